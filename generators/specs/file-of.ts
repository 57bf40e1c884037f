import type { FileOf, OwnMatrices, Spec, TakenOfFile } from "../../src/claim/index.js";
import { fromRows } from "../../src/numerics/index.js";
import { takenOnFiles } from "./fit.js";
import { inferSize } from "./infer.js";
import type { LayoutOptions } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/** A file that has whatever a claim asks about it, for those that decide by the file what they take. */
const ANY = { widths: [2, 2, 2], L: 2, d0: 2, dL: 2, counts: {}, has: () => true } as const;

/** What a layout takes of a file: lists that nothing is taken for, those that something is, and choices and reals that vary. */
export function takenOf({ lists = {}, choices = {}, reals = {}, file, chain }: AnyLayout): TakenOfFile {
  const own = typeof file?.own === "function" ? file.own(ANY) : (file?.own ?? {});
  const called = (name: string): string => file?.called?.[name] ?? name;
  const names = Object.keys(lists);
  const filled = names.filter((name) => typeof own[name] === "object");
  const needs = [...new Set(names.filter((name) => !filled.includes(name)).map(called))];
  const widths = (chain !== undefined || file?.depth === true) && !needs.includes("W") ? ["W"] : [];
  return {
    needs,
    also: [...widths, ...filled.map(called)],
    parameters: [choices, reals].flatMap((part) => Object.keys(part)).filter((name) => !(name in own)),
  };
}

/** A spec with its lists given by entries, as somebody's file: empty lists are left out. */
export function fileOf(layout: AnyLayout, spec: Spec): FileOf {
  const brought = Object.entries(spec.lists).flatMap(([name, list]) => {
    if (!("entries" in list) || list.entries.length === 0) return [];
    const matrices: OwnMatrices = { matrices: list.entries.map((rows) => fromRows(rows)), vector: false };
    return [[name, matrices] as const];
  });
  const taken = takenOnFiles(layout, spec.widths, new Map(brought));
  const called = (name: string): string => layout.file?.called?.[name] ?? name;
  const { widths, ...parameters } = spec;
  const { sizes, choices, reals } = parameters;
  return {
    lists: new Map(brought.map(([name, list]) => [called(name), list])),
    natural: new Map(
      brought.filter(([name]) => typeof taken[name] !== "object").map(([name, list]) => [called(name), list]),
    ),
    settings: new Map([
      ...Object.entries({ ...choices, ...reals }).map(([name, x]) => [name, String(x)] as const),
      ...Object.entries(sizes)
        .filter(([name]) => inferSize(layout, name, spec, new Map(brought)) === null)
        .map(([name, x]) => [name, String(x)] as const),
      ...(widths.length === 0 ? [] : [["widths", widths.join(",")] as const]),
    ]),
  };
}
