import { resolve } from "node:path";
import * as z from "zod";
import { type Witness, WITNESS_SCHEMA_VERSION } from "../../claim/index.js";
import { isMissing } from "../../world/index.js";
import { readJson } from "../files/read-json.js";

/** Largest file of a witness, in bytes: a thousand times what a shrunk one takes. */
const LARGEST = 1 << 20;

/** Largest size or width, beyond which evaluating a witness would take the machine rather than the program. */
const LARGEST_SIZE = 1000;

const text = z.string().max(1000);
const decimal = z
  .string()
  .max(100)
  .regex(/^-?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity|NaN)$/i, "no decimal number");
const ends = z.tuple([decimal, decimal]).readonly();
const size = z.int().min(0).max(LARGEST_SIZE);
const entry = z
  .number({
    error: ({ input }) =>
      typeof input === "number" ? `expected a finite number, received ${String(input)}` : undefined,
  })
  .refine((x) => !Object.is(x, -0), "−0, which a spec writes as 0");
const matrix = z
  .array(z.array(entry).min(1).readonly())
  .min(1)
  .refine((rows) => rows.every(({ length }) => length === rows[0]!.length), "rows of different lengths")
  .readonly();

/** A witness as its file has it. */
const schema: z.ZodType<Witness> = z.strictObject({
  schemaVersion: z.literal(WITNESS_SCHEMA_VERSION),
  claim: text,
  form: z.enum(["printed", "corrected"]),
  relation: text,
  without: z.array(text).readonly(),
  spec: z
    .strictObject({
      sizes: z.record(text, size).readonly(),
      widths: z.array(size.min(1)).readonly(),
      choices: z.record(text, text).readonly(),
      reals: z.record(text, entry).readonly(),
      // A law with its seed is what a list over whose draws the statement holds almost surely has; see `replay`.
      lists: z
        .record(
          text,
          z.union([
            z.strictObject({ entries: z.array(matrix).readonly() }).readonly(),
            z.strictObject({ law: text, seed: z.int().min(0).max(0xffffffff) }).readonly(),
          ]),
        )
        .readonly(),
    })
    .readonly(),
  lhs: decimal,
  rhs: decimal,
  rounding: decimal,
  certificate: z.strictObject({ lhs: ends, rhs: ends, bits: z.int().positive() }).readonly().nullable(),
  provenance: z
    .strictObject({ version: text, seed: z.int().min(0).max(0xffffffff), evaluations: z.int().nonnegative() })
    .readonly(),
});

/** The witness of a file. @throws UsageError in one line where it cannot be read or is none */
export function readWitness(path: string, cwd: string): Witness {
  const expected = `a witness of format ${WITNESS_SCHEMA_VERSION}`;
  return readJson(resolve(cwd, path), schema, { name: path, most: LARGEST, kind: "a witness", expected });
}

/** The witness of a file, or null where there is none by now. @throws UsageError as `readWitness` */
export function readWitnessIfThere(path: string, cwd: string): Witness | null {
  try {
    return readWitness(path, cwd);
  } catch (error) {
    // By what the reading itself met: a look before or after it may see something else.
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The text of the file of a witness. @throws ZodError where it could not be read back */
export function witnessText(witness: Witness): string {
  const text = JSON.stringify(schema.parse(witness), null, 2);
  // Rows on a line each: no string holds a line break of its own, since JSON spells these out.
  return `${text.replace(/\[\n\s+([^[\]{}]*?)\n\s+\]/g, (_, row: string) => `[${row.replace(/\n\s+/g, " ")}]`)}\n`;
}
