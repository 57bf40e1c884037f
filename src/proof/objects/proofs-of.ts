import type { Claim } from "../../claim/index.js";
import { hashOf, type IdentityProof, PROOF_SCHEMA_VERSION, type RelationOutcome } from "../identities/index.js";

/** The proof of a relation at all sizes at which there is one; null where there is none. @param version of the program */
export function proofOf(
  claim: Claim,
  { form, relation, layouts }: RelationOutcome,
  version: string,
): IdentityProof | null {
  const { statement } = claim.forms.find(({ name }) => name === form)!;
  const what = { claim: claim.id, form, relation, statement, version };
  const proved = layouts.flatMap((layout) => {
    if (layout.why !== null) return [];
    const { at, program, decision } = layout;
    const { degree, bits, method } = decision;
    const found = { at, degree, bits, method, program };
    return [{ ...found, hash: hashOf(what, found) }];
  });
  return proved.length === 0 ? null : { schemaVersion: PROOF_SCHEMA_VERSION, kind: "identity", ...what, proved };
}

/** The text of the file of a proof, its sizes on a line each. */
export function proofText({ proved, ...facts }: IdentityProof): string {
  const head = JSON.stringify(facts, null, 2).slice(0, -2);
  return `${head},\n  "proved": [\n${proved.map((one) => `    ${JSON.stringify(one)}`).join(",\n")}\n  ]\n}\n`;
}
