import { twoTo } from "../../numerics/index.js";
import { RigorError } from "./errors.js";
import { bitLength, floorDivide, floorRoot } from "./integers.js";

/** Toward −∞ or toward +∞. */
export type Direction = "down" | "up";

/**
 * A dyadic rational m · 2^e with an integer mantissa of any length: every finite double is one, and sums, differences
 * and products of them are. Immutable; the pair (m, e) of a number is not unique, so compare with `compare`.
 */
export class Dyadic {
  readonly mantissa: bigint;
  readonly exponent: number;

  constructor(mantissa: bigint, exponent: number) {
    this.mantissa = mantissa;
    this.exponent = mantissa === 0n ? 0 : exponent;
  }

  /** −1, 0 or 1. */
  get sign(): number {
    return this.mantissa > 0n ? 1 : this.mantissa < 0n ? -1 : 0;
  }
}

export const ZERO = new Dyadic(0n, 0);
export const ONE = new Dyadic(1n, 0);

/** 2^k. */
export function powerOfTwo(k: number): Dyadic {
  return new Dyadic(1n, k);
}

/** The exact value of a double, subnormal or not. @throws RigorError for NaN and infinities */
export function fromDouble(x: number): Dyadic {
  if (!Number.isFinite(x)) throw new RigorError("fromDouble", "a finite number", String(x));
  if (Number.isSafeInteger(x)) return new Dyadic(BigInt(x), 0);
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return new Dyadic(x < 0 ? -mantissa : mantissa, Math.max(biased, 1) - 1075);
}

const view = new DataView(new ArrayBuffer(8));

/** −a, exactly. */
export function negated(a: Dyadic): Dyadic {
  return new Dyadic(-a.mantissa, a.exponent);
}

/** |a|, exactly. */
export function magnitudeOf(a: Dyadic): Dyadic {
  return a.mantissa < 0n ? negated(a) : a;
}

/** a + b, exactly. */
export function plus(a: Dyadic, b: Dyadic): Dyadic {
  if (a.mantissa === 0n) return b;
  if (b.mantissa === 0n) return a;
  if (a.exponent < b.exponent) return plus(b, a);
  return new Dyadic((a.mantissa << BigInt(a.exponent - b.exponent)) + b.mantissa, b.exponent);
}

/** a − b, exactly. */
export function minus(a: Dyadic, b: Dyadic): Dyadic {
  return plus(a, negated(b));
}

/** ab, exactly. */
export function times(a: Dyadic, b: Dyadic): Dyadic {
  return new Dyadic(a.mantissa * b.mantissa, a.exponent + b.exponent);
}

/** a · 2^k, exactly. */
export function shifted(a: Dyadic, k: number): Dyadic {
  return new Dyadic(a.mantissa, a.exponent + k);
}

/** Negative, zero or positive as a < b, a = b or a > b. */
export function compare(a: Dyadic, b: Dyadic): number {
  if (a.sign !== b.sign || a.sign === 0) return a.sign - b.sign;
  if (a.exponent === b.exponent) return a.mantissa < b.mantissa ? -1 : a.mantissa > b.mantissa ? 1 : 0;
  const gap = magnitudeExponent(a) - magnitudeExponent(b);
  return gap !== 0 ? gap * a.sign : minus(a, b).sign;
}

/** The k with 2^{k−1} ≤ |a| < 2^k. @throws RigorError for 0 */
export function magnitudeExponent(a: Dyadic): number {
  if (a.mantissa === 0n) throw new RigorError("magnitudeExponent", "a number other than 0", "0");
  return bitLength(a.mantissa) + a.exponent;
}

/** a in at most `bits` bits, rounded in the direction: |error| < 2^{1−bits} |a|. Infinitely many bits leave a alone. */
export function rounded(a: Dyadic, bits: number, direction: Direction): Dyadic {
  const excess = bitLength(a.mantissa) - bits;
  return excess > 0 ? onGrid(a, a.exponent + excess, direction) : a;
}

/** The neighbour of a among the multiples of 2^e: at most a for "down", at least a for "up". */
export function onGrid(a: Dyadic, e: number, direction: Direction): Dyadic {
  return new Dyadic(gridIndex(a, e, direction), e);
}

/** ⌊a / 2^e⌋ for "down", ⌈a / 2^e⌉ for "up". */
export function gridIndex(a: Dyadic, e: number, direction: Direction): bigint {
  if (a.exponent >= e) return a.mantissa << BigInt(a.exponent - e);
  const shift = BigInt(e - a.exponent);
  return direction === "down" ? a.mantissa >> shift : -(-a.mantissa >> shift);
}

