/** A rational number in lowest terms, its denominator above zero. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const ZERO: Fraction = { over: 0n, under: 1n };

/** over/under in lowest terms, for under ≠ 0. */
export function fraction(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = under < 0n ? -a : a;
  return { over: over / divisor, under: under / divisor };
}

/** A finite double, which is a fraction with a power of two below. */
export function fractionOf(x: number): Fraction {
  let [value, under] = [x, 1n];
  while (!Number.isInteger(value)) {
    value *= 2;
    under *= 2n;
  }
  return fraction(BigInt(value), under);
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.over, a.under * b.under);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under });
}

/** a/b for b ≠ 0. */
export function divided(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under, a.under * b.over);
}

/** The sign of a − b. */
export function compared(a: Fraction, b: Fraction): bigint {
  return a.over * b.under - b.over * a.under;
}
