import { DomainError, endToEnd, Matrix, ShapeError } from "../../numerics/index.js";
import type { OwnMatrices } from "./spec.js";

/**
 * The matrices of somebody's file by the names that they have there: the layers W, measurements A with labels b, inputs X
 * and targets y (one sample a row), a matrix M in the role of W_L⋯W_1, and whatever else a claim speaks of.
 */
export type OwnLists = ReadonlyMap<string, OwnMatrices>;

/** A list that was made from others, and how. */
export interface DerivedList {
  readonly list: OwnMatrices;
  /** In one line, for the reader. */
  readonly how: string;
  /** The lists that it was made from. */
  readonly from: readonly string[];
}

const single = (matrix: Matrix): OwnMatrices => ({ matrices: [matrix], vector: false });

/** The only matrix of a list; null where there is no list, or there are several. */
function onlyMatrix(lists: OwnLists, name: string): Matrix | null {
  const matrices = lists.get(name)?.matrices ?? [];
  return matrices.length === 1 ? matrices[0]! : null;
}

/** Each row as a matrix of its own. */
function rowsOf({ rows, cols, data }: Matrix): Matrix[] {
  return Array.from({ length: rows }, (_, i) => new Matrix(1, cols, data.slice(i * cols, (i + 1) * cols)));
}

/** The entries as they are stored: what rounding makes of a product is a matrix of its own. */
function stored({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, data);
}

const DERIVATIONS: Readonly<Record<string, (lists: OwnLists) => DerivedList | null>> = {
  M: (lists) => {
    const layers = lists.get("W");
    if (layers === undefined) return null;
    return { list: single(stored(endToEnd(layers.matrices))), how: "M = W_L⋯W_1, rounded to doubles", from: ["W"] };
  },
  // With one output ⟨x_iᵀ, E(W)⟩ = E(W)x_i: the samples are measurements of the end-to-end matrix, and the other way round.
  A: (lists) => {
    const inputs = onlyMatrix(lists, "X");
    if (inputs === null || outputsOf(lists) !== 1) return null;
    return { list: { matrices: rowsOf(inputs), vector: false }, how: "A_i = x_iᵀ, one output", from: ["X"] };
  },
  X: (lists) => {
    const measurements = lists.get("A")?.matrices;
    if (measurements === undefined || measurements.some(({ rows }) => rows !== 1)) return null;
    const rows = measurements.flatMap(({ data }) => [...data]);
    const inputs = new Matrix(measurements.length, measurements[0]!.cols, Float64Array.from(rows));
    return { list: single(inputs), how: "x_i = A_iᵀ, one output", from: ["A"] };
  },
  b: (lists) => {
    const targets = onlyMatrix(lists, "y");
    if (targets === null || targets.cols !== 1 || !lists.has("X")) return null;
    return { list: { matrices: [targets], vector: true }, how: "b = y, one output", from: ["y"] };
  },
  y: (lists) => {
    const labels = onlyMatrix(lists, "b");
    if (labels === null || DERIVATIONS["X"]!(lists) === null) return null;
    const column = new Matrix(labels.data.length, 1, labels.data.slice());
    return { list: single(column), how: "y = b, one output", from: ["b"] };
  },
};

/** How many outputs the network or the targets have; null where nothing tells. */
function outputsOf(lists: OwnLists): number | null {
  return lists.get("W")?.matrices.at(-1)?.rows ?? onlyMatrix(lists, "y")?.cols ?? onlyMatrix(lists, "M")?.rows ?? null;
}

/** What the lists of a file say of one that it does not have; null where they do not tell it. */
export function derivedList(lists: OwnLists, name: string): DerivedList | null {
  return Object.hasOwn(DERIVATIONS, name) ? DERIVATIONS[name]!(lists) : null;
}

/** d_0, …, d_L of the layers of a file; null where it has none. */
export function ownWidths(lists: OwnLists): number[] | null {
  const layers = lists.get("W")?.matrices;
  return layers === undefined ? null : [layers[0]!.cols, ...layers.map(({ rows }) => rows)];
}

/**
 * Whether the objects of a file fit together: as many targets as inputs, and the sizes of the layers at both ends.
 * @throws ShapeError in the words of the file
 */
export function requireTogether(lists: OwnLists): void {
  const widths = ownWidths(lists);
  const [d0, dL] = [widths?.[0], widths?.at(-1)];
  const demand = (name: string, part: "rows" | "cols", wanted: number | undefined, reason: string): void => {
    for (const matrix of lists.get(name)?.matrices ?? []) {
      if (wanted === undefined || matrix[part] === wanted) continue;
      const expected = `${wanted} ${part === "rows" ? "rows" : "columns"}, ${reason}`;
      throw new ShapeError({ where: name, expected, got: matrix.shape });
    }
  };
  demand("X", "cols", d0, "the inputs of the first layer");
  demand("y", "rows", onlyMatrix(lists, "X")?.rows, "one for each input");
  if (!lists.has("p")) demand("y", "cols", dL, "the outputs of the last layer");
  demand("p", "rows", dL, "the outputs of the last layer");
  demand("p", "cols", 1, "since it is a vector");
  demand("M", "rows", dL, "the outputs of the last layer");
  demand("M", "cols", d0, "the inputs of the first layer");
  for (const name of ["X", "y", "p", "M"]) requireSingle(lists, name);
}

/** @throws DomainError where an object that is one matrix is a list of several */
function requireSingle(lists: OwnLists, name: string): void {
  const count = lists.get(name)?.matrices.length ?? 1;
  if (count === 1) return;
  throw new DomainError({ where: name, expected: "one matrix", got: `${count} matrices` });
}
