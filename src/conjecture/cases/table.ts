import { log, type Quantity, UNIT_ROUNDOFF } from "../../numerics/index.js";
import type { Spec } from "../../claim/index.js";
import type { Observed } from "./observe.js";

/** A case as the search for bounds sees it: logarithms, with bounds of their errors. */
export interface Row {
  readonly spec: Spec;
  readonly depth: number;
  /** Of the quantities, in the order of the table; NaN where the case does not have one above zero. */
  readonly logs: Float64Array;
  readonly errors: Float64Array;
  /** The sizes, in the order of the table, and their logarithms. */
  readonly sizes: readonly number[];
  readonly sizeLogs: Float64Array;
  /** Which rows have the same sizes. */
  readonly group: string;
}

/** What all bounds of a form are looked for in. */
export interface Table {
  /** Where the quantities stand. */
  readonly keys: readonly string[];
  /** The names of the sizes that vary. */
  readonly sizes: readonly string[];
  readonly deep: boolean;
  readonly rows: readonly Row[];
}

/** The logarithm of a quantity and a bound of its error, NaN where it is not known to be above zero. */
export function logOf(quantity: Quantity | undefined): readonly [value: number, error: number] {
  if (quantity === undefined || !(quantity.value > quantity.error && quantity.error < Infinity)) return [NaN, NaN];
  const relative = quantity.error / (quantity.value - quantity.error);
  const value = log(quantity.value);
  // −log(1 − r) ≤ r/(1 − r), and two roundings of the logarithm.
  return [value, relative + 4 * UNIT_ROUNDOFF * (1 + Math.abs(value))];
}

/** The table of the cases that have all of the quantities above zero. */
export function tableOf(cases: readonly Observed[], keys: readonly string[]): Table {
  const whole = cases.filter(({ nodes }) => keys.every((key) => !Number.isNaN(logOf(nodes.get(key)?.quantity)[0])));
  const names = [...(whole[0]?.sizes.keys() ?? [])].filter((name) => whole.every(({ sizes }) => sizes.has(name)));
  const varying = distinct(
    names.filter((name) => new Set(whole.map(({ sizes }) => sizes.get(name))).size > 1),
    whole,
  );
  const rows = whole.map((one) => rowOf(one, keys, varying));
  return { keys, sizes: varying, deep: new Set(rows.map(({ depth }) => depth)).size > 1, rows };
}

/** Of sizes that are always equal the first one. */
function distinct(names: readonly string[], cases: readonly Observed[]): string[] {
  return names.filter((name, i) =>
    names.slice(0, i).every((before) => cases.some(({ sizes }) => sizes.get(before) !== sizes.get(name))),
  );
}

export function rowOf({ spec, depth, nodes, sizes }: Observed, keys: readonly string[], names: readonly string[]): Row {
  const pairs = keys.map((key) => logOf(nodes.get(key)?.quantity));
  const own = names.map((name) => sizes.get(name)!);
  return {
    spec,
    depth,
    logs: Float64Array.from(pairs, ([value]) => value),
    errors: Float64Array.from(pairs, ([, error]) => error),
    sizes: own,
    sizeLogs: Float64Array.from(own, (size) => log(size)),
    group: own.join(" "),
  };
}

/** The table without quantities that never vary, and without those that are a power of an earlier one in every row. */
export function reduced(table: Table): Table {
  const { rows, keys } = table;
  const POWERS = [1, 2, 0.5, -1];
  const kept: number[] = [];
  for (const i of keys.keys()) {
    const own = (row: Row): number => row.logs[i]!;
    const [first] = rows;
    if (first === undefined || rows.every((row) => own(row) === own(first))) continue;
    const isPower = (j: number, p: number): boolean =>
      rows.every((row) => Math.abs(own(row) - p * row.logs[j]!) <= row.errors[i]! + Math.abs(p) * row.errors[j]!);
    const isSize = table.sizes.some((_, j) =>
      rows.every((row) => Math.abs(own(row) - row.sizeLogs[j]!) <= row.errors[i]! + 4 * UNIT_ROUNDOFF * own(row)),
    );
    if (isSize || kept.some((j) => POWERS.some((p) => isPower(j, p)))) continue;
    kept.push(i);
  }
  const pick = (all: Float64Array): Float64Array => Float64Array.from(kept, (i) => all[i]!);
  return {
    ...table,
    keys: kept.map((i) => keys[i]!),
    rows: rows.map((row) => ({ ...row, logs: pick(row.logs), errors: pick(row.errors) })),
  };
}
