/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §3, paragraph after Theorem 2.
 *
 * As printed (formulas restored from the text): "take any minimizer $\mathcal W$ and consider
 * $\mathcal W^C = (CW_1, W_2/C, W_3, \dots, W_L)$ for some $C > 0$. Then $\mathcal W^C$ is still a minimizer, and
 * $S(\mathcal W^C) \ge 2\|w^\star\|^2a\,\frac{C^2}{\|W_2\|_F^2} \xrightarrow[C\to\infty]{} \infty$."
 *
 * Reading: L ≥ 2. The bound itself says that the sharpness is without bound, since its right side is C² times a positive
 * number that does not depend on C. It is strict: the first layer adds its own term to the sum of Theorem 2.
 */
import {
  layout,
  loosened,
  minimizerSpecs,
  minimizes,
  nonzeroSolution,
  type RegressionMinimizer,
  regressionMinimizer,
  sharpnessOf,
} from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, same } from "../../src/claim/relation.js";
import {
  dataEnergy,
  exact,
  frobeniusSquared,
  leastNormRegressor,
  product,
  regressor,
} from "../../src/numerics/index.js";

/** A minimizer of depth at least 2, and C. */
interface Instance extends RegressionMinimizer {
  readonly stretch: number;
}

const { options } = minimizerSpecs;
const specs = layout({
  ...options,
  sizes: { ...options.sizes!, depth: [2, 4] },
  reals: { C: [1, 2, 4, 3, 10, 64, 1000, 0.5] },
});
const { explicit } = specs;

const BOUND = "S(W^C) ≥ 2‖w*‖²a C²/‖W_2‖_F²";
const MINIMIZER = "w_prod of W^C = w_prod of W";

export default defineClaim<Instance>({
  id: "marion2024/reparameterization",
  title: "The sharpness of minimizers has no upper bound",
  kinds: ["bound", "identity"],
  locus: "§3, after Theorem 2",
  reading: "Depth at least 2; the right side grows like C², which is the divergence.",
  specs,
  materialize: (spec) => ({ ...regressionMinimizer(spec), stretch: specs.raw(spec).reals.C }),
  assumptions: [{ ...minimizes, without: loosened(specs, { reals: { shift: [0, 1, -1, 2, -4] } }) }, nonzeroSolution],
  forms: [
    {
      name: "printed",
      statement: String.raw`S(\mathcal{W}^C) \ge 2\|w^\star\|^2 a \frac{C^2}{\|W_2\|_F^2}, \quad \mathcal{W}^C = (C W_1, W_2 / C, W_3, \dots, W_L) \in \operatorname*{argmin} R`,
      expected: "holds",
      relations: (instance) => {
        const { weights, problem, stretch } = instance;
        const [first, second, ...others] = weights;
        const moved = [first!.times(exact(stretch)), second!.times(exact(1).over(stretch)), ...others];
        const energy = dataEnergy(leastNormRegressor(problem), problem);
        return [
          atLeast(
            BOUND,
            sharpnessOf({ ...instance, weights: moved }),
            product([2, energy, exact(stretch).times(stretch)]).over(frobeniusSquared(second!)),
          ),
          same(MINIMIZER, regressor(moved, problem), regressor(weights, problem)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "the rescaled network is the same function",
      form: "printed",
      relations: [MINIMIZER],
      specs: [
        explicit({
          choices: { model: "fully connected" },
          reals: { C: 2 },
          sizes: { depth: 2, inputs: 1, hidden: 1, outputs: 1, n: 1 },
          lists: { W: [[[1]], [[3]]], X: [[[1]]], p: [] },
        }),
        explicit({
          choices: { model: "fully connected" },
          reals: { C: 3 },
          sizes: { depth: 3, inputs: 2, hidden: 1, outputs: 1, n: 1 },
          lists: { W: [[[1, 2]], [[3]], [[1]]], X: [[[1, 1]]], p: [] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "C = 1",
      spec: explicit({
        choices: { model: "fully connected" },
        reals: { C: 1 },
        sizes: { depth: 2, inputs: 1, hidden: 1, outputs: 1, n: 1 },
        lists: { W: [[[1]], [[1]]], X: [[[1]]], p: [] },
      }),
    },
    {
      name: "fewer points than inputs",
      spec: explicit({
        choices: { model: "fixed p" },
        reals: { C: 1000 },
        sizes: { depth: 2, inputs: 2, hidden: 2, outputs: 1, n: 1 },
        lists: {
          W: [
            [
              [1, 0],
              [0, 1],
            ],
            [[1, 1]],
          ],
          X: [[[1, 0]]],
          p: [[[-2]]],
        },
      }),
    },
  ],
  budget: { share: 0.4, atLeast: 60 },
});
