import { claims } from "../../theorems/index.js";
import type { ClaimTally } from "../claim/result.js";
import { runCases, runChosenCases } from "./cases.js";
import type { WorkerTask } from "./runners.js";

const byId = new Map(claims.map((claim) => [claim.id, claim]));

/** The entry of a worker thread: runs a range of cases of one claim. */
export default function work({ id, range }: WorkerTask): ClaimTally {
  const claim = byId.get(id);
  if (claim === undefined) throw new RangeError(`no claim named ${id} in the catalogue of this worker`);
  return range === null ? runChosenCases(claim) : runCases(claim, range);
}
