import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { bidiagonalize, bidiagonalOf, bidiagonalRoom } from "./bidiagonal.js";
import { padded, reflect, workspace } from "../../kernels/index.js";
import { FLOOR, WaitingTurns } from "../orthogonal/index.js";

/** Sweeps a value before it gives up; two are usual. */
const MAX_SWEEPS = 40;

/** Entries below this share of the norm count as zero. */
const NEGLIGIBLE = 2 ** -63;

/**
 * The two sides of X = L·diag·Rᵀ, whose rows are turned along with the bidiagonal matrix; and the rotations that wait
 * for them. All in one array, Lᵀ from `left` on, with rows that are `leftStride` apart, and so on.
 */
interface Sides {
  readonly numbers: Float64Array;
  readonly left: number;
  readonly leftStride: number;
  readonly right: number;
  readonly rightStride: number;
  readonly rowTurns: WaitingTurns;
  readonly columnTurns: WaitingTurns;
  readonly n: number;
  readonly m: number;
}

/**
 * Chases f out of row `zero`, whose diagonal entry is zero, to the right, by rotations of that row and each after it
 * (Golub & Van Loan 2013, §8.6.2): the row becomes zero and the block falls apart.
 */
function clearRow(
  d: Float64Array,
  e: Float64Array,
  zero: number,
  last: number,
  { numbers, right, rightStride, rowTurns, m }: Sides,
): void {
  rowTurns.finish();
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
    for (let j = 0, at = right + k * rightStride, to = right + zero * rightStride; j < m; j++, at++, to++) {
      const x = numbers[at]!;
      const y = numbers[to]!;
      numbers[at] = c * x + s * y;
      numbers[to] = c * y - s * x;
    }
  }
}

/** One Golub–Kahan sweep with the shift of the last 2×2 on rows p … q of the upper bidiagonal matrix. */
function sweep(d: Float64Array, e: Float64Array, p: number, q: number, sides: Sides): void {
  const { numbers, left, leftStride, right, rightStride, rowTurns, columnTurns } = sides;
  const [rowsAt, columnsAt] = [rowTurns.next(), columnTurns.next()];
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
    numbers[columnsAt + at] = c;
    numbers[columnsAt + at + 1] = s;
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
    numbers[rowsAt + at] = c;
    numbers[rowsAt + at + 1] = s;
  }
  rowTurns.add(right + p * rightStride, rightStride, q - p + 1);
  columnTurns.add(left + p * leftStride, leftStride, q - p + 1);
}

/** Upper bidiagonal to diagonal; whether it converged. */
function diagonalized(d: Float64Array, e: Float64Array, norm: number, sides: Sides, maxSweeps: number): boolean {
  const { n } = sides;
  const small = NEGLIGIBLE * norm;
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
    else sweep(d, e, p, q, sides);
  }
  return true;
}

/**
 * X = L·diag(values)·Rᵀ by Golub and Kahan's bidiagonal form, the products of its reflectors, and implicit QR (Golub &
 * Reinsch 1970). Lᵀ (n×n) and Rᵀ (n×m) come by rows, values in no order and not negative. No error bound is claimed
 * here: the caller certifies the result.
 * @param x n×m with n ≤ m, in the range of `safeScale`
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
  const leftStride = padded(n);
  const rightStride = padded(m);
  const left = bidiagonalRoom(n, m);
  const right = left + n * leftStride;
  const u = right + n * rightStride;
  const height = u + leftStride;
  const room = WaitingTurns.room(n);
  const numbers = workspace(height + 1 + 2 * room);
  for (let i = 0; i < n; i++) numbers.set(x.subarray(i * m, i * m + m), i * rightStride);
  bidiagonalize(numbers, n, m, FLOOR * square, form);
  const { d, e, h, g } = form;
  for (let i = 0; i < n; i++) numbers[left + i * leftStride + i] = numbers[right + i * rightStride + i] = 1;
  for (let k = n - 1; k >= 0; k--) {
    const next = k + 1;
    if (k < n - 1 && g[k] !== 0) {
      for (let i = next; i < n; i++) numbers[u + i - next] = numbers[i * rightStride + k]!;
      numbers.fill(0, u + n - next, u + padded(n - next));
      numbers[height] = g[k]!;
      const block = { at: left + next * (leftStride + 1), stride: leftStride, rows: n - next, cols: n - next };
      reflect(numbers, block, u, height);
    }
    if (h[k] === 0) continue;
    numbers[height] = h[k]!;
    const block = { at: right + k * (rightStride + 1), stride: rightStride, rows: n - k, cols: m - k };
    reflect(numbers, block, k * (rightStride + 1), height);
  }
  // X = LBRᵀ with B lower bidiagonal: Bᵀ is upper, its rows turn with R, its columns with L.
  const rowTurns = new WaitingTurns(numbers, height + 1, n, m);
  const columnTurns = new WaitingTurns(numbers, height + 1 + room, n, n);
  const sides = { numbers, left, leftStride, right, rightStride, rowTurns, columnTurns, n, m };
  if (!diagonalized(d, e, Math.sqrt(square), sides, maxSweeps)) return null;
  rowTurns.finish();
  columnTurns.finish();
  const found = { left: new Float64Array(n * n), values: d, right: new Float64Array(n * m) };
  for (let i = 0; i < n; i++) {
    const sign = d[i]! < 0 ? -1 : 1;
    d[i] = sign * d[i]!;
    for (let j = 0; j < n; j++) found.left[i * n + j] = sign * numbers[left + i * leftStride + j]!;
    found.right.set(numbers.subarray(right + i * rightStride, right + i * rightStride + m), i * m);
  }
  return found;
}
