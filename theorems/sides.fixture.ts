import { chosenSpecs, type Claim } from "../src/claim/index.js";
import { caseSeed } from "../src/engine/run/index.js";
import { withArena } from "../src/numerics/index.js";

/** Of every claim so many generated cases are kept, under this seed, and as many of its chosen ones. */
const GENERATED = 3;
const CHOSEN = 2;
const SEED = 20261128;

/** A stated error moves by less than this share of itself unless its formula is another one. */
const SHARE = 1 / 16;

/** One side of a relation: its name, its value and its stated error. */
export interface Side {
  readonly name: string;
  readonly value: number;
  readonly error: number;
}

/** Both sides of all relations of a claim, on its first cases. Those on which evaluation throws have none. */
export function sidesOf(claim: Claim): Side[] {
  const generated = Array.from({ length: GENERATED }, (_, i) => claim.specs.draw(caseSeed(SEED, claim.id, i)));
  return [...chosenSpecs(claim).slice(0, CHOSEN), ...generated].flatMap((spec, i) => {
    try {
      return withArena(() =>
        claim.evaluate(spec).flatMap(({ form, relations }) =>
          relations.flatMap(({ name, lhs, rhs }) =>
            [lhs, rhs].map(({ value, error }, side) => {
              return { name: `case ${i + 1}, ${form}, ${name}, ${side === 0 ? "lhs" : "rhs"}`, value, error };
            }),
          ),
        ),
      );
    } catch {
      return [];
    }
  });
}

/** What is kept of sides, in a line: values with all their digits, errors with three. */
export function recorded(sides: readonly Side[]): string {
  return sides
    .map(({ value, error }) => (error === 0 ? String(value) : `${value}±${error.toExponential(2)}`))
    .join(" ");
}

/**
 * The sides that have moved since they were recorded: values by more than both stated errors, errors by more than a
 * sixteenth, which is a change of their formula.
 */
export function moved(sides: readonly Side[], record: string): string[] {
  const before = record === "" ? [] : record.split(" ");
  if (before.length !== sides.length) return [`${before.length} sides are recorded, and there are ${sides.length}`];
  return sides.flatMap(({ name, value, error }, i) => {
    const [valueText, errorText = "0"] = before[i]!.split("±");
    const [oldValue, oldError] = [Number(valueText), Number(errorText)];
    const near = Object.is(value, oldValue) || value === oldValue || Math.abs(value - oldValue) <= error + oldError;
    const same = error === oldError || (oldError < Infinity && Math.abs(error - oldError) <= SHARE * oldError);
    if (near && same) return [];
    return [`${name}: ${value} ± ${error}, recorded as ${before[i]!}`];
  });
}
