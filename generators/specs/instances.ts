import { type BuiltList, MIXED_LAWS, type Shape } from "../laws/index.js";
import type { FileReading, Spec, SpecSource } from "../../src/claim/index.js";
import type { Matrix } from "../../src/numerics/index.js";
import { layout, type SpecArbitrary } from "./layout.js";
import { loosened, type Loosening } from "./loosened.js";
import type { ChainOptions, Drawn, FileOptions, GrowthOptions, LayoutOptions, ListOptions, Range } from "./parts.js";
import { type ByLaw, type Written, written } from "./written.js";

/** The chain of widths d_0, …, d_L by its ends and its depth; empty, with zeros, for instances without one. */
export interface Chain {
  readonly widths: readonly number[];
  readonly d0: number;
  readonly dL: number;
  readonly L: number;
}

/** What has been drawn when shapes and later ranges are computed. */
type SoFar<Size extends string, Choice extends string> = Chain & { readonly [K in Size]: number } & {
  readonly [K in Choice]: string;
};

/** One side of a shape: a size by its name, an end of the chain, a number, or what follows from what was drawn. */
type Side<Size extends string, Choice extends string> =
  Size | "d0" | "dL" | number | ((drawn: SoFar<Size, Choice>) => number);

type ShapeOf<Size extends string, Choice extends string> = readonly [
  rows: Side<Size, Choice>,
  cols: Side<Size, Choice>,
];

/** A single matrix: its shape, with laws where `MIXED_LAWS` will not do. */
type SingleOptions<Size extends string, Choice extends string> =
  ShapeOf<Size, Choice> | ({ readonly shape: ShapeOf<Size, Choice>; readonly laws: readonly string[] } & Quantified);

/** Where the statement holds for almost every draw from the laws of a list: it is then never given by its entries. */
interface Quantified {
  readonly quantified?: "almost surely";
}

/** A list of matrices: `count` of one shape, or all shapes at once. */
type ManyOptions<Size extends string, Choice extends string> = (
  | { readonly each: ShapeOf<Size, Choice>; readonly count: Side<Size, Choice> }
  | { readonly shapes: (drawn: SoFar<Size, Choice>) => readonly Shape[] }
) & {
  readonly laws: readonly string[];
  /** The size that counts the matrices, where laws that construct whole families may decide it. */
  readonly countedBy?: Size;
} & Quantified;

type AnyMatrices<Size extends string, Choice extends string> = Readonly<
  Record<string, SingleOptions<Size, Choice> | ManyOptions<Size, Choice>>
>;

/** What the instances of a claim are made of, in the order in which it is drawn; the simplest first everywhere. */
export interface InstanceOptions<
  Size extends string,
  Choice extends string,
  Real extends string,
  Fixed extends string,
  Matrices,
> {
  /** Depth, ends and hidden widths of a chain of layers. */
  readonly chain?: ChainOptions;
  /** Named alternatives. */
  readonly choices?: Readonly<Record<Choice, readonly string[]>>;
  /** Named reals: the values they are drawn from. */
  readonly reals?: Readonly<Record<Real, readonly number[]>>;
  /** Named reals that every instance of the claim has at one value, and that instances without an assumption may change. */
  readonly fixed?: Readonly<Record<Fixed, number>>;
  /** Named integers with their ranges. Shrinking lowers them to the low end, first ones first. */
  readonly sizes?: Readonly<Record<Size, Range | ((drawn: SoFar<NoInfer<Size>, NoInfer<Choice>>) => Range)>>;
  /** Matrices and lists of matrices. */
  readonly matrices?: Matrices & AnyMatrices<NoInfer<Size>, NoInfer<Choice>>;
  /** How an instance is made of somebody's matrices, where their names and shapes do not say all of it. */
  readonly file?: FileOptions;
  /** How sizes grow at large sizes, or why they do not, where the rule of the layout will not do. */
  readonly large?: GrowthOptions;
}

/** Everything of an instance under its own name. */
export type DrawnInstance<Size extends string, Choice extends string, Real extends string, Matrices> = Chain & {
  readonly [K in Size | Real]: number;
} & { readonly [K in Choice]: string } & {
  readonly [K in keyof Matrices]: IsMany<Matrices[K]> extends true ? readonly Matrix[] : Matrix;
} & {
  /** What is known by construction of each list that was drawn from a law. */
  readonly built: { readonly [K in keyof Matrices]: BuiltList };
};

