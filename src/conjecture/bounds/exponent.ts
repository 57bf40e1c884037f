import { type Fraction, fraction } from "./fraction.js";

/** The exponent a + b/L of a quantity in a bound, where L is the depth; b = 0 where there is none. */
export interface Exponent {
  /** A multiple of ½. */
  readonly a: number;
  /** A whole number. */
  readonly b: number;
}

export const NONE: Exponent = { a: 0, b: 0 };

/** Its value at a depth. */
export function at({ a, b }: Exponent, depth: number): number {
  return b === 0 ? a : a + b / depth;
}

/** Its value at a depth, exactly. */
export function exactlyAt({ a, b }: Exponent, depth: number): Fraction {
  return fraction(BigInt(2 * a * depth + 2 * b), BigInt(2 * depth));
}

/** How much a reader has to take in: 1 for an exponent of 1, more for 2, ½, 3/2 and for what hangs on the depth. */
export function weightOf({ a, b }: Exponent): number {
  const whole = a === 0 ? 0 : Number.isInteger(a) ? Math.abs(a) : 1.5 + Math.abs(a) / 2;
  return whole + (b === 0 ? 0 : 1);
}

const byWeight = (x: Exponent, y: Exponent): number => weightOf(x) - weightOf(y);

const POWERS = [1, -1, 2, -2, 0.5, -0.5, 1.5, -1.5].map((a): Exponent => ({ a, b: 0 }));

const OF_DEPTH = [1, -1].flatMap((sign): Exponent[] =>
  [
    [0, 1],
    [0, 2],
    [1, -1],
    [1, -2],
    [2, -1],
    [2, -2],
  ].map(([a, b]) => ({ a: sign * a!, b: sign * b! })),
);

/** The exponents that are tried of a quantity, plain ones first. */
export function exponentsOfQuantity(deep: boolean): readonly Exponent[] {
  return [...POWERS, ...(deep ? OF_DEPTH : [])].sort(byWeight);
}

/** The exponents that are tried of a size. */
export function exponentsOfSize(deep: boolean): readonly Exponent[] {
  const plain = POWERS.filter(({ a }) => Math.abs(a) <= 1);
  return [...plain, ...(deep ? OF_DEPTH.filter(({ a }) => a === 0) : [])].sort(byWeight);
}

/** As it is written, such as 2−2/L; empty for 1. */
export function exponentText({ a, b }: Exponent): string {
  const size = Math.abs(a);
  const plain = Number.isInteger(size) ? String(size) : `${2 * size}/2`;
  if (b === 0) return a === 1 ? "" : `${a < 0 ? "−" : ""}${plain}`;
  const part = `${Math.abs(b)}/L`;
  if (a === 0) return b < 0 ? `−${part}` : part;
  return `${a < 0 ? "−" : ""}${plain}${b < 0 ? "−" : "+"}${part}`;
}
