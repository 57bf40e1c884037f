import type { Rows } from "./question.js";

/** About 1e100, exactly. */
const FAR = 2 ** 332;

const times = (rows: Rows, t: number): Rows => rows.map((row) => row.map((x) => (x === 0 ? 0 : t * x)));

const product = (a: Rows, b: Rows): Rows =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((total, x, k) => total + x * b[k]![j]!, 0)));

const transposed = (a: Rows): Rows => a[0]!.map((_, j) => a.map((row) => row[j]!));

/** The diagonal between reflections, so that it is not seen in the entries: symmetric, the upper half in both halves. */
function turned(values: readonly number[]): Rows {
  const n = values.length;
  // I − 2vvᵀ/n for v of ones: orthogonal, and exact where n is a power of two.
  const q = values.map((_, i) => values.map((__, j) => (i === j ? 1 : 0) - 2 / n));
  const whole = product(
    q.map((row) => row.map((x, j) => x * values[j]!)),
    q,
  );
  return whole.map((row, i) => row.map((x, j) => (j < i ? whole[j]![i]! : x)));
}

const ones = (rows: number, cols: number): Rows => Array.from({ length: rows }, () => new Array<number>(cols).fill(1));

const identity = (n: number): Rows => ones(n, n).map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));

/** Small integers without a pattern that is seen: larger than what is reduced by hand, where other algorithms begin. */
const larger = (rows: number, cols: number): Rows =>
  ones(rows, cols).map((row, i) => row.map((_, j) => ((7 * i * i + 5 * i * j + 3 * j * j + i + 2 * j) % 13) - 6));

/** A + Aᵀ for such a matrix. */
const largerSymmetric = (n: number): Rows => {
  const a = larger(n, n);
  return a.map((row, i) => row.map((x, j) => x + a[j]![i]!));
};

const general: Rows = [
  [1, 2, -0.5],
  [0.25, -1, 3],
];

/** Symmetric matrices: zero, repeated and opposite values, deficient rank, values close together, small beside large. */
export const symmetricMatrices: readonly Rows[] = [
  [[0]],
  [[-3]],
  identity(2),
  times(identity(3), -1),
  [[0, 1], [1, 0]], // prettier-ignore
  [[0, 0], [0, 0]], // prettier-ignore
  ones(3, 3),
  turned([2, 2, -1, -1]),
  turned([5, 5, 5, 0]),
  turned([-7, 1, 1, 1]),
  turned([1, 0.999, 0.5, 0.25]),
  turned([1, 2 ** -12, 2 ** -24, 2 ** -36]),
  turned([4, 4, 0.3]),
  times(turned([3, 3, 1, -2]), FAR),
  times(turned([3, 3, 1, -2]), 1 / FAR),
  largerSymmetric(10),
  largerSymmetric(33),
];

/** Matrices without a negative eigenvalue, as products BBᵀ of small integers, which are exact. */
export const semidefiniteMatrices: readonly Rows[] = [
  [[0]],
  [[2]],
  identity(3),
  ones(2, 2),
  ...[
    [[1, 2], [2, 4], [0, 1]], // prettier-ignore
    [[1, -1, 2], [0, 3, 1]], // prettier-ignore
    [[1, 1], [1, 1 + 2 ** -10]], // prettier-ignore
  ].map((b) => product(b, transposed(b))),
  turned([9, 9, 4, 4]),
  times(turned([9, 9, 4, 1]), 1 / FAR),
];

/** Matrices of any shape with what makes singular values hard. */
export const matrices: readonly Rows[] = [
  [[1]],
  [[1, 0, -2, 2]],
  transposed([[3, 4]]),
  general,
  transposed(general),
  ones(2, 3),
  [[1, 2], [2, 4]], // prettier-ignore
  [[0, 1], [0, 0]], // prettier-ignore
  [[0, 1, 0], [0, 0, 1], [0, 0, 0]], // prettier-ignore
  [[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]], // prettier-ignore
  [[1, 1], [1, 1 + 2 ** -30]], // prettier-ignore
  [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => 1 / (i + j + 1))),
  [[1, 0, 0], [0, 2 ** -20, 0]], // prettier-ignore
  larger(12, 10),
  larger(9, 24),
  ...symmetricMatrices,
  times(general, FAR),
  times(general, 1 / FAR),
];

/** Somebody's measurements and layers: as the claims have them, W_j is d_j × d_{j−1}, each A is d_L × d_0. */
interface Network {
  readonly weights: readonly Rows[];
  readonly measurements: readonly Rows[];
}

/** Depth one to four, widths of one, zero and repeated layers, lost rank, one measurement twice, layers far apart in scale. */
export const networks: readonly Network[] = [
  { weights: [[[2]]], measurements: [[[1]]] },
  { weights: [[[1, -2]]], measurements: [[[0, 1]], [[3, 1]]] },
  { weights: [[[2]], [[-3]]], measurements: [[[1]]] },
  { weights: [[[1, 2], [0, 1]], [[1, 1]]], measurements: [[[1, -1]], [[0, 1]]] }, // prettier-ignore
  { weights: [[[1], [2]], [[1, -1]]], measurements: [[[1]], [[1]]] }, // prettier-ignore
  { weights: [general, [[1, -1], [2, 1]]], measurements: [general, ones(2, 3)] }, // prettier-ignore
  { weights: [identity(2), identity(2), identity(2)], measurements: [identity(2)] },
  { weights: [ones(2, 2), [[0, 0], [0, 0]], ones(2, 2)], measurements: [identity(2), ones(2, 2)] }, // prettier-ignore
  { weights: [ones(2, 2), [[1, -1], [-1, 1]], identity(2)], measurements: [identity(2)] }, // prettier-ignore
  { weights: [[[2]], [[1]], [[-1]], [[3]]], measurements: [[[1]], [[2]]] },
  { weights: [times(general, FAR), times([[1, 2], [0, 1]], 1 / FAR)], measurements: [general] }, // prettier-ignore
  { weights: [general, [[1, 2], [0, 1]]].map((w) => times(w, 2 ** -100)), measurements: [general] }, // prettier-ignore
];

/** The end-to-end matrix W_L⋯W_1. */
export function endToEndOf({ weights }: Network): Rows {
  return weights.reduce((below, layer) => product(layer, below));
}

/** The sum of the products of the entries of two matrices. */
export function innerOf(a: Rows, b: Rows): number {
  return a.flat().reduce((total, x, k) => total + x * b.flat()[k]!, 0);
}

/** Aᵀ. */
export const transposeOf = transposed;

/** Whether two matrices have one shape. */
export function isSameShape(a: Rows, b: Rows): boolean {
  return a.length === b.length && a[0]!.length === b[0]!.length;
}
