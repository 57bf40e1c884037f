import type { Claim, Spec } from "../../claim/index.js";
import { type Quantity, type Step, withArena, withProvenance } from "../../numerics/index.js";
import { Enclosure } from "../../operations/index.js";
import { isWholeLine } from "../../rigor/index.js";
import { LADDER } from "./certify.js";
import { effortOf, MOST_EFFORT } from "./effort.js";

/**
 * What interval arithmetic says of a slack that floating point cannot tell from zero: true where it is at least 0, false
 * where it is below; null where no precision tells, or the computation leaves the steps that intervals can follow.
 */
export function isAtLeastZero(slack: Quantity, stepOf: (value: object) => Step | undefined): boolean | null {
  if (effortOf([{ lhs: slack, rhs: slack }], stepOf, MOST_EFFORT.showing) > MOST_EFFORT.showing) return null;
  for (const bits of LADDER) {
    try {
      const { lo, hi } = new Enclosure(stepOf, bits).quantity(slack);
      if (isWholeLine({ lo, hi })) return null;
      if (lo.sign >= 0) return true;
      if (hi.sign < 0) return false;
    } catch {
      // An operand that is not finite, or an operation that intervals do not have.
      return null;
    }
  }
  return null;
}

/**
 * The assumptions that the instance of a spec violates by less than floating point sees: their slacks cannot be told from
 * zero, and are below it by intervals. What is refuted there by no more than that says nothing of the claim.
 * @throws whatever materialization throws
 */
export function hairViolations(claim: Claim, spec: Spec): string[] {
  if (claim.assumptions.length === 0) return [];
  return withArena(() => {
    const { result: slacks, stepOf } = withProvenance(() => claim.slacks(spec));
    return claim.assumptions.flatMap(({ name }, i) => {
      const slack = slacks[i]!;
      const isOpen = slack.value < slack.error && slack.value >= -slack.error && slack.error < Infinity;
      return isOpen && isAtLeastZero(slack, stepOf) === false ? [name] : [];
    });
  });
}
