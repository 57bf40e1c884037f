import type { Spec } from "../../claim/index.js";
import type { Random } from "../../random/index.js";

type Matrix = readonly (readonly number[])[];

/** The place of one matrix among the open lists of a spec. */
interface Site {
  readonly list: string;
  readonly index: number;
  readonly rows: number;
  readonly cols: number;
}

/** The explicit matrices of a spec that a search may change; every spec of one search has them in the same places. */
export interface Sites {
  readonly all: readonly Site[];
  /** Entries in all. */
  readonly entries: number;
}

/** A changed spec, and whether its success says something about the step size. */
export interface Move {
  readonly spec: Spec;
  readonly adapts: boolean;
}

/** The matrices of the named lists, which are given by entries. */
export function sitesOf(spec: Spec, names: readonly string[]): Sites {
  const all = names.flatMap((list) =>
    matricesOf(spec, list).map((matrix, index) => ({ list, index, rows: matrix.length, cols: matrix[0]?.length ?? 0 })),
  );
  return { all, entries: all.reduce((total, { rows, cols }) => total + rows * cols, 0) };
}

/**
 * A random change of the entries at `sites`: mostly a Gaussian step of all of them, of the given size relative to the
 * root mean square of each matrix; else a larger step of one matrix or one entry, or a move towards structure, such as
 * a rescaled, symmetrized or copied matrix, a zero, or a rounded entry.
 */
export function move(spec: Spec, sites: Sites, step: number, random: Random): Move {
  const kind = random.integer(0, 19);
  if (kind < 15) return { spec: perturbed(spec, sites.all, step, random), adapts: true };
  const site = random.pick(sites.all);
  const matrix = at(spec, site);
  switch (kind) {
    case 15:
    case 16:
      return { spec: perturbed(spec, [site], step * Math.sqrt(sites.all.length), random), adapts: false };
    case 17: {
      const size = step * Math.sqrt(sites.entries) * rootMeanSquare(matrix);
      return oneEntry(spec, site, random, (x) => x + size * random.normal());
    }
    case 18:
      return oneEntry(spec, site, random, random.pick([() => 0, Math.round, (x) => -x]));
    default:
      return { spec: replaced(spec, site, structured(spec, sites, site, random)), adapts: false };
  }
}

/** The matrix at the site rescaled, made symmetric, or replaced by another one of its shape or that one's transpose. */
function structured(spec: Spec, sites: Sites, site: Site, random: Random): Matrix {
  const matrix = at(spec, site);
  const { rows, cols } = site;
  const same = (other: Site): boolean => other.rows === rows && other.cols === cols;
  const turned = (other: Site): boolean => other.rows === cols && other.cols === rows;
  const others = sites.all.filter((other) => other !== site && (same(other) || turned(other)));
  const pick = random.integer(0, 3);
  if (pick >= 2 && others.length > 0) {
    const other = random.pick(others);
    const source = at(spec, other);
    return same(other) && (rows !== cols || pick === 2) ? source : transposed(source);
  }
  if (pick === 1 && rows === cols) {
    return matrix.map((row, i) => row.map((x, j) => finite(0.5 * (x + matrix[j]![i]!))));
  }
  const factor = random.pick([0.125, 0.25, 0.5, 2, 4, 8, -1]);
  return matrix.map((row) => row.map((x) => finite(x * factor)));
}

function perturbed(spec: Spec, sites: readonly Site[], step: number, random: Random): Spec {
  const lists = { ...spec.lists };
  for (const { list } of sites) lists[list] = { entries: [...matricesOf(spec, list)] };
  const changed = { ...spec, lists };
  for (const site of sites) {
    const matrix = at(spec, site);
    const size = step * rootMeanSquare(matrix);
    const next = matrix.map((row) => row.map((x) => finite(x + size * random.normal())));
    (matricesOf(changed, site.list) as Matrix[])[site.index] = next;
  }
  return changed;
}

function oneEntry(spec: Spec, site: Site, random: Random, change: (x: number) => number): Move {
  const r = random.integer(0, site.rows - 1);
  const c = random.integer(0, site.cols - 1);
  const next = at(spec, site).map((row, i) => (i === r ? row.map((x, j) => (j === c ? finite(change(x)) : x)) : row));
  return { spec: replaced(spec, site, next), adapts: false };
}

function replaced(spec: Spec, { list, index }: Site, matrix: Matrix): Spec {
  const entries = matricesOf(spec, list).map((old, i) => (i === index ? matrix : old));
  return { ...spec, lists: { ...spec.lists, [list]: { entries } } };
}

function matricesOf(spec: Spec, list: string): readonly Matrix[] {
  const found = spec.lists[list]!;
  return "entries" in found ? found.entries : [];
}

function at(spec: Spec, { list, index }: Site): Matrix {
  return matricesOf(spec, list)[index]!;
}

function transposed(matrix: Matrix): Matrix {
  return matrix[0]!.map((_, j) => matrix.map((row) => row[j]!));
}

/** The size of a typical entry; 1 for a zero matrix, from which steps must lead away. */
function rootMeanSquare(matrix: Matrix): number {
  let total = 0;
  let count = 0;
  for (const row of matrix) {
    for (const x of row) total += x * x;
    count += row.length;
  }
  const mean = Math.sqrt(total / count);
  return mean > 0 && mean < Infinity ? mean : 1;
}

/** What a spec may hold: no −0, NaN or infinity. */
function finite(x: number): number {
  return x === 0 || !Number.isFinite(x) ? 0 : x;
}
