import { violations } from "../judge/admissible.js";
import { confirm, type Confirmation } from "../judge/confirm.js";
import { type Refutation, refutation, refutationOf, type Target } from "../judge/refutation.js";
import { minimize } from "../judge/minimize.js";
import { UnsteadyError } from "../judge/steady.js";
import {
  type CaseError,
  type Claim,
  type ClaimResult,
  type ClaimTally,
  type Contradiction,
  type Counterexample,
  type FormFacts,
  type FormResult,
  type FormTally,
  formVerdict,
  judge,
  type Notable,
  relationOf,
  type RelationTally,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import type { Conclusion } from "../../statistics/index.js";
import { caseError } from "./cases.js";

/** What a refuted relation comes to when the cases that refute it are looked at again. */
interface Looked {
  /** The tally; without its refutations where all that were kept are contradicted, or violate a hypothesis. */
  readonly tally: RelationTally;
  readonly counterexample: Counterexample | null;
  readonly contradictions: readonly Contradiction[];
  readonly errors: readonly CaseError[];
}

/**
 * Verdicts, conclusions and shrunk counterexamples from the tally of a whole run of one claim. No refutation is said
 * that was not judged again by intervals; where these contradict it, it does not count, and is told as a contradiction.
 * @param looks how often its statistics were looked at before, this time included, with more cases each time
 */
export function conclude(claim: Claim, tally: ClaimTally, looks = 1): ClaimResult {
  const looked = claim.forms.map(({ name }, i) =>
    tally.forms[i]!.relations.map((relation) => lookedAt(claim, name, relation)),
  );
  const all = looked.flat();
  const errors = [...tally.errors, ...all.flatMap((one) => one.errors)];
  const contradictions = [...tally.contradictions, ...all.flatMap((one) => one.contradictions)];
  const forms = claim.forms.map((facts, i): FormResult => {
    const ordered = inOrder(tally.forms[i]!);
    const conclusion = conclusionOf(facts, ordered, looks);
    const relations = looked[i]!.map((one) => one.tally);
    return {
      facts,
      verdict: formVerdict(relations, conclusion, errors.length, tally.cases - tally.outside),
      relations,
      conclusion,
      observations: ordered,
      silent: tally.forms[i]!.silent,
      counterexamples: looked[i]!.flatMap(({ counterexample }) => (counterexample === null ? [] : [counterexample])),
    };
  });
  const { cases, chosen, stored, outside } = tally;
  return { claim, cases, chosen, stored, outside, forms, errors, contradictions: distinct(contradictions) };
}

/** Each contradiction once: a case may have been looked at in the run as well. */
function distinct(contradictions: readonly Contradiction[]): Contradiction[] {
  return [...new Map(contradictions.map((one) => [JSON.stringify(one), one])).values()];
}

function lookedAt(claim: Claim, form: FormFacts["name"], tally: RelationTally): Looked {
  const contradictions: Contradiction[] = [];
  const target = { form, relation: tally.name };
  for (const notable of tally.refutations) {
    try {
      // Sampled hypotheses may not have been measured on it.
      if (withArena(() => violations(claim, notable.spec)).length > 0) continue;
      const found = foundAgain(claim, target, notable);
      const confirmation = confirm(claim, form, found);
      if (confirmation.outcome !== "contradicted") {
        const { smallest, faults } = smallestOf(claim, target, found, confirmation);
        contradictions.push(...faults);
        return { tally, counterexample: smallest, contradictions, errors: [] };
      }
      contradictions.push(confirmation.contradiction);
    } catch (error) {
      const errors = [caseError(error, notable.spec, notable.index)];
      return { tally, counterexample: null, contradictions, errors };
    }
  }
  if (tally.refutations.length === 0) return { tally, counterexample: null, contradictions, errors: [] };
  const { holds, refuted, undecided } = tally.counts;
  const counts = { holds, refuted: 0, undecided: undecided + refuted };
  return { tally: { ...tally, counts, refutations: [] }, counterexample: null, contradictions, errors: [] };
}

/** The refutation that a run found. @throws UnsteadyError where the margin is another one now */
function foundAgain(claim: Claim, { form, relation }: Target, { spec, value }: Notable): Refutation {
  const found = relationOf(claim.evaluate(spec), form, relation);
  const judgement = found === undefined ? null : judge(found);
  if (found !== undefined && judgement !== null && Object.is(judgement.margin, value)) {
    return refutationOf(spec, found, judgement);
  }
  const now = judgement === null ? "no such relation" : String(judgement.margin);
  throw new UnsteadyError(claim.id, spec, `${relation}: first a margin of ${value}, then ${now}`);
}

/** The smallest counterexample below the one found, or that one itself where intervals contradict the smallest. */
function smallestOf(
  claim: Claim,
  target: Target & { readonly form: FormFacts["name"] },
  found: Refutation,
  confirmation: Confirmation,
): { readonly smallest: Counterexample; readonly faults: readonly Contradiction[] } {
  const asFound = { smallest: counterexampleOf(found, confirmation), faults: [] };
  // A case that only intervals refute: floating point has nothing to shrink by.
  if (refutation(claim, target, found.spec) === null) return asFound;
  const smallest = minimize(claim, target, found.spec);
  const confirmed = confirm(claim, target.form, smallest);
  if (confirmed.outcome !== "contradicted") return { smallest: counterexampleOf(smallest, confirmed), faults: [] };
  return { ...asFound, faults: [confirmed.contradiction] };
}

function counterexampleOf(refuted: Refutation, { outcome, certificate }: Confirmation): Counterexample {
  return { ...refuted, certificate, certified: outcome === "certified" };
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
