import type { Spec } from "../specs/spec.js";
import type { Claim } from "./claim.js";

/** The specs of the equality and degenerate cases of a claim. */
export function chosenSpecs(claim: Claim): Spec[] {
  const equality = "none" in claim.equalityCases ? [] : claim.equalityCases.flatMap(({ specs }) => specs);
  return [...equality, ...claim.degenerateCases.map(({ spec }) => spec)];
}
