import { floorRoot, magnitude } from "../numbers/integers.js";

/** Columns of integers; the entry x stands for x / 2^fraction. */
export type FixedColumns = bigint[][];

/** A V ≈ Q diag(d) in fixed point: V square, Q with one column for every column of A. */
export interface FixedDecomposition {
  readonly v: FixedColumns;
  readonly q: FixedColumns;
  /** Descending. Where d_k = 0, column k of Q is zero too. */
  readonly values: readonly bigint[];
}

/** Cyclic Jacobi converges quadratically, in some ten sweeps at a thousand bits. Accuracy is checked afterwards. */
const MOST_SWEEPS = 40;

/**
 * An approximate singular value decomposition by one-sided Jacobi rotations (Hestenes 1958), entries of A at most 1 in
 * size with `fraction` bits after the point. Nothing here is rigorous: whoever uses it bounds the residual.
 */
export function fixedDecomposition(a: FixedColumns, fraction: number): FixedDecomposition {
  const b = a.map((column) => [...column]);
  const v = unitColumns(a.length, fraction);
  let sweeps = 0;
  while (sweep(b, v, fraction) && sweeps < MOST_SWEEPS) sweeps++;
  const norms = b.map((column) => floorRoot(dot(column, column), 2));
  const order = norms.map((_, k) => k).sort((i, k) => (norms[k]! > norms[i]! ? 1 : norms[k]! < norms[i]! ? -1 : 0));
  const { q, values } = orthonormalized(
    order.map((k) => b[k]!),
    fraction,
  );
  return { v: order.map((k) => v[k]!), q, values };
}

/** One rotation for each pair of columns that is not orthogonal to rounding; whether there was any. */
function sweep(b: FixedColumns, v: FixedColumns, fraction: number): boolean {
  let turned = false;
  // Rounding moves an entry of a column by a unit: inner products move by that times the larger norm.
  const noise = BigInt(16 * (b[0]?.length ?? 0)) ** 2n;
  for (let p = 0; p < b.length; p++) {
    for (let q = p + 1; q < b.length; q++) {
      const alpha = dot(b[p]!, b[p]!);
      const beta = dot(b[q]!, b[q]!);
      const gamma = dot(b[p]!, b[q]!);
      if (gamma * gamma <= noise * (alpha > beta ? alpha : beta)) continue;
      const [c, s] = rotation(alpha, beta, gamma, fraction);
      rotate(b, p, q, c, s, fraction);
      rotate(v, p, q, c, s, fraction);
      turned = true;
    }
  }
  return turned;
}

/** Cosine and sine of the rotation by at most 45° that makes two columns with these inner products orthogonal. */
function rotation(alpha: bigint, beta: bigint, gamma: bigint, fraction: number): [bigint, bigint] {
  const bits = BigInt(fraction);
  const difference = beta - alpha;
  const twice = 2n * gamma;
  const hypotenuse = floorRoot(difference * difference + twice * twice, 2);
  const tangent = ((difference < 0n ? -twice : twice) << bits) / (magnitude(difference) + hypotenuse);
  const one = 1n << (2n * bits);
  const cosine = one / floorRoot(one + tangent * tangent, 2);
  return [cosine, (cosine * tangent) >> bits];
}

function rotate(columns: FixedColumns, p: number, q: number, c: bigint, s: bigint, fraction: number): void {
  const bits = BigInt(fraction);
  const x = columns[p]!;
  const y = columns[q]!;
  for (let i = 0; i < x.length; i++) {
    const [left, right] = [x[i]!, y[i]!];
    x[i] = (c * left - s * right) >> bits;
    y[i] = (s * left + c * right) >> bits;
  }
}

/** Gram–Schmidt, twice for each column, which is enough (Giraud et al. 2005). Columns of noise become 0. */
function orthonormalized(columns: FixedColumns, fraction: number): { q: FixedColumns; values: bigint[] } {
  const bits = BigInt(fraction);
  const q: FixedColumns = [];
  const values: bigint[] = [];
  for (const column of columns) {
    const length = floorRoot(dot(column, column), 2);
    const isNoise = length <= BigInt(64 * column.length * columns.length);
    values.push(isNoise ? 0n : length);
    let unit = column.map((x) => (isNoise ? 0n : (x << bits) / length));
    for (let pass = 0; pass < 2 && !isNoise; pass++) {
      for (const earlier of q) {
        const overlap = dot(earlier, unit) >> bits;
        unit = unit.map((x, i) => x - ((overlap * earlier[i]!) >> bits));
      }
      const norm = floorRoot(dot(unit, unit), 2);
      // A norm of 0 is a failure that shows in the residual.
      if (norm > 0n) unit = unit.map((x) => (x << bits) / norm);
    }
    q.push(unit);
  }
  return { q, values };
}

function unitColumns(n: number, fraction: number): FixedColumns {
  return Array.from({ length: n }, (_, k) =>
    Array.from({ length: n }, (_, i) => (i === k ? 1n << BigInt(fraction) : 0n)),
  );
}

/** Σ x_i y_i, with twice the fraction bits. */
export function dot(x: readonly bigint[], y: readonly bigint[]): bigint {
  let total = 0n;
  for (let i = 0; i < x.length; i++) total += x[i]! * y[i]!;
  return total;
}
