import type { Chart, Family } from "./family.js";
import { type Claim, relationOf, type Witness } from "../../claim/index.js";
import { runWitness } from "../../engine/witnesses/index.js";
import { exact, withProvenance } from "../../numerics/index.js";
import { Enclosure } from "../../operations/index.js";
import { isBelow } from "../../rigor/index.js";

/** Bits with which a refuting point is looked at again. */
const BITS = 128;

/**
 * Whether `tighten · lhs > rhs` at a point, by intervals of many digits from the entries of the instance, as `verify`
 * certifies. False for a statement that no relation of the claim says.
 */
export function isRefutedAt(
  claim: Claim,
  { form, relation: name }: Family,
  { spec }: Chart,
  point: readonly number[],
  tighten: number,
): boolean {
  if (spec === undefined) return false;
  const { result, stepOf } = withProvenance(() => {
    const relation = relationOf(claim.evaluate(spec(point)), form, name);
    return relation === undefined ? null : { lhs: relation.lhs.times(exact(tighten)), rhs: relation.rhs };
  });
  if (result === null) return false;
  const enclosure = new Enclosure(stepOf, BITS);
  const [lhs, rhs] = [enclosure.quantity(result.lhs), enclosure.quantity(result.rhs)];
  return isBelow(rhs, lhs) && !enclosure.borrowed;
}

/**
 * The witness that a refuting point is, certified where intervals refute the relation; null where the relation itself is
 * not refuted there, but only one with a better constant.
 */
export function witnessAt(
  claim: Claim,
  { form, relation }: Family,
  { spec }: Chart,
  point: readonly number[],
  provenance: Witness["provenance"],
): Witness | null {
  if (spec === undefined) return null;
  const found = { relation, spec: spec(point) };
  return runWitness(claim, { form, without: [], provenance }, found);
}
