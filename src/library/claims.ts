import type { Claim } from "../claim/index.js";
import { catalogue } from "../../theorems/index.js";
import { type Asked, selectionOf } from "./asked.js";

/** The ids of all published claims, source by source, in the order of the sources' texts. */
export const claimIds: readonly string[] = catalogue.ids;

/**
 * Claims with their sources, in the order of the catalogue; all where none is named. Only those that are asked for are
 * loaded.
 *
 * @param asked ids, forms or sources, each of which stands for its claims
 * @throws UsageError where a name is that of nothing; its message says what comes near
 */
export async function claims(asked?: Asked): Promise<readonly Claim[]> {
  return (await selectionOf(asked)).claims;
}
