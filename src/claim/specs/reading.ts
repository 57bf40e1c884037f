import { DomainError, Matrix, type Quantity, ShapeError } from "../../numerics/index.js";
import { requireDepth } from "./depths.js";
import { beyondDrawn, ofAnotherKind, statedNumber, widened } from "./numbers.js";
import { derivedList, type OwnLists, requireTogether } from "./objects.js";
import type { FittedSpec, ListSpec, OwnInstance, Spec, SpecSource } from "./spec.js";

/** What a reading is made from: matrices by their names, and the values of the parameters of the statement. */
export interface OwnObjects {
  /** The matrices of a list, in order. @throws DomainError where there is no such list */
  readonly all: (name: string) => readonly Matrix[];
  /** The matrix of a list of one; undefined where the file does not have it. */
  readonly one: (name: string) => Matrix | undefined;
  readonly parameter: (name: string) => number;
}

/**
 * How a claim reads its instance off the matrices that people have, where its own generator draws other things. Whatever
 * the generator knows by construction is measured here, or left out.
 */
export interface FileReading<Instance> {
  /** Lists that the file must have, or that follow from those it has. */
  readonly takes: readonly string[];
  /** Lists that are used where the file has them. */
  readonly also?: readonly string[];
  /** What the statement is about for every value of: the values tried where nobody states one. */
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
  /** Hypotheses that are made to hold where the file lacks what they are about: by name, the list that tells. */
  readonly madeToHold?: Readonly<Record<string, string>>;
  /**
   * Hypotheses that all drawn instances meet by their construction, and that no assumption states: the slack on a file, null
   * where it does not tell.
   */
  readonly byConstruction?: Readonly<Record<string, (own: OwnObjects) => Quantity | null>>;
  /** @throws FlatcheckError where the claim says nothing of such matrices */
  readonly instance: (own: OwnObjects) => Instance;
  /** What somebody would have whose instance is that of a spec of the claim's own generator, with the radii of its errors. */
  readonly lists: (spec: Spec) => Readonly<Record<string, readonly Matrix[]>>;
}

/** The objects of a spec that lists a file's matrices by entries, with what follows from them. */
export function objectsOf({ lists, reals }: Spec): OwnObjects {
  const matrices = new Map(
    Object.entries(lists).flatMap(([name, list]) =>
      "entries" in list ? [[name, list.entries.map(matrixOf)] as const] : [],
    ),
  );
  return objectsFrom(matrices, reals);
}

/** Objects from matrices as they are, radii and all. */
export function objectsFrom(
  matrices: ReadonlyMap<string, readonly Matrix[]>,
  parameters: Readonly<Record<string, number>>,
): OwnObjects {
  return {
    all: (name) => {
      const list = matrices.get(name);
      if (list !== undefined) return list;
      throw new DomainError({ where: name, expected: "a list of the file", got: [...matrices.keys()].join(", ") });
    },
    one: (name) => matrices.get(name)?.[0],
    parameter: (name) => parameters[name]!,
  };
}

function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return new Matrix(rows.length, rows[0]!.length, Float64Array.from(rows.flat()));
}

/** Matrices as entries, −0 as 0. */
function entriesOf(matrices: readonly Matrix[]): ListSpec {
  return { entries: matrices.map((matrix) => matrix.toRows().map((row) => row.map((x) => (x === 0 ? 0 : x)))) };
}

/**
 * Specs that hold the matrices of files by their names, and the parameters of the statement as reals. Those that are drawn are
 * what somebody would have whose instance the claim's own generator draws.
 */
export function readingSpecs(reading: FileReading<unknown>, drawn: SpecSource): SpecSource {
  return {
    draw: (seed) => {
      const spec = drawn.draw(seed);
      return ownSpec(knownLists(reading), new Map(Object.entries(reading.lists(spec))), parametersOf(reading, spec));
    },
    shrink: () => [],
    spellOut: (spec) => spec,
    taken: { needs: reading.takes, also: reading.also ?? [], parameters: Object.keys(reading.parameters ?? {}) },
    depths: drawn.depths,
    outside: ({ reals }, alike) => ofAnotherKind(widened(reading.parameters ?? {}, alike), reals),
    fit: (own) => fitReading(reading, drawn, own),
  };
}

