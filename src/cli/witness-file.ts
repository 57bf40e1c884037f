import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { type Witness, WITNESS_SCHEMA_VERSION } from "../claim/witness.js";
import { inputFailure, UsageError } from "./failures.js";

const decimal = z.string().regex(/^-?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity|NaN)$/i);
const ends = z.tuple([decimal, decimal]).readonly();
const matrix = z
  .array(z.array(z.number()).min(1).readonly())
  .min(1)
  .refine((rows) => rows.every(({ length }) => length === rows[0]!.length), "rows of different lengths")
  .readonly();

/** A witness as its file has it. */
const schema: z.ZodType<Witness> = z.strictObject({
  schemaVersion: z.literal(WITNESS_SCHEMA_VERSION),
  claim: z.string(),
  form: z.enum(["printed", "corrected"]),
  relation: z.string(),
  without: z.array(z.string()).readonly(),
  spec: z
    .strictObject({
      sizes: z.record(z.string(), z.int()).readonly(),
      widths: z.array(z.int()).readonly(),
      choices: z.record(z.string(), z.string()).readonly(),
      reals: z.record(z.string(), z.number()).readonly(),
      lists: z.record(z.string(), z.strictObject({ entries: z.array(matrix).readonly() }).readonly()).readonly(),
    })
    .readonly(),
  lhs: decimal,
  rhs: decimal,
  rounding: decimal,
  certificate: z.strictObject({ lhs: ends, rhs: ends, bits: z.int().positive() }).readonly().nullable(),
  provenance: z
    .strictObject({ version: z.string(), seed: z.int().nonnegative(), evaluations: z.int().nonnegative() })
    .readonly(),
});

/** The witness of a file. @throws UsageError in one line where it cannot be read or is none */
export function readWitness(path: string, cwd: string): Witness {
  const read = schema.safeParse(parsed(path, cwd));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? "" : `, ${issue.path.join(".")}`;
  throw new UsageError({
    where: `${path}${at}`,
    expected: `a witness of format ${WITNESS_SCHEMA_VERSION}`,
    got: (issue?.message ?? "something else").replace(/\s+/g, " "),
  });
}

function parsed(path: string, cwd: string): unknown {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    throw inputFailure(error, path);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/\s+/g, " ") : String(error);
    throw new UsageError({ where: path, expected: "a witness, as JSON", got: said });
  }
}
