import type { FittedSpec, ListSpec, OwnInstance, OwnMatrices, Spec } from "../../src/claim/index.js";
import { DomainError, type Matrix, ShapeError } from "../../src/numerics/index.js";
import { beyond } from "./departures.js";
import { describeLists, inferSize, isEmpty } from "./infer.js";
import type { LayoutOptions } from "./parts.js";
import { readSettings } from "./settings.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/**
 * The spec of somebody's own matrices: lists by their names, widths from the layers W, every size from the place where
 * it stands in a shape, or as it was set. −0 becomes 0. Lists that the layout does not have are left out.
 * @throws ShapeError, DomainError where a list or parameter is missing, or a shape does not fit
 */
export function fitSpec(layout: AnyLayout, own: OwnInstance): FittedSpec {
  const names = Object.keys(layout.lists ?? {});
  const settings = readSettings(layout, own.settings);
  const lists = byListNames(names, own.lists);
  requireLists(layout, settings.choices, lists);
  const widths = settings.widths ?? widthsOfLayers(layout, lists);
  const { choices, reals } = settings;
  const sizes: Record<string, number> = {};
  for (const name of Object.keys(layout.sizes ?? {})) {
    const told = inferSize(layout, name, { widths, choices }, lists);
    const size = settings.sizes[name] ?? told;
    if (size === null) throw notInferred(name, "whole number");
    if (told !== null && told !== size) {
      const expected = `${told}, as in the matrices`;
      throw new DomainError({ where: `--set ${name}`, expected, got: String(size), remedy: "leave it out" });
    }
    sizes[name] = size;
  }
  const entries: Record<string, ListSpec> = {};
  for (const name of names) {
    const shapes = layout.lists![name]!.shapes({ sizes, widths, choices });
    entries[name] = { entries: entriesOf(name, lists.get(name) ?? NONE, shapes) };
  }
  const spec: Spec = { sizes, widths, choices, reals, lists: entries };
  return { spec, unused: [...lists.keys()].filter((name) => !names.includes(name)), beyond: beyond(layout, spec) };
}

type Lists = ReadonlyMap<string, OwnMatrices>;

const NONE: OwnMatrices = { matrices: [], vector: false };

/** A list that is just called `matrix` is M, else A, else the only list that there is. */
function byListNames(names: readonly string[], given: Lists): Lists {
  const single = given.get("matrix");
  const stands = ["M", "A"].find((name) => names.includes(name)) ?? (names.length === 1 ? names[0] : undefined);
  if (single === undefined || names.includes("matrix") || stands === undefined || given.has(stands)) return given;
  return new Map([...given].map(([name, list]) => [name === "matrix" ? stands : name, list]));
}

/** @throws ShapeError where a list is missing that these choices do not leave empty */
function requireLists(layout: AnyLayout, choices: Spec["choices"], lists: Lists): void {
  const missing = Object.keys(layout.lists ?? {}).filter((name) => !lists.has(name) && !isEmpty(layout, name, choices));
  if (missing.length === 0) return;
  throw new ShapeError({
    where: "lists",
    expected: `the claim's ${describeLists(layout, choices)}`,
    got: lists.size === 0 ? "none" : [...lists.keys()].join(", "),
    remedy: `add ${missing.join(", ")}`,
  });
}

/** d_0, …, d_L of the layers; empty where the layout has no chain. */
function widthsOfLayers({ chain, lists }: AnyLayout, given: Lists): readonly number[] {
  if (chain === undefined) return [];
  const layers = lists !== undefined && "W" in lists ? given.get("W") : undefined;
  if (layers === undefined) throw notInferred("widths", "list d_0,d_1,…,d_L");
  return [layers.matrices[0]!.cols, ...layers.matrices.map(({ rows }) => rows)];
}

function notInferred(name: string, kind: string): DomainError {
  return new DomainError({
    where: name,
    expected: `a ${kind}`,
    got: "matrices that do not tell it",
    remedy: `give it with --set ${name}=${name === "widths" ? "3,2,2" : "2"}, say`,
  });
}

type Shapes = readonly (readonly [number, number])[];

function entriesOf(name: string, { matrices, vector }: OwnMatrices, shapes: Shapes): number[][][] {
  if (matrices.length !== shapes.length) {
    throw new ShapeError({ where: name, expected: counted(shapes.length), got: counted(matrices.length) });
  }
  return matrices.map((matrix, i) => {
    const [rows, cols] = shapes[i]!;
    const lying = vector && rows === 1 && cols === matrix.rows;
    if (!lying && (matrix.rows !== rows || matrix.cols !== cols)) {
      const where = matrices.length === 1 ? name : `${name}, matrix ${i + 1}`;
      throw new ShapeError({ where, expected: `${rows}×${cols}`, got: matrix.shape });
    }
    return rowsOf(matrix, lying);
  });
}

function rowsOf(matrix: Matrix, lying: boolean): number[][] {
  const rows = lying ? [Array.from(matrix.data)] : matrix.toRows();
  return rows.map((row) => row.map((x) => (x === 0 ? 0 : x)));
}

function counted(n: number): string {
  return n === 1 ? "1 matrix" : `${n} matrices`;
}
