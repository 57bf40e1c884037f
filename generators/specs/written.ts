import type { ListSpec, Spec } from "../../src/claim/index.js";
import { DomainError, Matrix } from "../../src/numerics/index.js";
import { inferSize } from "./infer.js";
import type { SpecArbitrary } from "./layout.js";
import type { LayoutOptions } from "./parts.js";
import { rowsOf } from "./text.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/** A matrix written by hand: `1 2; 3 4`, its rows, or a single number. */
export type Written = string | number | readonly (readonly number[])[];

/** The law of a list, with a seed. */
export interface ByLaw {
  readonly law: string;
  readonly seed: number;
}

type AnyParts = Readonly<Record<string, unknown>>;

/** The spec of an instance written by hand. @throws DomainError where a size is neither given nor told by the matrices */
export function written(
  full: AnyLayout,
  fixed: readonly string[],
  specs: SpecArbitrary<string, string, string, string>,
  parts: AnyParts,
): Spec {
  const pick = <T>(from: Readonly<Record<string, readonly T[]>> = {}): Record<string, T> =>
    Object.fromEntries(
      Object.entries(from).map(([name, [simplest]]) => [name, (parts[name] as T | undefined) ?? simplest!]),
    );
  const moved = fixed.flatMap((name) => (parts[name] === undefined ? [] : [[name, parts[name] as number]]));
  const reals = { ...pick(full.reals), ...(Object.fromEntries(moved) as Record<string, number>) };
  const choices = pick(full.choices);
  const widths = (parts["widths"] as readonly number[] | undefined) ?? [];
  const lists = Object.fromEntries(Object.keys(full.lists ?? {}).map((name) => [name, listOf(parts[name])]));
  const sizes: Record<string, number> = {};
  for (const name of Object.keys(full.sizes ?? {})) {
    const told = parts[name] ?? inferSize(full, name, { widths, choices }, shapesOf(lists));
    if (typeof told !== "number") {
      const got = "matrices that do not tell it";
      throw new DomainError({ where: name, expected: "a size", got, remedy: `write ${name}: 2` });
    }
    sizes[name] = told;
  }
  return specs.explicit({ sizes, widths, choices, reals, lists });
}

/** A matrix, a list of them or a law, as it stands in a spec. */
export function listOf(given: unknown): ListSpec {
  if (isByLaw(given)) return given;
  if (!Array.isArray(given)) return { entries: [entriesOf(given as Written)] };
  const isRows = given.length > 0 && given.every((row) => Array.isArray(row) && typeof row[0] === "number");
  return { entries: isRows ? [given as number[][]] : (given as Written[]).map(entriesOf) };
}

function isByLaw(given: unknown): given is ByLaw {
  return typeof given === "object" && given !== null && "law" in given;
}

function entriesOf(one: Written): readonly (readonly number[])[] {
  if (typeof one === "number") return [[one]];
  return typeof one === "string" ? rowsOf(one) : one;
}

/** The shapes of what is given by its entries, for sizes to be read off. */
function shapesOf(lists: Readonly<Record<string, ListSpec>>): Parameters<typeof inferSize>[3] {
  return new Map(
    Object.entries(lists).flatMap(([name, list]) => {
      if (!("entries" in list)) return [];
      const matrices = list.entries.map((rows) => new Matrix(rows.length, rows[0]!.length, new Float64Array(0)));
      return [[name, { matrices, vector: false }] as const];
    }),
  );
}
