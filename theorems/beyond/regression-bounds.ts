/**
 * Beyond Theorems 1 and 2 of marion2024 (§1, §3, Appendix B.1).
 *
 * For p ≠ 0 and $w^\star\ne0$, $X^\top(y-Xw^\star) = 0$: with $c = \|w^\star\|^{2-\frac2L}\|p\|^{\frac2L}$, $\hat w =
 * w^\star/\|w^\star\|$, $a = \hat w^\top\hat\Sigma\hat w$ and Λ the largest eigenvalue of $\hat\Sigma$, the source
 * prints $2cLa\le S_{\min}\le2c\sqrt{(2L-1)\Lambda^2+(L-1)^2a^2}$. Here both bounds are sharper,
 * $$2cLa\left(\frac{\|\hat\Sigma\hat w\|}a\right)^{\frac2L} \le S_{\min} \le 2c(\Lambda+(L-1)a),$$
 * and the sharpness of the minimizer of the source's proof, of rank one, equal norms and aligned, is exactly
 * $$S(\mathcal W^0) = 2c\,\lambda_{\max}\big(\hat\Sigma+(L-1)\hat\Sigma^{1/2}\hat w\hat w^\top\hat\Sigma^{1/2}\big).$$
 * For L ≥ 2 it is a flattest minimizer if and only if $\hat\Sigma w^\star = aw^\star$ and $\Lambda\le La$, if and only
 * if the printed lower bound is reached.
 *
 * The proof is in `proofs`, step by step.
 */
import { minimizes, nonzeroSolution, regressionMinimizers, sharpnessOf, widthsOf } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { alignedMinimizer, dataEnergy, leastNormRegressor, regressionMeasurements } from "../../src/numerics/index.js";
import { exact, isClearlyPositive, maximum, product, squareRoot } from "../../src/numerics/arithmetic/index.js";
import { frobeniusNorm, frobeniusSquared } from "../../src/numerics/matrices/index.js";
import { sharpness } from "../../src/numerics/networks/index.js";
import { largestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/regression-bounds.js";

const minimizers = regressionMinimizers.growing({ entries: 256 });
const { at } = minimizers;

const LOWERS = "2cLa(‖Σŵ‖/a)^{2/L} ≥ 2cLa, the printed lower bound";
const VALUE = "S(W⁰) = 2c λ_max(Σ + (L−1)Σ^{1/2}ŵŵᵀΣ^{1/2})";
const LEAST = "S(W⁰) ≥ 2c max(Λ, La)";

export default claim(minimizers, {
  id: "beyond/regression-bounds",
  title: "Explicit bounds of the least sharpness, sharper on both sides, and when the aligned minimizer is flattest",
  kinds: ["bound", "identity"],
  locus: "beyond marion2024/theorem-2",
  reading: `Printed there: 2cLa ≤ S_min ≤ 2c√((2L−1)Λ²+(L−1)²a²), c = ‖w*‖^{2−2/L}‖p‖^{2/L}, p ≠ 0. Here: 2cLa(‖Σŵ‖/a)^{2/L}
    ≤ S_min ≤ 2c(Λ+(L−1)a); for L ≥ 2 the aligned minimizer W⁰ is flattest iff Σw* = aw* and Λ ≤ La, which is proven
    and not tested. Proven step by step.`,
  proof,
  assumptions: [minimizes, nonzeroSolution],
  printed:
    holds`p \ne 0,\ X^\top(y-Xw^\star) = 0,\ w^\star \ne 0:\quad 2cLa\left(\frac{\|\hat\Sigma\hat w\|}{a}\right)^{\frac2L} \le S_{\min} \le S(\mathcal W^0)
      = 2c\,\lambda_{\max}\big(\hat\Sigma + (L-1)\hat\Sigma^{\frac12}\hat w\hat w^\top\hat\Sigma^{\frac12}\big) \le 2c(\Lambda + (L-1)a)`(
      (minimizer) => {
        const { weights, problem } = minimizer;
        const { inputs, output } = problem;
        const depth = weights.length;
        const solution = leastNormRegressor(problem);
        const length = frobeniusNorm(solution);
        // For w* = 0 neither a nor the minimizer of the proof is defined.
        if (!isClearlyPositive(length, "a and the minimizer divide by it")) return {};
        const c = product([length.power(2 * depth - 2, depth), frobeniusNorm(output).power(2, depth)]);
        const a = dataEnergy(solution, problem).over(frobeniusSquared(solution));
        const largest = spectralNorm(inputs).squared().over(inputs.rows);
        const fitted = inputs.times(solution);
        const stretch = frobeniusNorm(inputs.T.times(fitted)).over(product([inputs.rows, length, a]));
        const printed = product([2 * depth, c, a]);
        const lower = printed.times(stretch.power(2, depth));
        const form = inputs.gramOfRows().plus(fitted.gramOfRows().times(exact(depth - 1).over(length.squared())));
        const aligned = alignedMinimizer(widthsOf(weights), solution, output);
        const reached = sharpness(aligned, regressionMeasurements(problem));
        const rest = a.times(depth - 1);
        const above = product([2, c, largest.plus(rest)]);
        const spread = largest
          .squared()
          .times(exact(2 * depth - 1))
          .plus(rest.squared());
        return {
          "S(W) ≥ 2cLa(‖Σŵ‖/a)^{2/L}": atLeast(sharpnessOf(minimizer), lower),
          [LOWERS]: atLeast(lower, printed),
          [VALUE]: equal(reached, product([2, c, largestEigenvalue(form).over(inputs.rows)])),
          "S(W⁰) ≤ 2c(Λ + (L−1)a)": atMost(reached, above),
          "2c(Λ+(L−1)a) ≤ 2c√((2L−1)Λ²+(L−1)²a²), the printed": atMost(above, product([2, c, squareRoot(spread)])),
          [LEAST]: atLeast(reached, product([2, c, maximum([largest, a.times(depth)])])),
        };
      },
    ),
  equality: {
    "one input": [at({ W: [2], X: 1, p: [] }), at({ W: [2, 2, 2], X: "1; 2", p: [] })],
    "w* an eigenvector of the largest eigenvalue": [at({ W: ["2 0", 2], X: "2 0; 0 1", p: [] })],
    "w* an eigenvector of a smaller eigenvalue, Λ < La and Λ > La": {
      of: [LOWERS, VALUE, LEAST],
      at: [at({ W: ["2 0", 2, 2], X: "2 0; 0 3", p: [] }), at({ W: ["2 0", 2], X: "1 0; 0 4", p: [] })],
    },
  },
  degenerate: {
    "fewer points than inputs: w_prod ≠ w*": at({ W: ["1 1", 1], X: "1 0", p: [] }),
    "white data": at({ W: ["0 2", 2], X: "1 0; 0 1", p: [] }),
  },
  budget: { share: 0.2, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ weights }) => weights.length >= 3,
    "two inputs and two data or more": ({ problem: { inputs } }) => inputs.rows >= 2 && inputs.cols >= 2,
    "fewer data than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "several outputs": ({ problem: { output } }) => output.rows >= 2,
  },
});
