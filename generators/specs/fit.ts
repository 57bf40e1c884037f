import {
  combinations,
  derivedList,
  type FittedSpec,
  type ListSpec,
  type OwnInstance,
  type OwnLists,
  type OwnMatrices,
  ownWidths,
  requireDepth,
  type Spec,
} from "../../src/claim/index.js";
import { FlatcheckError, type Matrix, ShapeError } from "../../src/numerics/index.js";
import { beyond, depths } from "./departures.js";
import { describeLists, isEmpty } from "./infer.js";
import type { FileOwn, LayoutOptions } from "./parts.js";
import { parameterAlternatives } from "./settings.js";
import { sizeAssignments } from "./size-assignments.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/** The matrices of a file by the names of the claim's lists, with what was made of others and what was used for it. */
interface Brought {
  readonly lists: OwnLists;
  readonly derived: readonly string[];
  readonly used: ReadonlySet<string>;
}

/**
 * The spec of somebody's own matrices: lists by their names, or made from others (`derivedList`), widths from the layers W,
 * every size from the place where it stands in a shape, or as it was set. What no matrix tells and nobody states is what the
 * claim takes on files (`LayoutOptions.file`), or every value that it draws, one spec for each. −0 becomes 0. Lists that the
 * layout does not have are left out.
 * @throws ShapeError, DomainError where a list is missing, or a shape does not fit
 */
export function fitSpec(layout: AnyLayout, own: OwnInstance): FittedSpec {
  const each = eachOf(layout, own.lists);
  if (each !== null) return together(each.map((lists) => fitSpec(layout, { ...own, lists })));
  const brought = bringLists(layout, own.lists);
  const chain = own.settings.get("widths") === undefined ? widthsFor(layout, brought, own.lists) : [];
  const taken = takenOnFiles(layout, ownWidths(own.lists) ?? chain, brought.lists);
  const { alternatives, widths: stated } = parameterAlternatives(layout, own.settings, taken);
  const widths = stated ?? chain;
  requireLists(layout, taken, own.lists, brought.lists);
  if (layout.chain !== undefined) requireDepth(depths(layout), widths.length - 1);
  const attempts = combinations(alternatives).flatMap((chosen, i) =>
    attempt(() => specsWith(layout, { chosen, widths, taken, brought, settings: own.settings, onlyOne: i > 0 })),
  );
  const specs = attempts.flatMap(({ made = [] }) => made);
  if (specs[0] === undefined) throw attempts[0]!.error!;
  const [spec, ...others] = specs;
  return {
    spec,
    others,
    unused: [...own.lists.keys()].filter((name) => !brought.used.has(name)),
    beyond: beyond(layout, spec),
    derived: brought.derived,
  };
}

/** Most matrices of such a list that are judged, the first ones. */
const MOST_EACH = 8;

/** The file once for each matrix of the list of which the statement is about one at a time; null where there is one. */
function eachOf({ file }: AnyLayout, lists: OwnLists): OwnLists[] | null {
  const { matrices, vector } = (file?.each === undefined ? undefined : lists.get(file.each)) ?? NONE;
  if (matrices.length < 2) return null;
  return matrices.slice(0, MOST_EACH).map((one) => new Map(lists).set(file!.each!, { matrices: [one], vector }));
}

function together([first, ...rest]: readonly FittedSpec[]): FittedSpec {
  return { ...first!, others: [...first!.others, ...rest.flatMap(({ spec, others }) => [spec, ...others])] };
}

type Attempt = { readonly made?: readonly Spec[]; readonly error?: FlatcheckError };

/** What fits, or why it does not. */
function attempt(work: () => readonly Spec[]): Attempt[] {
  try {
    return [{ made: work() }];
  } catch (error) {
    if (error instanceof FlatcheckError) return [{ error }];
    throw error;
  }
}

interface Known {
  /** A value of every choice and real. */
  readonly chosen: Readonly<Record<string, string | number>>;
  readonly widths: readonly number[];
  readonly taken: FileOwn;
  readonly brought: Brought;
  readonly settings: OwnInstance["settings"];
  /** Whether the least of what no matrix tells will do. */
  readonly onlyOne: boolean;
}

/** The specs with these choices and reals, one for each assignment of sizes that no matrix tells. */
function specsWith(layout: AnyLayout, known: Known): Spec[] {
  const { chosen, widths, taken, brought } = known;
  const part = <T>(of: Readonly<Record<string, unknown>> = {}): Record<string, T> =>
    Object.fromEntries(Object.keys(of).map((name) => [name, chosen[name] as T]));
  const [choices, reals] = [part<string>(layout.choices), part<number>(layout.reals)];
  const all = sizeAssignments(layout, { widths, choices }, { ...known, lists: brought.lists });
  return all.map((sizes) => {
    const lists: Record<string, ListSpec> = {};
    for (const [name, options] of Object.entries(layout.lists ?? {})) {
      const given = brought.lists.get(name);
      const filler = taken[name];
      const shapes = options.shapes({ sizes, widths, choices });
      lists[name] =
        given === undefined && typeof filler === "object" && shapes.length > 0
          ? filler
          : { entries: entriesOf(name, isTwin(layout, name, shapes) ? NONE : (given ?? NONE), shapes) };
    }
    return { sizes, widths, choices, reals, lists };
  });
}

