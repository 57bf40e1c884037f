import type { Claim, ClaimResult, FormFacts } from "../claim/index.js";
import { quoted, UsageError } from "../world/index.js";
import type { Catalogue } from "./catalogue.js";
import { didYouMean } from "./did-you-mean.js";

/** Claims that were asked for, and which of their forms. */
export interface Selection {
  /** In the order of the catalogue, each once. */
  readonly claims: readonly Claim[];
  readonly includes: (id: string, form: FormFacts["name"]) => boolean;
}

/** The claims and forms of the given names; all of the catalogue where there are none. @throws UsageError */
export async function select(catalogue: Catalogue, names: readonly string[]): Promise<Selection> {
  const asked = names.length === 0 ? catalogue.ids : names;
  const claims = await catalogue.load(names.length === 0 ? undefined : asked.flatMap((name) => idsOf(catalogue, name)));
  const forms = new Set(asked.flatMap((name) => formsOf(claims, name)));
  return {
    claims: claims.filter((claim) => claim.forms.some(({ name }) => forms.has(`${claim.id}:${name}`))),
    includes: (id, form) => forms.has(`${id}:${form}`),
  };
}

/** The result with the selected forms alone. */
export function selectedForms(result: ClaimResult, { includes }: Selection): ClaimResult {
  return { ...result, forms: result.forms.filter(({ facts }) => includes(result.claim.id, facts.name)) };
}

/** What a name says: a claim or a source, and a form where one is named. */
function parts(name: string): { readonly stem: string; readonly form: string | null } {
  const colon = name.indexOf(":");
  return colon === -1 ? { stem: name, form: null } : { stem: name.slice(0, colon), form: name.slice(colon + 1) };
}

function isMeant(id: string, name: string): boolean {
  const { stem, form } = parts(name);
  return id === stem || (form === null && folderOf(id) === stem.replace(/\/$/, ""));
}

function folderOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/** The ids of the claims that one name stands for. @throws UsageError where there are none */
function idsOf({ ids }: Catalogue, name: string): string[] {
  const found = ids.filter((id) => isMeant(id, name));
  if (found.length > 0) return found;
  throw new UsageError({
    where: "claims",
    expected: "the name of a claim, of one of its forms or of a source",
    got: quoted(name),
    remedy: didYouMean([...ids, ...ids.map(folderOf)], parts(name).stem, "flatcheck list names them all"),
  });
}

/** The forms, as `paper/label:form`, that one name stands for. @throws UsageError where the claim has none of that name */
function formsOf(claims: readonly Claim[], name: string): string[] {
  const { stem, form } = parts(name);
  const meant = claims.filter(({ id }) => isMeant(id, name));
  const found = meant.flatMap(({ id, forms }) =>
    forms.filter((one) => form === null || one.name === form).map((one) => `${id}:${one.name}`),
  );
  if (found.length > 0) return found;
  throw new UsageError({
    where: "claims",
    expected: `a form of ${stem}, that is ${meant[0]!.forms.map((one) => one.name).join(" or ")}`,
    got: quoted(form ?? ""),
  });
}
