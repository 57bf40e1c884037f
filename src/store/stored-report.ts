import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { z } from "zod";
import { type Io, UsageError } from "../world/index.js";
import {
  type AblationRecord,
  ablationSchema,
  type Report,
  reportSchema,
  SCHEMA_VERSION,
} from "../../reports/report/index.js";
import { readBounded } from "./read-bounded.js";

/** Larger than any run of the catalogue by far. */
const LARGEST = 2 ** 28;

/** The report of a file. @throws UsageError in one line where it cannot be read or is none */
export function readReport(path: string, cwd: string): Report {
  const value = parsed(path, resolve(cwd, path), "a report, as JSON");
  const version = typeof value === "object" && value !== null && "schemaVersion" in value ? value.schemaVersion : null;
  if (typeof version === "number" && version > SCHEMA_VERSION) {
    throw new UsageError({
      where: path,
      expected: `a report of format ${SCHEMA_VERSION}`,
      got: `format ${version}`,
      remedy: "render it with the version that wrote it",
    });
  }
  return checked(path, value, reportSchema, `a report of format ${SCHEMA_VERSION}`);
}

/**
 * What became of the assumptions of the catalogue, from the record that lies beside its theorems; null where there is
 * none.
 * @throws UsageError where it is no such record
 */
export function readAblation({ theorems }: Io): AblationRecord | null {
  const file = join(dirname(theorems), "reports", "ablation.json");
  if (!existsSync(file)) return null;
  return checked(file, parsed(file, file, "an ablation, as JSON"), ablationSchema, "an ablation");
}

function parsed(name: string, path: string, expected: string): unknown {
  const bytes = readBounded(path, LARGEST, name);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/\s+/g, " ") : String(error);
    throw new UsageError({ where: name, expected, got: said });
  }
}

function checked<T>(where: string, value: unknown, schema: z.ZodType<T>, expected: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? "" : `, ${issue.path.join(".")}`;
  throw new UsageError({
    where: `${where}${at}`,
    expected,
    got: (issue?.message ?? "something else").replace(/\s+/g, " "),
  });
}
