import { addCloseness, type Closeness, countCloseness, emptyCloseness } from "./closeness.js";
import { countProfile, emptyProfile, mergeProfiles, type Profile } from "./profile.js";
import { largerReach, type Reach, reached } from "./reach.js";
import {
  type Judgement,
  type Relation,
  type RelationVerdict,
  tightness,
  usualDirection,
  verdictOf,
} from "../relations/relation.js";
import type { Direction } from "../words/index.js";
import { countSensitivity, emptySensitivity, mergeSensitivities, type Sensitivity } from "./sensitivity.js";
import type { Extent, Spec } from "../specs/spec.js";

/** A case that stands out, by value. */
export interface Notable {
  readonly value: number;
  readonly spec: Spec;
  /** Position of the case in the run; ties go to the earlier one, so that shards add up to the whole run. */
  readonly index: number;
}

/** The count of one relation over many cases. */
export interface RelationTally {
  readonly name: string;
  readonly sense: Relation["sense"];
  /** How the relation is written. */
  readonly direction: Direction;
  readonly counts: Record<RelationVerdict, number>;
  /** How many of the decided cases floating point had left open and intervals decided. */
  rigorous: number;
  /** How many of the undecided ones look like ties, which no precision decides. */
  ties: number;
  /** How many of them are out of reach of intervals, at any precision. */
  beyond: number;
  /** The smallest margin relative to the scale of the relation. */
  minMargin: Notable | null;
  /** Bounds: the largest lhs/rhs. */
  tightest: Notable | null;
  /** Identities: the widest enclosure, relative to the scale, among the cases where both sides agreed. */
  width: number;
  /** The refuted ones that intervals were asked about and refute as well. */
  confirmed: number;
  /** The refuted ones that intervals were asked about and do not reach. */
  unreached: number;
  /** The first refuting cases by their positions, at most `REFUTATIONS_KEPT`; their values are margins. */
  refutations: readonly Notable[];
  /** How close both sides came, case by case. */
  readonly closeness: Closeness;
  /** The largest sizes of the cases that it was decided on. */
  reach: Reach;
  /** Bounds: the largest lhs/rhs by dimension, depth and number of samples. */
  readonly profile: Profile;
  /** How wrong the relation could be without a case that noticed it. */
  readonly sensitivity: Sensitivity;
}

/** The tally of a relation before any case. */
export function emptyTally(
  name: string,
  sense: Relation["sense"],
  direction: Direction = usualDirection(sense),
): RelationTally {
  return {
    name,
    sense,
    direction,
    counts: { holds: 0, refuted: 0, undecided: 0 },
    rigorous: 0,
    ties: 0,
    beyond: 0,
    minMargin: null,
    tightest: null,
    width: 0,
    confirmed: 0,
    unreached: 0,
    refutations: [],
    closeness: emptyCloseness(sense),
    reach: {},
    profile: emptyProfile(),
    sensitivity: emptySensitivity(),
  };
}

/** One relation of one case, judged. */
export interface JudgedCase {
  readonly relation: Relation;
  readonly judgement: Judgement;
  /** The verdict of intervals, where they were asked. */
  readonly rigorous?: RelationVerdict;
  /** Whether it looks like a tie to them. */
  readonly tie?: boolean;
  /** Whether it is out of their reach. */
  readonly beyond?: boolean;
  readonly spec: Spec;
  readonly index: number;
  /** How large the instance is. */
  readonly extent?: Extent;
  /** Of the instance, in place of those of the spec. */
  readonly quantities?: Readonly<Record<string, number>>;
}

/** Counts one judged relation into its tally. */
export function count(
  tally: RelationTally,
  { relation, judgement, rigorous, tie, beyond, spec, index, extent = {}, quantities }: JudgedCase,
): void {
  const { margin, rounding } = judgement;
  const verdict = verdictOf(judgement, rigorous);
  const wasOpen = judgement.verdict === "undecided";
  tally.counts[verdict] += 1;
  if (verdict !== "undecided") tally.reach = reached(tally.reach, extent);
  countCloseness(tally.closeness, relation, judgement, verdict);
  countSensitivity(tally.sensitivity, relation, judgement, verdict, {
    spec,
    index,
    ...(quantities === undefined ? {} : { quantities }),
  });
  if (wasOpen && verdict !== "undecided") tally.rigorous += 1;
  if (verdict === "undecided" && tie === true) tally.ties += 1;
  if (verdict === "undecided" && beyond === true) tally.beyond += 1;
  if (!wasOpen && rigorous === "refuted") tally.confirmed += 1;
  if (!wasOpen && rigorous === "undecided") tally.unreached += 1;
  if (verdict === "refuted" && index < (tally.refutations[REFUTATIONS_KEPT - 1]?.index ?? Infinity)) {
    tally.refutations = firstOf([...tally.refutations, { value: margin, spec, index }]);
  }
  const relative = relation.scale > 0 ? margin / relation.scale : margin;
  if (relative < (tally.minMargin?.value ?? Infinity)) tally.minMargin = { value: relative, spec, index };
  if (relation.sense === "bound") {
    const ratio = tightness(relation);
    countProfile(tally.profile, ratio, extent);
    if (ratio > (tally.tightest?.value ?? -Infinity)) tally.tightest = { value: ratio, spec, index };
  } else if (judgement.verdict === "holds" && relation.scale > 0) {
    tally.width = Math.max(tally.width, rounding / relation.scale);
  }
}

/** The tally of the cases of both; `a` and `b` belong to one relation. */
export function merge(a: RelationTally, b: RelationTally): RelationTally {
  return {
    name: a.name,
    sense: a.sense,
    direction: a.direction,
    counts: {
      holds: a.counts.holds + b.counts.holds,
      refuted: a.counts.refuted + b.counts.refuted,
      undecided: a.counts.undecided + b.counts.undecided,
    },
    rigorous: a.rigorous + b.rigorous,
    ties: a.ties + b.ties,
    beyond: a.beyond + b.beyond,
    minMargin: better(a.minMargin, b.minMargin, -1),
    tightest: better(a.tightest, b.tightest, 1),
    width: Math.max(a.width, b.width),
    confirmed: a.confirmed + b.confirmed,
    unreached: a.unreached + b.unreached,
    refutations: firstOf([...a.refutations, ...b.refutations]),
    closeness: addCloseness(a.closeness, b.closeness),
    reach: largerReach(a.reach, b.reach),
    profile: mergeProfiles(a.profile, b.profile),
    sensitivity: mergeSensitivities(a.sensitivity, b.sensitivity),
  };
}

/**
 * How many refuting cases are kept: the first one that intervals do not contradict is shown, so that there must be more
 * than one to go to.
 */
const REFUTATIONS_KEPT = 4;

function firstOf(refutations: readonly Notable[]): readonly Notable[] {
  if (refutations.length <= 1) return refutations;
  return [...refutations].sort((a, b) => a.index - b.index).slice(0, REFUTATIONS_KEPT);
}

function better(a: Notable | null, b: Notable | null, sign: 1 | -1): Notable | null {
  if (a === null || b === null) return a ?? b;
  if (a.value === b.value) return earlier(a, b);
  return sign * a.value > sign * b.value ? a : b;
}

function earlier(a: Notable | null, b: Notable | null): Notable | null {
  if (a === null || b === null) return a ?? b;
  return a.index <= b.index ? a : b;
}
