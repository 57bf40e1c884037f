import type { Claim } from "../claim/claim.js";
import {
  type ClaimResult,
  type ClaimTally,
  type Counterexample,
  type FormResult,
  formVerdict,
} from "../claim/result.js";
import type { Spec } from "../claim/spec.js";
import { judgeRigorously } from "./certify.js";
import { minimize, refutation, type Refutation, type Target } from "./minimize.js";

/** Verdicts, conclusions and shrunk counterexamples from the tally of a whole run of one claim. */
export function conclude(claim: Claim, tally: ClaimTally): ClaimResult {
  const forms = claim.forms.map((facts, i): FormResult => {
    const { relations, observations, silent } = tally.forms[i]!;
    const ordered = [...observations].sort((a, b) => a.index - b.index);
    const conclusion = facts.conclude?.(ordered.map(({ values }) => values)) ?? null;
    const counterexamples = relations.flatMap(({ name, refutedBy }) =>
      refutedBy === null ? [] : [counterexample(claim, { form: facts.name, relation: name }, refutedBy.spec)],
    );
    return {
      facts,
      verdict: formVerdict(relations, conclusion, tally.errors.length),
      relations,
      conclusion,
      observations: ordered,
      silent,
      counterexamples,
    };
  });
  const { cases, chosen, stored, errors } = tally;
  return { claim, cases, chosen, stored, forms, errors };
}

/** The smallest counterexample below the one found, with its certificate. */
function counterexample(claim: Claim, target: Target, found: Spec): Counterexample {
  const smallest =
    refutation(claim, target, found) === null ? asFound(claim, target, found) : minimize(claim, target, found);
  const [rigorous] = judgeRigorously(claim, [target], smallest.spec);
  const { verdict, certificate, borrowed } = rigorous!;
  return {
    ...smallest,
    certificate: verdict === "refuted" ? certificate : null,
    certified: verdict === "refuted" && !borrowed,
  };
}

/** A case that only intervals refute: floating point has nothing to shrink by. */
function asFound(claim: Claim, { form, relation }: Target, spec: Spec): Refutation {
  const outcome = claim.evaluate(spec).find((candidate) => candidate.form === form)!;
  const { lhs, rhs } = outcome.relations.find(({ name }) => name === relation)!;
  return { relation, spec, lhs: lhs.value, rhs: rhs.value, rounding: lhs.error + rhs.error };
}
