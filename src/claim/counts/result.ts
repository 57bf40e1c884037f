import type { MeasuredConclusion } from "../../statistics/index.js";
import type { Claim, FormFacts, FormVerdict } from "../statement/claim.js";
import type { RelationVerdict } from "../relations/relation.js";
import type { Direction } from "../words/index.js";
import type { Spec } from "../specs/spec.js";
import type { SituationTally } from "../statement/situations.js";
import type { RelationTally } from "./tally.js";
import type { Certificate } from "./witness.js";

/** A case on which evaluation threw. */
export interface CaseError {
  readonly message: string;
  readonly spec: Spec;
  readonly index: number;
  /** Where nothing was thrown, but another value given when the same case was evaluated again. */
  readonly unsteady?: true;
  /** Where nothing was thrown, but the evaluation did not come to an end; the message says when it was given up. */
  readonly unfinished?: true;
  /** Of an unfinished one: it was ended with the run, for lack of time or by an interruption, which is no fault of it. */
  readonly stopped?: true;
}

/** A refutation in floating point of a relation that holds by intervals: a fault of the numerics, to be mended. */
export interface Contradiction {
  readonly claim: string;
  readonly form: FormFacts["name"];
  readonly relation: string;
  readonly spec: Spec;
  /** Both sides and the rounding bound in floating point, as decimal strings. */
  readonly lhs: string;
  readonly rhs: string;
  readonly rounding: string;
  /** Both sides by intervals. */
  readonly enclosures: Certificate;
}

/** One case in full, for those who want to see every one: each form with each relation, judged. */
export interface CaseRecord {
  readonly spec: Spec;
  readonly index: number;
  readonly kind: CaseKind;
  readonly forms: readonly FormRecord[];
  /** What evaluation threw, or the hypotheses that the case violates; there are no forms then. */
  readonly error: string | null;
}

/** What sort of case it is: drawn, chosen by the claim's author, or stored when it refuted. */
export type CaseKind = "generated" | "chosen" | "stored";

/** One form of one case. */
export interface FormRecord {
  readonly form: FormFacts["name"];
  readonly relations: readonly RelationRecord[];
  /** The numbers of a statistical form; null where the case says nothing. */
  readonly observation: readonly number[] | null;
}

/** One relation of one case. */
export interface RelationRecord {
  readonly name: string;
  /** How the relation is written. */
  readonly direction: Direction;
  readonly lhs: number;
  readonly rhs: number;
  readonly margin: number;
  readonly rounding: number;
  readonly verdict: RelationVerdict;
}

/** What all cases of a part of a run say about one form. */
export interface FormTally {
  readonly form: FormFacts["name"];
  readonly relations: readonly RelationTally[];
  /** Observations of the cases that gave one, with the position of the case. */
  readonly observations: readonly { readonly index: number; readonly values: readonly number[] }[];
  /** Cases that said nothing to a statistical form. */
  readonly silent: number;
  readonly situations: SituationTally;
}

/** What a part of a run says about one claim. Tallies of disjoint parts add up. */
export interface ClaimTally {
  readonly id: string;
  readonly cases: number;
  /** Equality and degenerate cases among them. */
  readonly chosen: number;
  /** Stored witnesses among them. */
  readonly stored: number;
  /** Those that violate an assumption, of which nothing else is counted. */
  readonly outside: number;
  /** Large instances among them whose numbers left the range of doubles, of which nothing else is counted. */
  readonly overflowed: number;
  readonly forms: readonly FormTally[];
  readonly errors: readonly CaseError[];
  /** Refutations that intervals contradict, the first few. */
  readonly contradictions: readonly Contradiction[];
  /** Every case in full, where that was asked for; else none. Lost when tallies are added up. */
  readonly records: readonly CaseRecord[];
}

/** The smallest refuting instance that a run found for a relation. */
export interface Counterexample {
  readonly relation: string;
  readonly spec: Spec;
  readonly lhs: number;
  readonly rhs: number;
  readonly rounding: number;
  /** Enclosures of both sides by intervals, or null where these did not decide it. */
  readonly certificate: Certificate | null;
  /** Whether the certificate rests on nothing but the entries of the instance and interval arithmetic. */
  readonly certified: boolean;
}

/** What a run concludes of one form of a claim. */
export interface FormResult {
  readonly facts: FormFacts;
  readonly verdict: FormVerdict;
  readonly relations: readonly RelationTally[];
  readonly conclusion: MeasuredConclusion | null;
  /** In case order. */
  readonly observations: FormTally["observations"];
  readonly silent: number;
  readonly situations: SituationTally;
  /** One per refuted relation. */
  readonly counterexamples: readonly Counterexample[];
}

/** What a run concludes of one claim. */
export interface ClaimResult {
  readonly claim: Claim;
  /** False where the run of it was interrupted: then nothing is said to hold. */
  readonly complete: boolean;
  readonly cases: number;
  readonly chosen: number;
  readonly stored: number;
  /** Cases that violate an assumption and say nothing. */
  readonly outside: number;
  /** Large instances whose numbers left the range of doubles, and that say nothing. */
  readonly overflowed: number;
  readonly forms: readonly FormResult[];
  readonly errors: readonly CaseError[];
  /** Refutations that intervals contradict, the first few. */
  readonly contradictions: readonly Contradiction[];
}

/** Whether every form of the claim came out as its author expects. */
export function asExpected(result: ClaimResult): boolean {
  return result.complete && result.forms.every(({ facts, verdict }) => verdict === facts.expected);
}

/**
 * The verdict on a form: an error anywhere is an error; one refuted case refutes; a statistical form says what its
 * test concludes; without a single evaluation, or a single case that meets the hypotheses, it is vacuous; and it holds only where every one of its relations was
 * decided at least once.
 * @param inside the number of cases that meet the hypotheses
 */
export function formVerdict(
  relations: readonly RelationTally[],
  conclusion: MeasuredConclusion | null,
  errors: number,
  inside = Infinity,
): FormVerdict {
  if (errors > 0) return "error";
  if (inside === 0) return "vacuous";
  if (relations.some(({ counts }) => counts.refuted > 0)) return "refuted";
  if (conclusion !== null) return conclusion.verdict;
  if (relations.length === 0) return "vacuous";
  return relations.every(({ counts }) => counts.holds > 0) ? "holds" : "undecided";
}