/** Those that the file must have first. */
function knownLists({ takes, also = [] }: FileReading<unknown>): string[] {
  return [...takes, ...also];
}

/** The parameters of the statement as a spec of the claim's own generator has them. */
export function parametersOf(
  { parameters = {} }: Pick<FileReading<unknown>, "parameters">,
  { reals }: Spec,
): Record<string, number> {
  return Object.fromEntries(Object.entries(parameters).map(([name, [first]]) => [name, reals[name] ?? first!]));
}

/** The spec that has these matrices, of the lists that are known, and these parameters. */
function ownSpec(
  known: readonly string[],
  matrices: ReadonlyMap<string, readonly Matrix[]>,
  reals: Readonly<Record<string, number>>,
): Spec {
  const lists = known.flatMap((name) => {
    const list = matrices.get(name);
    return list === undefined ? [] : [[name, entriesOf(list)] as const];
  });
  return { sizes: {}, widths: [], choices: {}, reals, lists: Object.fromEntries(lists) };
}

/** @throws ShapeError, DomainError where a list is missing, or a parameter is none of the statement */
function fitReading(
  reading: FileReading<unknown>,
  { depths }: SpecSource,
  { lists, settings }: OwnInstance,
): FittedSpec {
  const { takes, parameters = {} } = reading;
  const notes: string[] = [];
  const full = new Map(lists);
  const used = new Set(knownLists(reading));
  for (const name of knownLists(reading)) {
    if (full.has(name)) continue;
    const found = derivedList(lists, name);
    if (found !== null) {
      full.set(name, found.list);
      notes.push(found.how);
      for (const from of found.from) used.add(from);
    } else if (takes.includes(name)) throw missing(takes, lists, name);
  }
  requireTogether(full);
  if (takes.includes("W")) requireDepth(depths, full.get("W")!.matrices.length);
  const stated = statedParameters(Object.keys(parameters), settings);
  const matrices = new Map([...full].map(([name, { matrices: list }]) => [name, list] as const));
  const alternatives = Object.entries(parameters).map(([name, values]) => {
    return [name, stated[name] === undefined ? values : [stated[name]]] as const;
  });
  const [spec, ...others] = combinations(Object.fromEntries(alternatives)).map((reals) =>
    ownSpec(knownLists(reading), matrices, reals),
  );
  return {
    spec: spec!,
    others,
    unused: [...lists.keys()].filter((name) => !used.has(name)),
    beyond: beyondDrawn(parameters, stated),
    derived: notes,
  };
}

function missing(takes: readonly string[], lists: OwnLists, name: string): ShapeError {
  return new ShapeError({
    where: "lists",
    expected: `the claim's ${takes.length === 1 ? "list" : "lists"} ${takes.join(", ")}`,
    got: lists.size === 0 ? "none" : [...lists.keys()].join(", "),
    remedy: `add ${name}`,
  });
}

function statedParameters(
  known: readonly string[],
  settings: ReadonlyMap<string, string>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...settings].map(([name, text]) => {
      if (!known.includes(name)) {
        const expected = known.length === 0 ? "no parameter" : `a parameter out of ${known.join(", ")}`;
        throw new DomainError({ where: `--set ${name}=${text}`, expected, got: name });
      }
      return [name, statedNumber(name, text)];
    }),
  );
}

/** Most combinations of parameters that are tried; beyond, each is moved by itself from where all are the simplest. */
const MOST_COMBINATIONS = 24;

/** All combinations of alternatives, the simplest first. */
export function combinations<T>(alternatives: Readonly<Record<string, readonly T[]>>): Readonly<Record<string, T>>[] {
  const lists = Object.entries(alternatives).map(([name, values]) => [name, [...new Set(values)]] as const);
  const simplest = Object.fromEntries(lists.map(([name, [first]]) => [name, first!]));
  const count = lists.reduce((total, [, values]) => total * values.length, 1);
  if (count > MOST_COMBINATIONS) {
    const moved = lists.flatMap(([name, values]) => values.slice(1).map((value) => ({ ...simplest, [name]: value })));
    return [simplest, ...moved];
  }
  return lists.reduce<Record<string, T>[]>(
    (some, [name, values]) => some.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}
