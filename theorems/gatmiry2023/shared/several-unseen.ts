import type { IsometricMeasurements } from "../../../generators/index.js";
import {
  approximately,
  block,
  distance,
  exact,
  flattenedRows,
  frobeniusNorm,
  fromRows,
  identity,
  isClearlyPositive,
  kronecker,
  Matrix,
  maximum,
  measurementGram,
  singularValues,
  sum,
  symmetricEigen,
  takenAsExact,
} from "../../../src/numerics/index.js";

/** Multiplication by 1, i, j and k on the quaternions; the first two, cut to 2×2, on the complex numbers. */
const UNITS = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
].map(([a, b, c, d]) =>
  fromRows([
    [a!, -b!, -c!, -d!],
    [b!, a!, -d!, c!],
    [c!, d!, a!, -b!],
    [d!, -c!, b!, a!],
  ]),
);

/** How many directions can be unseen together for so many columns. */
export function unseenAtMost(columns: number): number {
  return columns % 4 === 0 ? 4 : columns % 2 === 0 ? 2 : 1;
}

/** The first `count` of U, Ui, Uj, Uk, for an even number of columns: orthogonal, and of the singular values of U. */
export function turned(u: Matrix, count: number): Matrix[] {
  const size = unseenAtMost(u.cols);
  return UNITS.slice(0, count).map((unit) =>
    u.times(kronecker(identity(u.cols / size), block(unit, 0, 0, size, size))),
  );
}

/**
 * Measurements √(ns)E_k of all that is orthogonal to `turned(U, count)`, with the δ of (r, δ)-RIP; null where δ is not
 * clearly below 1, as for U of rank r.
 *
 * Every matrix Uq of their span V has the singular values |q|σ_i(U), since q is |q| times an orthogonal matrix. So a
 * unit X of rank r has at most the share p = Σ_{i≤r} σ_i(U)²/‖U‖_F² in V (von Neumann), and at least a share p', 0
 * unless said below. The Gram operator s(I − P_V) is between s(1 − p) and s(1 − p') on X: δ = (p − p')/(2 − p − p') for
 * s = 2/(2 − p − p'). The error of δ has the distance of the stored entries from that.
 *
 * With as many directions as columns the vectors qy are a basis: a unit xyᵀ has the share Σ_q ⟨Uᵀx, qy⟩²/‖U‖_F² =
 * ‖Uᵀx‖²/‖U‖_F². So p' is the share of the least singular value of U for r = 1, where U has no more rows than columns,
 * and δ = 0 where its rows are orthogonal and of one length.
 */
export function severalUnseen(u: Matrix, count: number, rank: number): IsometricMeasurements | null {
  const norm = frobeniusNorm(u);
  if (!isClearlyPositive(norm, "U = 0 leaves nothing unseen")) return null;
  const { values, error } = singularValues(u);
  const squares = Array.from(values, (x) => approximately(x, error).squared());
  const most = sum(squares.slice(0, rank)).over(norm.squared());
  if (!isClearlyPositive(exact(1).minus(most), "δ is to be below 1")) return null;
  const isBasis = rank === 1 && count === u.cols && u.rows <= u.cols;
  const least = isBasis ? squares.at(-1)!.over(norm.squared()) : exact(0);
  const rows = flattenedRows(turned(u, count).map((x) => [x])).times(exact(1).over(norm));
  const rest = identity(u.data.length).minus(rows.T.times(rows));
  const n = u.data.length - count;
  const { vectors } = symmetricEigen(rest);
  const root = Math.sqrt((2 * n) / (2 - most.value - least.value));
  const measurements = Array.from({ length: n }, (_, k) => {
    const entries = Float64Array.from({ length: u.data.length }, (_unused, i) => root * vectors.at(i, k));
    return new Matrix(u.rows, u.cols, entries);
  });
  const constant = takenAsExact(root, "any constant will do: δ is computed for it, and compared with the entries");
  const scale = constant.squared().over(n);
  const away = distance(measurementGram(measurements), rest.times(scale));
  const [low, high] = [most, least].map((share) => scale.times(exact(1).minus(share)));
  const extreme = maximum([high!.minus(1), exact(1).minus(low!)]);
  return { measurements, delta: extreme.plus(approximately(0, away.value + away.error)) };
}
