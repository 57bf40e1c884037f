import { ConvergenceError, gamma, UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import type { Matrix } from "../../matrices/index.js";

/** Rounds of all pairs before the iteration gives up. Vandermonde matrices 32×32 take up to 23, Gaussian ones 10. */
const MAX_SWEEPS = 60;

/** Squared vectors below this times ‖A‖_F² are left alone: 2^-160 of the norm. `NEGLIGIBLE` accounts for them. */
const FLOOR = 2 ** -320;

/**
 * What skipped vectors (at most 2√k·2^-160), underflow in products, and underflow in scaling add to the error,
 * relative to ‖A‖_F in the range that `safeScale` arranges.
 */
const NEGLIGIBLE = 2 ** -150;

/**
 * Backward error of one computed plane rotation in units of roundoff. With t̂ as computed, c = 1/√(1+t̂²) and
 * s = c t̂ define an exact rotation. ĉ = c(1+θ) and ŝ = s(1+θ)(1+δ) with |θ| ≤ 2.75u: a common factor, of norm 2.75u.
 * The products and the sum add 2u|c| and 3u|s| entrywise, a matrix of norm ≤ (2|c| + 3|s|)u ≤ √13 u. Together 6.36u,
 * rounded up for second-order terms. Compare Higham 2002, Lemma 19.7, with √2 γ_6 = 8.5u.
 */
const ROTATION = 6.5;

/** Square of the largest cosine between two of the final vectors, as computed: 8 units of roundoff, more for long vectors. */
function cosineSquared(length: number): number {
  return 2 ** -100 * (1 + length / 64);
}

/**
 * Copies A/scale to `work` as min(m, n) vectors of length max(m, n), one after another with the given stride: its rows
 * where it is wide, else its columns.
 */
export function loadVectors(a: Matrix, scale: number, work: Float64Array, stride: number): void {
  const { rows, cols, data } = a;
  const factor = 1 / scale;
  if (rows <= cols) {
    for (let i = 0, from = 0, to = 0; i < rows; i++, from += cols, to += stride) {
      for (let j = 0; j < cols; j++) work[to + j] = data[from + j]! * factor;
    }
  } else {
    for (let i = 0, from = 0; i < rows; i++, from += cols) {
      for (let j = 0, to = i; j < cols; j++, to += stride) work[to] = data[from + j]! * factor;
    }
  }
}

/** Σ x_l² over `length` numbers from `at`. */
export function squaredLength(work: Float64Array, at: number, length: number): number {
  let total = 0;
  for (let l = at; l < at + length; l++) total += work[l]! * work[l]!;
  return total;
}

/**
 * One-sided Jacobi (Hestenes 1958): rotates pairs of the `count` vectors in `work`, in place, until all pairs are
 * orthogonal to roundoff relative to their lengths. Vector i is work[i·stride, i·stride + length); numbers behind it
 * up to the stride are rotated along, which accumulates the rotations when they start as the identity.
 *
 * Squared lengths are updated within a sweep, unless they cancel, and recomputed before the next: left to drift, the
 * difference of two equal ones would never become small enough to rotate by the right angle.
 *
 * @param squares workspace of `count` numbers
 * @returns the number of stages of disjoint rotations that were applied: the cyclic order by rows equals one by
 *   antidiagonals p + q, which has 2·count − 3 stages a sweep
 * @throws ConvergenceError
 */
export function orthogonalize(
  work: Float64Array,
  count: number,
  length: number,
  stride: number,
  squares: Float64Array,
  maxSweeps = MAX_SWEEPS,
): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += squares[i] = squaredLength(work, i * stride, length);
  const floor = total * FLOOR;
  const threshold = cosineSquared(length);
  let rotations = 0;
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    const before = rotations;
    if (sweep > 0) for (let i = 0; i < count; i++) squares[i] = squaredLength(work, i * stride, length);
    for (let p = 0, x = 0; p < count - 1; p++, x += stride) {
      for (let q = p + 1, y = x + stride; q < count; q++, y += stride) {
        let inner = 0;
        for (let l = 0; l < length; l++) inner += work[x + l]! * work[y + l]!;
        const a = squares[p]!;
        const b = squares[q]!;
        if (inner * inner <= threshold * a * b || a <= floor || b <= floor) continue;
        rotations += 1;
        const gap = b - a;
        const twice = 2 * inner;
        const root = Math.sqrt(gap * gap + twice * twice);
        const t = twice / (gap < 0 ? gap - root : gap + root);
        const c = 1 / Math.sqrt(1 + t * t);
        const s = c * t;
        for (let l = 0; l < stride; l++) {
          const u = work[x + l]!;
          const v = work[y + l]!;
          work[x + l] = c * u - s * v;
          work[y + l] = s * u + c * v;
        }
        const moved = t * inner;
        squares[p] = a - moved < a / 64 ? squaredLength(work, x, length) : a - moved;
        squares[q] = b + moved < b / 64 ? squaredLength(work, y, length) : b + moved;
      }
    }
    if (rotations === before) return Math.min(rotations, sweep * (2 * count - 3));
  }
  throw new ConvergenceError({
    where: "one-sided Jacobi",
    expected: `${count} orthogonal vectors after ${maxSweeps} sweeps`,
    got: "some pair still to be rotated",
  });
}

/**
 * Bound of (Σ|σ̂_i − σ_i|²)^{1/2} relative to ‖A‖_F when σ̂_i are the computed lengths of the vectors that
 * `orthogonalize` left after `stages` stages. Three parts:
 *
 * - Rotations. Errors within a stage sit in disjoint pairs, so a stage perturbs by ≤ 6.5u‖A‖_F, and later rotations
 *   keep that norm (Higham 2002, Lemmas 19.8 and 19.9); Mirsky 1960 turns it into an error of the values.
 * - Non-orthogonality. The vectors are QD with unit columns Q, ‖QᵀQ − I‖_F ≤ ω = √(k(k−1))(cosine + γ_m), hence
 *   |σ_i − d_i| ≤ d_i(1 − √(1−ω)) ≤ 0.51 ω d_i (Ostrowski; Horn & Johnson 2013, Thm 4.5.9).
 * - Lengths: γ_{m/2+1} each (Higham 2002, §3.1).
 */
export function jacobiError(stages: number, count: number, length: number): number {
  const cosine = 1.01 * Math.sqrt(cosineSquared(length)) + gamma(length);
  const rotations = ROTATION * UNIT_ROUNDOFF * stages;
  const orthogonality = 0.51 * Math.sqrt(count * (count - 1)) * cosine;
  return 1.01 * (rotations + orthogonality + gamma(length / 2 + 1)) + NEGLIGIBLE;
}
