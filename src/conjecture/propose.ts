import { type Bound, slackOf, type Touches, touchesOf } from "./bound.js";
import { type Constant, constantNear } from "./constant.js";
import { at, type Exponent, exponentsOfQuantity, exponentsOfSize, NONE, weightOf } from "./exponent.js";
import { isPinned } from "./pinned.js";
import { balances, type Scaling } from "./scaling.js";
import type { Row, Table } from "./table.js";

/** A bound that no row refutes, and where it is met. */
export interface Proposal {
  readonly bound: Bound;
  readonly touches: Touches;
}

/** Most quantities, and most sizes, that a product has. */
const MOST_FACTORS = 3;

/** Most that the exponents of sizes may weigh together. */
const MOST_SIZE_WEIGHT = 6;

/** Most products of quantities that are looked at for one target. */
const MOST_PRODUCTS = 2000;

/** Fewest rows from which anything is proposed. */
const LEAST_ROWS = 8;

/**
 * The bounds with exponents out of the lists and a constant out of `CONSTANTS` that no row refutes and that some row meets,
 * plain ones first. Exponents of quantities are those under which both sides scale alike; of each of these products, the
 * largest quotient at every combination of sizes decides which exponents of sizes and which constant are met.
 */
export function proposals(table: Table, scalings: readonly Scaling[]): Proposal[] {
  if (table.rows.length < LEAST_ROWS) return [];
  const sizes = sizeProducts(table);
  const found: Proposal[] = [];
  for (const target of table.keys.keys()) {
    for (const product of productsFor(table, scalings, target)) {
      for (const direction of ["≤", "≥"] as const)
        found.push(...atSizes(table, scalings, target, product, direction, sizes));
    }
  }
  const isPart = ({ bound }: Proposal): number => (/[.]\d+$/.test(table.keys[bound.target]!) ? 1 : 0);
  return found.sort((x, y) => x.bound.weight - y.bound.weight || isPart(x) - isPart(y));
}

/** The products of other quantities that scale as the target does. */
function productsFor(table: Table, scalings: readonly Scaling[], target: number): Exponent[][] {
  const others = [...table.keys.keys()].filter((i) => i !== target);
  const exponents = exponentsOfQuantity(table.deep);
  const found: Exponent[][] = [];
  const empty = table.keys.map(() => NONE);
  const extend = (from: number, product: readonly Exponent[], left: number): void => {
    if (product.some((one) => one !== NONE) && scalings.every((one) => balances(one, target, product))) {
      found.push([...product]);
    }
    if (left === 0) return;
    for (let k = from; k < others.length; k++) {
      for (const exponent of exponents) {
        const next = [...product];
        next[others[k]!] = exponent;
        extend(k + 1, next, left - 1);
      }
    }
  };
  // Without scalings to sort them out there are too many products of three.
  extend(0, empty, scalings.length > 0 ? MOST_FACTORS : 2);
  const weight = (product: readonly Exponent[]): number => product.reduce((sum, one) => sum + weightOf(one), 0);
  return found.sort((x, y) => weight(x) - weight(y)).slice(0, MOST_PRODUCTS);
}

/** The products of sizes that are tried, plain ones first. */
function sizeProducts(table: Table): Exponent[][] {
  const found: { exponents: Exponent[]; weight: number }[] = [];
  const extend = (from: number, exponents: readonly Exponent[], left: number, weight: number): void => {
    found.push({ exponents: [...exponents], weight });
    if (left === 0) return;
    for (let j = from; j < table.sizes.length; j++) {
      const isDepth = table.sizes[j] === "L" || table.sizes[j] === "(L−1)";
      for (const exponent of exponentsOfSize(table.deep && !isDepth)) {
        const more = weight + weightOf(exponent);
        if (more > MOST_SIZE_WEIGHT) continue;
        const next = [...exponents];
        next[j] = exponent;
        extend(j + 1, next, left - 1, more);
      }
    }
  };
  extend(
    0,
    table.sizes.map(() => NONE),
    MOST_FACTORS,
    0,
  );
  return found.sort((x, y) => x.weight - y.weight).map(({ exponents }) => exponents);
}

