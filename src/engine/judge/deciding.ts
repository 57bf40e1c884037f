import { type CaseOutcome, type Claim, type FormFacts, verdictOf } from "../../claim/index.js";
import type { JudgedRelation } from "./judged.js";

/**
 * The forms that a case decides: those of which it decides a relation, and for a law those to which it gives an
 * observation. Situations are counted among such cases.
 */
export function decidedForms(
  { forms }: Claim,
  outcomes: readonly CaseOutcome[],
  relations: readonly Pick<JudgedRelation, "form" | "judgement" | "rigorous">[],
): FormFacts["name"][] {
  const observed = new Set(outcomes.flatMap(({ form, observation }) => (observation === null ? [] : [form])));
  const decided = new Set(
    relations.flatMap(({ form, judgement, rigorous }) =>
      verdictOf(judgement, rigorous) === "undecided" ? [] : [form],
    ),
  );
  return forms.flatMap(({ name, conclude }) => ((conclude === undefined ? decided : observed).has(name) ? [name] : []));
}
