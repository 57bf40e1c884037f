import {
  NONE,
  at,
  constantNear,
  exponentsOfQuantity,
  exponentsOfSize,
  slackOf,
  touchesOf,
  type Bound,
  type Constant,
  type Exponent,
  type Touches,
  weightOf,
} from "../bounds/index.js";
import { isPinned, unknownsOf } from "./pinned.js";
import { balances, type Scaling } from "./scaling.js";
import type { Row, Table } from "../cases/index.js";

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
 * @param isOver whether the time is; what was found by then is what there is
 */
export function proposals(table: Table, scalings: readonly Scaling[], isOver: () => boolean = () => false): Proposal[] {
  if (table.rows.length < LEAST_ROWS) return [];
  const groups = groupsOf(table);
  const below = tellingIn(table);
  const ofSizes = { groups, sizes: sizeProducts(table, groups), telling: groups.map(below) };
  const found: Proposal[] = [];
  for (const target of table.keys.keys()) {
    for (const product of productsFor(table, scalings, target)) {
      if (isOver()) return inOrder(found, table);
      for (const direction of ["≤", "≥"] as const)
        found.push(...atSizes(table, scalings, target, product, direction, ofSizes));
    }
  }
  return inOrder(found, table);
}

/** Plain ones first, and those of whole sides before those of their parts. */
function inOrder(found: readonly Proposal[], { keys }: Table): Proposal[] {
  const isPart = ({ bound }: Proposal): number => (/[.]\d+$/.test(keys[bound.target]!) ? 1 : 0);
  return found.toSorted((x, y) => x.bound.weight - y.bound.weight || isPart(x) - isPart(y));
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

/** A product of sizes, and its logarithm at every combination of sizes of the table, in their order. */
interface SizeProduct {
  readonly exponents: readonly Exponent[];
  readonly logs: Float64Array;
}

/** The combinations of sizes of a table, each by its first row. */
function groupsOf({ rows }: Table): Row[] {
  const first = new Map<string, Row>();
  for (const row of rows) if (!first.has(row.group)) first.set(row.group, row);
  return [...first.values()];
}

/** The products of sizes that are tried, plain ones first. */
function sizeProducts(table: Table, groups: readonly Row[]): SizeProduct[] {
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
  const logAt = (exponents: readonly Exponent[], { depth, sizeLogs }: Row): number =>
    exponents.reduce((sum, one, j) => (one === NONE ? sum : sum + at(one, depth) * sizeLogs[j]!), 0);
  return found
    .sort((x, y) => x.weight - y.weight)
    .map(({ exponents }) => ({ exponents, logs: Float64Array.from(groups, (row) => logAt(exponents, row)) }));
}

/** The row of one combination of sizes that decides: that with the largest quotient, for ≤, or the least. */
interface Extreme {
  readonly row: Row;
  readonly quotient: number;
}

/** How many rows of each combination of sizes come as near as its extreme one. */
function tiesOf(
  { rows }: Table,
  target: number,
  product: readonly Exponent[],
  extremes: readonly Extreme[],
  rounding: number,
): Float64Array {
  const places = new Map(extremes.map(({ row }, k) => [row.group, k]));
  const ties = new Float64Array(extremes.length);
  for (const row of rows) {
    const k = places.get(row.group)!;
    if (Math.abs(quotientIn(row, target, product) - extremes[k]!.quotient) <= 2 * rounding) ties[k]! += 1;
  }
  return ties;
}

/** The logarithm of the target over a product. */
function quotientIn(row: Row, target: number, product: readonly Exponent[]): number {
  let log = row.logs[target]!;
  for (const [i, exponent] of product.entries()) if (exponent !== NONE) log -= at(exponent, row.depth) * row.logs[i]!;
  return log;
}

/** What is known of the sizes of a table before any quantity is looked at. */
interface Sizes {
  readonly groups: readonly Row[];
  readonly sizes: readonly SizeProduct[];
  /** Which groups are below the largest sizes. */
  readonly telling: readonly boolean[];
}

/** The bounds of one product of quantities. */
function atSizes(
  table: Table,
  scalings: readonly Scaling[],
  target: number,
  product: readonly Exponent[],
  direction: Bound["direction"],
  { groups, sizes, telling }: Sizes,
): Proposal[] {
  const sign = direction === "≤" ? 1 : -1;
  const extremes = new Map<string, Extreme>();
  for (const row of table.rows) {
    const log = quotientIn(row, target, product);
    const known = extremes.get(row.group);
    if (known === undefined || sign * log > sign * known.quotient) extremes.set(row.group, { row, quotient: log });
  }
  const all = groups.map(({ group }) => extremes.get(group)!);
  const quotients = Float64Array.from(all, ({ quotient }) => sign * quotient);
  const plain = { target, direction, exponents: product, constant: UNIT };
  const coarse = 2 * Math.max(...all.map(({ row }) => slackOf({ ...plain, sizes: [] }, row).rounding)) + COARSE;
  const weight = product.reduce((sum, one) => sum + weightOf(one), 0);
  const ties = tiesOf(table, target, product, all, coarse);
  const ofProduct = unknownsOf(product).length + 1 - scalings.length;
  const found: Proposal[] = [];
  for (const { exponents, logs } of sizes) {
    let most = -Infinity;
    let worst = 0;
    for (let k = 0; k < quotients.length; k++) {
      const value = quotients[k]! - sign * logs[k]!;
      if (value > most) [most, worst] = [value, k];
    }
    // Nearly all end here: their constant is none of ours.
    const near = constantNear(sign * most, coarse);
    if (near === null) continue;
    // What is larger at all sizes and no more is no news.
    if (found.some(({ bound }) => dominates(bound, { direction, sizes: exponents, constant: near }))) continue;
    let rows = 0;
    let tells = false;
    for (let k = 0; k < quotients.length; k++) {
      if (quotients[k]! - sign * logs[k]! < most - 2 * coarse) continue;
      rows += ties[k]!;
      tells ||= telling[k]!;
    }
    // Too few rows to be a facet, or none below the largest sizes.
    if (!tells || rows < ofProduct + unknownsOf(exponents).length) continue;
    const open = { target, direction, exponents: product, sizes: exponents };
    const proposal = met(table, open, sign * most, all[worst]!.row, weight);
    if (proposal !== null && isPinned(proposal.bound, proposal.touches.rows, scalings)) found.push(proposal);
  }
  return found;
}

/** More than the roundings of a product of sizes: what is let through is looked at with its own rounding. */
const COARSE = 2 ** -36;

/**
 * The bound of these exponents with the constant that makes it met; null where that constant is none of ours, or tells nothing.
 * @param worst the row that leaves the least room
 */
function met(
  table: Table,
  open: Omit<Bound, "constant" | "weight">,
  logarithm: number,
  worst: Row,
  weight: number,
): Proposal | null {
  const { rounding } = slackOf({ ...open, constant: UNIT }, worst);
  const constant = constantNear(logarithm, rounding);
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
  return rows.some(tellingIn(table));
}

/** Whether a row is below the largest sizes. */
function tellingIn(table: Table): (row: Row) => boolean {
  const largest = table.sizes.map((_, j) => Math.max(...table.rows.map(({ sizes }) => sizes[j]!)));
  return ({ sizes }) => sizes.every((size, j) => size < largest[j]!);
}

/** Whether the second bound follows from the first one since sizes are at least 1, at every depth. */
function dominates(first: Pick<Bound, "direction" | "sizes" | "constant">, second: typeof first): boolean {
  const sign = first.direction === "≤" ? 1 : -1;
  if (sign * (second.constant.logarithm - first.constant.logarithm) < 0) return false;
  return first.sizes.every(({ a, b }, j) => {
    const other = second.sizes[j]!;
    const more = sign * (other.a - a);
    return more >= 0 && more + sign * (other.b - b) >= 0;
  });
}
