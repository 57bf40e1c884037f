import { violations } from "../judge/admissible.js";
import { confirm, type Confirmation } from "../judge/confirm.js";
import { type Refutation, refutation as refutationAt } from "../judge/refutation.js";
import {
  type Claim,
  type Counterexample,
  type FormFacts,
  type Spec,
  type Witness,
  WITNESS_SCHEMA_VERSION,
} from "../../claim/index.js";
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

/**
 * The witness that a counterexample of a run is, with its matrices by their entries. Null where it does not refute any
 * more when it is written so, or intervals then contradict it.
 * @throws UnsteadyError where the claim gives other values than it did
 */
export function runWitness(
  claim: Claim,
  facts: WitnessFacts,
  { relation, spec }: Pick<Counterexample, "relation" | "spec">,
): Witness | null {
  const byEntries = spelledOut(claim, spec);
  const found = byEntries === null ? null : refutationAt(claim, { form: facts.form, relation }, byEntries);
  if (found === null) return null;
  const confirmation = confirm(claim, facts.form, found);
  return confirmation.outcome === "contradicted" ? null : confirmedWitness(claim, facts, found, confirmation);
}

function spelledOut({ specs }: Claim, spec: Spec): Spec | null {
  try {
    return specs.spellOut(spec);
  } catch {
    return null;
  }
}
