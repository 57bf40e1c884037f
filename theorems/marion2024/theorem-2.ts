/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §1, Theorem 1, and §3, Theorem 2, second display; proof in Appendix B.1.
 *
 * As printed (formulas restored from the proof): with $S_{\min} = \inf_{\mathcal W\in\arg\min R}S(\mathcal W)$ and
 * $a = \frac{w^{\star\top}\hat\Sigma w^\star}{\|w^\star\|^2}$,
 * $2\|w^\star\|^{2-\frac2L}\|p\|^{\frac2L}La \le S_{\min} \le
 * 2\|w^\star\|^{2-\frac2L}\|p\|^{\frac2L}\sqrt{(2L-1)\Lambda^2+(L-1)^2a^2}$; Theorem 1 is the fully connected case p = 1.
 * Proof: "let the $W_k$ be rank-one matrices, such that" all have the norm $(\|w^\star\|/\|p\|)^{1/L}$, "successive
 * matrices have aligned first singular vectors, the first right singular vector of $W_1$ is aligned with $w^\star$, and
 * the first left singular vector of $W_L$ is aligned with $p$. We then have $w_{\rm prod} = w^\star$, meaning that the
 * network minimizes the loss."
 *
 * Reading: the lower bound is one on every minimizer; the upper bound is one on the sharpness of the minimizer of the
 * proof, which is the only one the proof knows. $w^\star\ne0$ and p ≠ 0. For data of less than full rank a minimizer need
 * not have $w_{\rm prod} = w^\star$, and the lower bound holds for those as well.
 *
 * The sharpness of that minimizer is $2\|w^\star\|^{2-2/L}\|p\|^{2/L}$ times the largest eigenvalue of
 * $\hat\Sigma + (L-1)\hat\Sigma^{1/2}\hat w\hat w^\top\hat\Sigma^{1/2}$, at most $\Lambda+(L-1)a$. Both bounds are equalities
 * where all the data lie on one line.
 */
import {
  minimizerSpecs,
  minimizes,
  nonzeroSolution,
  type RegressionMinimizer,
  regressionMinimizer,
  sharpnessOf,
  widthsOf,
} from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal, same } from "../../src/claim/relation.js";
import {
  alignedMinimizer,
  dataEnergy,
  frobeniusNorm,
  frobeniusSquared,
  hessianSharpness,
  leastNormRegressor,
  product,
  regressionMeasurements,
  regressor,
  sharpness,
  spectralNorm,
  squareRoot,
} from "../../src/numerics/index.js";

const { explicit } = minimizerSpecs;

/** Parameters up to which the full Hessian is formed as well. */
const SMALL = 6;

const CONNECTED = {
  lower: "S(W) ≥ 2‖w*‖^{2−2/L}La",
  upper: "S(W) ≤ 2‖w*‖^{2−2/L}√((2L−1)Λ²+(L−1)²a²), W of the proof",
};
const GENERAL = {
  lower: "S(W) ≥ 2‖w*‖^{2−2/L}‖p‖^{2/L}La",
  upper: "S(W) ≤ 2‖w*‖^{2−2/L}‖p‖^{2/L}√((2L−1)Λ²+(L−1)²a²)",
};
const MINIMIZES = "w_prod = w* for W of the proof";
const ROUTES = "S(W) of the proof by the Hessian = by the Gram matrix";

