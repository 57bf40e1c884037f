/**
 * Rounding happens at x(1 + 2⁻³⁰) in place of x. Numbers that stand out, such as 1/32 = 0.03125, otherwise lie exactly
 * where the rounding to three digits turns, and a difference in the last bit between two machines would show.
 */
const NUDGE = 1 + 2 ** -30;

/** x to a few significant digits, without trailing zeros: 0.0313, 1.2e-15, 42. */
export function rounded(x: number, digits = 3): string {
  const near = Number((x * NUDGE).toPrecision(digits));
  return near !== 0 && Math.abs(near) < SMALL ? near.toExponential() : String(near);
}

/** Below this, zeros behind the point are harder to count than an exponent is to read. */
const SMALL = 1e-3;

/** The ratio lhs/rhs of a bound; one that is close to 1 without reaching it says by how much. */
export function ratio(x: number): string {
  const gap = 1 - x;
  const text = rounded(x);
  if (text !== "1" || Math.abs(gap) < INDISTINCT) return text;
  return gap > 0 ? `1 − ${rounded(gap, 1)}` : `1 + ${rounded(-gap, 1)}`;
}

/** A departure from 1 below this may be rounding, which a ledger does not show. */
const INDISTINCT = 1e-9;

/** An entry of a matrix: in full where that is short, otherwise to four digits. */
export function entry(x: number): string {
  const exact = String(x);
  return exact.length <= 6 ? exact : rounded(x, 4);
}

/** The shortest text that reads back as the same double, −0 as well. */
export function everyDigit(x: number): string {
  return Object.is(x, -0) ? "-0" : String(x);
}

/** Two numbers that differ, to as many digits as it takes to see that they do. */
export function apart(x: number, y: number): readonly [string, string] {
  for (let digits = 4; digits < 16; digits += 4) {
    const texts = [rounded(x, digits), rounded(y, digits)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  return [String(x), String(y)];
}

/** A whole number of at least 0, its digits in threes: 12,345. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** 1 claim, 2 claims. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
