import * as z from "zod";
import { type BoxProof, hashedBody } from "./box-proof.js";
import { ProgramError } from "./program.js";

/** No file has more of anything: what a file says is bounded before it is believed. */
const MOST = 1 << 22;

const text = z.string().max(10_000);
const natural = z.int().min(0).max(MOST);
const fraction = z
  .string()
  .max(700)
  .regex(/^-?\d+(\/[1-9]\d*)?$/, "no fraction");
const line = z
  .array(z.union([text, z.int()]))
  .min(2)
  .max(4)
  .readonly();

const chart = z
  .strictObject({
    name: text,
    parameters: z
      .array(z.strictObject({ name: text, from: fraction, to: fraction }).readonly())
      .min(1)
      .max(9)
      .readonly(),
    chosen: z.array(text).max(9).readonly(),
    program: z
      .strictObject({
        lines: z.array(line).max(MOST).readonly(),
        lhs: natural,
        rhs: natural,
        nonzero: z.array(natural).max(MOST).readonly(),
      })
      .readonly(),
    tree: z
      .string()
      .max(MOST)
      .regex(/^[0-9.?]+$/, "no tree"),
    grid: z.int().min(0).max(60),
    choices: z.array(z.array(z.int()).max(9).readonly()).max(MOST).readonly(),
  })
  .readonly();

const schema: z.ZodType<BoxProof> = z.strictObject({
  kind: z.literal("box"),
  id: text,
  claim: text,
  form: text,
  relation: text,
  statement: text,
  sizes: text,
  covers: text,
  argument: text,
  slack: z.int().min(0).max(50).nullable(),
  version: text,
  charts: z.array(chart).min(1).max(100).readonly(),
});

/** Whether a text looks like the file of a proof on boxes. */
export function isBoxProof(content: string): boolean {
  return content.startsWith('{"sha256":"');
}

/** The proof of a file. @throws ProgramError where it is none, or was changed after it was written */
export function readBoxProof(content: string): BoxProof {
  if (!content.endsWith("}\n")) throw new ProgramError("a file that is cut off: its end is missing");
  const body = hashedBody(content);
  if (body === null) throw new ProgramError("a hash that is not that of what follows it");
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ProgramError("a file that is no JSON");
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new ProgramError(`a proof that has another form: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
}
