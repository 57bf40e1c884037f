import {
  type Certificate,
  type Claim,
  type Relation,
  relationOf,
  type RelationVerdict,
  type Spec,
  TEETH,
} from "../../claim/index.js";
import { log10, withProvenance } from "../../numerics/index.js";
import { Enclosure } from "../../operations/index.js";
import {
  compare,
  disjoint,
  fromDouble,
  hull,
  type Interval,
  isAtMost,
  isBelow,
  isWholeLine,
  largestMagnitude,
  magnitudeExponent,
  minus,
  times,
  toDecimal,
  width,
} from "../../rigor/index.js";

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
}

/** Working precisions in bits, one after another until the relation is decided. */
export const LADDER: readonly number[] = [64, 128, 256];

/** Least number of significant digits of the ends of a certificate. */
const DIGITS = 24;

const UNDECIDED: RigorousVerdict = { verdict: "undecided", certificate: null, borrowed: true };

/**
 * Judges relations of a claim on the instance of a spec by interval arithmetic at rising precision, in the order of the
 * targets. Where a computation leaves the steps that intervals can follow, the verdict is undecided.
 */
export function judgeRigorously(
  claim: Claim,
  targets: readonly { readonly form: string; readonly relation: string }[],
  spec: Spec,
  ladder = LADDER,
): RigorousVerdict[] {
  const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
  return targets.map(({ form, relation }) => {
    const found = relationOf(outcomes, form, relation);
    if (found === undefined) return UNDECIDED;
    for (const bits of ladder) {
      const decided = decide(found, new Enclosure(stepOf, bits), bits);
      if (decided !== null) return decided;
    }
    return UNDECIDED;
  });
}

function decide(relation: Relation, enclosure: Enclosure, bits: number): RigorousVerdict | null {
  try {
    const lhs = enclosure.quantity(relation.lhs);
    const rhs = enclosure.quantity(relation.rhs);
    if (isWholeLine(lhs) || isWholeLine(rhs)) return null;
    const verdict = relation.sense === "bound" ? ofBound(lhs, rhs) : ofIdentity(lhs, rhs, relation.scale);
    if (verdict === "undecided") return null;
    const digits = digitsToTell(lhs, rhs);
    const certificate: Certificate = { lhs: ends(lhs, digits), rhs: ends(rhs, digits), bits };
    return { verdict, certificate, borrowed: enclosure.borrowed };
  } catch {
    // Outside the reach of intervals: an operand that is not finite, or an operation that intervals do not have.
    return null;
  }
}

function ofBound(lhs: Interval, rhs: Interval): RelationVerdict {
  if (isAtMost(lhs, rhs)) return "holds";
  return isBelow(rhs, lhs) ? "refuted" : "undecided";
}

function ofIdentity(lhs: Interval, rhs: Interval, scale: number): RelationVerdict {
  if (disjoint(lhs, rhs)) return "refuted";
  const resolution = times(fromDouble(TEETH), fromDouble(scale));
  return [lhs, rhs].every((side) => compare(width(side), resolution) <= 0) ? "holds" : "undecided";
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
