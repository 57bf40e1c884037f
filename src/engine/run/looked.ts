import { violations } from "../judge/admissible.js";
import { confirm, type Confirmation } from "../judge/confirm.js";
import { type Refutation, refutation, refutationOf, type Target } from "../judge/refutation.js";
import { minimize } from "../judge/minimize.js";
import { hairViolations } from "../judge/slack-sign.js";
import { UnsteadyError } from "../judge/steady.js";
import {
  type CaseError,
  type Claim,
  type ClaimTally,
  type Contradiction,
  type Counterexample,
  type FormFacts,
  judge,
  type Notable,
  relationOf,
  type RelationTally,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { caseError } from "./cases.js";

/** What a refuted relation comes to when the cases that refute it are looked at again. */
export interface Looked {
  /** The tally; without its refutations where all that were kept are contradicted, or violate a hypothesis. */
  readonly tally: RelationTally;
  readonly counterexample: Counterexample | null;
  readonly contradictions: readonly Contradiction[];
  readonly errors: readonly CaseError[];
}

/**
 * Looks at the refuted relations of a claim again, form by form: the first refutation that intervals do not contradict is
 * shrunk and shown.
 */
export function lookAt(claim: Claim, tally: ClaimTally): Looked[][] {
  return claim.forms.map(({ name }, i) => tally.forms[i]!.relations.map((relation) => lookedAt(claim, name, relation)));
}

/** Where a second look did not come to an end: nothing is shown, and the case that it began from is an error. */
export function lostLook(claim: Claim, tally: ClaimTally, why: string): Looked[][] {
  return claim.forms.map((_, i) =>
    tally.forms[i]!.relations.map((relation): Looked => {
      const none = { tally: relation, counterexample: null, contradictions: [] };
      const [first] = relation.refutations;
      if (first === undefined) return { ...none, errors: [] };
      const message = `the second look at what refutes ${relation.name} ${why}`;
      return { ...none, errors: [{ message, spec: first.spec, index: first.index, unfinished: true }] };
    }),
  );
}

function lookedAt(claim: Claim, form: FormFacts["name"], tally: RelationTally): Looked {
  const contradictions: Contradiction[] = [];
  const target = { form, relation: tally.name };
  for (const notable of tally.refutations) {
    try {
      // Sampled hypotheses may not have been measured on it.
      if (withArena(() => violations(claim, notable.spec)).length > 0) continue;
      if (hairViolations(claim, notable.spec).length > 0) continue;
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

/**
 * The smallest counterexample below the one found, or that one itself where intervals contradict the smallest, or that it
 * meets the assumptions.
 */
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
  if (hairViolations(claim, smallest.spec).length > 0) return asFound;
  const confirmed = confirm(claim, target.form, smallest);
  if (confirmed.outcome !== "contradicted") return { smallest: counterexampleOf(smallest, confirmed), faults: [] };
  return { ...asFound, faults: [confirmed.contradiction] };
}

function counterexampleOf(refuted: Refutation, { outcome, certificate }: Confirmation): Counterexample {
  return { ...refuted, certificate, certified: outcome === "certified" };
}
