/**
 * §3, paragraph after Theorem 2.
 *
 * As printed (formulas restored from the text): "take any minimizer $\mathcal W$ and consider
 * $\mathcal W^C = (CW_1, W_2/C, W_3, \dots, W_L)$ for some $C > 0$. Then $\mathcal W^C$ is still a minimizer, and
 * $S(\mathcal W^C) \ge 2\|w^\star\|^2a\,\frac{C^2}{\|W_2\|_F^2} \xrightarrow[C\to\infty]{} \infty$."
 *
 * The bound is strict: the first layer adds its own term to the sum of Theorem 2.
 */
import {
  instances,
  MINIMIZER_PARTS,
  minimizerFrom,
  minimizerLists,
  minimizes,
  nonzeroSolution,
  OWN_MINIMIZER,
  ownMinimizer,
  sharpnessOf,
} from "../../generators/index.js";
import { atLeast, claim, holds, same } from "../../src/claim/index.js";
import { exact, frobeniusSquared, product, regressor, ShapeError } from "../../src/numerics/index.js";
import { dataEnergy, leastNormRegressor } from "../../src/numerics/minima/index.js";

const FACTORS = [1, 2, 4, 3, 10, 64, 1000, 0.5];

const drawn = instances({
  ...MINIMIZER_PARTS,
  sizes: { ...MINIMIZER_PARTS.sizes, depth: [2, 4] },
  reals: { C: FACTORS },
})
  .map(({ C, ...parts }) => ({ ...minimizerFrom(parts), C }))
  .onFile({
    ...OWN_MINIMIZER,
    parameters: { C: FACTORS },
    instance: (own) => {
      const minimizer = ownMinimizer(own);
      if (minimizer.weights.length > 1) return { ...minimizer, C: own.parameter("C") };
      throw new ShapeError({ where: "W", expected: "two layers at least", got: "one" });
    },
    lists: minimizerLists,
  });

export default claim(drawn, {
  id: "marion2024/reparameterization",
  title: "The sharpness of minimizers has no upper bound",
  kinds: ["bound", "identity"],
  locus: "§3, after Theorem 2",
  reading: `L ≥ 2. The bound itself says that the sharpness is without bound, since its right side is C² times a positive number
    that does not depend on C.`,
  assumptions: [{ ...minimizes, without: drawn.loosened({ reals: { shift: [0, 1, -1, 2, -4] } }) }, nonzeroSolution],
  printed: holds`S(\mathcal{W}^C) \ge 2\|w^\star\|^2 a \frac{C^2}{\|W_2\|_F^2}, \quad
      \mathcal{W}^C = (C W_1, W_2 / C, W_3, \dots, W_L) \in \operatorname*{argmin} R`((instance) => {
    const { weights, problem, C } = instance;
    const [first, second, ...others] = weights;
    const moved = [first!.times(exact(C)), second!.times(exact(1).over(C)), ...others];
    // ‖w*‖²a is w*ᵀΣ̂w*.
    const energy = dataEnergy(leastNormRegressor(problem), problem);
    return {
      "S(W^C) ≥ 2‖w*‖²a C²/‖W_2‖_F²": atLeast(
        sharpnessOf({ ...instance, weights: moved }),
        product([2, energy, exact(C).times(C)]).over(frobeniusSquared(second!)),
      ),
      "w_prod of W^C = w_prod of W": same(regressor(moved, problem), regressor(weights, problem)),
    };
  }),
  equality: {
    "the rescaled network is the same function": {
      of: ["w_prod of W^C = w_prod of W"],
      at: [drawn.at({ C: 2, W: [1, 3], X: 1, p: [] }), drawn.at({ C: 3, W: ["1 2", 3, 1], X: "1 1", p: [] })],
    },
  },
  degenerate: {
    "C = 1": drawn.at({ W: [1, 1], X: 1, p: [] }),
    "fewer points than inputs": drawn.at({ model: "fixed p", C: 1000, W: ["1 0; 0 1", "1 1"], X: "1 0", p: [-2] }),
  },
  situations: {
    "L ≥ 3": ({ weights }) => weights.length >= 3,
    "C < 1": ({ C }) => C < 1,
    "C ≥ 10": ({ C }) => C >= 10,
    "several outputs": ({ problem: { output } }) => output.rows >= 2,
    "fewer points than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
  },
  budget: { share: 0.4, atLeast: 60 },
});