/** Both bounds, with the names of the case p = 1 or of the general one. */
function relations(instance: RegressionMinimizer): Relation[] {
  const { weights, problem } = instance;
  const depth = weights.length;
  const solution = leastNormRegressor(problem);
  const length = frobeniusNorm(solution);
  // For w* = 0 neither a nor the minimizer of the proof is defined.
  if (length.value <= length.error + solution.radius) return [];
  const names = problem.output.data.length === 1 && problem.output.data[0] === 1 ? CONNECTED : GENERAL;
  const factor = product([2, length.power(2 * depth - 2, depth), frobeniusNorm(problem.output).power(2, depth)]);
  const a = dataEnergy(solution, problem).over(frobeniusSquared(solution));
  const largest = spectralNorm(problem.inputs).squared().over(problem.inputs.rows);
  const spread = largest
    .squared()
    .times(2 * depth - 1)
    .plus(a.times(depth - 1).squared());
  const aligned = alignedMinimizer(widthsOf(weights), solution, problem.output);
  const reached = sharpness(aligned, regressionMeasurements(problem));
  const parameters = weights.reduce((count, { data }) => count + data.length, 0);
  return [
    atLeast(names.lower, sharpnessOf(instance), product([factor, depth, a])),
    atMost(names.upper, reached, factor.times(squareRoot(spread))),
    same(MINIMIZES, regressor(aligned, problem), solution),
    ...(parameters <= SMALL ? [equal(ROUTES, hessianSharpness(aligned, problem), reached)] : []),
  ];
}

export default defineClaim<RegressionMinimizer>({
  id: "marion2024/theorem-2",
  title: "The least sharpness of a minimizer between two bounds that grow with depth",
  kinds: ["bound", "attained"],
  locus: "Theorem 1; Theorem 2, second display, and its proof",
  reading:
    "A lower bound on every minimizer, and an upper bound on the sharpness of the minimizer that the proof constructs.",
  specs: minimizerSpecs,
  materialize: regressionMinimizer,
  assumptions: [minimizes, nonzeroSolution],
  forms: [
    {
      name: "printed",
      statement: String.raw`2\|w^\star\|^{2-\frac{2}{L}} \|p\|^{\frac{2}{L}} L a \le S_{\min} \le 2\|w^\star\|^{2-\frac{2}{L}} \|p\|^{\frac{2}{L}} \sqrt{(2L-1)\Lambda^2 + (L-1)^2 a^2}`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "one input, p = 1",
      form: "printed",
      relations: [CONNECTED.lower, CONNECTED.upper, MINIMIZES, ROUTES],
      specs: [
        explicit({
          choices: { model: "fully connected" },
          sizes: { depth: 1, inputs: 1, hidden: 1, outputs: 1, n: 1 },
          lists: { W: [[[2]]], X: [[[1]]], p: [] },
        }),
        explicit({
          choices: { model: "fully connected" },
          sizes: { depth: 3, inputs: 1, hidden: 1, outputs: 1, n: 2 },
          lists: { W: [[[2]], [[2]], [[2]]], X: [[[1], [2]]], p: [] },
        }),
      ],
    },
    {
      name: "one input, a fixed p",
      form: "printed",
      relations: [GENERAL.lower, GENERAL.upper, MINIMIZES, ROUTES],
      specs: [
        explicit({
          choices: { model: "fixed p" },
          sizes: { depth: 2, inputs: 1, hidden: 1, outputs: 1, n: 1 },
          lists: { W: [[[2]], [[2]]], X: [[[1]]], p: [[[2]]] },
        }),
        explicit({
          choices: { model: "fixed p" },
          sizes: { depth: 1, inputs: 1, hidden: 1, outputs: 2, n: 1 },
          lists: { W: [[[3], [4]]], X: [[[1]]], p: [[[3], [4]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "fewer points than inputs: w_prod ≠ w*",
      spec: explicit({
        choices: { model: "fully connected" },
        sizes: { depth: 2, inputs: 2, hidden: 1, outputs: 1, n: 1 },
        lists: { W: [[[1, 1]], [[1]]], X: [[[1, 0]]], p: [] },
      }),
    },
    {
      name: "white data, repeated eigenvalues",
      spec: explicit({
        choices: { model: "fully connected" },
        sizes: { depth: 2, inputs: 2, hidden: 1, outputs: 1, n: 2 },
        lists: {
          W: [[[0, 2]], [[2]]],
          X: [
            [
              [1, 0],
              [0, 1],
            ],
          ],
          p: [],
        },
      }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});
