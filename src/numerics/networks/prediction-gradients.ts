import { allocate, note, type Origin } from "../arithmetic/index.js";
import {
  jointRadius,
  matricesFrom,
  Matrix,
  type MatrixList,
  prefixProducts,
  reshaped,
  sideBySide,
  suffixProducts,
  timesTransposed,
  transposedTimes,
} from "../matrices/index.js";
import { validateNetwork } from "./network.js";

/**
 * The gradients of all predictions f_i = ⟨A_i, E(W)⟩ layer by layer, j = 1, …, L: row rn + i, counted from zero, is row r
 * of ∇_{W_j}f_i = S_jᵀ A_i P_{j−1}ᵀ. Prefix and suffix products are made once, and a layer takes two products: of S_jᵀ
 * with all measurements side by side, and of the rows of all measurements with P_{j−1}ᵀ, on the same numbers in memory.
 * O(nL) products of layers in all.
 * @param first which of them comes first; the radius holds either way, and is another one
 * @throws ShapeError
 */
export function gradientsByLayer(
  weights: readonly Matrix[],
  measurements: readonly Matrix[],
  first: "above" | "below",
): Matrix[] {
  validateNetwork(weights, measurements);
  const n = measurements.length;
  const last = weights.length - 1;
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  const given = sideBySide(measurements);
  return weights.map(({ rows, cols }, index) => {
    const throughAbove = (beside: Matrix): Matrix =>
      index === last ? beside : transposedTimes(suffixes[index + 1]!, beside);
    const throughBelow = (stacked: Matrix): Matrix =>
      index === 0 ? stacked : timesTransposed(stacked, prefixes[index]!);
    if (first === "above") return throughBelow(reshaped(throughAbove(given), rows * n, weights[0]!.cols));
    const below = throughBelow(reshaped(given, given.rows * n, weights[0]!.cols));
    return reshaped(throughAbove(reshaped(below, given.rows, n * cols)), rows * n, cols);
  });
}

/**
 * The n × N matrix whose row i is the gradient of f_i = ⟨A_i, E(W)⟩, layer by layer and each row by row: what
 * `layerGradients` gives for each measurement, in O(L) long products. Radius: that of the products.
 * @throws ShapeError
 */
export function predictionGradients(weights: MatrixList, measurements: MatrixList): Matrix {
  weights = matricesFrom(weights, "predictionGradients, weights");
  measurements = matricesFrom(measurements, "predictionGradients, measurements");
  const n = measurements.length;
  const layers = gradientsByLayer(weights, measurements, "below");
  const parameters = weights.reduce((total, { data }) => total + data.length, 0);
  const data = allocate(n * parameters);
  let first = 0;
  for (const { rows, cols, data: source } of layers) {
    for (let row = 0, from = 0; row < rows; row++) {
      const at = (row % n) * parameters + first + Math.floor(row / n) * cols;
      for (let col = 0; col < cols; col++, from++) data[at + col] = source[from]!;
    }
    first += (rows / n) * cols;
  }
  const origin: Origin = (row, col) => {
    let layer = 0;
    let at = col;
    for (; at >= layers[layer]!.data.length / n; layer++) at -= layers[layer]!.data.length / n;
    const { cols } = layers[layer]!;
    return [layer, Math.floor(at / cols) * n + row, at % cols];
  };
  const radius = jointRadius(layers.map((layer) => layer.radius));
  return note(new Matrix(n, parameters, data, radius), "rearranged", layers, origin);
}
