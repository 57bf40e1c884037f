import { type Catalogue, select, type Selection } from "../catalogue/index.js";
import type { Claim } from "../claim/index.js";
import { DomainError } from "../numerics/index.js";
import { catalogue } from "../../theorems/index.js";

/**
 * What a function is asked about: the id of a claim (`gatmiry2023/lemma-4`), a form of it (`gatmiry2023/lemma-4:printed`),
 * all of a source (`gatmiry2023`), a claim of one's own, or several of these.
 */
export type Asked = string | Claim | readonly (string | Claim)[];

/**
 * The claims and forms that are asked for: those of the catalogue in its order, each once, then own ones as they come.
 * @throws UsageError where a name is that of nothing
 * @throws DomainError where two claims have one id
 */
export async function selectionOf(asked: Asked | undefined, from: Catalogue = catalogue): Promise<Selection> {
  if (asked === undefined) return select(from, []);
  const all = isList(asked) ? asked : [asked];
  const own = all.filter((one) => typeof one !== "string");
  const names = all.filter((one) => typeof one === "string");
  const named = names.length === 0 ? NOTHING : await select(from, names);
  const claims = [...named.claims, ...own];
  const twice = claims.find(({ id }, i) => claims.findIndex((other) => other.id === id) !== i);
  if (twice !== undefined) {
    throw new DomainError({ where: "claims", expected: "claims with ids of their own", got: `two named ${twice.id}` });
  }
  return {
    claims,
    includes: (id, form) => named.includes(id, form) || own.some((claim) => claim.id === id),
  };
}

/**
 * The single claim that is asked for, with the forms that are.
 * @param where the function, for complaints
 * @throws UsageError, DomainError where a name is that of nothing, or of several claims
 */
export async function claimOf(asked: string | Claim, where: string): Promise<Claim> {
  const { claims, includes } = await selectionOf(asked);
  const [claim] = claims;
  if (claim !== undefined && claims.length === 1) {
    return { ...claim, forms: claim.forms.filter(({ name }) => includes(claim.id, name)) };
  }
  throw new DomainError({
    where,
    expected: "one claim",
    got: `${typeof asked === "string" ? asked : asked.id}, which has ${claims.length}`,
    remedy: "name it by source and label, as gatmiry2023/lemma-4",
  });
}

const NOTHING: Selection = { claims: [], includes: () => false };

function isList(asked: Asked): asked is readonly (string | Claim)[] {
  return Array.isArray(asked);
}
