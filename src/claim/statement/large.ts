import type { Claim } from "./claim.js";
import type { LargeSource } from "../specs/spec.js";

/** What is missing where somebody writes a source of specs of their own. */
const OWN_WAY = "its instances are made in a way of their own, which does not say how they grow";

/** What a law says of many cases together is about the sizes that it draws, unless its author says how these grow. */
const OF_MANY = "what is measured on many cases is about the sizes that are drawn";

/** Where the large instances of a claim come from, or why there are none. */
export function largeOf({ specs, forms }: Pick<Claim, "specs" | "forms">): LargeSource | { readonly none: string } {
  const { large } = specs;
  if (large === undefined) return { none: OWN_WAY };
  if ("none" in large || large.stated) return large;
  return forms.some(({ conclude }) => conclude !== undefined) ? { none: OF_MANY } : large;
}

/** Why a claim has no large instances; null where it has some. */
export function whyNotLarge(claim: Pick<Claim, "specs" | "forms">): string | null {
  const large = largeOf(claim);
  return "none" in large ? large.none : null;
}
