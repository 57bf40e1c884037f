import { Matrix } from "../numerics/index.js";
import { UsageError } from "../world/index.js";
import { MOST_ENTRIES, type NumericArray } from "./npy.js";

/** A list of matrices out of a file; a single matrix is a list of one. */
export interface OwnList {
  /** As the file calls it. */
  readonly name: string;
  readonly matrices: readonly Matrix[];
  /** Whether it came as numbers in a row: then the single matrix is a column. */
  readonly vector: boolean;
}

/** The matrices of a file by the names that claims use: W for layers, A for measurements, b, X, y, matrix, or its own. */
export interface OwnFile {
  readonly path: string;
  readonly lists: ReadonlyMap<string, OwnList>;
}

/** What layers and the rest are called in words, and in claims. */
const ALIASES: Readonly<Record<string, string>> = {
  weights: "W",
  measurements: "A",
  labels: "b",
  inputs: "X",
  targets: "y",
};

/** Names of measurements whose single matrix may stand without the list around it, and of what is always single. */
export function listName(name: string): string {
  return Object.hasOwn(ALIASES, name) ? ALIASES[name]! : name;
}

/** The entry of a matrix, counted from one, for complaints. */
export interface Place {
  readonly where: string;
  readonly row: number;
  readonly column: number;
}

/** @throws UsageError for NaN and infinities */
export function requireFinite(value: number, { where, row, column }: Place): number {
  if (Number.isFinite(value)) return value;
  throw new UsageError({ where, expected: `a finite number at (${row}, ${column})`, got: String(value) });
}

/** The list of an array of one, two or three dimensions, the first of three running over matrices. @throws UsageError */
export function listOfArray(name: string, { shape, data }: NumericArray, where: string): OwnList {
  const [count, rows, cols] =
    shape.length === 1
      ? [1, shape[0]!, 1]
      : shape.length === 2
        ? [1, shape[0]!, shape[1]!]
        : shape.length === 3
          ? [shape[0]!, shape[1]!, shape[2]!]
          : [0, 0, 0];
  if (count * rows * cols === 0) {
    throw new UsageError({
      where,
      expected: "an array of one, two or three dimensions, none of them zero",
      got: `shape (${shape.join(", ")})`,
    });
  }
  const size = rows * cols;
  const matrices = Array.from({ length: count }, (_, i) => {
    const entries = data.slice(i * size, (i + 1) * size);
    const inside = shape.length === 3 ? `${where}, matrix ${i + 1}` : where;
    entries.forEach((x, k) =>
      requireFinite(x, { where: inside, row: Math.floor(k / cols) + 1, column: (k % cols) + 1 }),
    );
    return new Matrix(rows, cols, entries);
  });
  return { name, matrices, vector: shape.length === 1 };
}

/** Checks what holds of every file: not too large, and layers that chain. @throws UsageError */
export function ownFile(path: string, file: string, lists: ReadonlyMap<string, OwnList>): OwnFile {
  const entries = [...lists.values()]
    .flatMap(({ matrices }) => matrices)
    .reduce((total, { data }) => total + data.length, 0);
  if (lists.size === 0) {
    throw new UsageError({
      where: file,
      expected: "at least one matrix",
      got: "none",
      remedy: 'write "weights" and "measurements", "matrix", or the names of a claim\'s lists',
    });
  }
  if (entries > MOST_ENTRIES) {
    throw new UsageError({ where: file, expected: `at most ${MOST_ENTRIES} numbers`, got: String(entries) });
  }
  const layers = lists.get("W");
  layers?.matrices.forEach((w, j) => {
    const below = layers.matrices[j - 1];
    if (below === undefined || w.cols === below.rows) return;
    throw new UsageError({
      where: `${file}, ${matrixName(layers, j)}`,
      expected: `${below.rows} columns, the rows of ${matrixName(layers, j - 1)}`,
      got: w.shape,
      remedy: "list the layers W_1 first, W_j of shape d_j × d_(j−1)",
    });
  });
  return { path, lists };
}

/** A matrix of a list, counted from zero, as the file's author would call it. */
export function matrixName({ name, matrices }: Pick<OwnList, "name" | "matrices">, index: number): string {
  return matrices.length === 1 ? name : `${name} ${index + 1}`;
}
