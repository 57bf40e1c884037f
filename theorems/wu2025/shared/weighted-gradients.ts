import { instances, law } from "../../../generators/index.js";
import {
  exact,
  frobeniusSquared,
  linearizedSgd,
  type Matrix,
  matrixEntry,
  type Quantity,
  sampleCovariance,
  sum,
} from "../../../src/numerics/index.js";

const drawn = instances({
  sizes: { n: [1, 5], p: [1, 4] },
  matrices: {
    g: { shape: ["n", "p"], laws: ["identity", "integer", "gaussian", "gaussian", "lowRank"] },
    e: { shape: ["n", 1], laws: ["identity", "positive", "integer", "gaussian"] },
  },
});

/** The gradients g_i (rows) and errors e_i of n samples with a squared loss, with G, Σ and L. */
export const weightedGradients = drawn.map(({ g, e }) => ({
  g,
  e,
  fisher: linearizedSgd(g, exact(1)).hessian,
  covariance: sampleCovariance(g, e),
  loss: frobeniusSquared(e).over(2 * e.rows),
}));

/** ‖v‖_G² = vᵀGv for every row v. */
export function fisherSizes(rows: Matrix, fisher: Matrix): Quantity[] {
  const moved = rows.times(fisher);
  return Array.from({ length: rows.rows }, (_, i) =>
    sum(Array.from({ length: rows.cols }, (_, j) => matrixEntry(moved, i, j).times(matrixEntry(rows, i, j)))),
  );
}

/** How the slides on the alignment are read. */
export const NOTATION = `Σ is the covariance of the gradient of one sample, mean subtracted, as the slides define it:
  Σ = (1/n)Σe_i²g_ig_iᵀ − ∇L∇Lᵀ, the first line of “The alignment property of SGD noise”. L = (1/(2n))Σe_i² and
  G = (1/n)Σg_ig_iᵀ. Gradients g_i and errors e_i are any.`;

/** Instances whose matrices are integers or halves, Σ a multiple of G. */
export const INTEGER_GRADIENTS = [
  drawn.at({ g: "1; 0", e: "1; 2" }),
  drawn.at({ g: "1 0; -1 0; 0 1; 0 -1", e: "1; 1; 1; 1" }),
];

/** Degenerate cases of every statement on such gradients. */
export const DEGENERATE_GRADIENTS = {
  "one sample: no noise": drawn.at({ g: 1, e: 1 }),
  "zero loss": drawn.at({ g: "1; 2", e: "0; 0" }),
  "no gradients": drawn.at({ p: 2, g: law("zero"), e: "1; 1" }),
};
