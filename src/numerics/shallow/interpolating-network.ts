import { fromRows, Matrix, type MatrixLike, requireMatrix, solveLeastSquares } from "../matrices/index.js";

/** f(x) = Σ_j a_j σ(w_jᵀx) in plain numbers: a, and W with the rows w_j. */
export interface PlainNetwork {
  readonly outer: readonly number[];
  readonly inner: Matrix;
}

/** σ(XWᵀ). */
function features(inputs: Matrix, inner: Matrix): Matrix {
  const active = inputs.times(inner.T);
  return new Matrix(
    active.rows,
    active.cols,
    active.data.map((t) => Math.max(t, 0)),
  );
}

/** f at the rows of X. */
export function reluPredictions({ outer, inner }: PlainNetwork, inputs: MatrixLike): number[] {
  inputs = fromRows(inputs, "reluPredictions");
  requireMatrix(inner, "reluPredictions, inner");
  return features(inputs, inner)
    .toRows()
    .map((row) => row.reduce((total, t, j) => total + outer[j]! * t, 0));
}

/**
 * The network with the given directions that interpolates labels y at the rows of X with the smallest ‖a‖:
 * a = Φᵀ(ΦΦᵀ)^{−1}y for Φ = σ(XWᵀ); then every neuron is rescaled to ‖w_j‖ = √d |a_j|, which of all rescalings makes
 * Σ(‖w_j‖² + d a_j²) smallest. It interpolates up to rounding, and not at all where ΦΦᵀ is singular: look at the residual.
 */
export function interpolatingNetwork(
  inputs: MatrixLike,
  labels: readonly number[],
  directions: MatrixLike,
): PlainNetwork {
  inputs = fromRows(inputs, "interpolatingNetwork, inputs");
  directions = fromRows(directions, "interpolatingNetwork, directions");
  const phi = features(inputs, directions);
  const n = inputs.rows;
  const dual = solveLeastSquares(Float64Array.from(phi.gramOfRows().data), Float64Array.from(labels), n, n);
  const d = inputs.cols;
  const outer: number[] = [];
  const inner = new Float64Array(directions.rows * d);
  for (let j = 0; j < directions.rows; j++) {
    let a = 0;
    for (let i = 0; i < n; i++) a += phi.at(i, j) * dual[i]!;
    const row = directions.data.subarray(j * d, (j + 1) * d);
    const length = Math.sqrt(row.reduce((total, x) => total + x * x, 0));
    const factor = Math.sqrt((Math.sqrt(d) * Math.abs(a)) / length);
    outer.push(factor > 0 ? a / factor : 0);
    row.forEach((x, k) => (inner[j * d + k] = x * factor));
  }
  return { outer, inner: new Matrix(directions.rows, d, inner) };
}
