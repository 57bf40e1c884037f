/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, Appendix A, Lemma 8.
 *
 * As printed (formulas restored from the proof): $R(\mathcal W)-R_{\min} = \frac1n\|X(w_{\rm prod}-w^\star)\|_2^2$ and
 * $4\lambda(R(\mathcal W)-R_{\min}) \le \|\nabla R(w_{\rm prod})\|_2^2 \le 4\Lambda(R(\mathcal W)-R_{\min})$.
 *
 * Reading: λ and Λ are "respectively its smallest nonzero and largest eigenvalue" of $\hat\Sigma = \frac1nX^\top X$
 * (§2); for X = 0 there is no λ, and the lower bound is left out. The lemma does not need $w^\star\ne0$.
 *
 * $R_{\min}$ is the risk at $w^\star = X^\dagger y$, and the right sides are computed from
 * $\frac1n\|X(w_{\rm prod}-w^\star)\|^2$, which the first relation shows to be $R-R_{\min}$, without its cancellation. The
 * rank of X, which tells the smallest nonzero eigenvalue, is found in integers.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  column,
  dataEnergy,
  eachSingularValue,
  exactRank,
  frobeniusSquared,
  leastNormRegressor,
  type Matrix,
  regressor,
  regressorGradient,
  type UnivariateProblem,
  univariateRisk,
} from "../../src/numerics/index.js";

/** W_1, …, W_L with W_L a row; X (n×d), y (n×1), p = 1. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly problem: UnivariateProblem;
}

const LAWS = ["gaussian", "gaussian", "integer", "sparse", "identity", "zero"];

const specs = layout({
  sizes: { depth: [1, 3], inputs: [1, 4], hidden: [1, 3], n: [1, 5] },
  lists: {
    W: {
      shapes: ({ sizes: { depth, inputs, hidden } }) =>
        Array.from({ length: depth }, (_, k) => [k === depth - 1 ? 1 : hidden, k === 0 ? inputs : hidden] as const),
      laws: [...LAWS, "aligned", "orthogonal"],
    },
    X: {
      shapes: ({ sizes: { n, inputs } }) => [[n, inputs]],
      laws: [...LAWS, "sign", "lowRank", "repeated", "graded", "orthogonal"],
    },
    y: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: LAWS },
  },
});
const { explicit } = specs;

const DECOMPOSITION = "R(W) = R_min + (1/n)‖X(w_prod − w*)‖²";
const LOWER = "4λ(R(W) − R_min) ≤ ‖∇R(w_prod)‖²";
const UPPER = "‖∇R(w_prod)‖² ≤ 4Λ(R(W) − R_min)";

export default defineClaim<Instance>({
  id: "marion2024/lemma-8",
  title: "The risk above its minimum, and the gradient",
  kinds: ["identity", "bound", "attained"],
  locus: "Appendix A, Lemma 8",
  reading: "λ is the smallest nonzero eigenvalue, so that the lower bound says nothing for X = 0.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { weights: lists.W, problem: { inputs: lists.X[0]!, targets: lists.y[0]!, output: column([1]) } };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`R(\mathcal{W}) - R_{\min} = \tfrac{1}{n} \|X(w_{\mathrm{prod}} - w^\star)\|^2, \quad 4\lambda (R(\mathcal{W}) - R_{\min}) \le \|\nabla R(w_{\mathrm{prod}})\|^2 \le 4\Lambda (R(\mathcal{W}) - R_{\min})`,
      expected: "holds",
      relations: ({ weights, problem }) => {
        const { inputs, targets } = problem;
        const solution = leastNormRegressor(problem);
        const least = frobeniusSquared(targets.minus(inputs.times(solution))).over(inputs.rows);
        const product = regressor(weights, problem);
        const excess = dataEnergy(product.minus(solution), problem);
        const gradient = frobeniusSquared(regressorGradient(product, problem));
        const eigenvalues = eachSingularValue(inputs).map((s) => s.squared().over(inputs.rows));
        const smallest = eigenvalues[exactRank(inputs) - 1];
        return [
          equal(DECOMPOSITION, univariateRisk(weights, problem), least.plus(excess)),
          ...(smallest === undefined ? [] : [atMost(LOWER, smallest.times(4).times(excess), gradient)]),
          atMost(UPPER, gradient, eigenvalues[0]!.times(4).times(excess)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "white data, λ = Λ",
      form: "printed",
      relations: [DECOMPOSITION, LOWER, UPPER],
      specs: [
        explicit({
          sizes: { depth: 1, inputs: 1, hidden: 1, n: 1 },
          lists: { W: [[[3]]], X: [[[2]]], y: [[[1]]] },
        }),
        explicit({
          sizes: { depth: 2, inputs: 2, hidden: 1, n: 2 },
          lists: {
            W: [[[1, 2]], [[3]]],
            X: [
              [
                [0, 1],
                [-1, 0],
              ],
            ],
            y: [[[1], [0]]],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "X = 0",
      spec: explicit({
        sizes: { depth: 1, inputs: 1, hidden: 1, n: 1 },
        lists: { W: [[[1]]], X: [[[0]]], y: [[[1]]] },
      }),
    },
    {
      name: "zero weights, y = 0",
      spec: explicit({
        sizes: { depth: 2, inputs: 1, hidden: 1, n: 1 },
        lists: { W: [[[0]], [[0]]], X: [[[1]]], y: [[[0]]] },
      }),
    },
    {
      name: "X of rank one, y outside its range",
      spec: explicit({
        sizes: { depth: 1, inputs: 2, hidden: 1, n: 2 },
        lists: {
          W: [[[1, 2]]],
          X: [
            [
              [1, 1],
              [1, 1],
            ],
          ],
          y: [[[1], [-2]]],
        },
      }),
    },
  ],
});