type IsMany<Options> = Options extends { readonly shapes: unknown } | { readonly each: unknown } ? true : false;

/** An instance written by hand. Choices and reals are the simplest, and sizes what the matrices say, unless given. */
type Given<Size extends string, Choice extends string, Real extends string, Fixed extends string, Matrices> = {
  readonly widths?: readonly number[];
} & { readonly [K in Size | Real | Fixed]?: number } & { readonly [K in Choice]?: string } & {
  readonly [K in keyof Matrices]: ByLaw | (IsMany<Matrices[K]> extends true ? readonly Written[] : Written);
};

/** Where the instances of a claim come from, and how one is written down. */
export interface Instances<Instance, Parts> {
  readonly specs: SpecArbitrary<string, string, string, string>;
  readonly materialize: (spec: Spec) => Instance;
  /** The spec of an instance written by hand. @throws DomainError, ShapeError */
  readonly at: (parts: Parts) => Spec;
  /** The specs of the first seeds: instances as they are drawn. */
  readonly draws: (count: number) => Spec[];
  /** The same whose sizes grow otherwise at large sizes. */
  readonly growing: (large: GrowthOptions) => Instances<Instance, Parts>;
  /** A source like this one but for what is loosened: the `without` of an assumption. */
  readonly loosened: (loosening: Loosening) => SpecSource;
  /** The same specs with an instance that is made from each: what several relations speak of. */
  readonly map: <Made>(make: (instance: Instance, spec: Spec) => Made) => Instances<Made, Parts>;
  /** How an instance is read off a file, where that is not what is drawn. */
  readonly fromFile?: FileReading<Instance>;
  /** The same with a way to read an instance off a file. */
  readonly onFile: (reading: ReadingOf<Instance>) => Instances<Instance, Parts>;
}

/** A reading whose matrices are those of an instance. */
type ReadingOf<Instance> = Omit<FileReading<Instance>, "lists"> & {
  readonly lists: (instance: Instance) => ReturnType<FileReading<Instance>["lists"]>;
};

/** A matrix, or a list of them, drawn from a law by its seed. */
export function law(name: string, seed = 0): ByLaw {
  return { law: name, seed };
}

/** The instances with these parts, all of which satisfy the assumptions of their claim by construction. */
export function instances<
  const Size extends string = never,
  const Choice extends string = never,
  const Real extends string = never,
  const Fixed extends string = never,
  const Matrices = unknown,
>(
  options: InstanceOptions<Size, Choice, Real, Fixed, Matrices>,
): Instances<DrawnInstance<Size, Choice, Real | Fixed, Matrices>, Given<Size, Choice, Real, Fixed, Matrices>> {
  const { fixed = {}, matrices = {} } = options as InstanceOptions<
    string,
    string,
    string,
    string,
    AnyMatrices<string, string>
  >;
  const full = layoutOptions(options as InstanceOptions<string, string, string, string, AnyMatrices<string, string>>);
  const specs = layout<string, string, string, string>(full);
  const materialize = filling(specs, fixed, matrices);
  type Made = DrawnInstance<Size, Choice, Real | Fixed, Matrices>;
  return instancesFrom(specs, materialize as (spec: Spec) => Made, (parts) =>
    written(full, Object.keys(fixed), specs, parts),
  );
}

/**
 * What makes an instance of a spec. It runs thousands of times a second: every instance is a copy of one that has all names,
 * which is many times as fast as putting them together one after another.
 */
function filling(
  specs: SpecArbitrary<string, string, string, string>,
  fixed: Readonly<Record<string, number>>,
  matrices: AnyMatrices<string, string>,
): (spec: Spec) => unknown {
  const { sizes = {}, choices = {}, reals = {}, lists = {} } = specs.options;
  const listNames = Object.keys(lists);
  const many = new Set(listNames.filter((name) => isMany(matrices[name]!)));
  const blank: Record<string, unknown> = {
    ...chainOf([]),
    ...fixed,
    ...sizes,
    ...choices,
    ...reals,
    ...lists,
    built: {},
  };
  return (spec) => {
    const raw = specs.raw(spec);
    const made = { ...blank };
    const { widths } = raw;
    made["widths"] = widths;
    made["d0"] = widths[0] ?? 0;
    made["dL"] = widths[widths.length - 1] ?? 0;
    made["L"] = Math.max(widths.length - 1, 0);
    // A spec without an assumption may have more: what is fixed otherwise stands among its reals.
    for (const name in raw.sizes) made[name] = raw.sizes[name];
    for (const name in raw.choices) made[name] = raw.choices[name];
    for (const name in raw.reals) made[name] = raw.reals[name];
    for (const name of listNames) made[name] = many.has(name) ? raw.lists[name] : raw.lists[name]![0];
    made["built"] = raw.built;
    return made;
  };
}

