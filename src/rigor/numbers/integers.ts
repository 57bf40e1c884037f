import { pow } from "../../numerics/index.js";

/** The number of binary digits of |n|; 0 for n = 0. */
export function bitLength(n: bigint): number {
  const size = n < 0n ? -n : n;
  if (size === 0n) return 0;
  const approximation = Number(size);
  if (approximation === Infinity) {
    const digits = size.toString(16);
    return 4 * digits.length - (Math.clz32(parseInt(digits[0]!, 16)) - 28);
  }
  // The conversion rounds to nearest: it may reach the next power of two, never pass it.
  scratch[0] = approximation;
  const exponent = (words[HIGH]! >> 20) - 1023;
  const isPower = (words[HIGH]! & 0xfffff) === 0 && words[1 - HIGH] === 0;
  return isPower && size >> BigInt(exponent) === 0n ? exponent : exponent + 1;
}

/** A positive double and its two halves, the one with the exponent at `HIGH`. */
const scratch = new Float64Array([1]);
const words = new Int32Array(scratch.buffer);
const HIGH = words[0] === 0 ? 1 : 0;

/** |n|. */
export function magnitude(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** ⌊a / b⌋ for b > 0; the division of the language cuts toward zero. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/**
 * ⌊n^{1/k}⌋ for n ≥ 0 and k ≥ 1 by Newton's method from above, where the iterates fall until they are there (Brent and
 * Zimmermann 2010, 1.5.2): a handful of steps from a start in double precision.
 */
export function floorRoot(n: bigint, k: number): bigint {
  if (n < 2n || k === 1) return n;
  if (k === 2) return floorSquareRoot(n);
  const power = BigInt(k - 1);
  const divisor = BigInt(k);
  let x = rootFromAbove(n, k);
  for (;;) {
    const next = (power * x + n / x ** power) / divisor;
    if (next >= x) return x;
    x = next;
  }
}

/** The same for k = 2, where most time is spent: a correctly rounded start, and shifts in place of powers. */
function floorSquareRoot(n: bigint): bigint {
  const excess = bitLength(n) - 1000;
  const shift = excess > 0 ? (excess + 1) >> 1 : 0;
  // The conversion moves a number by at most 2^-53 of it, the root by 2^-54 of itself, and the bits shifted away by less than 1.
  const leading = Math.sqrt(Number(shift > 0 ? n >> BigInt(2 * shift) : n)) * (1 + 2 ** -50);
  let x = (BigInt(Math.ceil(leading)) + 1n) << BigInt(shift);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** An upper bound of n^{1/k}, to some forty bits where k is small. */
function rootFromAbove(n: bigint, k: number): bigint {
  const excess = bitLength(n) - 1000;
  const shift = excess > 0 ? Math.ceil(excess / k) : 0;
  const leading = Number(n >> BigInt(shift * k));
  // (leading + 1)^{1/k} · (1 + 2^-40) covers the conversion, the power function and the bits that were shifted away.
  const root = BigInt(Math.ceil(pow(leading + 1, 1 / k) * (1 + 2 ** -40))) + 1n;
  return root << BigInt(shift);
}

/** ⌈√n⌉ for n ≥ 0. */
export function ceilingRoot(n: bigint): bigint {
  const root = floorRoot(n, 2);
  return root * root === n ? root : root + 1n;
}
