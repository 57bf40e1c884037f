import { resolve } from "node:path";
import { path } from "./values.js";
import { value } from "./command.js";
import type { IdentityProof } from "../../proof/index.js";
import type { BoxProof } from "../../proof/boxes/index.js";
import { readProofRecord, writeFile } from "../../store/index.js";
import type { Io } from "../../world/index.js";
import { proofRecordText, type ProofSummary } from "../../../reports/report/index.js";

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

/** What a record says of a proof of an identity. @param tried at how many sizes it was tried */
export function identitySummary(
  { claim, form, relation, statement, proved }: IdentityProof,
  tried: number,
): ProofSummary {
  const chances = proved.flatMap(({ method }) => (method.kind === "evaluation" ? [method.unlikely] : []));
  return {
    kind: "identity",
    ...{ claim, form: formOf(form), relation, statement, tried },
    proved: proved.map(({ at: { sizes, widths, choices, lists, reals } }) => ({
      ...{ sizes: { ...sizes }, widths: [...widths] },
      ...(Object.keys(choices).length === 0 ? {} : { choices: { ...choices } }),
      ...(Object.keys(reals).length === 0 ? {} : { reals: { ...reals } }),
      ...(lists === "entries" ? {} : { lists }),
    })),
    unlikely: chances.length === 0 ? null : Math.min(...chances),
  };
}

/** What a record says of a proof on a box. */
export function boxSummary({ claim, form, relation, statement, sizes, covers, slack }: BoxProof): ProofSummary {
  return { kind: "box", claim, form: formOf(form), relation, statement, sizes, covers, slack };
}

function formOf(name: string): ProofSummary["form"] {
  return name === "corrected" ? "corrected" : "printed";
}
