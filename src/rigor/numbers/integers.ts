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
  const exponent = binaryExponent(approximation);
  return size >> BigInt(exponent) === 0n ? exponent : exponent + 1;
}

/** ⌊log₂ |x|⌋ of a normal double, read from its bits. */
function binaryExponent(x: number): number {
  buffer.setFloat64(0, x);
  return ((buffer.getUint16(0) & 0x7fff) >> 4) - 1023;
}

const buffer = new DataView(new ArrayBuffer(8));

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
  const power = BigInt(k - 1);
  const divisor = BigInt(k);
  let x = rootFromAbove(n, k);
  for (;;) {
    const next = (power * x + n / x ** power) / divisor;
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
