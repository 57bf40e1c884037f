import { type Claim, largeOf, type Spec } from "../../claim/index.js";
import { subSeed, textSeed } from "../../random/index.js";

/** Cases with indices from (included) to (excluded) of one claim under one seed. */
export interface CaseRange {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Whether all of them are large instances; else a few are. */
  readonly sizes?: Sizes;
}

/** Which instances a run is about, where it is not about the usual ones. */
export type Sizes = "large";

/**
 * Of the cases of a usual run one in so many is a large instance. It goes by the position, and begins late, so that the first
 * cases of a claim stay what they are.
 */
const LARGE_EVERY = 250;

/** It may cost this share of what one of a run at large sizes may. */
export const LARGE_SHARE = 1 / 32;

/** Where a generated case is a large one, what share of the most it may cost; null where it is a usual one. */
export function largeShare(claim: Claim, { sizes }: Pick<CaseRange, "sizes">, position: number): number | null {
  const among = position % LARGE_EVERY === LARGE_EVERY - 1 && !hasStatistics(claim);
  if ((sizes !== "large" && !among) || "none" in largeOf(claim)) return null;
  return sizes === "large" ? 1 : LARGE_SHARE;
}

/** The spec of a generated case. */
export function specAt(claim: Claim, range: Pick<CaseRange, "seed" | "sizes">, position: number): Spec {
  const own = caseSeed(range.seed, claim.id, position);
  const share = largeShare(claim, range, position);
  const large = share === null ? null : largeOf(claim);
  return share === null || large === null || "none" in large ? claim.specs.draw(own) : large.draw(own, share);
}

/** Whether what many cases say together decides a form: then all of them are of one sort. */
function hasStatistics({ forms }: Claim): boolean {
  return forms.some(({ conclude }) => conclude !== undefined);
}

/** The seed of one case: it depends on the run's seed, the claim and the index alone, so that any split adds up. */
export function caseSeed(seed: number, id: string, index: number): number {
  return subSeed(subSeed(seed, textSeed(id)), index);
}
