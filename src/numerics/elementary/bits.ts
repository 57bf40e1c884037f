/**
 * The bits of doubles. One buffer is seen as a double and as two 32-bit words; nothing here rounds.
 */
export const DOUBLE = new Float64Array(1);
export const WORDS = new Int32Array(DOUBLE.buffer);

/** Which of the two words has the sign, the exponent and the first 20 bits of the fraction. */
export const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
export const LOW = 1 - HIGH;

/** 2^27 + 1: a product with it splits a double into two halves of 26 bits (Veltkamp; Dekker 1971). */
const SPLITTER = 2 ** 27 + 1;

/** The first 26 bits of x, rounded; what is left fits in 26 bits, too. For |x| < 2^996. */
export function firstHalf(x: number): number {
  const shifted = SPLITTER * x;
  return shifted - (shifted - x);
}

/** xy − p, exactly, for p = xy as rounded, where nothing overflows or underflows (Dekker 1971). */
export function productError(x: number, y: number, p: number): number {
  const a = firstHalf(x);
  const b = firstHalf(y);
  return a * b - p + a * (y - b) + (x - a) * b + (x - a) * (y - b);
}

/** 2^k for an integer k, exactly where it is a double; 0 below, ∞ above, NaN where k is no integer. */
export function twoTo(k: number): number {
  if (k >= -1022 && k <= 1023) {
    if ((k | 0) !== k) return NaN;
    WORDS[HIGH] = (k + 1023) << 20;
    WORDS[LOW] = 0;
    return DOUBLE[0]!;
  }
  if (k > 1023) return Infinity;
  if (k < -1074) return 0;
  return k < -1022 ? twoTo(k + 60) * 2 ** -60 : NaN;
}

/** ⌊log₂|x|⌋, exactly; −∞ at 0, ∞ at ∞, NaN at NaN. */
export function exponentOf(x: number): number {
  DOUBLE[0] = x;
  const biased = (WORDS[HIGH]! >>> 20) & 0x7ff;
  if (biased === 0x7ff) return Math.abs(x);
  if (biased !== 0) return biased - 1023;
  return x === 0 ? -Infinity : exponentOf(x * 2 ** 54) - 54;
}

/** v·2^k for v in [1/2, 2) and |k| ≤ 1100: exact where the result is normal, else rounded once. */
export function scaled(v: number, k: number): number {
  if (k >= -1021 && k <= 1022) {
    DOUBLE[0] = v;
    WORDS[HIGH]! += k << 20;
    return DOUBLE[0];
  }
  return k > 0 ? v * 2 ** 1000 * twoTo(k - 1000) : v * twoTo(k + 100) * 2 ** -100;
}
