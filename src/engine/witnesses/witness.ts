import { violations } from "../judge/admissible.js";
import type { Confirmation } from "../judge/confirm.js";
import type { Refutation } from "../judge/refutation.js";
import { type Claim, type FormFacts, type Witness, WITNESS_SCHEMA_VERSION } from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { idleDrops } from "./dropped.js";

/** What a witness is about, and how it came to be. */
export interface WitnessFacts extends Pick<Witness, "without" | "provenance"> {
  readonly form: FormFacts["name"];
}

/** The witness that a refutation is, without a certificate; of the assumptions that were dropped it keeps those it needs. */
export function plainWitness(claim: Claim, facts: WitnessFacts, refutation: Refutation): Witness {
  const { relation, spec, lhs, rhs, rounding } = refutation;
  const { without } = facts;
  const violated = without.length === 0 ? [] : withArena(() => violations(claim, spec));
  const idle = idleDrops(claim, { spec, without }, violated);
  return {
    schemaVersion: WITNESS_SCHEMA_VERSION,
    claim: claim.id,
    form: facts.form,
    relation,
    without: without.filter((name) => !idle.includes(name)),
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
