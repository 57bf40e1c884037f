import { resolve } from "node:path";
import { path } from "../words/values.js";
import { value } from "../words/command.js";
import type { Claim } from "../../claim/index.js";
import { type BoxProof, boxProgramHash, families, familyProgramHash } from "../../proof/boxes/index.js";
import { Derived, type IdentityProof, knownPrograms, type RelationOutcome } from "../../proof/index.js";
import { readProofRecord, writeFile } from "../../store/index.js";
import type { Io } from "../../world/index.js";
import { type ProofRecord, proofRecordText, type ProofSummary } from "../../../reports/report/index.js";

/** The option of commands that prove. */
export const RECORD_OPTION = {
  record: value("file", path, "also write what was proved for reports to show: reports/published/proofs.json"),
} as const;

/** Writes what was proved in the place of what a record has of this kind. @throws UsageError, OutputError */
export function recordProofs(
  file: string,
  kind: ProofSummary["kind"],
  proofs: readonly ProofSummary[],
  command: string,
  { cwd }: Io,
): void {
  const place = resolve(cwd, file);
  writeFile(place, proofRecordText(readProofRecord(place), kind, proofs, command));
}

/** What a record says of a proof of an identity. @param outcome from which the proof was made */
export function identitySummary(
  { claim, form, relation, statement, proved }: IdentityProof,
  outcome: RelationOutcome,
): ProofSummary {
  const chances = proved.flatMap(({ method }) => (method.kind === "evaluation" ? [method.unlikely] : []));
  return {
    kind: "identity",
    ...{ claim, form: formOf(form), relation, statement, tried: outcome.layouts.length },
    proved: proved.map(({ at: { sizes, widths, choices, lists, reals } }) => ({
      ...{ sizes: { ...sizes }, widths: [...widths] },
      ...(Object.keys(choices).length === 0 ? {} : { choices: { ...choices } }),
      ...(Object.keys(reals).length === 0 ? {} : { reals: { ...reals } }),
      ...(lists === "entries" ? {} : { lists }),
    })),
    unlikely: chances.length === 0 ? null : Math.min(...chances),
    programs: knownPrograms(outcome),
  };
}

/** What a record says of a proof on a box. */
export function boxSummary(proof: BoxProof): ProofSummary {
  const { id, claim, form, relation, statement, sizes, covers, slack } = proof;
  const program = boxProgramHash(proof);
  return { kind: "box", claim, form: formOf(form), relation, statement, sizes, covers, slack, family: id, program };
}

/** A record without what was proved of other programs than those by which claims compute now. */
interface CurrentProofs {
  readonly record: ProofRecord | null;
  /** Claims with a proof that is left out. */
  readonly stale: readonly string[];
}

/**
 * What of a record is still about these claims: of the same statement, and computed by the same program, which is derived
 * anew. Proofs of other claims are left out.
 * @param each which of the programs of an identity are looked at
 */
export function currentProofs(
  record: ProofRecord | null,
  claims: readonly Claim[],
  each: "shortest" | "all" = "shortest",
): CurrentProofs {
  if (record === null) return { record, stale: [] };
  const known = new Map(claims.map((claim) => [claim.id, { claim, derived: new Derived(claim) }]));
  const stale = new Set<string>();
  const proofs = record.proofs.filter((proof) => {
    const found = known.get(proof.claim);
    if (found === undefined) return false;
    const { claim, derived } = found;
    const isSame =
      claim.forms.some(({ name, statement }) => name === proof.form && statement === proof.statement) &&
      (proof.kind === "identity"
        ? derived.has(proof.form, proof.relation, each === "all" ? proof.programs : proof.programs.slice(0, 1))
        : isSameFamily(claim, proof.family, proof.program));
    if (!isSame) stale.add(`${proof.claim}:${proof.form}`);
    return isSame;
  });
  return { record: { ...record, proofs }, stale: [...stale] };
}

function isSameFamily(claim: Claim, id: string, program: string): boolean {
  const family = families.find((one) => one.id === id);
  return family !== undefined && familyProgramHash(claim, family) === program;
}

function formOf(name: string): ProofSummary["form"] {
  return name === "corrected" ? "corrected" : "printed";
}
