import {
  instances,
  LAYER_LAWS,
  layerShapes,
  minimumLists,
  MOMENT,
  momentRootFrom,
  OWN_MINIMUM,
  ownMinimumOfAnyData,
} from "../../../generators/index.js";
import { hessianFactors, type Quantity, takenAsExact } from "../../../src/numerics/index.js";
import { flattenedRows, type Matrix, quantityMatrix, rearranged } from "../../../src/numerics/matrices/index.js";
import { eachSingularValue, smallestEigenvalue } from "../../../src/numerics/spectra/index.js";

/** Layers of a minimum, with the data. */
export const drawn = instances({
  // All second derivatives are explicit.
  large: { entries: 64 },
  chain: { depth: [1, 3], ends: [1, 2], slack: 1 },
  matrices: { W: { shapes: layerShapes, laws: ["zero", ...LAYER_LAWS, "zero"] }, G: MOMENT },
});

/** A minimum; on a file its own. */
export const minima = drawn
  .map(({ widths, L, d0, dL, W, G }) => ({ widths, L, d0, dL, weights: W, root: momentRootFrom(G) }))
  .onFile({ ...OWN_MINIMUM, instance: ownMinimumOfAnyData, lists: minimumLists });

/** Φ_k with its rows in the order of the entries of W_k row by row; (16) has them column by column. */
function rowByRow(factor: Matrix, { rows, cols }: Matrix): Matrix {
  return rearranged([factor], (entry, k) => [0, (entry % cols) * rows + Math.floor(entry / cols), k], factor);
}

/** Φ, N × d_xd_y, its rows in the order of the Hessian's. */
export function stackedFactors(weights: readonly Matrix[], root: Matrix): Matrix {
  const flat = flattenedRows([hessianFactors(weights, root).map((factor, k) => rowByRow(factor, weights[k]!))]);
  const cols = weights[0]!.cols * weights.at(-1)!.rows;
  return rearranged([flat], (row, k) => [0, 0, row * cols + k], { rows: flat.data.length / cols, cols });
}

/** How many eigenvalues are certainly not 0: no more than the rank. */
export function certainRank(eigenvalues: readonly Quantity[]): Quantity {
  const reason = "eigenvalues beyond their errors are not 0; there may be more";
  return takenAsExact(eigenvalues.filter(({ value, error }) => value > error).length, reason);
}

/**
 * 2λ_min(Σ̂_x)σ_min(W_m⋯W_2)²: H has the nonzero eigenvalues of 2ΦᵀΦ, which is at least the term of the first layer.
 */
export function floorOf(after: Matrix, root: Matrix): Quantity {
  const least = eachSingularValue(after).at(-1)!;
  return smallestEigenvalue(root).times(least).squared().times(2);
}

/** A row of these numbers. */
export const row = (entries: readonly Quantity[]): Matrix => quantityMatrix(1, entries.length, (_, j) => entries[j]!);
