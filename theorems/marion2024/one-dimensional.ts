/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §3, last paragraph.
 *
 * As printed (formulas restored from the text): "As already noted by Mulayoff and Michaeli (2020), the intuition behind
 * the linear scaling of the bound with depth can be seen from a one-dimensional example: take $f(x) = w_L\cdots w_1x$.
 * Then an easy computation shows that the sharpness of $f$ at $(1,\dots,1)$ is equal to $2L$. This showcases a simple
 * example where the output of $f$ is constant with $L$ while its sharpness grows linearly with $L$."
 *
 * Reading: the sharpness of the risk of Theorem 2 with $\hat\Sigma = 1$, that is $\frac1n\sum x_i^2 = 1$, and (1, …, 1) a
 * minimizer, that is $y_i = x_i$ up to what no regressor explains. The Hessian is then 2 times the matrix of ones.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal } from "../../src/claim/relation.js";
import {
  absolute,
  column,
  exact,
  frobeniusNorm,
  frobeniusSquared,
  fromRows,
  hessianSharpness,
  type Matrix,
  regressionMeasurements,
  regressor,
  regressorGradient,
  sharpness,
  type UnivariateProblem,
} from "../../src/numerics/index.js";

/** L layers [1]; x (n×1) of mean square 1, y (n×1), p = 1. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly problem: UnivariateProblem;
}

const specs = layout({
  sizes: { depth: [1, 8], n: [1, 6] },
  lists: { X: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: ["sign"] } },
});
const { explicit } = specs;

/** Inputs of any mean square. */
const colored = layout({
  ...specs.options,
  lists: { X: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: ["positive", "integer", "gaussian"] } },
});

const HESSIAN = "λ_max(∇²R(1, …, 1)) = 2L";
const GRAM = "(2/n)λ_max of ⟨∇f(x_i), ∇f(x_j)⟩ at (1, …, 1) = 2L";
const CONSTANT = "f(x) = x at (1, …, 1)";

export default defineClaim<Instance>({
  id: "marion2024/one-dimensional",
  title: "The sharpness of a product of scalars at ones grows linearly with depth",
  kinds: ["identity"],
  locus: "§3, last paragraph",
  reading: "The risk with Σ̂ = 1, and (1, …, 1) a minimizer.",
  specs,
  materialize: (spec) => {
    const inputs = specs.raw(spec).lists.X[0]!;
    const shift = spec.reals["shift"] ?? 0;
    const targets = inputs.plus(column(new Float64Array(inputs.rows).fill(shift)));
    const weights = Array.from({ length: spec.sizes["depth"]! }, () => fromRows([[1]]));
    return { weights, problem: { inputs, targets, output: column([1]) } };
  },
  assumptions: [
    {
      name: "Σ̂ = 1",
      statement: String.raw`\frac{1}{n} \sum_i x_i^2 = 1`,
      slack: ({ problem: { inputs } }) => absolute(frobeniusSquared(inputs).over(inputs.rows).minus(1)).negated(),
      without: colored,
    },
    {
      name: "minimizer",
      statement: String.raw`R(1, \dots, 1) = R_{\min}`,
      slack: ({ weights, problem }) => frobeniusNorm(regressorGradient(regressor(weights, problem), problem)).negated(),
      without: loosened(specs, { reals: { shift: [0, 1, -1, 2] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\lambda_{\max}(\nabla^2 R(1, \dots, 1)) = 2L, \quad f(x) = w_L \cdots w_1 x`,
      expected: "holds",
      relations: ({ weights, problem }) => [
        equal(HESSIAN, hessianSharpness(weights, problem), exact(2 * weights.length)),
        equal(GRAM, sharpness(weights, regressionMeasurements(problem)), exact(2 * weights.length)),
        equal(CONSTANT, exact(regressor(weights, problem).data[0]!), exact(1)),
      ],
    },
  ],
  equalityCases: [
    {
      name: "one point, depths 1, 2 and 8",
      form: "printed",
      relations: [HESSIAN, GRAM, CONSTANT],
      specs: [1, 2, 8].map((depth) => explicit({ sizes: { depth, n: 1 }, lists: { X: [[[1]]] } })),
    },
  ],
  degenerateCases: [
    { name: "one layer", spec: explicit({ sizes: { depth: 1, n: 1 }, lists: { X: [[[-1]]] } }) },
    { name: "several points", spec: explicit({ sizes: { depth: 2, n: 3 }, lists: { X: [[[1], [-1], [1]]] } }) },
  ],
  budget: { share: 0.2, atLeast: 60 },
});