/** Whether a list is empty here because another one of the claim, which files call the same, has what they have. */
function isTwin({ file, lists = {} }: AnyLayout, name: string, shapes: Shapes): boolean {
  const called = (one: string): string => file?.called?.[one] ?? one;
  return shapes.length === 0 && Object.keys(lists).some((other) => other !== name && called(other) === called(name));
}

const NONE: OwnMatrices = { matrices: [], vector: false };

/** What the claim takes on files for what they do not tell. */
export function takenOnFiles({ file }: AnyLayout, widths: readonly number[], lists: OwnLists): FileOwn {
  if (typeof file?.own !== "function") return file?.own ?? {};
  const counts = Object.fromEntries([...lists].map(([name, { matrices }]) => [name, matrices.length]));
  return file.own({
    widths,
    L: Math.max(widths.length - 1, 0),
    d0: widths[0] ?? 0,
    dL: widths.at(-1) ?? 0,
    counts,
    has: (name) => lists.has(name),
  });
}

/** The lists of the claim out of those of the file: by name, as files call them, or made from others. */
function bringLists({ lists = {}, file, chain }: AnyLayout, given: OwnLists): Brought {
  const names = Object.keys(lists);
  const renamed = asNeurons(
    file,
    byListNames(
      names.map((name) => file?.called?.[name] ?? name),
      given,
    ),
  );
  const full = new Map<string, OwnMatrices>();
  const derived: string[] = [];
  const used = new Set<string>(chain === undefined && file?.depth !== true ? [] : ["W"]);
  for (const name of names) {
    const called = file?.called?.[name] ?? name;
    const found = renamed.get(called);
    if (found !== undefined) {
      full.set(name, found);
      used.add(renamed === given || given.has(called) ? called : "matrix");
      continue;
    }
    const made = derivedList(renamed, called);
    if (made === null) continue;
    full.set(name, made.list);
    derived.push(made.how);
    for (const from of made.from) used.add(from);
  }
  return { lists: full, derived, used };
}

/** Two layers with one output as neurons: a row of W and an entry of a for each. */
function asNeurons(file: AnyLayout["file"], given: OwnLists): OwnLists {
  const layers = given.get("W")?.matrices ?? [];
  const [inner, outer] = layers;
  if (file?.neurons !== true || layers.length !== 2 || outer!.rows !== 1 || given.has("a")) return given;
  const single = (matrix: Matrix): OwnMatrices => ({ matrices: [matrix], vector: false });
  return new Map(given).set("W", single(inner!)).set("a", single(outer!.T));
}

/** The name of the claim that a list stands for which is just called `matrix`: M, else A, else the only one that there is. */
function renamedFrom(names: readonly string[], given: OwnLists): string | undefined {
  if (!given.has("matrix") || names.includes("matrix")) return undefined;
  const stands = ["M", "A"].find((name) => names.includes(name)) ?? (names.length === 1 ? names[0] : undefined);
  return stands === undefined || given.has(stands) ? undefined : stands;
}

function byListNames(names: readonly string[], given: OwnLists): OwnLists {
  const stands = renamedFrom(names, given);
  if (stands === undefined) return given;
  return new Map([...given].map(([name, list]) => [name === "matrix" ? stands : name, list]));
}

/** @throws ShapeError where a list is missing that these choices do not leave empty */
function requireLists(layout: AnyLayout, taken: FileOwn, given: OwnLists, lists: OwnLists): void {
  const choices = Object.fromEntries(
    Object.entries(layout.choices ?? {}).map(([name, [first]]) => [
      name,
      (taken[name] as string | undefined) ?? first!,
    ]),
  );
  const missing = Object.keys(layout.lists ?? {}).filter(
    (name) => !lists.has(name) && typeof taken[name] !== "object" && !isEmpty(layout, name, choices),
  );
  if (missing.length === 0) return;
  throw new ShapeError({
    where: "lists",
    expected: `the claim's ${describeLists(layout, choices)}`,
    got: given.size === 0 ? "none" : [...given.keys()].join(", "),
    remedy: `add ${missing.map((name) => layout.file?.called?.[name] ?? name).join(", ")}`,
  });
}

/**
 * d_0, …, d_L of the layers, and where the file has none, of the shallowest network with end-to-end matrices of the shape of
 * M or A and hidden layers as narrow as they may be; empty where the layout has no chain.
 */
function widthsFor({ chain }: AnyLayout, { lists }: Brought, given: OwnLists): readonly number[] {
  if (chain === undefined) return [];
  const layers = ownWidths(given);
  if (layers !== null) return layers;
  const ends = (lists.get("M") ?? lists.get("A") ?? [...lists.values()][0])?.matrices[0];
  if (ends === undefined) return [];
  const hidden = new Array<number>(chain.depth[0] - 1).fill(Math.min(ends.rows, ends.cols));
  return [ends.cols, ...hidden, ends.rows];
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
