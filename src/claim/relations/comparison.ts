import {
  distance,
  exact,
  flattenedRows,
  frobeniusNorm,
  type Matrix,
  maximum,
  minimum,
  type Quantity,
} from "../../numerics/index.js";
import type { Relation } from "./relation.js";
import type { Direction } from "../words/index.js";

/** A relation that has no name yet: the key under which it stands is its name. */
export type Comparison = (name: string) => Relation;

/** What a form says of one instance, by name; null or left out where that does not apply. */
export type Relations<Name extends string = string> = { readonly [K in Name]?: Comparison | null };

/** lhs ≤ rhs. */
export function atMost(lhs: Quantity, rhs: Quantity): Comparison {
  return bound(lhs, rhs, "≤");
}

/** lhs ≥ rhs, stored as rhs ≤ lhs, and shown as it is written. */
export function atLeast(lhs: Quantity, rhs: Quantity): Comparison {
  return bound(rhs, lhs, "≥");
}

/**
 * A bound with the identity that proves it: rhs^power − lhs^power = gap, with a gap that is ≥ 0 by the way it is computed.
 * It is computed only where `flatcheck prove` asks for it.
 */
export function because(comparison: Comparison, gap: () => Quantity, power = 1): Comparison {
  return (name) => ({ ...comparison(name), because: { power, gap } });
}

/**
 * A bound at a point that a search in floating point has found, with room for what the search leaves. Intervals alone do
 * not refute it: where floating point sees nothing, as where products are lost to underflow, the search saw nothing
 * either, and a poor point speaks against the search and not against the statement.
 */
export function asFound(comparison: Comparison): Comparison {
  return (name) => ({ ...comparison(name), isFound: true });
}

function bound(lhs: Quantity, rhs: Quantity, direction: Exclude<Direction, "=">): Comparison {
  return (name) => ({
    name,
    sense: "bound",
    direction,
    lhs,
    rhs,
    scale: Math.max(Math.abs(lhs.value), Math.abs(rhs.value)),
    tightened: (factor) => bound(lhs.times(factor), rhs, direction)(name),
  });
}

/**
 * lhs = rhs, on the scale of the larger side, or on a given scale where both sides are differences of larger terms and
 * may cancel to zero.
 */
export function equal(
  lhs: Quantity,
  rhs: Quantity,
  scale = Math.max(Math.abs(lhs.value), Math.abs(rhs.value)),
): Comparison {
  return (name) => ({
    name,
    sense: "identity",
    direction: "=",
    lhs,
    rhs,
    scale,
    tightened: (factor) => equal(lhs.times(factor), rhs, scale)(name),
  });
}

/** X = Y for matrices: ‖X − Y‖_F = 0, on the scale of the larger norm or on a given one. @throws ShapeError */
export function same(
  x: Matrix,
  y: Matrix,
  scale = Math.max(frobeniusNorm(x).value, frobeniusNorm(y).value),
): Comparison {
  const lhs = distance(x, y);
  return (name) => ({
    name,
    sense: "identity",
    direction: "=",
    lhs,
    rhs: exact(0),
    scale,
    tightened: (factor) => same(x.times(factor), y, scale)(name),
  });
}

/** X_k = Y_k for all k, as one relation between all their entries. @throws ShapeError */
export function allSame(x: readonly Matrix[], y: readonly Matrix[]): Comparison {
  return same(flattenedRows([x]), flattenedRows([y]));
}

/** lhs ≤ rhs for all pairs: the pair with the largest lhs/rhs. Nothing of no pairs. */
export function allAtMost(pairs: readonly (readonly [lhs: Quantity, rhs: Quantity])[]): Comparison | null {
  const [first, ...others] = pairs;
  if (first === undefined) return null;
  const ratio = ([lhs, rhs]: readonly [Quantity, Quantity]): number => lhs.value / rhs.value;
  return atMost(...others.reduce((worst, pair) => (ratio(pair) > ratio(worst) ? pair : worst), first));
}

/** All of the terms equal the value: their largest and their least do. Nothing of no terms. */
export function allEqual<const Name extends string>(
  name: Name,
  terms: readonly Quantity[],
  value: Quantity,
): { readonly [K in `max_j ${Name}` | `min_j ${Name}`]: Comparison | null } {
  const [most, least] =
    terms.length === 0 ? [null, null] : [equal(maximum(terms), value), equal(minimum(terms), value)];
  return { [`max_j ${name}`]: most, [`min_j ${name}`]: least } as {
    readonly [K in `max_j ${Name}` | `min_j ${Name}`]: Comparison | null;
  };
}
