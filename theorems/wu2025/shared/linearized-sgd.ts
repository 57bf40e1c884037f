import type { Drawn, ListOptions, Range } from "../../../generators/index.js";
import type { Spec } from "../../../src/claim/index.js";
import { type BatchDraw, type LinearizedSgd, linearizedSgd, Matrix, noiseShare } from "../../../src/numerics/index.js";

/** p parameters and n ≥ p samples. */
export const SPANNING_SIZES = {
  p: [1, 3],
  n: ({ sizes }: Drawn): Range => [sizes["p"]!, 5],
} as const;

/** Lists from which the gradients of n samples in ℝᵖ are made. */
export const GRADIENT_LIST: ListOptions<"n" | "p", never> = {
  shapes: ({ sizes: { n, p } }) => [[n, p]],
  laws: ["identity", "positive", "sparse", "integer", "sign", "orthogonal", "gaussian", "gaussian", "gaussian"],
};

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

/** How batches are drawn: as a claim says, but for a looser source that offers the other way as a choice. */
export function drawOf({ choices }: Spec, usual: BatchDraw): BatchDraw {
  const { draw } = choices;
  return draw === "with replacement" || draw === "without replacement" ? draw : usual;
}

/** SGD with batches of B on the model with these gradients; B is lowered to n where batches are subsets. */
export function sgdWithBatches(gradients: Matrix, batch: number, draw: BatchDraw): LinearizedSgd {
  const size = draw === "without replacement" ? Math.min(batch, gradients.rows) : batch;
  return linearizedSgd(gradients, noiseShare(gradients.rows, size, draw));
}
