/**
 * Beyond Theorems 1 and 2 of marion2024 (§1, §3).
 *
 * The source bounds the least sharpness of a minimizer of $\frac1n\|y-X\mathcal W^\top p\|^2$,
 * $2\|w^\star\|^{2-\frac2L}\|p\|^{\frac2L}La\le
 * S_{\min}\le2\|w^\star\|^{2-\frac2L}\|p\|^{\frac2L}\sqrt{(2L-1)\Lambda^2+(L-1)^2a^2}$. Here is its value, for data of
 * any rank and any p ≠ 0: with the fitted labels $\hat y = Xw^\star\ne0$, that is $X^\top(y-\hat y) = 0$, and
 * $\hat\Sigma = X^\top X/n$, $$S_{\min} = \frac{2L}n\|p\|^{\frac2L}\max_{\|z\|=1}\|X^\top z\|^{\frac2L}|\hat
 *   y^\top z|^{2-\frac2L} =
 *   2L\|p\|^{\frac2L}\max_{\|v\|=1}\|\hat\Sigma^{1/2}v\|^{\frac2L}|w^{\star\top}\hat\Sigma^{1/2}v|^{2-\frac2L},$$
 * and it is reached. It is the case of one output of flattest-any-data, the conjecture of Mulayoff and Michaeli: the
 * two sources agree.
 *
 * The proof is in `proofs`, step by step.
 *
 * Flattened: the bound at drawn minimizers and z, the minimizers of step (iv) at drawn s, and a minimizer and z that
 * agree up to $1+2^{-20}$, which is left for the search of s. Hidden widths of 1 do.
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
  SHIFTS,
  stored,
} from "../../generators/index.js";
import { atMost, claim, holds } from "../../src/claim/index.js";
import { isClearlyPositive } from "../../src/numerics/arithmetic/index.js";
import { frobeniusNorm, frobeniusSquared } from "../../src/numerics/matrices/index.js";
import { leastNormRegressor } from "../../src/numerics/minima/index.js";
import { endToEnd, regressor } from "../../src/numerics/networks/index.js";
import { proof } from "./proofs/regression-flattest.js";
import {
  boundSteps,
  FAMILY,
  family,
  MINIMIZES,
  pathSteps,
  reached,
  singleOutput,
  valueAt,
} from "./shared/regression-steps.js";

const SCALES = [1, 1 / 2, 2];

// A minimizer, a vector z, a β > 0 and a γ ≠ 0.
const drawn = instances({
  large: { entries: 64 },
  ...MINIMIZER_PARTS,
  reals: { beta: SCALES, gamma: SCALES },
  matrices: { ...MINIMIZER_PARTS.matrices, z: { shape: ["n", 1], laws: ["unit", "gaussian", "integer", "positive"] } },
})
  .map((parts) => ({ ...minimizerFrom(parts), z: parts.z, beta: parts.beta, gamma: parts.gamma }))
  .onFile({
    ...OWN_MINIMIZER,
    also: [...OWN_MINIMIZER.also, "z"],
    parameters: { beta: SCALES, gamma: SCALES },
    // Any z: the predictions, unless there is one.
    instance: (own) => {
      const minimizer = ownMinimizer(own);
      const { weights, problem } = minimizer;
      const z = own.one("z") ?? stored(problem.inputs.times(regressor(weights, problem)));
      return { ...minimizer, z, beta: own.parameter("beta"), gamma: own.parameter("gamma") };
    },
    lists: ({ z, ...minimizer }) => ({ ...minimizerLists(minimizer), z: [z] }),
  });

const BOUND = "(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L} ≤ S(W)‖z‖²";

export default claim(drawn, {
  id: "beyond/regression-flattest",
  title: "The least sharpness of a minimizer of univariate regression, exactly",
  kinds: ["bound", "attained"],
  locus: "beyond marion2024/theorem-2",
  reading: `Printed there: a lower and an upper bound of S_min. Here: its value, between them, for every depth, p ≠ 0 and
    X; ŷ = Xw*, so that Xᵀ(y−ŷ) = 0. It is the case of one output of flattest-any-data. Proven step by step; checked up
    to a factor 1 + 2⁻²⁰.`,
  proof,
  assumptions: [{ ...minimizes, without: drawn.loosened({ reals: { shift: SHIFTS } }) }, nonzeroSolution],
  printed:
    holds`p \ne 0,\ X^\top(y-\hat y) = 0,\ \hat y = Xw^\star \ne 0:\quad S_{\min} = \frac{2L}{n} \|p\|^{\frac2L} \max_{\|z\|=1} \|X^\top z\|^{\frac2L} |\hat y^\top z|^{2-\frac2L}`(
      ({ z, beta, gamma, ...minimizer }) => {
        const { weights, problem } = minimizer;
        const fitted = problem.inputs.times(regressor(weights, problem));
        const solution = leastNormRegressor(problem);
        const length = frobeniusNorm(solution);
        const constructed = weights.length > 1 && isClearlyPositive(length, "the direction of w* divides by it");
        return {
          ...boundSteps(minimizer, z),
          ...singleOutput(minimizer),
          ...(weights.length > 1
            ? pathSteps(minimizer, endToEnd(weights).T.times(problem.output), z, beta, gamma)
            : {}),
          [BOUND]: atMost(valueAt(minimizer, fitted, z), sharpnessOf(minimizer).times(frobeniusSquared(z))),
          ...(constructed ? { ...family(minimizer, beta, solution), ...reached(minimizer, solution) } : {}),
        };
      },
    ),
  equality: {
    "one input, all layers alike": {
      of: [BOUND, FAMILY, MINIMIZES],
      at: [drawn.at({ W: [1, 1], X: 1, p: [], z: 1 }), drawn.at({ W: [1, 1, 1], X: 3, p: [], z: 2 })],
    },
    "z along the fitted labels, an eigenvector": {
      of: [BOUND],
      at: [drawn.at({ W: ["2 0", 2], X: "2 0; 0 1", p: [], z: "1; 0" })],
    },
  },
  degenerate: {
    "depth 1": drawn.at({ W: ["1 2"], X: "1 0", p: [], z: 1 }),
    "fewer points than inputs, w_prod ≠ w*": drawn.at({ W: ["1 1", 1], X: "1 0", p: [], z: 1 }),
    "white data, repeated eigenvalues": drawn.at({ W: ["0 2", 2], X: "1 0; 0 1", p: [], z: "0; 1" }),
  },
  budget: { share: 0.2, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ weights }) => weights.length >= 3,
    "two inputs and two data or more": ({ problem: { inputs } }) => inputs.rows >= 2 && inputs.cols >= 2,
    "fewer data than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "several outputs": ({ problem: { output } }) => output.rows >= 2,
  },
});
