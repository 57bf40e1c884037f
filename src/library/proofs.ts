import type { ProofRecord } from "../../reports/report/index.js";

/** What is on record as proved of the published claims, with the sizes or boxes that it is proved at. */
export async function proofRecord(): Promise<ProofRecord> {
  // A test reads the same file by its schema.
  const record: unknown = (await import("../../reports/published/proofs.json", { with: { type: "json" } })).default;
  return record as ProofRecord;
}
