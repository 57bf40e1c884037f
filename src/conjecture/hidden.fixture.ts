import { atMost } from "../claim/relations/comparison.js";
import type { Claim } from "../claim/index.js";

/**
 * The claim with nothing left of its bounds but their sides, each compared with itself under a number for a name: what it
 * compares with what, in which direction, and how it is written, is gone.
 */
export function hidden(claim: Claim, isKept: (relation: string) => boolean = () => true): Claim {
  return {
    ...claim,
    evaluate: (spec) =>
      claim.evaluate(spec).map((outcome) => ({
        ...outcome,
        relations: outcome.relations
          .filter(({ name, sense }) => sense === "bound" && isKept(name))
          .flatMap(({ lhs, rhs }, i) => [rhs, lhs].map((side, k) => atMost(side, side)(`quantity ${2 * i + k}`))),
      })),
  };
}