/** a / b in `bits` bits, rounded in the direction: relative error below 2^{1−bits}. @throws RigorError for b = 0 */
export function quotient(a: Dyadic, b: Dyadic, bits: number, direction: Direction): Dyadic {
  if (b.mantissa === 0n) throw new RigorError("quotient", "a divisor other than 0", "0");
  if (b.mantissa < 0n) return quotient(negated(a), negated(b), bits, direction);
  const shift = Math.max(0, bits + 1 + bitLength(b.mantissa) - bitLength(a.mantissa));
  const scaled = a.mantissa << BigInt(shift);
  const index = direction === "down" ? floorDivide(scaled, b.mantissa) : -floorDivide(-scaled, b.mantissa);
  return rounded(new Dyadic(index, a.exponent - b.exponent - shift), bits, direction);
}

/** √a in `bits` bits, rounded in the direction: relative error below 2^{1−bits}. @throws RigorError for a < 0 */
export function squareRootOf(a: Dyadic, bits: number, direction: Direction): Dyadic {
  return rootOf(a, 2, bits, direction);
}

/**
 * a^{1/k} in `bits` bits for an integer k ≥ 1, rounded in the direction: relative error below 2^{1−bits}.
 * @throws RigorError for a < 0
 */
export function rootOf(a: Dyadic, k: number, bits: number, direction: Direction): Dyadic {
  if (a.mantissa < 0n) throw new RigorError("rootOf", "a number of at least 0", toDecimal(a, 6));
  if (a.mantissa === 0n || k === 1) return rounded(a, bits, direction);
  // An integer of more than k · (bits + 1) bits, with an exponent that k divides.
  const wanted = Math.max(0, k * (bits + 1) - bitLength(a.mantissa));
  const shift = wanted + modulo(a.exponent - wanted, k);
  const scaled = a.mantissa << BigInt(shift);
  const root = floorRoot(scaled, k);
  const index = direction === "up" && root ** BigInt(k) !== scaled ? root + 1n : root;
  return rounded(new Dyadic(index, (a.exponent - shift) / k), bits, direction);
}

function modulo(a: number, k: number): number {
  return ((a % k) + k) % k;
}

/**
 * The largest double ≤ a ("down") or the smallest ≥ a ("up"), subnormal ones included; an infinity where a is beyond
 * the finite doubles in that direction.
 */
export function toNumber(a: Dyadic, direction: Direction): number {
  if (a.mantissa === 0n) return 0;
  const grid = Math.max(magnitudeExponent(a) - 53, -1074);
  const index = gridIndex(a, grid, direction);
  if (index === 0n) return 0;
  if (bitLength(index) + grid > 1024) {
    const toward = direction === "up" ? 1 : -1;
    return a.sign === toward ? a.sign * Infinity : a.sign * Number.MAX_VALUE;
  }
  // Both factors are powers of two: the second product rounds only where the first already was exact.
  const half = Math.trunc(grid / 2);
  return Number(index) * twoTo(half) * twoTo(grid - half);
}

/**
 * a as a decimal string d.ddd…e±k of so many significant digits, rounded in the direction, or cut toward zero where
 * none is given.
 */
export function toDecimal(a: Dyadic, digits: number, direction: Direction | "cut" = "cut"): string {
  if (a.mantissa === 0n) return "0";
  const negative = a.mantissa < 0n;
  const away = negative ? direction === "down" : direction === "up";
  let tens = Math.floor((magnitudeExponent(a) - 1) * Math.LOG10E * Math.LN2) - digits;
  let text = scaledDigits(a, tens, away);
  while (text.length !== digits) {
    tens += text.length - digits;
    text = scaledDigits(a, tens, away);
  }
  const fraction = text.slice(1).replace(/0+$/, "");
  const exponent = tens + digits - 1;
  const mantissa = fraction === "" ? text[0]! : `${text[0]!}.${fraction}`;
  return `${negative ? "-" : ""}${mantissa}${exponent === 0 ? "" : `e${exponent}`}`;
}

/** ⌊|a| / 10^t⌋, or ⌈·⌉ away from zero, in decimal digits. */
function scaledDigits(a: Dyadic, tens: number, away: boolean): string {
  const two = BigInt(Math.abs(a.exponent));
  const ten = 10n ** BigInt(Math.abs(tens));
  const size = magnitudeOf(a).mantissa;
  const numerator = (a.exponent >= 0 ? size << two : size) * (tens < 0 ? ten : 1n);
  const denominator = (a.exponent < 0 ? 1n << two : 1n) * (tens >= 0 ? ten : 1n);
  return (away ? -floorDivide(-numerator, denominator) : floorDivide(numerator, denominator)).toString();
}
