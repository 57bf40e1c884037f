import { type Interval, toDecimal, toNumbers } from "../rigor/index.js";
import { hexadecimal } from "./hexadecimal.js";

/** Digits of the closer enclosures, beyond those of a double. */
const DIGITS = 34;

/** A number between two doubles, and more closely between two decimals. */
export interface Enclosed {
  readonly lower: number;
  readonly upper: number;
  readonly decimal: readonly [lower: string, upper: string];
}

/** The doubles and decimals next to an interval, outside of it. */
export function enclosedBy(interval: Interval): Enclosed {
  const [lower, upper] = toNumbers(interval);
  return { lower, upper, decimal: [toDecimal(interval.lo, DIGITS, "down"), toDecimal(interval.hi, DIGITS, "up")] };
}

/** The fields of an enclosure in a file, each of what `of` makes of the enclosures. */
export function enclosureFields<T>(of: (read: (one: Enclosed) => string | number) => T) {
  return {
    lower: of(({ lower }) => lower),
    upper: of(({ upper }) => upper),
    lower_hex: of(({ lower }) => hexadecimal(lower)),
    upper_hex: of(({ upper }) => hexadecimal(upper)),
    lower_decimal: of(({ decimal }) => decimal[0]),
    upper_decimal: of(({ decimal }) => decimal[1]),
  };
}
