import type { Spec } from "../../../claim/index.js";

type Rows = readonly (readonly number[])[];

/** A spec by its entries; what is left out is empty. */
export function specOf(parts: {
  readonly sizes?: Spec["sizes"];
  readonly widths?: readonly number[];
  readonly choices?: Spec["choices"];
  readonly reals?: Spec["reals"];
  readonly lists: Readonly<Record<string, readonly Rows[]>>;
}): Spec {
  const { sizes = {}, widths = [], choices = {}, reals = {}, lists } = parts;
  const entries = Object.entries(lists).map(([name, matrices]) => [name, { entries: matrices }] as const);
  return { sizes, widths, choices, reals, lists: Object.fromEntries(entries) };
}

/** A layer of one weight. */
export function scalarLayer(x: number): Rows {
  return [[x]];
}
