import { Matrix } from "../numerics/index.js";
import { UsageError } from "../world/index.js";
import { type Found, isLayerName, transposed, withLayers } from "./layers.js";
import type { FileReading, OwnList } from "./own-list.js";
import { MOST_ENTRIES, type NumericArray } from "./npy.js";

/** The matrices of a file by the names that claims use: W for layers, A for measurements, b, X, y, matrix, or its own. */
export interface OwnFile {
  readonly path: string;
  readonly lists: ReadonlyMap<string, OwnList>;
  /** What else the file has that is no matrix of finite numbers: by name, why. Whoever needs it complains. */
  readonly unread: ReadonlyMap<string, UsageError>;
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

/** Whether a name is one that everybody reads: a file in which it is no matrix is refused. */
export function isObjectName(name: string): boolean {
  const known = [...Object.keys(ALIASES), ...Object.values(ALIASES), "M", "p", "matrix"];
  return known.includes(name) || isLayerName(name);
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

/**
 * Gathers layers that are stored one by one, and checks what holds of every file: not too large, and layers that chain.
 * @throws UsageError
 */
export function ownFile(
  path: string,
  file: string,
  found: Found,
  { transposed: turned = false }: FileReading = {},
): OwnFile {
  const { unread = new Map<string, UsageError>() } = found;
  const gathered = withLayers(found, file);
  const own = gathered.get("W");
  const lists = turned && own !== undefined ? new Map(gathered).set("W", transposed(own)) : gathered;
  const entries = [...lists.values()]
    .flatMap(({ matrices }) => matrices)
    .reduce((total, { data }) => total + data.length, 0);
  if (lists.size === 0) {
    const [first] = unread.values();
    if (first !== undefined) throw first;
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
      remedy: `list the layers W_1 first, W_j of shape d_j × d_(j−1)${w.rows === below.cols ? ", or try --transpose" : ""}`,
    });
  });
  return { path, lists, unread };
}

/** A matrix of a list, counted from zero, as the file's author would call it. */
export function matrixName(
  { name, matrices, names }: Pick<OwnList, "name" | "matrices" | "names">,
  index: number,
): string {
  if (names !== undefined) return names[index]!;
  return matrices.length === 1 ? name : `${name} ${index + 1}`;
}
