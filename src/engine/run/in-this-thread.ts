import { chosenSpecs, type Claim } from "../../claim/index.js";
import { turn } from "../../threads/index.js";
import { type CaseBatch, type CaseRange, runBatch } from "./cases.js";
import type { CaseRunner } from "./run-options.js";

/** Runs cases on this thread, giving way to timers and signals between calls. */
export const inThisThread: CaseRunner = {
  width: 1,
  run: async (claim, range, record) => {
    await turn();
    return runBatch(claim, batchOf(claim, range), record);
  },
};

/** The cases of a range; the chosen ones where there is none. */
export function batchOf(claim: Claim, range: CaseRange | null): CaseBatch {
  if (range === null) return { kind: "chosen", from: 0, to: chosenSpecs(claim).length };
  return { kind: "generated", ...range };
}
