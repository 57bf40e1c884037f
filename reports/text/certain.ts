import { type Quantity, UNIT_ROUNDOFF } from "../../src/numerics/arithmetic/index.js";

/** Most significant digits that a value is printed to. */
const MOST_DIGITS = 12;

/**
 * A quantity as `75.6761813546 ± 4e-11`: the value to the digits that are certain, and the error to one digit, rounded
 * up, with what the rounding of the value adds. An exact one is printed in full, without error.
 */
export function certain({ value, error }: Quantity): string {
  if (error === 0 || Number.isNaN(value)) return String(value);
  if (!(error < Infinity && Math.abs(value) < Infinity)) return `${rounded(value, 4)} ± ∞`;
  const size = value === 0 ? -Infinity : exponentOf(value);
  const place = Math.max(exponentOf(error), size - MOST_DIGITS + 1);
  // Below one digit of the value nothing of it is certain.
  const text = place > size ? "0" : rounded(value, size - place + 1);
  const away = Math.abs(Number(text) - value) + 2 * UNIT_ROUNDOFF * Math.abs(value);
  return `${text} ± ${upward(error + away)}`;
}

function exponentOf(x: number): number {
  return Number(x.toExponential(0).split("e")[1]);
}

/** Without trailing zeros, and with an exponent where zeros would hide the digits. */
function rounded(value: number, digits: number): string {
  return String(Number(value.toPrecision(Math.min(digits, MOST_DIGITS))));
}

/** A bound with one digit that is at least x > 0. */
function upward(x: number): string {
  const [digit, exponent] = x.toExponential(0).split("e") as [string, string];
  const near = Number(`${digit}e${exponent}`);
  // The text stands for a decimal that may lie below x by the rounding of its own double.
  const text = near >= x * (1 + 4 * UNIT_ROUNDOFF) ? near : Number(`${Number(digit) + 1}e${exponent}`);
  return String(text);
}
