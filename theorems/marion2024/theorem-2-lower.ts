/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §3, Theorem 2, first inequality; proof in Appendix B.1.
 *
 * As printed (formula restored from the proof): "Let $S_{\min} = \inf_{\mathcal W\in\arg\min R}S(\mathcal W)$ and
 * $a = \frac{w^{\star\top}\hat\Sigma w^\star}{\|w^\star\|^2}$. We have", for every minimizer $\mathcal W$,
 * $S(\mathcal W) \ge 2\|w^\star\|^2a\sum_{k=1}^L\frac1{\|W_k\|_F^2}$.
 *
 * Reading: $w^\star\ne0$ (§2), the model (3) with any p. $\hat\Sigma$ need not have full rank, so that $w_{\rm prod}$ of a
 * minimizer may differ from $w^\star$ by an element of the kernel of X.
 *
 * The direction of the proof is $\beta_k = W_k/\|W_k\|_F^2$. Along it $w_{\rm prod}$ moves by $\sum_k\|W_k\|_F^{-2}$ times
 * itself. Equality means that β is a first eigenvector of the Hessian: the layers are then aligned and of rank one, and
 * $w_{\rm prod}$ is an eigenvector of $\hat\Sigma$.
 * S comes from the Gram matrix of the gradients and, for small networks, also from the Hessian entry by entry.
 */
import {
  minimizerSpecs,
  minimizes,
  nonzeroSolution,
  type RegressionMinimizer,
  regressionMinimizer,
  sharpnessOf,
} from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  dataEnergy,
  exact,
  frobeniusSquared,
  hessianSharpness,
  leastNormRegressor,
  type Quantity,
  sum,
} from "../../src/numerics/index.js";

const { explicit } = minimizerSpecs;

/** Parameters up to which the full Hessian is formed as well. */
const SMALL = 6;

const BOUND = "S(W) ≥ 2‖w*‖²a Σ_k 1/‖W_k‖_F²";
const ROUTES = "λ_max(∇²R), entry by entry = (2/n)λ_max of ⟨∇f_i, ∇f_j⟩";

/** Both routes to S(W) agree, for small networks at a minimizer. */
function secondOpinion({ weights, problem, solved }: RegressionMinimizer, sharpness: Quantity): Relation[] {
  const parameters = weights.reduce((count, { data }) => count + data.length, 0);
  return solved && parameters <= SMALL ? [equal(ROUTES, hessianSharpness(weights, problem), sharpness)] : [];
}

export default defineClaim<RegressionMinimizer>({
  id: "marion2024/theorem-2-lower",
  title: "A lower bound on the sharpness of every minimizer from the norms of its layers",
  kinds: ["bound", "attained"],
  locus: "Theorem 2, first inequality",
  reading: "For every minimizer, any p, and data of any rank; w* ≠ 0 as assumed throughout the paper.",
  specs: minimizerSpecs,
  materialize: regressionMinimizer,
  assumptions: [minimizes, nonzeroSolution],
  forms: [
    {
      name: "printed",
      statement: String.raw`S(\mathcal{W}) \ge 2\|w^\star\|^2 a \sum_{k=1}^L \frac{1}{\|W_k\|_F^2}`,
      expected: "holds",
      relations: (instance) => {
        const { weights, problem } = instance;
        // ‖w*‖²a is w*ᵀΣ̂w*.
        const energy = dataEnergy(leastNormRegressor(problem), problem);
        const reciprocals = sum(weights.map((w) => exact(1).over(frobeniusSquared(w))));
        const sharpness = sharpnessOf(instance);
        return [atLeast(BOUND, sharpness, energy.times(2).times(reciprocals)), ...secondOpinion(instance, sharpness)];
      },
    },
  ],
  equalityCases: [
    {
      name: "one input, aligned layers of rank one",
      form: "printed",
      relations: [BOUND, ROUTES],
      specs: [
        explicit({
          choices: { model: "fully connected" },
          sizes: { depth: 1, inputs: 1, hidden: 1, outputs: 1, n: 1 },
          lists: { W: [[[2]]], X: [[[1]]], p: [] },
        }),
        explicit({
          choices: { model: "fully connected" },
          sizes: { depth: 3, inputs: 1, hidden: 1, outputs: 1, n: 2 },
          lists: { W: [[[1]], [[2]], [[3]]], X: [[[1], [2]]], p: [] },
        }),
        explicit({
          choices: { model: "fixed p" },
          sizes: { depth: 2, inputs: 1, hidden: 1, outputs: 2, n: 1 },
          lists: { W: [[[2]], [[1], [2]]], X: [[[1]]], p: [[[1], [2]]] },
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
      name: "the same point twice",
      spec: explicit({
        choices: { model: "fully connected" },
        sizes: { depth: 2, inputs: 2, hidden: 2, outputs: 1, n: 2 },
        lists: {
          W: [
            [
              [1, 0],
              [0, 1],
            ],
            [[1, 2]],
          ],
          X: [
            [
              [1, 1],
              [1, 1],
            ],
          ],
          p: [],
        },
      }),
    },
  ],
  budget: { share: 0.5, atLeast: 60 },
});
