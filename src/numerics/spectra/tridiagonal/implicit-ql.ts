import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { FLOOR, reflectRows, rotateRows } from "../orthogonal/index.js";
import { tridiagonalize, tridiagonalOf } from "./tridiagonal.js";

/** Sweeps for one eigenvalue before it gives up; one or two are usual. */
const MAX_SWEEPS = 60;

/** Entries beside the diagonal below this share of the norm count as zero, whatever stands on the diagonal. */
const NEGLIGIBLE = 2 ** -80;

/** Where the block of the tridiagonal matrix that begins at `from` ends: at the first e that counts as zero. */
function endOfBlock(d: Float64Array, e: Float64Array, n: number, from: number, negligible: number): number {
  let m = from;
  while (m < n - 1) {
    const size = Math.abs(e[m]!);
    if (size <= UNIT_ROUNDOFF * (Math.abs(d[m]!) + Math.abs(d[m + 1]!)) || size <= negligible) break;
    m += 1;
  }
  return m;
}

/**
 * One implicit QL sweep with Wilkinson's shift on rows l … m (Golub & Van Loan 2013, §8.3.5, from the other end); its rotations go
 * to `turns`. @returns how many there are
 */
function sweep(d: Float64Array, e: Float64Array, l: number, m: number, turns: Float64Array): number {
  let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  let r = Math.sqrt(g * g + 1);
  g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  let count = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = d[i + 1]! - p;
      e[m] = 0;
      return count;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1]! - p;
    r = (d[i]! - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    turns[2 * count] = c;
    turns[2 * count + 1] = s;
    count += 1;
  }
  d[l] = d[l]! - p;
  e[l] = g;
  e[m] = 0;
  return count;
}

/**
 * Eigenvalues of an exactly symmetric matrix in the range of `safeScale`, in no order, and its eigenvectors in the rows of Qᵀ: tridiagonal
 * form, the product of its reflectors, implicit QL. No error bound is claimed here: the caller certifies the result.
 * @param a n×n, overwritten
 * @param square ‖A‖_F²
 * @returns null where it did not converge
 */
export function eigenByQl(
  a: Float64Array,
  n: number,
  square: number,
  maxSweeps = MAX_SWEEPS,
): { values: Float64Array; rows: Float64Array } | null {
  const form = tridiagonalOf(n);
  tridiagonalize(a, n, FLOOR * square, form);
  const { d, e, h } = form;
  // A = QTQᵀ with Q = H_0 H_1 ⋯, so Qᵀ = ⋯ H_1 H_0: the last reflector first, each on the rows that are not yet units.
  const rows = new Float64Array(n * n);
  for (let i = 0; i < n; i++) rows[i * n + i] = 1;
  for (let k = n - 2; k >= 0; k--) {
    const next = k + 1;
    reflectRows(rows, { first: next, last: n, stride: n, column: next }, a, k * n + next, n - next, h[k]!);
  }
  const turns = new Float64Array(2 * n);
  const negligible = NEGLIGIBLE * Math.sqrt(square);
  for (let l = 0; l < n; l++) {
    for (let sweeps = 0; ; sweeps++) {
      const m = endOfBlock(d, e, n, l, negligible);
      if (m === l) break;
      if (sweeps === maxSweeps) return null;
      const count = sweep(d, e, l, m, turns);
      rotateRows(rows, { row: m, step: -1, stride: n, cols: n }, turns, count);
    }
  }
  return { values: d, rows };
}
