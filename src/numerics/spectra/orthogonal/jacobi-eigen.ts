import { hypot } from "../../elementary/index.js";
import { allocate, ConvergenceError, UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { frobeniusOf, Matrix } from "../../matrices/index.js";

/** Rounds of all pairs before the iteration gives up. */
const MAX_SWEEPS = 60;

/**
 * Cyclic Jacobi (Golub & Van Loan 2013, §8.5) for an exactly symmetric matrix in the range of `safeScale`: rotates
 * until every off-diagonal entry is below u‖A‖_F/d. No error bound is claimed here: the caller certifies the result.
 * @returns eigenvalues, descending, and orthonormal eigenvectors in columns
 * @throws ConvergenceError
 */
export function rotateToDiagonal(a: Matrix, maxSweeps = MAX_SWEEPS): { values: Float64Array; vectors: Matrix } {
  const d = a.rows;
  const work = a.data.slice();
  // Row i of `basis` is the i-th vector.
  const basis = new Float64Array(d * d);
  for (let i = 0; i < d; i++) basis[i * d + i] = 1;
  const negligible = (UNIT_ROUNDOFF * frobeniusOf(work)) / d;
  let sweep = 0;
  while (rotateAllPairs(work, basis, d, negligible)) {
    if (++sweep > maxSweeps) {
      throw new ConvergenceError({
        where: "symmetric Jacobi",
        expected: `off-diagonal entries below ${negligible.toPrecision(3)} after ${maxSweeps} sweeps`,
        got: "some pair still to be rotated",
      });
    }
  }
  const order = Array.from({ length: d }, (_, i) => i).sort((i, j) => work[j * d + j]! - work[i * d + i]!);
  const values = allocate(d);
  const vectors = allocate(d * d);
  order.forEach((from, to) => {
    values[to] = work[from * d + from]!;
    for (let i = 0; i < d; i++) vectors[i * d + to] = basis[from * d + i]!;
  });
  return { values, vectors: new Matrix(d, d, vectors) };
}

/** One sweep; whether anything was rotated. */
function rotateAllPairs(work: Float64Array, basis: Float64Array, d: number, negligible: number): boolean {
  let rotated = false;
  for (let p = 0; p < d - 1; p++) {
    for (let q = p + 1; q < d; q++) {
      const off = work[p * d + q]!;
      if (Math.abs(off) <= negligible) continue;
      rotated = true;
      const gap = work[q * d + q]! - work[p * d + p]!;
      const root = hypot(gap, 2 * off);
      const t = (2 * off) / (gap < 0 ? gap - root : gap + root);
      const c = 1 / Math.sqrt(1 + t * t);
      const s = c * t;
      work[p * d + p]! -= t * off;
      work[q * d + q]! += t * off;
      work[p * d + q] = work[q * d + p] = 0;
      for (let i = 0; i < d; i++) {
        rotatePair(basis, p * d + i, q * d + i, c, s);
        if (i === p || i === q) continue;
        rotatePair(work, i * d + p, i * d + q, c, s);
        work[p * d + i] = work[i * d + p]!;
        work[q * d + i] = work[i * d + q]!;
      }
    }
  }
  return rotated;
}

function rotatePair(data: Float64Array, at: number, to: number, c: number, s: number): void {
  const x = data[at]!;
  const y = data[to]!;
  data[at] = c * x - s * y;
  data[to] = s * x + c * y;
}
