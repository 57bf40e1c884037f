import { type Bound, sameQuantities, sizePart } from "./bound.js";
import { exactlyAt } from "./exponent.js";
import { compared, type Fraction, fraction, fractionOf, minus, plus, times, ZERO } from "./fraction.js";
import type { Ground, Table } from "../cases/index.js";
import { leastCost } from "./simplex.js";
import { log, UNIT_ROUNDOFF } from "../../numerics/index.js";

/** A bound at one depth: a linear inequality between logarithms, coefficients · logs + constant ≥ 0. */
interface Inequality {
  readonly coefficients: readonly Fraction[];
  readonly constant: Fraction;
}

const ONE = fraction(1n, 1n);

/**
 * Whether a bound follows, at every depth, from others by multiplying their powers, and from sizes being at least 1: whether
 * its inequality is a combination of theirs with factors ≥ 0 and no smaller constant, which a linear program in exact
 * rationals decides. (Constants are logarithms: they are compared up to their rounding.)
 */
function follows(bound: Bound, others: readonly Bound[], table: Table): boolean {
  const depths = [...new Set(table.rows.map(({ depth }) => depth))];
  return depths.every((depth) => followsAt(bound, others, table, depth));
}

function followsAt(bound: Bound, others: readonly Bound[], table: Table, depth: number): boolean {
  const goal = inequalityAt(bound, table, depth);
  const given = [...others.map((other) => inequalityAt(other, table, depth)), ...atLeastOne(table)];
  const least = leastCost(
    given.map(({ coefficients }) => coefficients),
    goal.coefficients,
    given.map(({ constant }) => constant),
  );
  if (least === null) return false;
  // Combined bounds that contradict each other, which is for the hunt to find.
  if (least === "unbounded") return false;
  const size = 1 + Math.abs(bound.constant.logarithm);
  const room = fractionOf(ROUNDINGS * UNIT_ROUNDOFF * size);
  return compared(least, plus(goal.constant, room)) <= 0n;
}

/** Roundings of the logarithms in a combination of bounds, generously. */
const ROUNDINGS = 1024;

/** Sizes ≥ 1; what is said of the depth is a constant at every depth. */
function atLeastOne({ keys, sizes }: Table): Inequality[] {
  return sizes.flatMap((name, j) => {
    if (isOfDepth(name)) return [];
    const coefficients = [...keys.map(() => ZERO), ...sizes.map((_, k) => (k === j ? ONE : ZERO))];
    return [{ coefficients, constant: ZERO }];
  });
}

function isOfDepth(name: string): boolean {
  return name === "L" || name === "(L−1)";
}

function inequalityAt(bound: Bound, { sizes }: Table, depth: number): Inequality {
  const sign = bound.direction === "≤" ? ONE : minus(ZERO, ONE);
  const quantities = bound.exponents.map((exponent, i) =>
    times(sign, i === bound.target ? minus(ZERO, ONE) : exactlyAt(exponent, depth)),
  );
  const ofSizes = bound.sizes.map((exponent, j) =>
    isOfDepth(sizes[j]!) ? ZERO : times(sign, exactlyAt(exponent, depth)),
  );
  const ofDepth = bound.sizes.reduce((sum, exponent, j) => {
    if (!isOfDepth(sizes[j]!)) return sum;
    const value = sizes[j] === "L" ? depth : depth - 1;
    return plus(sum, times(exactlyAt(exponent, depth), fractionOf(value > 0 ? log(value) : 0)));
  }, fractionOf(bound.constant.logarithm));
  return { coefficients: [...quantities, ...ofSizes], constant: times(sign, ofDepth) };
}

/** Whether, of two bounds with the same quantities, the second is nowhere sharper at these sizes, and somewhere less sharp. */
function isSharper(first: Bound, second: Bound, grounds: readonly Ground[]): boolean {
  if (!sameQuantities(first, second)) return false;
  const sign = first.direction === "≤" ? 1 : -1;
  const more = grounds.map((ground) => sign * (sizePart(second, ground) - sizePart(first, ground)));
  return more.every((x) => x >= -ROUNDINGS * UNIT_ROUNDOFF) && more.some((x) => x > ROUNDINGS * UNIT_ROUNDOFF);
}

/**
 * Those that do not follow from the others, plain ones kept first, and that are sharper than each other one of the same
 * quantities at some of the sizes that are drawn.
 * @param most how many are kept
 */
export function independent<T extends { readonly bound: Bound }>(
  all: readonly T[],
  table: Table,
  grounds: readonly Ground[],
  most: number,
): T[] {
  const sharp = all.filter(({ bound }) => !all.some((other) => isSharper(other.bound, bound, grounds)));
  const kept: T[] = [];
  for (const one of sharp) {
    if (kept.length >= most) break;
    const before = kept.map(({ bound }) => bound);
    if (!follows(one.bound, before, table)) kept.push(one);
  }
  for (let i = kept.length - 1; i >= 0; i--) {
    const rest = kept.filter((_, k) => k !== i).map(({ bound }) => bound);
    if (follows(kept[i]!.bound, rest, table)) kept.splice(i, 1);
  }
  return kept;
}
