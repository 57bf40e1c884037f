import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { type Io, UsageError } from "../world/index.js";
import {
  type AblationRecord,
  ablationSchema,
  type ProofRecord,
  proofRecordSchema,
  type Report,
  reportSchema,
  SCHEMA_VERSION,
} from "../../reports/report/index.js";
import { readJson } from "./files/read-json.js";

/** Larger than any run of the catalogue by far. */
const LARGEST = 2 ** 28;

/**
 * The report of a file.
 * @param claim the only claim whose part is looked at, and handed on: of a whole run that takes a fraction of the time
 * @throws UsageError in one line where it cannot be read or is none
 */
export function readReport(path: string, cwd: string, claim?: string): Report {
  const read = (schema: z.ZodType<Report>): Report =>
    readJson(resolve(cwd, path), schema, {
      name: path,
      most: LARGEST,
      kind: "a report",
      expected: `a report of format ${SCHEMA_VERSION}`,
      objection: (value) => laterFormat(value, path),
    });
  if (claim === undefined) return read(reportSchema);
  try {
    return read(z.preprocess((value) => narrowed(value, claim), reportSchema));
  } catch {
    // Read as a whole, it is said where in the file it is none.
    return read(reportSchema);
  }
}

function narrowed(value: unknown, claim: string): unknown {
  if (typeof value !== "object" || value === null || !("claims" in value) || !Array.isArray(value.claims)) return value;
  const isIt = (one: unknown): boolean => typeof one === "object" && one !== null && "id" in one && one.id === claim;
  return { ...value, claims: value.claims.filter(isIt) };
}

/** The complaint about a report of a later format than this version knows. */
function laterFormat(value: unknown, where: string): UsageError | null {
  const version = typeof value === "object" && value !== null && "schemaVersion" in value ? value.schemaVersion : null;
  if (typeof version !== "number" || version <= SCHEMA_VERSION) return null;
  return new UsageError({
    where,
    expected: `a report of format ${SCHEMA_VERSION}`,
    got: `format ${version}`,
    remedy: "render it with the version that wrote it",
  });
}

/**
 * What became of the assumptions of the catalogue, from the record that lies beside its theorems; null where there is
 * none.
 * @throws UsageError where it is no such record
 */
export function readAblation({ theorems }: Io): AblationRecord | null {
  const file = published(theorems, "ablation.json");
  if (!existsSync(file)) return null;
  const words = { name: file, most: LARGEST, kind: "an ablation", expected: "an ablation" };
  return readJson(file, ablationSchema, words);
}

/**
 * What was proved of the catalogue, from the record that lies beside its theorems; null where there is none.
 * @throws UsageError where it is no such record
 */
export function readProofs({ theorems }: Pick<Io, "theorems">): ProofRecord | null {
  return readProofRecord(published(theorems, "proofs.json"));
}

/** The record of proofs of a file; null where there is none. @throws UsageError where it is no such record */
export function readProofRecord(file: string): ProofRecord | null {
  if (!existsSync(file)) return null;
  const words = { name: file, most: LARGEST, kind: "a record of proofs", expected: "a record of proofs" };
  return readJson(file, proofRecordSchema, words);
}

/** A file of those that are published with the theorems. */
function published(theorems: string, name: string): string {
  return join(dirname(theorems), "reports", "published", name);
}
