import { at, type Exponent } from "./exponent.js";
import type { Constant } from "./constant.js";
import { UNIT_ROUNDOFF } from "../../numerics/index.js";
import type { Row, Table } from "../cases/index.js";

/** y ≤ c ∏ q_i^{e_i} ∏ s_j^{f_j}, or ≥, for a quantity y, others q and sizes s. */
export interface Bound {
  /** The place of y in the table. */
  readonly target: number;
  readonly direction: "≤" | "≥";
  /** Of the quantities, in the order of the table; that of y is 0. */
  readonly exponents: readonly Exponent[];
  readonly sizes: readonly Exponent[];
  readonly constant: Constant;
  /** How much a reader has to take in. */
  readonly weight: number;
}

/** The logarithm of the larger side over the smaller one, ≥ 0 where the bound holds. */
export interface Slack {
  readonly value: number;
  readonly rounding: number;
}

/** The slack of a bound in a row. */
export function slackOf(bound: Omit<Bound, "weight">, row: Row): Slack {
  const { target, exponents, sizes, constant, direction } = bound;
  let value = constant.logarithm - row.logs[target]!;
  let size = Math.abs(constant.logarithm) + Math.abs(row.logs[target]!);
  let error = row.errors[target]!;
  for (const [i, exponent] of exponents.entries()) {
    const power = at(exponent, row.depth);
    if (power === 0) continue;
    const term = power * row.logs[i]!;
    value += term;
    size += Math.abs(term);
    error += Math.abs(power) * row.errors[i]!;
  }
  for (const [j, exponent] of sizes.entries()) {
    const term = at(exponent, row.depth) * row.sizeLogs[j]!;
    value += term;
    size += Math.abs(term);
  }
  return { value: direction === "≤" ? value : -value, rounding: error + ROUNDINGS * UNIT_ROUNDOFF * (1 + size) };
}

/** More roundings than a slack has: two of each term, and those of its logarithms and exponents. */
const ROUNDINGS = 64;

/** Whether two bounds have the same quantities with the same exponents, so that they differ by a factor of sizes. */
export function sameQuantities(a: Bound, b: Bound): boolean {
  return (
    a.target === b.target &&
    a.direction === b.direction &&
    a.exponents.every((one, i) => one.a === b.exponents[i]!.a && one.b === b.exponents[i]!.b)
  );
}

/** The logarithm of the constant and the sizes of a bound; of two with the same quantities the smaller one is sharper for ≤. */
export function sizePart({ constant, sizes }: Bound, { sizeLogs, depth }: Pick<Row, "sizeLogs" | "depth">): number {
  return sizes.reduce((sum, exponent, j) => sum + at(exponent, depth) * sizeLogs[j]!, constant.logarithm);
}

/** Where a bound is met. */
export interface Touches {
  readonly rows: readonly Row[];
  /** The sizes at which it is, those of different ones once. */
  readonly groups: readonly string[];
}

/** Where both sides are equal within rounding; null where some row refutes the bound. */
export function touchesOf(bound: Bound, { rows }: Table): Touches | null {
  const met: Row[] = [];
  for (const row of rows) {
    const { value, rounding } = slackOf(bound, row);
    if (value < -rounding) return null;
    if (value <= rounding) met.push(row);
  }
  return { rows: met, groups: [...new Set(met.map(({ group }) => group))] };
}
