import { judgeRigorously } from "../judge/certify.js";
import { type Refutation, refutationOf, type Target } from "../judge/judged.js";
import {
  type Certificate,
  type Claim,
  type FormFacts,
  judge,
  type Spec,
  type Witness,
  WITNESS_SCHEMA_VERSION,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";

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

/** The witness that a refutation is, with its certificate where intervals decide it on their own. */
export function certifiedWitness(claim: Claim, facts: WitnessFacts, refutation: Refutation): Witness {
  const witness = plainWitness(claim, facts, refutation);
  return { ...witness, certificate: certificateOf(claim, { ...witness }, witness.spec) };
}

/** The enclosures that refute a relation and rest on the entries of the instance alone, or null. */
export function certificateOf(claim: Claim, target: Target, spec: Spec): Certificate | null {
  const [{ verdict, certificate, borrowed }] = judgeRigorously(claim, [target], spec) as [
    ReturnType<typeof judgeRigorously>[number],
  ];
  return verdict === "refuted" && !borrowed ? certificate : null;
}

/** The refutation on a spec with the largest departure relative to its scale, over all relations of a form; or null. */
export function widestRefutation(claim: Claim, form: string, spec: Spec): Refutation | null {
  return withArena(() => {
    const { relations } = claim.evaluate(spec).find((outcome) => outcome.form === form) ?? { relations: [] };
    const refuted = relations.flatMap((relation) => {
      const judgement = judge(relation);
      if (judgement.verdict !== "refuted") return [];
      return [{ departure: judgement.margin / relation.scale, found: refutationOf(spec, relation, judgement) }];
    });
    return refuted.sort((a, b) => a.departure - b.departure)[0]?.found ?? null;
  });
}
