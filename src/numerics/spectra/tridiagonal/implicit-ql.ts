import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { padded, reflect, workspace } from "../../kernels/index.js";
import { FLOOR, WaitingTurns } from "../orthogonal/index.js";
import { tridiagonalize, tridiagonalOf, tridiagonalRoom } from "./tridiagonal.js";

/** Sweeps for one eigenvalue before it gives up; one or two are usual. */
const MAX_SWEEPS = 60;

/** Entries beside the diagonal below this share of the norm count as zero, whatever stands on the diagonal. */
const NEGLIGIBLE = 2 ** -80;

/** Rows of Qᵀ that all reflectors go over before the next rows: so many stay in the fastest memory. */
const TOGETHER = 12;

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
 * One implicit QL sweep with Wilkinson's shift on rows l … m (Golub & Van Loan 2013, §8.3.5, from the other end); its
 * rotations go to `turns` from `at` on. @returns how many there are
 */
function sweep(d: Float64Array, e: Float64Array, l: number, m: number, turns: Float64Array, at: number): number {
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
    turns[at + 2 * count] = c;
    turns[at + 2 * count + 1] = s;
    count += 1;
  }
  d[l] = d[l]! - p;
  e[l] = g;
  e[m] = 0;
  return count;
}

/**
 * Eigenvalues of an exactly symmetric matrix in the range of `safeScale`, in no order, and its eigenvectors, the rows
 * of Qᵀ, `stride` apart and good until the next workspace is asked for: tridiagonal form, the product of its
 * reflectors, implicit QL. No error bound is claimed here: the caller certifies the result.
 * @param given n×n
 * @param square ‖A‖_F²
 * @returns null where it did not converge
 */
export function eigenByQl(
  given: Float64Array,
  n: number,
  square: number,
  maxSweeps = MAX_SWEEPS,
): { values: Float64Array; rows: Float64Array; stride: number } | null {
  const stride = padded(n);
  const rows = tridiagonalRoom(n);
  const height = rows + n * stride;
  const first = height + 1;
  const a = workspace(first + WaitingTurns.room(n));
  for (let i = 0; i < n; i++) a.set(given.subarray(i * n, i * n + n), i * stride);
  const form = tridiagonalOf(n);
  tridiagonalize(a, n, FLOOR * square, form);
  const { d, e, h } = form;
  // A = QTQᵀ with Q = H_0 H_1 ⋯, so Qᵀ = ⋯ H_1 H_0: the last reflector first, each on the rows that are not yet units.
  for (let i = 0; i < n; i++) a[rows + i * stride + i] = 1;
  for (let row = 1; row < n; row += TOGETHER) {
    const end = Math.min(row + TOGETHER, n);
    for (let k = end - 2; k >= 0; k--) {
      if (h[k] === 0) continue;
      const next = k + 1;
      const from = Math.max(row, next);
      a[height] = h[k]!;
      reflect(
        a,
        { at: rows + from * stride + next, stride, rows: end - from, cols: n - next },
        k * stride + next,
        height,
      );
    }
  }
  const turns = new WaitingTurns(a, first, n, n);
  const negligible = NEGLIGIBLE * Math.sqrt(square);
  for (let l = 0; l < n; l++) {
    for (let sweeps = 0; ; sweeps++) {
      const m = endOfBlock(d, e, n, l, negligible);
      if (m === l) break;
      if (sweeps === maxSweeps) return null;
      const count = sweep(d, e, l, m, a, turns.next());
      turns.add(rows + m * stride, -stride, count + 1);
    }
  }
  turns.finish();
  return { values: d, rows: a.subarray(rows, height), stride };
}
