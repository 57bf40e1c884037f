import { note } from "./provenance.js";
import { exact, Quantity } from "./quantity.js";
import { SMALLEST_SUBNORMAL } from "./roundoff.js";

/** Whether the sign of the computed value is that of the true one: it is beyond its error, or exactly zero. */
function isSure({ value, error }: Quantity): boolean {
  return Math.abs(value) > error || (value === 0 && error === 0);
}

/**
 * Whether x is positive beyond its error: for guards that say nothing elsewhere. The reason says why what is said under the
 * guard stays true where the guard is wrong, as where it divides by x; it is for the reader alone.
 */
export const isClearlyPositive: (x: Quantity, reason: string) => boolean = ({ value, error }) => value > error;

/**
 * A number that was computed and enters as exact all the same. The reason says why every statement with it stays true
 * whatever was lost in computing it, as that of a constant that may be any; it is for the reader alone.
 */
export const takenAsExact: (value: number, reason: string) => Quantity = exact;

/**
 * x, provided that the condition has the sign that was computed for it: what a branch on a computed number gives. The
 * decision is part of the record, and whoever computes over again decides anew. Nothing is known of the result (its
 * error is infinite) where rounding may have hidden the sign.
 *
 * Write the branch on `condition.value`, and give what it leads to as x.
 */
export function provided(x: Quantity, condition: Quantity): Quantity {
  const error = isSure(condition) ? x.error : Infinity;
  // Zero has no sign in the record, −0 neither.
  return note(new Quantity(x.value, error), "provided", x, condition, Math.sign(condition.value) + 0);
}

/**
 * x as an exact number, where the true value is known to be an integer and the enclosure holds one integer alone; x as it
 * is elsewhere. Whoever computes over again looks for the integer in an enclosure of its own.
 */
export function knownInteger(x: Quantity): Quantity {
  const nearest = Math.round(x.value);
  // The true integer is less than 1 away from the nearest one, so that it is the nearest one.
  const isClear = Math.abs(nearest - x.value) + x.error < 1 / 2;
  return note(isClear ? exact(nearest) : new Quantity(x.value, x.error), "integer", x);
}

/**
 * An exact number that is at least x, barely above its enclosure: a constant of which the record says that it was
 * compared with x.
 */
export function upperBound(x: Quantity): Quantity {
  // Rounding takes less than the excess over the enclosure, and so does that of the difference.
  const excess = x.error * (1 + 2 ** -40) + Math.abs(x.value) * 2 ** -50 + 4 * SMALLEST_SUBNORMAL;
  const above = exact(x.error === 0 ? x.value : x.value + excess);
  return provided(above, above.minus(x));
}
