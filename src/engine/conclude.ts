import type { Claim } from "../claim/claim.js";
import { type ClaimResult, type ClaimTally, type FormResult, formVerdict } from "../claim/result.js";
import { minimize } from "./minimize.js";

/** Verdicts, conclusions and shrunk counterexamples from the tally of a whole run of one claim. */
export function conclude(claim: Claim, tally: ClaimTally): ClaimResult {
  const forms = claim.forms.map((facts, i): FormResult => {
    const { relations, observations, silent } = tally.forms[i]!;
    const ordered = [...observations].sort((a, b) => a.index - b.index).map(({ values }) => values);
    const conclusion = facts.conclude?.(ordered) ?? null;
    const counterexamples = relations.flatMap(({ name, refutedBy }) =>
      refutedBy === null ? [] : [minimize(claim, { form: facts.name, relation: name }, refutedBy.spec)],
    );
    return {
      facts,
      verdict: formVerdict(relations, conclusion, tally.errors.length),
      relations,
      conclusion,
      observations: observations.length,
      silent,
      counterexamples,
    };
  });
  return { claim, cases: tally.cases, chosen: tally.chosen, forms, errors: tally.errors };
}
