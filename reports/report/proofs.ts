import { z } from "zod";

/** Raised whenever a field of proofs.json changes its meaning, goes away, or comes to be required. */
const PROOFS_SCHEMA_VERSION = 1;

const count = z.int().nonnegative();

/** What is proved: a relation of a form, whose statement was this when it was proved. */
const relation = {
  claim: z.string(),
  form: z.enum(["printed", "corrected"]),
  relation: z.string(),
  statement: z.string(),
};

const sizes = z.strictObject({
  sizes: z.record(z.string(), z.int()),
  widths: z.array(z.int()),
  choices: z.record(z.string(), z.string()),
  /** Named reals that were held fixed, in decimal digits. */
  reals: z.record(z.string(), z.string()),
  /** Whether all entries of all lists are free, or those that the laws of the lists draw. */
  lists: z.enum(["entries", "laws"]),
});

const identity = z.strictObject({
  kind: z.literal("identity"),
  ...relation,
  /** At how many sizes it was tried. */
  tried: count,
  /** At which it was proved. */
  proved: z.array(sizes).min(1),
  /** A false identity would have passed at one of them with probability at most 2^−unlikely; null for no chance at all. */
  unlikely: count.nullable(),
});

const box = z.strictObject({
  kind: z.literal("box"),
  ...relation,
  sizes: z.string(),
  /** The instances that the box stands for. */
  covers: z.string(),
  /** It was shown up to the factor 1 + 2^−slack; null for none. */
  slack: z.int().nullable(),
});

/** proofs.json: what was proved of which relation, for reports to show. */
export const proofRecordSchema = z.strictObject({
  schemaVersion: z.literal(PROOFS_SCHEMA_VERSION),
  /** The commands that make it again. */
  commands: z.array(z.string()),
  proofs: z.array(z.discriminatedUnion("kind", [identity, box])),
});

export type ProofRecord = z.infer<typeof proofRecordSchema>;
export type ProofSummary = ProofRecord["proofs"][number];
export type ProvedSizes = z.infer<typeof sizes>;

/** The text of proofs.json. @param commands those that make it again, word for word */
export function proofRecordText(proofs: readonly ProofSummary[], commands: readonly string[]): string {
  const record = { schemaVersion: PROOFS_SCHEMA_VERSION, commands, proofs };
  return `${JSON.stringify(proofRecordSchema.parse(record), null, 2)}\n`;
}

/** The proofs of a form, as it is stated now: what was proved of another statement proves nothing of this one. */
export function proofsOf(
  record: ProofRecord | null,
  claim: string,
  form: { readonly name: string; readonly statement: string },
): ProofSummary[] {
  return (record?.proofs ?? []).filter(
    (proof) => proof.claim === claim && proof.form === form.name && proof.statement === form.statement,
  );
}
