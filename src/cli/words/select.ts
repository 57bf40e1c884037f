import type { Claim, ClaimResult, FormFacts } from "../../claim/index.js";
import { quoted, UsageError } from "../../world/failures.js";
import { didYouMean } from "./did-you-mean.js";

/** Claims that were asked for, and which of their forms. */
export interface Selection {
  /** In the order of the catalogue, each once. */
  readonly claims: readonly Claim[];
  readonly includes: (id: string, form: FormFacts["name"]) => boolean;
}

/** The claims and forms of the given names; all of the catalogue where there are none. @throws UsageError */
export function select(catalogue: readonly Claim[], names: readonly string[]): Selection {
  const forms = new Set(
    (names.length === 0 ? catalogue.map(({ id }) => id) : names).flatMap((name) => resolve(catalogue, name)),
  );
  return {
    claims: catalogue.filter((claim) => claim.forms.some(({ name }) => forms.has(`${claim.id}:${name}`))),
    includes: (id, form) => forms.has(`${id}:${form}`),
  };
}

/**
 * The single claim of a name, with the forms that the name selects.
 * @param where the command, for complaints
 * @throws UsageError
 */
export function selectOne(catalogue: readonly Claim[], name: string, where: string): Claim {
  const { claims, includes } = select(catalogue, [name]);
  const [claim] = claims;
  if (claim === undefined || claims.length > 1) {
    throw new UsageError({
      where,
      expected: "one claim",
      got: `${quoted(name)}, which has ${claims.length}`,
      remedy: `name one of them, such as ${claim?.id ?? "paper/label"}`,
    });
  }
  return { ...claim, forms: claim.forms.filter((form) => includes(claim.id, form.name)) };
}

/** The result with the selected forms alone. */
export function selectedForms(result: ClaimResult, { includes }: Selection): ClaimResult {
  return { ...result, forms: result.forms.filter(({ facts }) => includes(result.claim.id, facts.name)) };
}

/** The forms, as `paper/label:form`, that one name stands for. */
function resolve(catalogue: readonly Claim[], name: string): string[] {
  const colon = name.indexOf(":");
  const [stem, formName] = colon === -1 ? [name, null] : [name.slice(0, colon), name.slice(colon + 1)];
  const folder = stem.replace(/\/$/, "");
  const claims = catalogue.filter(({ id, paper }) => id === stem || (formName === null && paper === folder));
  if (claims.length === 0) {
    throw new UsageError({
      where: "claims",
      expected: "the name of a claim, of one of its forms or of a source",
      got: quoted(name),
      remedy: didYouMean(
        [...catalogue.map(({ id }) => id), ...catalogue.map((claim) => claim.paper)],
        stem,
        "flatcheck list names them all",
      ),
    });
  }
  const found = claims.flatMap((claim) =>
    claim.forms.filter((form) => formName === null || form.name === formName).map((form) => `${claim.id}:${form.name}`),
  );
  if (found.length === 0) {
    throw new UsageError({
      where: "claims",
      expected: `a form of ${stem}, that is ${claims[0]!.forms.map((form) => form.name).join(" or ")}`,
      got: quoted(formName ?? ""),
    });
  }
  return found;
}
