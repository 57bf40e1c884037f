import {
  type CaseOutcome,
  type Certificate,
  type Claim,
  judge,
  type Relation,
  relationOf,
  type RelationVerdict,
  type Spec,
  TEETH,
} from "../../claim/index.js";
import { log10, type Step, withProvenance } from "../../numerics/index.js";
import { Enclosure } from "../../operations/index.js";
import {
  compare,
  disjoint,
  type Dyadic,
  fromDouble,
  hull,
  type Interval,
  isAtMost,
  isBelow,
  isWholeLine,
  largestMagnitude,
  magnitudeExponent,
  minus,
  toDecimal,
  width,
} from "../../rigor/index.js";
import { effortOf, MOST_EFFORT } from "./effort.js";

/** What interval arithmetic says of a relation on one instance. */
export interface RigorousVerdict {
  readonly verdict: RelationVerdict;
  /** The enclosures behind a decision, at the precision that gave it; null while undecided. */
  readonly certificate: Certificate | null;
  /**
   * True where an operand came from floating-point code that leaves no steps: the decision then rests on the error
   * bound of that code, and counts as an enclosure but not as a certificate.
   */
  readonly borrowed: boolean;
  /**
   * True of what is undecided and looks like a tie, which no precision decides: at every precision the enclosures of both
   * sides overlap, together they are at most half as wide as at the precision before, and at the last one no wider than
   * the departure that the relation has to notice. Where one precision alone is asked, that before it is floating point,
   * or half of it for what is borrowed from there.
   */
  readonly tie: boolean;
  /**
   * True of what is undecided and no precision decides for another reason: an operand has no enclosure, or one that rests
   * on the error bound of floating-point code and stays as wide as that, or there are too many of them.
   */
  readonly beyond: boolean;
  /** Both sides in floating point, as this evaluation has them; null where the relation was not there. */
  readonly sides: Sides | null;
}

/** Both sides of a relation in floating point. */
export interface Sides {
  readonly lhs: number;
  readonly rhs: number;
}

/** A relation that intervals are to judge. */
export interface RigorousTarget {
  readonly form: string;
  readonly relation: string;
  /**
   * By how much at least the sides of an identity differ according to floating point. Intervals say that it holds
   * against this only where they show that the sides differ by less; enclosures that meet are not enough.
   */
  readonly departure?: number;
}

/** Working precisions in bits, one after another until the relation is decided. */
export const LADDER: readonly number[] = [64, 128, 256];

/** Least number of significant digits of the ends of a certificate. */
const DIGITS = 24;

const UNDECIDED = { verdict: "undecided", certificate: null, borrowed: true, tie: false, beyond: true } as const;

/** An evaluation of a claim with the steps of all that it computed. */
export interface Recorded {
  readonly outcomes: readonly CaseOutcome[];
  readonly stepOf: (value: object) => Step | undefined;
}

/**
 * Judges relations of a claim on the instance of a spec by interval arithmetic at rising precision, in the order of the
 * targets. Where a computation leaves the steps that intervals can follow, or takes more effort than that, the verdict is
 * undecided.
 * @param recorded an evaluation of that instance, made here unless it is given
 */
export function judgeRigorously(
  claim: Claim,
  targets: readonly RigorousTarget[],
  spec: Spec,
  ladder = LADDER,
  mostEffort: number = MOST_EFFORT.showing,
  recorded: Recorded = record(claim, spec),
): RigorousVerdict[] {
  const enclosures = new Enclosures(recorded.stepOf);
  return targets.map(({ form, relation, departure }) => {
    const found = relationOf(recorded.outcomes, form, relation);
    if (found === undefined) return { ...UNDECIDED, sides: null };
    const sides = { lhs: found.lhs.value, rhs: found.rhs.value };
    if (effortOf([found], recorded.stepOf, mostEffort) > mostEffort) return { ...UNDECIDED, sides };
    // Four enclosures as narrow as this cannot hide the departure between them.
    const resolution = departure === undefined ? null : departure / 4;
    // What is borrowed is as wide in floating point as at any precision: only another precision shows whether it counts.
    const spanBefore = (bits: number, borrowed: boolean): Dyadic | null =>
      borrowed ? spanOf(enclosures.of(found, bits / 2)) : spanInFloatingPoint(found);
    const spans: (Dyadic | null)[] = [];
    let beyond = true;
    for (const bits of ladder) {
      const enclosed = enclosures.of(found, bits);
      const decided = enclosed === null ? null : decide(found, enclosed, bits, resolution);
      // What a search has found where floating point sees nothing may be a poor point: nothing against the relation.
      if (decided?.verdict === "refuted" && found.isFound === true && judge(found).verdict !== "refuted")
        return { ...UNDECIDED, beyond: false, sides };
      if (decided !== null) return { ...decided, sides };
      spans.push(spanOf(enclosed));
      beyond = enclosed === null || enclosed.borrowed;
    }
    if (ladder.length === 1) spans.unshift(spanBefore(ladder[0]!, beyond));
    const tie = isTie(spans, found.scale);
    return { ...UNDECIDED, tie, beyond: beyond && !tie, sides };
  });
}

