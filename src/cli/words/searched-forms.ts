import type { Catalogue } from "../../catalogue/index.js";
import type { Claim, FormFacts } from "../../claim/index.js";
import { select } from "./select.js";

/** A form that a search is to look at. */
export interface SearchedForm {
  readonly claim: Claim;
  readonly form: FormFacts["name"];
  /** `paper/label:form`. */
  readonly name: string;
}

/**
 * The forms of a table of searches: those that are named themselves, and of claims that are named as a whole those
 * that are expected to hold. @throws UsageError
 */
export async function searchedForms(catalogue: Catalogue, names: readonly string[]): Promise<SearchedForm[]> {
  const explicit = names.filter((name) => name.includes(":"));
  const { claims, includes } = await select(catalogue, names);
  const { includes: isExplicit } =
    explicit.length === 0 ? { includes: () => false } : await select(catalogue, explicit);
  return claims.flatMap((claim) =>
    claim.forms
      .filter(({ name, expected }) => includes(claim.id, name) && (expected === "holds" || isExplicit(claim.id, name)))
      .map(({ name }) => ({ claim, form: name, name: `${claim.id}:${name}` })),
  );
}
