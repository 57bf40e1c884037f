import {
  type Claim,
  type ClaimResult,
  type ClaimTally,
  type Contradiction,
  type FormFacts,
  type FormResult,
  type FormTally,
  type FormVerdict,
  formVerdict,
} from "../../claim/index.js";
import { type Conclusion, type MeasuredConclusion, powerInWords } from "../../statistics/index.js";
import { type Looked, lookAt } from "./looked.js";

/** How far a run of a claim came, and what was found when its refutations were looked at again. */
export interface Progressed {
  /** How often its statistics were looked at before, this time included, with more cases each time. */
  readonly looks?: number;
  /** False where it was interrupted: what is not refuted is then undecided, whatever the cases that were run say. */
  readonly complete?: boolean;
  /** What became of its refutations; null where there was no time to look at them, absent to look at them here. */
  readonly looked?: readonly (readonly Looked[])[] | null;
}

/**
 * Verdicts, conclusions and shrunk counterexamples from the tally of a run of one claim. No refutation is said that was
 * not judged again by intervals; where these contradict it, it does not count, and is told as a contradiction.
 */
export function conclude(claim: Claim, tally: ClaimTally, progressed: Progressed = {}): ClaimResult {
  const { looks = 1 } = progressed;
  const looked = progressed.looked === undefined ? lookAt(claim, tally) : progressed.looked;
  const complete = progressed.complete !== false && looked !== null;
  const all = looked?.flat() ?? [];
  const errors = [...tally.errors, ...all.flatMap((one) => one.errors)];
  const faults = errors.filter(({ stopped }) => stopped !== true).length;
  const contradictions = [...tally.contradictions, ...all.flatMap((one) => one.contradictions)];
  const forms = claim.forms.map((facts, i): FormResult => {
    const ordered = inOrder(tally.forms[i]!);
    // Of a part of its observations a test is not made to say anything.
    const conclusion = complete ? withPower(facts, ordered, afterLooks(conclusionsOf(claim, tally)[i]!, looks)) : null;
    const relations = looked?.[i]!.map((one) => one.tally) ?? tally.forms[i]!.relations;
    const verdict = formVerdict(relations, conclusion, faults, tally.cases - tally.outside - tally.overflowed);
    return {
      facts,
      verdict: complete ? verdict : partVerdict(verdict, looked !== null),
      relations,
      conclusion,
      observations: ordered,
      silent: tally.forms[i]!.silent,
      situations: tally.forms[i]!.situations,
      counterexamples: looked?.[i]!.flatMap(({ counterexample }) => counterexample ?? []) ?? [],
    };
  });
  const { cases, chosen, stored, outside, overflowed } = tally;
  const counts = { cases, chosen, stored, outside, overflowed };
  return { claim, complete, ...counts, forms, errors, contradictions: distinct(contradictions) };
}

/** What a part of the cases says: a counterexample refutes whatever is left to run, and nothing else is decided. */
function partVerdict(verdict: FormVerdict, confirmed: boolean): FormVerdict {
  if (verdict === "error" || (verdict === "refuted" && confirmed)) return verdict;
  return "undecided";
}

/** Each contradiction once: a case may have been looked at in the run as well. */
function distinct(contradictions: readonly Contradiction[]): Contradiction[] {
  return [...new Map(contradictions.map((one) => [JSON.stringify(one), one])).values()];
}

/** Whether the statistics of a form leave it undecided. */
export function hasOpenStatistics(claim: Claim, tally: ClaimTally | undefined): boolean {
  if (tally === undefined) return false;
  return conclusionsOf(claim, tally).some((conclusion) => conclusion?.verdict === "undecided");
}

function inOrder({ observations }: FormTally): FormTally["observations"] {
  return [...observations].sort((a, b) => a.index - b.index);
}

/** What was concluded from a tally at one look: a run asks after every look whether anything is open, and at the end. */
const concluded = new WeakMap<ClaimTally, { readonly claim: Claim; readonly of: readonly (Conclusion | null)[] }>();

/** What each form concludes from its observations at one look. */
function conclusionsOf(claim: Claim, tally: ClaimTally): readonly (Conclusion | null)[] {
  const known = concluded.get(tally);
  if (known?.claim === claim) return known.of;
  const of = claim.forms.map(
    ({ conclude }, i) => conclude?.(inOrder(tally.forms[i]!).map(({ values }) => values)) ?? null,
  );
  concluded.set(tally, { claim, of });
  return of;
}

/** Each look may err. */
function afterLooks(conclusion: Conclusion | null, looks: number): Conclusion | null {
  return conclusion === null ? null : { ...conclusion, errorProbability: looks * conclusion.errorProbability };
}

/** The conclusion with what the observations would have shown, which takes longer than to conclude. */
function withPower(
  facts: FormFacts,
  observations: FormTally["observations"],
  conclusion: Conclusion | null,
): MeasuredConclusion | null {
  if (conclusion === null) return null;
  const departures = facts.power?.(observations.map(({ values }) => values)) ?? [];
  return { ...conclusion, departures, power: conclusion.power ?? powerInWords(departures) };
}
