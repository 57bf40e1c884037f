import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { bidiagonalize, bidiagonalOf } from "./bidiagonal.js";
import { FLOOR, reflectRows, rotateRows } from "../orthogonal/index.js";

/** Sweeps a value before it gives up; two are usual. */
const MAX_SWEEPS = 40;

/** Entries below this share of the norm count as zero. */
const NEGLIGIBLE = 2 ** -63;

/** The two sides of X = L·diag·Rᵀ: their rows are turned along with the bidiagonal matrix. */
interface Sides {
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly n: number;
  readonly m: number;
}

/** c and s of the rotations of one sweep. */
interface Turns {
  readonly rows: Float64Array;
  readonly cols: Float64Array;
}

/**
 * Chases f out of row `zero`, whose diagonal entry is zero, to the right, by rotations of that row and each after it
 * (Golub & Van Loan 2013, §8.6.2): the row becomes zero and the block falls apart.
 */
function clearRow(d: Float64Array, e: Float64Array, zero: number, last: number, { right, m }: Sides): void {
  let f = e[zero]!;
  e[zero] = 0;
  d[zero] = 0;
  for (let k = zero + 1; k <= last && f !== 0; k++) {
    const r = Math.sqrt(d[k]! * d[k]! + f * f);
    if (r === 0) return;
    const c = d[k]! / r;
    const s = f / r;
    d[k] = r;
    f = k < last ? -s * e[k]! : 0;
    if (k < last) e[k] = c * e[k]!;
    for (let j = 0, at = k * m, to = zero * m; j < m; j++, at++, to++) {
      const x = right[at]!;
      const y = right[to]!;
      right[at] = c * x + s * y;
      right[to] = c * y - s * x;
    }
  }
}

/** One Golub–Kahan sweep with the shift of the last 2×2 on rows p … q of the upper bidiagonal matrix. */
function sweep(d: Float64Array, e: Float64Array, p: number, q: number, sides: Sides, turns: Turns): void {
  const before = q - 1 > p ? e[q - 2]! : 0;
  const a = d[q - 1]! * d[q - 1]! + before * before;
  const b = d[q]! * d[q]! + e[q - 1]! * e[q - 1]!;
  const off = d[q - 1]! * e[q - 1]!;
  const half = (a - b) / 2;
  const root = Math.sqrt(half * half + off * off);
  const down = half + (half >= 0 ? root : -root);
  let y = d[p]! * d[p]! - (down === 0 ? b : b - (off * off) / down);
  let z = d[p]! * e[p]!;
  for (let k = p, at = 0; k < q; k++, at += 2) {
    let r = Math.sqrt(y * y + z * z);
    let c = r === 0 ? 1 : y / r;
    let s = r === 0 ? 0 : z / r;
    if (k > p) e[k - 1] = r;
    y = c * d[k]! + s * e[k]!;
    e[k] = c * e[k]! - s * d[k]!;
    z = s * d[k + 1]!;
    d[k + 1] = c * d[k + 1]!;
    turns.cols[at] = c;
    turns.cols[at + 1] = s;
    r = Math.sqrt(y * y + z * z);
    c = r === 0 ? 1 : y / r;
    s = r === 0 ? 0 : z / r;
    d[k] = r;
    y = c * e[k]! + s * d[k + 1]!;
    d[k + 1] = c * d[k + 1]! - s * e[k]!;
    if (k < q - 1) {
      z = s * e[k + 1]!;
      e[k + 1] = c * e[k + 1]!;
    }
    e[k] = y;
    turns.rows[at] = c;
    turns.rows[at + 1] = s;
  }
  const { left, right, n, m } = sides;
  rotateRows(right, { row: p, step: 1, stride: m, cols: m }, turns.rows, q - p);
  rotateRows(left, { row: p, step: 1, stride: n, cols: n }, turns.cols, q - p);
}

/** Upper bidiagonal to diagonal; whether it converged. */
function diagonalized(d: Float64Array, e: Float64Array, norm: number, sides: Sides, maxSweeps: number): boolean {
  const { n } = sides;
  const small = NEGLIGIBLE * norm;
  const turns = { rows: new Float64Array(2 * n), cols: new Float64Array(2 * n) };
  const couples = (k: number): boolean => {
    const size = Math.abs(e[k]!);
    return size > UNIT_ROUNDOFF * (Math.abs(d[k]!) + Math.abs(d[k + 1]!)) && size > small;
  };
  let budget = maxSweeps * n;
  for (let q = n - 1; q > 0;) {
    if (!couples(q - 1)) {
      e[q - 1] = 0;
      q -= 1;
      continue;
    }
    if ((budget -= 1) < 0) return false;
    let p = q - 1;
    while (p > 0 && couples(p - 1)) p -= 1;
    if (p > 0) e[p - 1] = 0;
    let zero = q - 1;
    while (zero >= p && Math.abs(d[zero]!) > small) zero -= 1;
    if (zero >= p) clearRow(d, e, zero, q, sides);
    else sweep(d, e, p, q, sides, turns);
  }
  return true;
}

/**
 * X = L·diag(values)·Rᵀ by Golub and Kahan's bidiagonal form, the products of its reflectors, and implicit QR (Golub & Reinsch
 * 1970). Lᵀ (n×n) and Rᵀ (n×m) come by rows, values in no order and not negative. No error bound is claimed here: the caller certifies
 * the result.
 * @param x n×m with n ≤ m, in the range of `safeScale`; overwritten
 * @param square ‖X‖_F²
 * @returns null where it did not converge
 */
export function svdByQr(
  x: Float64Array,
  n: number,
  m: number,
  square: number,
  maxSweeps = MAX_SWEEPS,
): { left: Float64Array; values: Float64Array; right: Float64Array } | null {
  const form = bidiagonalOf(n);
  bidiagonalize(x, n, m, m, FLOOR * square, form);
  const { d, e, h, g } = form;
  const left = new Float64Array(n * n);
  const right = new Float64Array(n * m);
  for (let i = 0; i < n; i++) left[i * n + i] = right[i * m + i] = 1;
  const u = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    const next = k + 1;
    for (let i = next; i < n; i++) u[i] = x[i * m + k]!;
    reflectRows(left, { first: next, last: n, stride: n, column: next }, u, next, n - next, g[k]!);
    reflectRows(right, { first: k, last: n, stride: m, column: k }, x, k * m + k, m - k, h[k]!);
  }
  // X = LBRᵀ with B lower bidiagonal: Bᵀ is upper, its rows turn with R, its columns with L.
  if (!diagonalized(d, e, Math.sqrt(square), { left, right, n, m }, maxSweeps)) return null;
  for (let i = 0; i < n; i++) {
    if (d[i]! >= 0) continue;
    d[i] = -d[i]!;
    for (let j = 0; j < n; j++) left[i * n + j] = -left[i * n + j]!;
  }
  return { left, values: d, right };
}
