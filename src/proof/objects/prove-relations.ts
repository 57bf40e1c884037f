import type { Claim } from "../../claim/index.js";
import {
  countTeeth,
  type IdentityProof,
  noTeeth,
  proveClaim,
  type RelationOutcome,
  type Teeth,
} from "../identities/index.js";
import { proofOf } from "./proofs-of.js";

/** What is to be proved of a claim. */
export interface ProvingTask {
  readonly seed: number;
  readonly runs: number;
  /** The forms that are looked at. */
  readonly forms: readonly string[];
  /** Whether proved programs are changed, too, to see that they are found false then. */
  readonly teeth: boolean;
  /** The version of the program. */
  readonly version: string;
}

/** What came of one relation. */
export interface RelationProof {
  readonly outcome: RelationOutcome;
  readonly proof: IdentityProof | null;
  /** Null where nobody asked. */
  readonly teeth: Teeth | null;
}

/** Everything that can be said of the identities of a claim. */
export function proveRelations(claim: Claim, task: ProvingTask): RelationProof[] {
  const { seed, runs, forms, teeth, version } = task;
  const selected = { ...claim, forms: claim.forms.filter(({ name }) => forms.includes(name)) };
  return proveClaim(selected, { seed, runs }).map((outcome) => ({
    outcome,
    proof: proofOf(selected, outcome, version),
    teeth: teeth ? teethOf(outcome, seed) : null,
  }));
}

function teethOf({ layouts }: RelationOutcome, seed: number): Teeth {
  const teeth = noTeeth();
  for (const layout of layouts) if (layout.why === null) countTeeth(layout.program, seed, teeth);
  return teeth;
}
