import { judgeRigorously } from "../judge/certify.js";
import { type Refutation, refutation, refutationOf, type Target } from "../judge/judged.js";
import { minimize } from "../judge/minimize.js";
import {
  type Claim,
  type ClaimResult,
  type ClaimTally,
  type Counterexample,
  type FormFacts,
  type FormResult,
  type FormTally,
  formVerdict,
  judge,
  relationOf,
  type Spec,
} from "../../claim/index.js";
import type { Conclusion } from "../../statistics/index.js";

/**
 * Verdicts, conclusions and shrunk counterexamples from the tally of a whole run of one claim.
 * @param looks how often its statistics were looked at before, this time included, with more cases each time
 */
export function conclude(claim: Claim, tally: ClaimTally, looks = 1): ClaimResult {
  const forms = claim.forms.map((facts, i): FormResult => {
    const { relations, silent } = tally.forms[i]!;
    const ordered = inOrder(tally.forms[i]!);
    const conclusion = conclusionOf(facts, ordered, looks);
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

/** Whether the statistics of a form leave it undecided. */
export function hasOpenStatistics(claim: Claim, tally: ClaimTally | undefined): boolean {
  if (tally === undefined) return false;
  return claim.forms.some((facts, i) => conclusionOf(facts, inOrder(tally.forms[i]!), 1)?.verdict === "undecided");
}

function inOrder({ observations }: FormTally): FormTally["observations"] {
  return [...observations].sort((a, b) => a.index - b.index);
}

/** What a form concludes from its observations; each look at them may err. */
function conclusionOf(facts: FormFacts, observations: FormTally["observations"], looks: number): Conclusion | null {
  const conclusion = facts.conclude?.(observations.map(({ values }) => values)) ?? null;
  return conclusion === null ? null : { ...conclusion, errorProbability: looks * conclusion.errorProbability };
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
  const found = relationOf(claim.evaluate(spec), form, relation)!;
  return refutationOf(spec, found, judge(found));
}
