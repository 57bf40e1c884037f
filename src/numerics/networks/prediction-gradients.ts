import { allocate, note, type Origin } from "../arithmetic/index.js";
import {
  jointRadius,
  matricesFrom,
  Matrix,
  type MatrixList,
  prefixProducts,
  rowsOfBlocks,
  sideBySide,
  suffixProducts,
  timesTransposed,
  transposedTimes,
} from "../matrices/index.js";
import { validateNetwork } from "./network.js";

/**
 * The gradients of all predictions f_i = ⟨A_i, E(W)⟩ layer by layer, j = 1, …, L: row rn + i, counted from zero, is row r
 * of ∇_{W_j}f_i = S_jᵀ A_i P_{j−1}ᵀ. Prefix and suffix products are made once, and a layer takes two products: S_jᵀ times
 * all measurements side by side, and their rows times P_{j−1}ᵀ. O(nL) products of layers in all.
 * @throws ShapeError
 */
export function gradientsByLayer(weights: readonly Matrix[], measurements: readonly Matrix[]): Matrix[] {
  validateNetwork(weights, measurements);
  const n = measurements.length;
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  const beside = sideBySide(measurements);
  return weights.map((_, index) => {
    const upper = index === weights.length - 1 ? beside : transposedTimes(suffixes[index + 1]!, beside);
    const rows = rowsOfBlocks(upper, n);
    return index === 0 ? rows : timesTransposed(rows, prefixes[index]!);
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
  const layers = gradientsByLayer(weights, measurements);
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
