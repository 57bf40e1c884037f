import { isPlain } from "./engine.js";
import { plainProduct } from "./plain-product.js";
import { simdProduct } from "./simd-product.js";

/** Fewer multiplications than this are done as fast without copies: 6×6 is about where both meet. */
const WORTHWHILE = 200;

/** X and Y as they lie in memory, or transposed; the result put in the place of what is there, or added to it. */
const PLAIN = 0;
export const LEFT_TRANSPOSED = 1;
export const RIGHT_TRANSPOSED = 2;
export const ADDED = 4;

/**
 * out = XY, or out += XY, for X (m×k) and Y (k×n), all row by row; with `LEFT_TRANSPOSED`, `x` holds Xᵀ (k×m), and with
 * `RIGHT_TRANSPOSED`, `y` holds Yᵀ (n×k). No shapes are checked and no errors bounded.
 *
 * Each entry is one sum ((0 + x_i0·y_0j) + x_i1·y_1j) + …, or from the entry of `out` on, rounded after each operation: the
 * same bits on every engine and by either route.
 * @param flags a sum of `LEFT_TRANSPOSED`, `RIGHT_TRANSPOSED`, `ADDED`
 */
export function multiplyInto(
  out: Float64Array,
  x: Float64Array,
  y: Float64Array,
  m: number,
  k: number,
  n: number,
  flags: number = PLAIN,
): void {
  const isLeft = (flags & LEFT_TRANSPOSED) !== 0;
  const isRight = (flags & RIGHT_TRANSPOSED) !== 0;
  const xi = isLeft ? 1 : k;
  const xl = isLeft ? m : 1;
  const yl = isRight ? 1 : n;
  const yj = isRight ? k : 1;
  const adds = (flags & ADDED) !== 0;
  const isWorthwhile = m * k * n >= WORTHWHILE && m >= 4 && n >= 4;
  if (isWorthwhile && !isPlain() && simdProduct(out, x, y, m, k, n, xi, xl, yl, yj, adds)) return;
  plainProduct(out, x, y, m, k, n, xi, xl, yl, yj, adds);
}
