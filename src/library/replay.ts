import type { Claim, Witness } from "../claim/index.js";
import { replay as evaluateAgain, type Replay } from "../engine/witnesses/index.js";
import { catalogue } from "../../theorems/index.js";

/**
 * Evaluates a witness again and makes its certificate again, as `flatcheck replay` does: reproduced, not reproduced, or
 * stale where it does not fit its claim any more.
 *
 * @param own the claim that it is about; that of the catalogue unless given
 */
export async function replay(witness: Witness, own?: Claim): Promise<Replay> {
  const [published] = own === undefined ? await catalogue.load([witness.claim]) : [];
  return evaluateAgain(own ?? published, witness);
}
