import { scaled } from "./bits.js";
import { LN2, rootsOfTwo, wide, wideOnGrid } from "./fixed-point.js";

const TABLE = rootsOfTwo().map(wide);
const TABLE_HIGH = Float64Array.from(TABLE, ({ high }) => high);
const TABLE_LOW = Float64Array.from(TABLE, ({ low }) => low);
const STEPS = 64 / Math.LN2;
const { high: STEP_HIGH, low: STEP_LOW } = wideOnGrid(LN2 / 64n);

/**
 * e^{x + tail} for |x| < 746 and |tail| ≤ u|x|. Relative error, but for that of the arguments, at most (1 + 2^-5) u where
 * the result is normal, and below one unit in the last place elsewhere.
 *
 * Reduction by a table (Tang, ACM Trans. Math. Software 15 (1989), 144–157): x = k ln 2/64 + r, |r| ≤ 0.00542, and
 * e^x = 2^{⌊k/64⌋} 2^{j/64} (1 + p), p = e^r − 1. The high part of ln 2/64 is a multiple of 2^-42, so that x − k·high is
 * exact; r, p, its product with the root and the sum with the low part of the root are rounded with an error of u|r| each
 * and very little else: 4·0.00542 u and then the last rounding, u. The term r⁷/5040 that is left out is below 2^-64.
 */
export function wideExponential(x: number, tail: number): number {
  const k = Math.floor(x * STEPS + 0.5);
  const r = x - k * STEP_HIGH + (tail - k * STEP_LOW);
  const j = k & 63;
  const root = TABLE_HIGH[j]!;
  return scaled(root + (TABLE_LOW[j]! + root * changeOver(r)), k >> 6);
}

/** e^r − 1 for |r| ≤ 0.00542. */
function changeOver(r: number): number {
  return r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
}

/**
 * e^x. Relative error at most (1 + 2^-5) u where the result is normal, below one unit in the last place where it is
 * not; 0 below −746, ∞ where it overflows.
 */
export function exp(x: number): number {
  if (x < 710 && x > -746) return wideExponential(x, 0);
  return x >= 710 ? Infinity : x <= -746 ? 0 : NaN;
}

/** 1/k! for k = 3, …, 12. */
const FACTORIALS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((k) => {
  let factorial = 1;
  for (let i = 2; i <= k; i++) factorial *= i;
  return 1 / factorial;
});

/**
 * e^x − 1. Relative error at most 1.5u, also next to 0. Taylor's sum for |x| < 1/8; else the table of e^x, of which 1 is
 * taken off without error before the small part is added.
 */
export function expm1(x: number): number {
  if (!(x < 710 && x > -40)) return x >= 710 ? Infinity : x <= -40 ? -1 : NaN;
  if (Math.abs(x) < 2 ** -54) return x;
  if (Math.abs(x) < 1 / 8) {
    let tail = 0;
    for (let i = FACTORIALS.length - 1; i >= 0; i--) tail = FACTORIALS[i]! + x * tail;
    return x + x * x * (0.5 + x * tail);
  }
  const k = Math.floor(x * STEPS + 0.5);
  const r = x - k * STEP_HIGH - k * STEP_LOW;
  const j = k & 63;
  const size = k >> 6;
  const root = TABLE_HIGH[j]!;
  const small = TABLE_LOW[j]! + root * changeOver(r);
  if (size > 60) return scaled(root + small, size);
  const power = scaled(root, size);
  const high = power - 1;
  const low = power >= 1 ? power - high - 1 : power - (high + 1);
  return high + (low + small * scaled(1, size));
}

/** tanh x = (e^{2x} − 1)/(e^{2x} + 1). Relative error at most 4u. */
export function tanh(x: number): number {
  if (Math.abs(x) > 22) return Math.sign(x);
  const change = expm1(2 * x);
  return change / (change + 2);
}
