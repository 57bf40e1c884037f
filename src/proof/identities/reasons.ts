export const NOT_FOR_ALL = "it does not hold for all entries of what is free";
export const NOTHING_FREE = "the laws of its instances leave nothing free";
/** Why a relation that is hopeless is not proved at further sizes. */
export const NOT_TRIED = "it was not proved at the first 16 sizes, and not tried at others";
export const NOWHERE = "no instance in general position has it";
export const BRANCHES = "its computation branches on values";
export const OTHER = "in general position it is computed otherwise than on the instances that are drawn";

/** How telling reasons are, the most telling first; an operation that is not rational before all. */
const RANK = [NOT_FOR_ALL, BRANCHES, OTHER, NOTHING_FREE, NOT_TRIED, NOWHERE];

/** Why there is no proof, each reason with how often it came up. */
export type Reasons = Map<string, number>;

export function count(reasons: Reasons, why: string): void {
  reasons.set(why, (reasons.get(why) ?? 0) + 1);
}

/** The most telling of all reasons. */
export function worst(reasons: Reasons): string {
  const all = [...reasons.keys()];
  return all.find((why) => !RANK.includes(why)) ?? RANK.find((why) => all.includes(why)) ?? NOWHERE;
}
