import type { Matrix } from "../../numerics/index.js";

/**
 * The values from which one instance is made again, bit for bit: named integers, the chain of widths, named
 * choices and reals, and for every list of matrices either a law with a 32-bit seed or its explicit entries.
 *
 * A spec is immutable JSON: it survives `JSON.parse(JSON.stringify(spec))` bit for bit (it holds no −0, NaN or
 * infinity) and never carries a matrix object.
 */
export interface Spec {
  /** Named integers such as n, the number of measurements, or the rank of a ground truth. */
  readonly sizes: Readonly<Record<string, number>>;
  /** d_0, d_1, …, d_L for claims about a chain of layers; empty otherwise. */
  readonly widths: readonly number[];
  /** Named alternatives, such as the family of a construction. */
  readonly choices: Readonly<Record<string, string>>;
  /** Named real parameters, such as the exponent p of a quasi-norm. */
  readonly reals: Readonly<Record<string, number>>;
  /** Named lists of matrices; a single matrix is a list of one. */
  readonly lists: Readonly<Record<string, ListSpec>>;
}

/** A list of matrices: drawn from a law, or given entry by entry as [matrix][row][column]. */
export type ListSpec =
  { readonly law: string; readonly seed: number } | { readonly entries: readonly (readonly (readonly number[])[])[] };

/** The least and the largest number of layers that a statement is about; the latter may be infinite. */
export type Depths = readonly [least: number, most: number];

/** How large an instance is: its largest dimension, its depth, and its number of samples, where it has any. */
export interface Extent {
  readonly d?: number;
  readonly L?: number;
  readonly n?: number;
}

/** Where large instances come from. */
export interface LargeSource {
  /** The large spec of a 32-bit seed, within this share of what a case may cost at most. */
  draw(seed: number, share: number): Spec;
  /** Whether the author says how sizes grow; else it is the rule that does. */
  readonly stated: boolean;
}

/** Where specs come from. Implemented by the generators; a claim only holds one. */
export interface SpecSource {
  /** The spec of a 32-bit seed: the same seed gives the same spec on every machine. */
  draw(seed: number): Spec;
  /** Smaller specs to try in place of `spec`, the most drastic first; each is valid wherever `spec` is. */
  shrink(spec: Spec): Iterable<Spec>;
  /**
   * The same instance with every list given by its entries, −0 written as 0; a size that counts the matrices of a list
   * is set to their number. What the law of a list knows by construction is lost. Lists of `almostSurely` stay laws.
   */
  spellOut(spec: Spec): Spec;
  /**
   * Lists over whose draws the statement holds almost surely, with the laws that they are drawn from: a matrix that no
   * draw gives says nothing of it, so that these lists are never given by entries, opened or shrunk.
   */
  readonly almostSurely?: ReadonlyMap<string, readonly string[]>;
  /** Larger instances of the same sort, or the reason why there are none. */
  readonly large?: LargeSource | { readonly none: string };
  /** Numbers of layers that the statement is about. */
  readonly depths?: Depths | undefined;
  /**
   * In what a spec is of another kind than all that can be drawn and those that are like them, such as cases that were
   * chosen, one line each: the statement is likely not to be about it.
   */
  outside?(spec: Spec, alike: readonly Spec[]): readonly string[];
  /** How large the instance of a spec is. */
  extent?(spec: Spec): Extent;
  /** The spec of somebody's own matrices; absent for sources that cannot take any. @throws ShapeError, DomainError */
  fit?(own: OwnInstance): FittedSpec;
  /** What it takes of a file, by the names that files have. */
  readonly taken?: TakenOfFile;
  /** What somebody would have whose instance a spec describes: for the rule that this gives the spec back. */
  fileOf?(spec: Spec): FileOf;
}

/** What a claim takes of a file. */
export interface TakenOfFile {
  /** Lists that it must have, or that follow from those it has. */
  readonly needs: readonly string[];
  /** Lists that it may have. */
  readonly also: readonly string[];
  /** What several values are tried of unless one is stated. */
  readonly parameters: readonly string[];
}

/** A spec that is spelled out, as a file. */
export interface FileOf {
  /** All its lists, by the names that files have. */
  readonly lists: ReadonlyMap<string, OwnMatrices>;
  /** Those of them that nothing is taken for. */
  readonly natural: ReadonlyMap<string, OwnMatrices>;
  /** Everything else. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Matrices and parameters from outside, by the names of a claim. */
export interface OwnInstance {
  readonly lists: ReadonlyMap<string, OwnMatrices>;
  /** Sizes, widths, choices and reals that the matrices do not tell, as text. */
  readonly settings: ReadonlyMap<string, string>;
}

/** A list of matrices from outside. */
export interface OwnMatrices {
  readonly matrices: readonly Matrix[];
  /** Whether the single matrix is a column of numbers that may as well be a row. */
  readonly vector: boolean;
}

/** The spec that somebody's own matrices make, and what of them it has no use for. */
export interface FittedSpec {
  readonly spec: Spec;
  /** The same matrices with other values of what the statement is about for every value of, and nobody stated. */
  readonly others: readonly Spec[];
  /** Lists that were made from those of the file, and how, one line each. */
  readonly derived: readonly string[];
  /** Lists that were given and play no part. */
  readonly unused: readonly string[];
  /** In what the spec differs from all that the source draws itself, one line each: the claim may not mean it. */
  readonly beyond: readonly string[];
}