/** The rows of one combination of sizes that decide: those with the largest quotient, for ≤, or the least. */
interface Extreme {
  readonly row: Row;
  readonly quotient: number;
}

/** The bounds of one product of quantities. */
function atSizes(
  table: Table,
  scalings: readonly Scaling[],
  target: number,
  product: readonly Exponent[],
  direction: Bound["direction"],
  sizes: readonly (readonly Exponent[])[],
): Proposal[] {
  const sign = direction === "≤" ? 1 : -1;
  const extremes = new Map<string, Extreme>();
  for (const row of table.rows) {
    let log = row.logs[target]!;
    for (const [i, exponent] of product.entries()) if (exponent !== NONE) log -= at(exponent, row.depth) * row.logs[i]!;
    const known = extremes.get(row.group);
    if (known === undefined || sign * log > sign * known.quotient) extremes.set(row.group, { row, quotient: log });
  }
  const all = [...extremes.values()];
  const weight = product.reduce((sum, one) => sum + weightOf(one), 0);
  const found: Proposal[] = [];
  for (const exponents of sizes) {
    const proposal = met(table, { target, direction, exponents: product, sizes: exponents }, all, sign, weight);
    // What is larger at all sizes and no more is no news.
    if (proposal === null || !isPinned(proposal.bound, proposal.touches.rows, scalings)) continue;
    if (!found.some((one) => dominates(one.bound, proposal.bound))) found.push(proposal);
  }
  return found;
}

/** The bound of these exponents with the constant that makes it met; null where that constant is none of ours, or tells nothing. */
function met(
  table: Table,
  open: Omit<Bound, "constant" | "weight">,
  extremes: readonly Extreme[],
  sign: number,
  weight: number,
): Proposal | null {
  let most = -Infinity;
  let worst = extremes[0]!;
  for (const extreme of extremes) {
    let log = extreme.quotient;
    for (const [j, exponent] of open.sizes.entries()) {
      if (exponent !== NONE) log -= at(exponent, extreme.row.depth) * extreme.row.sizeLogs[j]!;
    }
    if (sign * log > most) {
      most = sign * log;
      worst = extreme;
    }
  }
  const { rounding } = slackOf({ ...open, constant: UNIT }, worst.row);
  const constant = constantNear(sign * most, rounding);
  if (constant === null) return null;
  const bound = {
    ...open,
    constant,
    weight: open.sizes.reduce((sum, one) => sum + weightOf(one), weight) + (constant.logarithm === 0 ? 0 : 1),
  };
  const touches = touchesOf(bound, table);
  return touches === null || !isTelling(touches, table) ? null : { bound, touches };
}

const UNIT: Constant = { over: 1, under: 1, root: false, logarithm: 0 };

/**
 * Whether a bound is met at sizes below the largest ones that are drawn, each of them: what is met at the largest alone, such
 * as a factor of 8 where at most 8 columns are drawn, speaks of the draws.
 */
function isTelling({ rows }: Touches, table: Table): boolean {
  const largest = table.sizes.map((_, j) => Math.max(...table.rows.map(({ sizes }) => sizes[j]!)));
  return rows.some(({ sizes }) => sizes.every((size, j) => size < largest[j]!));
}

/** Whether the second bound follows from the first one since sizes are at least 1, at every depth. */
function dominates(first: Bound, second: Bound): boolean {
  const sign = first.direction === "≤" ? 1 : -1;
  if (sign * (second.constant.logarithm - first.constant.logarithm) < 0) return false;
  return first.sizes.every(({ a, b }, j) => {
    const other = second.sizes[j]!;
    const more = sign * (other.a - a);
    return more >= 0 && more + sign * (other.b - b) >= 0;
  });
}
