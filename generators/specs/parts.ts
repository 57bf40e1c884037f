import { type BuiltList, listLaw, type Shape } from "../laws/index.js";
import type { ListSpec, Spec } from "../../src/claim/index.js";
import { Matrix, requireBudget, ShapeError } from "../../src/numerics/index.js";

/**
 * An inclusive range of integers; its ends may depend on what was drawn before. Where they do, the upper end is taken for a
 * limit of the statement, as of the rank of a matrix, unless a third number gives the largest that it is about.
 */
export type Range = readonly [low: number, high: number, most?: number];

/** What has been drawn when shapes and later ranges are computed. */
export interface Drawn<Size extends string = string, Choice extends string = string> {
  readonly sizes: Readonly<Record<Size, number>>;
  readonly widths: readonly number[];
  readonly choices: Readonly<Record<Choice, string>>;
}

/** A chain of layers: depth L and ends d_0, d_L from ranges, hidden widths min(d_0, d_L) up to `slack` more. */
export interface ChainOptions {
  readonly depth: Range;
  readonly ends: Range;
  /** Most that a hidden width exceeds min(d_0, d_L) by; half of all chains have none in excess. */
  readonly slack: number;
  /** Whether hidden widths go down to 1 instead of min(d_0, d_L): for instances that violate d_i ≥ min(d_0, d_L). */
  readonly bottlenecks?: boolean;
}

/** A list of matrices: the shapes, and the laws that it is drawn by. */
export interface ListOptions<Size extends string, Choice extends string> {
  /** The shapes of the list, from sizes and widths. */
  shapes(drawn: Drawn<Size, Choice>): readonly Shape[];
  /** Names of list laws; repeat a name to draw it more often. */
  readonly laws: readonly string[];
  /** The size that counts the matrices, where laws that construct whole families may decide it. */
  readonly countedBy?: NoInfer<Size>;
  /** Where the statement holds for almost every draw from the laws, and says nothing of the others. */
  readonly quantified?: "almost surely";
}

/** What a claim takes for what no file tells: a choice, a number, or a list of its own. */
export type FileOwn = Readonly<Record<string, string | number | ListSpec>>;

/** What is known of a file when that is decided: its layers, and how many matrices there are of each list of the claim. */
export interface FileFacts {
  readonly widths: readonly number[];
  readonly L: number;
  readonly d0: number;
  readonly dL: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly has: (list: string) => boolean;
}

/** How a spec is made of somebody's matrices, where these are called otherwise than here or do not tell all of it. */
export interface FileOptions {
  /** Lists by the names that they have in files, where these are other ones. */
  readonly called?: Readonly<Record<string, string>>;
  /** What is drawn for the sake of variety alone; what is left out and the matrices do not tell takes every value. */
  readonly own?: FileOwn | ((file: FileFacts) => FileOwn);
  /** A list of which the statement is about one matrix at a time. */
  readonly each?: string;
  /** Whether the number of layers is all that it takes of W. */
  readonly depth?: boolean;
  /** Whether two layers W_1, W_2 with one output are read as the inner weights W of neurons, a row each, and the outer ones a. */
  readonly neurons?: boolean;
}

/**
 * How the sizes of a claim grow where it is run at large sizes, if otherwise than by the rule: the most that a dimension
 * `d`, a depth `L`, and a number of samples `n` comes to, 0 where it does not grow; the most `entries` that the matrices of
 * a case may have together; and `sizes` that stand in no shape and grow all the same, by name. Or the reason why nothing does.
 */
export type GrowthOptions =
  | string
  | {
      readonly d?: number;
      readonly L?: number;
      readonly n?: number;
      readonly entries?: number;
      readonly sizes?: Readonly<Record<string, number>>;
    };

/** What the specs of one layout are made of, and from what each part is drawn. */
export interface LayoutOptions<Size extends string, List extends string, Choice extends string, Real extends string> {
  /** Named integers, drawn in this order after the chain. Shrinking lowers them to the low end, first ones first. */
  readonly sizes?: Readonly<Record<Size, Range | ((drawn: Drawn) => Range)>>;
  readonly chain?: ChainOptions;
  /** Named alternatives, simplest first. */
  readonly choices?: Readonly<Record<Choice, readonly string[]>>;
  /** Named reals: the values they are drawn from, simplest first. Values are exact by definition. */
  readonly reals?: Readonly<Record<Real, readonly number[]>>;
  readonly lists?: Readonly<Record<List, ListOptions<NoInfer<Size>, NoInfer<Choice>>>>;
  readonly file?: FileOptions;
  readonly large?: GrowthOptions;
}

/** Shapes of the layers W_1, …, W_L for the widths d_0, …, d_L. */
export function layerShapes({ widths }: Pick<Drawn, "widths">): Shape[] {
  return widths.slice(1).map((rows, j) => [rows, widths[j]!]);
}

/** Shapes of `depth` layers from the inputs through equally wide hidden ones to the outputs, one unless told. */
export function networkShapes(sizes: {
  readonly depth: number;
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs?: number;
}): Shape[] {
  const { depth, inputs, hidden, outputs = 1 } = sizes;
  return Array.from({ length: depth }, (_, k) => [k === depth - 1 ? outputs : hidden, k === 0 ? inputs : hidden]);
}

/** n shapes d_L × d_0 of measurements, for a chain and the size n. */
export function measurementShapes({ widths, sizes }: Drawn<"n">): Shape[] {
  return new Array<Shape>(sizes.n).fill([widths.at(-1)!, widths[0]!]);
}

/** One list of a spec, made. @throws DomainError, ShapeError */
export function buildList(options: Pick<ListOptions<string, string>, "shapes">, spec: Spec, name: string): BuiltList {
  const list = spec.lists[name];
  if (list === undefined) {
    throw new ShapeError({ where: "spec", expected: `a list named ${name}`, got: Object.keys(spec.lists).join(", ") });
  }
  const shapes = options.shapes(spec);
  const numbers = shapes.reduce((total, [rows, cols]) => total + rows * cols, 0);
  requireBudget(`spec list ${name}`, `${shapes.length} matrices`, numbers);
  if ("law" in list) return shapes.length === 0 ? { matrices: [] } : listLaw(list.law)(shapes, list.seed);
  if (list.entries.length !== shapes.length) {
    throw new ShapeError({
      where: `spec list ${name}`,
      expected: `${shapes.length} matrices`,
      got: `${list.entries.length}`,
    });
  }
  return { matrices: list.entries.map((rows, i) => explicitMatrix(rows, shapes[i]!, `spec list ${name}`)) };
}

function explicitMatrix(entries: readonly (readonly number[])[], [rows, cols]: Shape, where: string): Matrix {
  if (entries.length !== rows || entries.some((row) => row.length !== cols)) {
    throw new ShapeError({ where, expected: `${rows}×${cols}`, got: `${entries.length}×${entries[0]?.length ?? 0}` });
  }
  return new Matrix(rows, cols, Float64Array.from(entries.flat()));
}
