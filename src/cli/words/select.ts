import { type Catalogue, select } from "../../catalogue/index.js";
import type { Claim } from "../../claim/index.js";
import { quoted, UsageError } from "../../world/index.js";

export { select, selectedForms, type Selection } from "../../catalogue/index.js";

/**
 * The single claim of a name, with the forms that the name selects.
 * @param where the command, for complaints
 * @throws UsageError
 */
export async function selectOne(catalogue: Catalogue, name: string, where: string): Promise<Claim> {
  const { claims, includes } = await select(catalogue, [name]);
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
