import { resolve } from "node:path";
import * as z from "zod";
import type { Operation } from "../numerics/index.js";
import { operations } from "../operations/index.js";
import { type IdentityProof, PROOF_SCHEMA_VERSION } from "../proof/index.js";
import { readBounded } from "./files/read-bounded.js";
import { readJson } from "./files/read-json.js";

/** Largest file of a proof, in bytes. */
const LARGEST = 1 << 28;

/** Largest power in which a bound may be proved; claims have those of their depths. */
const MOST_POWER = 64;

const text = z.string().max(10_000);
const number = z
  .string()
  .max(10_000)
  .regex(/^(-?x\d+|(-?\d+(\/\d+)?\*)?x\d+|-?\d+(\/[1-9]\d*)?)$/, "no number of a program");
const line = z.int().min(0);
const whole = z.int().min(0);
type Operand = IdentityProof["proved"][number]["program"]["lines"][number] extends infer L
  ? L extends { readonly operands: readonly (infer O)[] }
    ? O
    : never
  : never;
const operand: z.ZodType<Operand> = z.lazy(() =>
  z.union([
    line,
    z.strictObject({ number }).readonly(),
    z
      .strictObject({
        places: z.array(z.array(z.tuple([whole, whole, whole]).readonly().nullable()).readonly()).readonly(),
      })
      .readonly(),
    z.strictObject({ measurements: z.array(line).readonly(), labels: z.array(line).readonly() }).readonly(),
    z.array(operand).readonly(),
  ]),
);
const leaf = z.union([
  z.strictObject({ entry: number }).readonly(),
  z.strictObject({ rows: whole, cols: whole, entries: z.array(number).readonly() }).readonly(),
]);
const step = z
  .strictObject({
    operation: z.enum(Object.keys(operations) as [Operation, ...Operation[]]),
    operands: z.array(operand).readonly(),
    shape: z.tuple([whole, whole]).readonly().optional(),
  })
  .readonly();

/** A proof as its file has it. */
const schema = z.strictObject({
  schemaVersion: z.literal(PROOF_SCHEMA_VERSION),
  kind: z.literal("identity"),
  claim: text,
  form: text,
  relation: text,
  statement: text,
  version: text,
  proved: z.array(
    z.strictObject({
      at: z.strictObject({
        sizes: z.record(text, z.number()),
        widths: z.array(z.number()),
        choices: z.record(text, text),
        lists: z.enum(["entries", "laws"]),
        reals: z.record(text, text),
        drawn: z.strictObject({ seed: whole, index: whole, instances: whole.min(2) }),
      }),
      degree: whole,
      bits: whole,
      method: z.union([
        z.strictObject({ kind: z.literal("expansion") }),
        z.strictObject({ kind: z.literal("evaluation"), exponent: whole, seed: whole, unlikely: z.int() }),
      ]),
      program: z.strictObject({
        free: whole,
        lines: z.array(z.union([step, leaf])),
        left: line,
        right: line,
        bound: z
          .strictObject({ gap: line, power: z.int().min(1).max(MOST_POWER) })
          .readonly()
          .optional(),
      }),
      hash: text,
    }),
  ),
});

/** How the file of a proof begins, whatever follows and however it ends. */
const HEAD = /^\s*\{\s*"schemaVersion":\s*\d+,\s*"kind":\s*"identity"/;

/** Whether a file begins as a proof of an identity does; false where it cannot be read. */
export function isProofFile(path: string, cwd: string): boolean {
  try {
    return HEAD.test(readBounded(resolve(cwd, path), LARGEST, path).toString("utf8", 0, 1000));
  } catch {
    // Whoever reads it for what it is complains.
    return false;
  }
}

/** The proof of a file. @throws UsageError in one line where it cannot be read or is none */
export function readProof(path: string, cwd: string): IdentityProof {
  const expected = `a proof of format ${PROOF_SCHEMA_VERSION}`;
  const words = { name: path, most: LARGEST, kind: "a proof", expected };
  return readJson(resolve(cwd, path), schema, words) as IdentityProof;
}
