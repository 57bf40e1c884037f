import {
  type BatchDraw,
  exact,
  type LinearizedSgd,
  linearizedSgd,
  Matrix,
  noiseShare,
  quantityMatrix,
} from "../../../src/numerics/index.js";

/** The matrix from which the gradients of n samples in ℝᵖ are made. */
export const GRADIENTS = {
  shape: ["n", "p"],
  laws: ["identity", "positive", "sparse", "integer", "sign", "orthogonal", "gaussian", "gaussian", "gaussian"],
} as const;

/**
 * Gradients g_1, …, g_n (rows) that span ℝᵖ: zero above the diagonal, and on it 1 where X has a zero. n ≥ p.
 *
 * All gradients are of this form but for what does not matter: parameters orthogonal to every gradient do not move, a
 * rotation of the parameters changes no loss (it makes the gradients triangular), and samples may be renumbered.
 */
export function spanningGradients({ rows, cols, data }: Matrix): Matrix {
  const triangular = Float64Array.from(data, (x, k) => {
    const [i, j] = [Math.floor(k / cols), k % cols];
    return j > i ? 0 : j === i ? x || 1 : x;
  });
  return new Matrix(rows, cols, triangular);
}

/** SGD with batches of B on the model with these gradients; B is lowered to n where batches are subsets. */
export function sgdWithBatches(gradients: Matrix, batch: number, draw: BatchDraw): LinearizedSgd {
  const size = draw === "without replacement" ? Math.min(batch, gradients.rows) : batch;
  return linearizedSgd(gradients, noiseShare(gradients.rows, size, draw));
}

/** The gradients of the samples of a batch, as rows. */
export function gradientsOf(own: readonly number[], { gradients }: LinearizedSgd): Matrix {
  return quantityMatrix(own.length, gradients.cols, (i, j) => exact(gradients.at(own[i]!, j)));
}
