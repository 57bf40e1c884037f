import type { Confirmation } from "../judge/confirm.js";
import type { Refutation } from "../judge/refutation.js";
import { type Claim, type FormFacts, type Witness, WITNESS_SCHEMA_VERSION } from "../../claim/index.js";

/** What a witness is about, and how it came to be. */
export interface WitnessFacts extends Pick<Witness, "without" | "provenance"> {
  readonly form: FormFacts["name"];
}

/** The witness that a refutation is, without a certificate. */
export function plainWitness(claim: Claim, facts: WitnessFacts, refutation: Refutation): Witness {
  const { relation, spec, lhs, rhs, rounding } = refutation;
  return {
    schemaVersion: WITNESS_SCHEMA_VERSION,
    claim: claim.id,
    form: facts.form,
    relation,
    without: [...facts.without],
    spec,
    lhs: String(lhs),
    rhs: String(rhs),
    rounding: String(rounding),
    certificate: null,
    provenance: facts.provenance,
  };
}

/** The witness that a refutation is, with its certificate where intervals refute it on their own. */
export function confirmedWitness(
  claim: Claim,
  facts: WitnessFacts,
  refutation: Refutation,
  { outcome, certificate }: Confirmation,
): Witness {
  return { ...plainWitness(claim, facts, refutation), certificate: outcome === "certified" ? certificate : null };
}