function record(claim: Claim, spec: Spec): Recorded {
  const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
  return { outcomes, stepOf };
}

/** Both sides at one precision. */
interface Enclosed {
  readonly lhs: Interval;
  readonly rhs: Interval;
  readonly borrowed: boolean;
}

/** Relations of one instance by intervals: what they have in common is computed once at each precision. */
class Enclosures {
  private readonly made = new Map<number, Enclosure>();

  constructor(private readonly stepOf: Recorded["stepOf"]) {}

  /** Both sides; null where intervals do not reach them. */
  of({ lhs, rhs }: Relation, bits: number): Enclosed | null {
    const enclosure = this.made.get(bits) ?? new Enclosure(this.stepOf, bits);
    this.made.set(bits, enclosure);
    try {
      const [left, right] = [enclosure.quantity(lhs), enclosure.quantity(rhs)];
      if (isWholeLine(left) || isWholeLine(right)) return null;
      return { lhs: left, rhs: right, borrowed: enclosure.borrows(lhs, rhs) };
    } catch {
      // An operand that is not finite, or an operation that intervals do not have.
      return null;
    }
  }
}

/** How wide both sides are together; null where nothing is known. */
function spanOf(enclosed: Enclosed | null): Dyadic | null {
  return enclosed === null ? null : width(hull(enclosed.lhs, enclosed.rhs));
}

/** The same by the error bounds of floating point. */
function spanInFloatingPoint({ lhs, rhs }: Relation): Dyadic | null {
  const low = Math.min(lhs.value - lhs.error, rhs.value - rhs.error);
  const high = Math.max(lhs.value + lhs.error, rhs.value + rhs.error);
  const span = high - low;
  return Number.isFinite(span) ? fromDouble(span) : null;
}

function decide(
  { sense, scale }: Relation,
  { lhs, rhs, borrowed }: Enclosed,
  bits: number,
  resolution: number | null,
): Omit<RigorousVerdict, "sides"> | null {
  const verdict = sense === "bound" ? ofBound(lhs, rhs) : ofIdentity(lhs, rhs, resolution ?? TEETH * scale);
  if (verdict === "undecided") return null;
  const digits = digitsToTell(lhs, rhs);
  return {
    verdict,
    certificate: { lhs: ends(lhs, digits), rhs: ends(rhs, digits), bits },
    borrowed,
    tie: false,
    beyond: false,
  };
}

/** @param spans how wide both sides are together, at one precision after another; null where nothing is known */
function isTie(spans: readonly (Dyadic | null)[], scale: number): boolean {
  const last = spans.at(-1) ?? null;
  if (spans.length < 2 || last === null || !Number.isFinite(scale)) return false;
  const shrinks = spans.every((span, i) => {
    const before = i === 0 ? span : spans[i - 1]!;
    return span !== null && before !== null && (i === 0 || compare(span, minus(before, span)) <= 0);
  });
  return shrinks && (scale <= 0 || compare(last, fromDouble(TEETH * scale)) <= 0);
}

function ofBound(lhs: Interval, rhs: Interval): RelationVerdict {
  if (isAtMost(lhs, rhs)) return "holds";
  return isBelow(rhs, lhs) ? "refuted" : "undecided";
}

function ofIdentity(lhs: Interval, rhs: Interval, resolution: number): RelationVerdict {
  if (disjoint(lhs, rhs)) return "refuted";
  if (!Number.isFinite(resolution)) return "undecided";
  return [lhs, rhs].every((side) => compare(width(side), fromDouble(resolution)) <= 0) ? "holds" : "undecided";
}

function ends({ lo, hi }: Interval, digits: number): [string, string] {
  return [toDecimal(lo, digits, "down"), toDecimal(hi, digits, "up")];
}

/**
 * So many digits that intervals which lie apart still do so when their ends are rounded outward: with d digits an end
 * moves by less than 10^{1−d} times itself, and both together by less than the gap.
 */
function digitsToTell(lhs: Interval, rhs: Interval): number {
  if (!disjoint(lhs, rhs)) return DIGITS;
  const gap = isBelow(lhs, rhs) ? minus(rhs.lo, lhs.hi) : minus(lhs.lo, rhs.hi);
  const bits = magnitudeExponent(largestMagnitude(hull(lhs, rhs))) - magnitudeExponent(gap) + 2;
  return Math.max(DIGITS, Math.ceil(bits * log10(2)) + 2);
}
