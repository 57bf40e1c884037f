import type { Quantity } from "../../numerics/index.js";
import type { Direction } from "../words/index.js";

/**
 * `lhs ≤ rhs` on one instance, or `lhs = rhs` for an identity. `scale` is the size against which margins are
 * compared; `tightened(t)` is the same relation with its left side multiplied by t, used by the teeth test.
 */
export interface Relation {
  /** Of a bound: why it holds at all entries, where its author can say. */
  readonly because?: BoundProof;
  /** Whether it is about a point that a search in floating point has found: then intervals alone do not refute it. */
  readonly isFound?: boolean;
  readonly name: string;
  readonly sense: "bound" | "identity";
  /** How it is written: ≥ where `rhs` stands on the left. */
  readonly direction: Direction;
  readonly lhs: Quantity;
  readonly rhs: Quantity;
  readonly scale: number;
  readonly tightened: (factor: number) => Relation;
}

/**
 * Why lhs ≤ rhs holds at all entries: rhs^p − lhs^p = gap is an identity, and the gap is ≥ 0 by the way it is computed, as
 * a sum of squares is. Of an even p the right side has to be ≥ 0 in that way, too.
 */
interface BoundProof {
  readonly power: number;
  readonly gap: () => Quantity;
}

/** How a relation is written of which nothing else is known: as it is stored. */
export function usualDirection(sense: Relation["sense"]): Direction {
  return sense === "bound" ? "≤" : "=";
}

/** What a relation says on one instance. */
export type RelationVerdict = "holds" | "refuted" | "undecided";

/** What floating point makes of one relation on one instance. */
export interface Judgement {
  readonly verdict: RelationVerdict;
  /** rhs − lhs for a bound, −|rhs − lhs| for an identity. */
  readonly margin: number;
  /** Bound on the error of the computed margin. */
  readonly rounding: number;
}

/**
 * The departure that every relation must be able to notice: conformance multiplies a left side by 1 + TEETH on an
 * equality case and demands a refutation, and an identity counts as holding only where its enclosure is narrower.
 */
export const TEETH = 0.001;

/**
 * The verdict of a relation: holds where margin ≥ rounding, refuted where margin < −rounding, else undecided.
 * An identity is two such bounds, whose margins have opposite signs: it is refuted where either is, and holds where
 * the enclosures of both sides meet and are narrow enough (TEETH · scale) to have noticed a departure.
 * NaN is never `holds`.
 */
export function judge(relation: Relation): Judgement {
  const { sense, scale } = relation;
  const difference = relation.rhs.minus(relation.lhs);
  const rounding = difference.error;
  if (sense === "bound") {
    const margin = difference.value;
    const exactTie = margin === 0 && relation.lhs.error === 0 && relation.rhs.error === 0;
    if (margin >= rounding || exactTie) return { verdict: "holds", margin, rounding };
    return { verdict: margin < -rounding ? "refuted" : "undecided", margin, rounding };
  }
  const margin = -Math.abs(difference.value);
  if (margin < -rounding) return { verdict: "refuted", margin, rounding };
  const narrow = rounding <= TEETH * scale || (margin === 0 && relation.lhs.error + relation.rhs.error === 0);
  return { verdict: Number.isFinite(margin) && narrow ? "holds" : "undecided", margin, rounding };
}

/**
 * The verdict of floating point and intervals together. What floating point leaves open is decided by intervals. What
 * it refutes stays refuted where intervals refute it or do not reach it, and is undecided where they say that it holds:
 * then one of the two is at fault, and neither is believed.
 * @param rigorous the verdict of intervals; undefined where they were not asked
 */
export function verdictOf({ verdict }: Pick<Judgement, "verdict">, rigorous?: RelationVerdict): RelationVerdict {
  if (rigorous === undefined) return verdict;
  if (verdict === "refuted") return rigorous === "holds" ? "undecided" : "refuted";
  return rigorous;
}

/** lhs/rhs of a bound with positive right side: 1 where it is tight; NaN where the ratio says nothing. */
export function tightness(relation: Relation): number {
  const { lhs, rhs, sense } = relation;
  const isKnown = Number.isFinite(lhs.error) && Number.isFinite(rhs.error);
  return sense === "bound" && rhs.value > rhs.error && isKnown ? lhs.value / rhs.value : NaN;
}
