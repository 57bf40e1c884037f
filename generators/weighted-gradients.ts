import type { Spec } from "../src/claim/spec.js";
import type { Matrix } from "../src/numerics/matrix.js";
import { frobeniusSquared } from "../src/numerics/norms.js";
import { divide, exact, type Quantity } from "../src/numerics/quantity.js";
import { linearizedSgd, sampleCovariance } from "../src/numerics/second-moment.js";
import { layout } from "./specs.js";

/** The gradients g_i and errors e_i of n samples with a squared loss, any numbers, and what they make. */
export interface WeightedGradients {
  /** g_i as rows, n × p. */
  readonly gradients: Matrix;
  /** e_i, n × 1. */
  readonly errors: Matrix;
  /** $G = \frac1n\sum g_ig_i^T$. */
  readonly fisher: Matrix;
  /** $\Sigma = \frac1n\sum e_i^2g_ig_i^T - \nabla L\nabla L^T$. */
  readonly covariance: Matrix;
  /** $L = \frac1{2n}\sum e_i^2$. */
  readonly loss: Quantity;
}

export const weightedGradientSpecs = layout({
  sizes: { n: [1, 5], p: [1, 4] },
  lists: {
    g: { shapes: ({ sizes: { n, p } }) => [[n, p]], laws: ["identity", "integer", "gaussian", "gaussian", "lowRank"] },
    e: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: ["identity", "positive", "integer", "gaussian"] },
  },
});

/** The instance of a spec of `weightedGradientSpecs`. */
export function weightedGradients(spec: Spec): WeightedGradients {
  const { lists } = weightedGradientSpecs.raw(spec);
  const [gradients, errors] = [lists.g[0]!, lists.e[0]!];
  return {
    gradients,
    errors,
    fisher: linearizedSgd(gradients, exact(1)).hessian,
    covariance: sampleCovariance(gradients, errors),
    loss: divide(frobeniusSquared(errors), 2 * errors.rows),
  };
}
