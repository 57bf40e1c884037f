import type { ClaimTally } from "../../claim/index.js";
import { runCases, runChosenCases } from "./cases.js";
import { importClaim } from "./claim-modules.js";
import type { WorkerTask } from "./runners.js";

/** The entry of a worker thread: runs a range of cases of one claim, which it takes from the modules that it is told. */
export default async function work({ id, range, record, modules }: WorkerTask): Promise<ClaimTally> {
  const claim = await importClaim(id, modules);
  return range === null ? runChosenCases(claim, record) : runCases(claim, range, record);
}
