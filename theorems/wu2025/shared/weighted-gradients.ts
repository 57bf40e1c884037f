import { layout } from "../../../generators/index.js";
import type { Spec } from "../../../src/claim/index.js";
import {
  exact,
  frobeniusSquared,
  linearizedSgd,
  type Matrix,
  type Quantity,
  sampleCovariance,
} from "../../../src/numerics/index.js";

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
    loss: frobeniusSquared(errors).over(2 * errors.rows),
  };
}

const { explicit } = weightedGradientSpecs;

/** Instances whose matrices are integers or halves, Σ a multiple of G. */
export const INTEGER_GRADIENTS: readonly Spec[] = [
  explicit({ sizes: { n: 2, p: 1 }, lists: { g: [[[1], [0]]], e: [[[1], [2]]] } }),
  explicit({
    sizes: { n: 4, p: 2 },
    lists: {
      g: [
        [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ],
      ],
      e: [[[1], [1], [1], [1]]],
    },
  }),
];

/** Degenerate cases of every statement on such gradients. */
export const DEGENERATE_GRADIENTS: readonly { readonly name: string; readonly spec: Spec }[] = [
  {
    name: "one sample: no noise",
    spec: explicit({ sizes: { n: 1, p: 1 }, lists: { g: [[[1]]], e: [[[1]]] } }),
  },
  {
    name: "zero loss",
    spec: explicit({ sizes: { n: 2, p: 1 }, lists: { g: [[[1], [2]]], e: [[[0], [0]]] } }),
  },
  {
    name: "no gradients",
    spec: explicit({ sizes: { n: 2, p: 2 }, lists: { g: { law: "zero", seed: 0 }, e: [[[1], [1]]] } }),
  },
];
