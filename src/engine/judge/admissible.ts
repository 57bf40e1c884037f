import type { Claim, Spec } from "../../claim/index.js";

/**
 * The assumptions that the instance of a spec is not known to satisfy: slack < −error, or a slack that says nothing,
 * NaN or with an infinite error.
 * @throws whatever materialization throws
 */
export function violations(claim: Claim, spec: Spec): string[] {
  if (claim.assumptions.length === 0) return [];
  const slacks = claim.slacks(spec);
  return claim.assumptions.flatMap(({ name }, i) => {
    const { value, error } = slacks[i]!;
    return value >= -error && error < Infinity ? [] : [name];
  });
}

/** Whether the instance of a spec satisfies every assumption but those that are dropped. */
export function admissible(claim: Claim, spec: Spec, dropped: readonly string[] = []): boolean {
  return violations(claim, spec).every((name) => dropped.includes(name));
}
