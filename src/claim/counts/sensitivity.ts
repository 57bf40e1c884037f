import type { Judgement, Relation, RelationVerdict } from "../relations/relation.js";
import type { Spec } from "../specs/spec.js";
import { log, log1p } from "../../numerics/index.js";

/** A change of the statement that some case would have noticed, and the first case that does. */
export interface Noticed {
  readonly value: number;
  readonly index: number;
}

/** One named quantity of the cases that could have noticed a change. */
interface Varied {
  readonly low: number;
  readonly high: number;
  /** The least |ε| for which the right side times (this quantity)^±ε would have been refuted; ∞ where none would. */
  readonly exponent: number;
}

/**
 * How wrong a relation could be without a case that noticed it, from the sides and error bounds of the cases that were not
 * refuted. A bent statement is refuted on a case where the bent right side times (1 − d) is below the left side beyond
 * both errors, and, for an identity, where it departs from it beyond them:
 *
 *   bound:    d > 1 − (lhs − δ_lhs)/(rhs + δ_rhs),     identity:  d > (|rhs − lhs| + δ_lhs + δ_rhs)/(|rhs| + δ_rhs),
 *
 * with the scale in place of |rhs| + δ_rhs for a distance that is said to be 0.
 * A power q^∓ε in place of 1 − d is noticed where ε > log(1/(1 − d))/|log q|. Of disjoint parts of a run the smaller
 * figures are those of the whole.
 */
export interface Sensitivity {
  /** Cases that have such a d below 1. */
  cases: number;
  /** How many of them would have noticed 1, 10 and 50 per cent. */
  readonly noticing: [number, number, number];
  /** The least d. */
  change: Noticed | null;
  /** The least shift of a side, relative to the scale, that would have been noticed: for sides that may be 0. */
  shift: Noticed | null;
  /** By name: depth and the largest width of a chain, and the sizes and reals of the spec. */
  readonly quantities: Map<string, Varied>;
}

const LEVELS = [0.01, 0.1, 0.5] as const;

/** The sensitivity of a relation before any case. */
export function emptySensitivity(): Sensitivity {
  return { cases: 0, noticing: [0, 0, 0], change: null, shift: null, quantities: new Map() };
}

/** Where a judged case comes from. */
interface CountedCase {
  readonly spec: Spec;
  readonly index: number;
  /** Of the instance, in place of those of the spec. */
  readonly quantities?: Readonly<Record<string, number>>;
}

/** Counts one judged case. */
export function countSensitivity(
  sensitivity: Sensitivity,
  relation: Relation,
  judgement: Judgement,
  verdict: RelationVerdict,
  { spec, index, quantities }: CountedCase,
): void {
  if (verdict === "refuted") return;
  const shift = (Math.abs(judgement.margin) + judgement.rounding) / relation.scale;
  if (relation.scale > 0 && shift < Infinity) sensitivity.shift = less(sensitivity.shift, { value: shift, index });
  const change = leastChange(relation, judgement);
  if (!(change < 1)) return;
  sensitivity.cases += 1;
  for (const [i, level] of LEVELS.entries()) if (change < level) sensitivity.noticing[i]! += 1;
  sensitivity.change = less(sensitivity.change, { value: change, index });
  const decades = -log1p(-change);
  for (const [name, q] of namedQuantities(spec, quantities)) {
    const exponent = q > 0 && q !== 1 ? decades / Math.abs(log(q)) : Infinity;
    const known = sensitivity.quantities.get(name);
    sensitivity.quantities.set(name, widened(known, { low: q, high: q, exponent }));
  }
}

/** The least d that the case would have noticed; 1 or more, or NaN, where it would have noticed none. */
function leastChange({ sense, lhs, rhs, scale }: Relation, { margin, rounding }: Judgement): number {
  if (sense === "bound") {
    const high = rhs.value + rhs.error;
    if (!(rhs.value > rhs.error && high < Infinity)) return Infinity;
    return Math.max(0, 1 - (lhs.value - lhs.error) / high);
  }
  // A distance that is 0 by the statement stands for two matrices, one of which would be bent.
  const size = rhs.value === 0 && rhs.error === 0 ? scale : Math.abs(rhs.value) + rhs.error;
  return size > 0 ? (Math.abs(margin) + rounding) / size : Infinity;
}

/** By name: depth and the largest width of a chain, and the sizes and reals of the spec, or what the instance has for them. */
export function namedQuantities(
  { widths, sizes, reals }: Spec,
  quantities: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, number> {
  const chain: [string, number][] =
    widths.length < 2
      ? []
      : [
          ["depth", widths.length - 1],
          ["width", Math.max(...widths)],
        ];
  // Where a claim has a size of the same name, that is meant.
  return new Map([...chain, ...Object.entries(sizes), ...Object.entries(reals), ...Object.entries(quantities)]);
}

/** The sensitivity of the cases of both. */
export function mergeSensitivities(a: Sensitivity, b: Sensitivity): Sensitivity {
  const quantities = new Map(a.quantities);
  for (const [name, varied] of b.quantities) quantities.set(name, widened(quantities.get(name), varied));
  return {
    cases: a.cases + b.cases,
    noticing: [a.noticing[0] + b.noticing[0], a.noticing[1] + b.noticing[1], a.noticing[2] + b.noticing[2]],
    change: less(a.change, b.change),
    shift: less(a.shift, b.shift),
    quantities,
  };
}

function widened(a: Varied | undefined, b: Varied): Varied {
  if (a === undefined) return b;
  const exponent = Math.min(a.exponent, b.exponent);
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), exponent };
}

/** The smaller one; of equals the earlier one, so that shards add up to the whole run. */
function less(a: Noticed | null, b: Noticed | null): Noticed | null {
  if (a === null || b === null) return a ?? b;
  if (a.value === b.value) return a.index <= b.index ? a : b;
  return a.value < b.value ? a : b;
}