type AnyLayout = LayoutOptions<string, string, string, string>;

/** The spec of what was read off a file: nothing was drawn. */
const READ: Spec = { sizes: {}, widths: [], choices: {}, reals: {}, lists: {} };

/** Instances that are made from specs and written by hand in a way of their own. */
export function instancesFrom<Instance, Parts>(
  specs: SpecArbitrary<string, string, string, string>,
  materialize: (spec: Spec) => Instance,
  at: (parts: Parts) => Spec,
  fromFile?: FileReading<Instance>,
): Instances<Instance, Parts> {
  return {
    specs,
    materialize,
    at,
    ...(fromFile === undefined ? {} : { fromFile }),
    onFile: ({ lists, ...rest }) =>
      instancesFrom(specs, materialize, at, { ...rest, lists: (spec) => lists(materialize(spec)) }),
    draws: (count) => Array.from({ length: count }, (_, seed) => specs.draw(seed)),
    growing: (large) => instancesFrom(layout({ ...specs.options, large }), materialize, at, fromFile),
    loosened: (loosening) => loosened(specs, loosening),
    map: (make) =>
      instancesFrom(
        specs,
        (spec) => make(materialize(spec), spec),
        at,
        fromFile && { ...fromFile, instance: (own) => make(fromFile.instance(own), READ) },
      ),
  };
}

function chainOf(widths: readonly number[]): Chain {
  return { widths, d0: widths[0] ?? 0, dL: widths.at(-1) ?? 0, L: Math.max(widths.length - 1, 0) };
}

function soFar({ sizes, widths, choices }: Drawn): SoFar<string, string> {
  return { ...chainOf(widths), ...sizes, ...choices } as SoFar<string, string>;
}

function layoutOptions({
  chain,
  sizes = {},
  choices = {},
  reals = {},
  matrices = {},
  file,
  large,
}: InstanceOptions<string, string, string, string, AnyMatrices<string, string>>): AnyLayout {
  const ranges = Object.entries(sizes).map(([name, range]) => [
    name,
    typeof range === "function" ? (drawn: Drawn) => range(soFar(drawn)) : range,
  ]);
  const lists = Object.entries(matrices).map(([name, one]) => [name, listOptions(one)]);
  return {
    ...(chain === undefined ? {} : { chain }),
    sizes: Object.fromEntries(ranges) as NonNullable<AnyLayout["sizes"]>,
    choices,
    reals,
    lists: Object.fromEntries(lists) as NonNullable<AnyLayout["lists"]>,
    ...(file === undefined ? {} : { file }),
    ...(large === undefined ? {} : { large }),
  };
}

function isMany(one: SingleOptions<string, string> | ManyOptions<string, string>): one is ManyOptions<string, string> {
  return "shapes" in one || "each" in one;
}

function listOptions(one: SingleOptions<string, string> | ManyOptions<string, string>): ListOptions<string, string> {
  const shape = ([rows, cols]: ShapeOf<string, string>, drawn: Drawn): Shape => [side(rows, drawn), side(cols, drawn)];
  if (!isMany(one)) {
    const { shape: sides, laws, ...rest } = "shape" in one ? one : { shape: one, laws: MIXED_LAWS };
    return { shapes: (drawn) => [shape(sides, drawn)], laws, ...rest };
  }
  const { laws, countedBy, quantified } = one;
  const shapes = (drawn: Drawn): readonly Shape[] =>
    "shapes" in one ? one.shapes(soFar(drawn)) : new Array<Shape>(side(one.count, drawn)).fill(shape(one.each, drawn));
  return {
    shapes,
    laws,
    ...(countedBy === undefined ? {} : { countedBy }),
    ...(quantified === undefined ? {} : { quantified }),
  };
}

function side(of: Side<string, string>, drawn: Drawn): number {
  if (typeof of === "number") return of;
  if (typeof of === "function") return of(soFar(drawn));
  const size = drawn.sizes[of];
  if (size !== undefined) return size;
  return (of === "d0" ? drawn.widths[0] : drawn.widths.at(-1)) ?? 0;
}
