import type { ClaimTally } from "../../claim/index.js";
import { claims } from "../../../theorems/index.js";
import { runCases, runChosenCases } from "./cases.js";
import { importClaims } from "./claim-modules.js";
import type { WorkerTask } from "./runners.js";

/** The entry of a worker thread: runs a range of cases of one claim. */
export default async function work({ id, range, record, modules }: WorkerTask): Promise<ClaimTally> {
  // Modules stay loaded from task to task.
  const own = await Promise.all(modules.map((url) => importClaims(url, url)));
  const claim = [...claims, ...own.flat()].find((candidate) => candidate.id === id);
  if (claim === undefined) throw new RangeError(`no claim named ${id} in the catalogue of this worker`);
  return range === null ? runChosenCases(claim, record) : runCases(claim, range, record);
}
