import * as z from "zod";

/** Raised whenever a field of proofs.json changes its meaning, goes away, or comes to be required. */
const PROOFS_SCHEMA_VERSION = 2;

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
  /** None where left out. */
  choices: z.record(z.string(), z.string()).optional(),
  /** Named reals that were held fixed, in decimal digits; none where left out. */
  reals: z.record(z.string(), z.string()).optional(),
  /** Whether all entries of all lists are free, as where left out, or those that the laws of the lists draw. */
  lists: z.enum(["entries", "laws"]).optional(),
});

/** A SHA-256 digest. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A program that was proved, by its hash, and from which case of a run, with what of it free, it is derived. */
const program = z.strictObject({
  seed: count,
  index: count,
  /** How many instances in general position were compared. */
  instances: count.min(2),
  lists: z.enum(["entries", "laws"]),
  reals: z.enum(["free", "fixed"]),
  program: digest,
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
  /** Some of the programs, by which a change of the claim is told. */
  programs: z.array(program).min(1),
});

const box = z.strictObject({
  kind: z.literal("box"),
  ...relation,
  sizes: z.string(),
  /** The instances that the box stands for. */
  covers: z.string(),
  /** It was shown up to the factor 1 + 2^−slack; null for none. */
  slack: z.int().nullable(),
  /** The family of instances, and the hash of the programs of its charts. */
  family: z.string(),
  program: digest,
});

/** proofs.json: what was proved of which relation, for reports to show. */
export const proofRecordSchema = z.strictObject({
  schemaVersion: z.literal(PROOFS_SCHEMA_VERSION),
  /** The commands that make again what it has of each kind. */
  commands: z.strictObject({ identity: z.string().optional(), box: z.string().optional() }),
  proofs: z.array(z.discriminatedUnion("kind", [identity, box])),
});

/** What proofs.json holds: everything that is on record as proved. */
export type ProofRecord = z.infer<typeof proofRecordSchema>;
export type ProofSummary = ProofRecord["proofs"][number];
export type ProvedSizes = z.infer<typeof sizes>;

/**
 * The text of proofs.json with these proofs in the place of all of their kind that it had; those of the other kind stay.
 * @param command the one that makes them again, word for word
 */
export function proofRecordText(
  before: ProofRecord | null,
  kind: ProofSummary["kind"],
  proofs: readonly ProofSummary[],
  command: string,
): string {
  const others = (before?.proofs ?? []).filter((proof) => proof.kind !== kind);
  const record: ProofRecord = {
    schemaVersion: PROOFS_SCHEMA_VERSION,
    commands: { ...before?.commands, [kind]: command },
    proofs: kind === "identity" ? [...proofs, ...others] : [...others, ...proofs],
  };
  // A proof is a line.
  const { proofs: lines, ...head } = proofRecordSchema.parse(record);
  const begin = JSON.stringify(head, null, 2).slice(0, -2);
  return `${begin},\n  "proofs": [\n${lines.map((one) => `    ${JSON.stringify(one)}`).join(",\n")}\n  ]\n}\n`;
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
