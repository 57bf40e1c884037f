/**
 * Theorem 1 (§1) and Theorem 2 (§3), second display; proof in Appendix B.1.
 *
 * As printed (formulas restored from the proof): with $S_{\min} = \inf_{\mathcal W\in\arg\min R}S(\mathcal W)$ and $a =
 * \frac{w^{\star\top}\hat\Sigma w^\star}{\|w^\star\|^2}$, $2\|w^\star\|^{2-\frac2L}\|p\|^{\frac2L}La \le S_{\min} \le
 * 2\|w^\star\|^{2-\frac2L}\|p\|^{\frac2L}\sqrt{(2L-1)\Lambda^2+(L-1)^2a^2}$; Theorem 1 is the fully connected case p =
 * 1. Proof: "let the $W_k$ be rank-one matrices, such that" all have the norm $(\|w^\star\|/\|p\|)^{1/L}$, "successive
 * matrices have aligned first singular vectors, the first right singular vector of $W_1$ is aligned with $w^\star$, and
 * the first left singular vector of $W_L$ is aligned with $p$. We then have $w_{\rm prod} = w^\star$, meaning that the
 * network minimizes the loss."
 *
 * The sharpness of that minimizer is $2\|w^\star\|^{2-2/L}\|p\|^{2/L}$ times the largest eigenvalue of $\hat\Sigma +
 * (L-1)\hat\Sigma^{1/2}\hat w\hat w^\top\hat\Sigma^{1/2}$, at most $\Lambda+(L-1)a$. Both bounds are equalities where
 * all the data lie on one line.
 */
import { regressionMinimizers, minimizes, nonzeroSolution, sharpnessOf, widthsOf } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds, same } from "../../src/claim/index.js";
import { frobeniusNorm, frobeniusSquared, regressor, sharpness, spectralNorm } from "../../src/numerics/index.js";
import { isClearlyPositive, product, squareRoot } from "../../src/numerics/arithmetic/index.js";
import {
  alignedMinimizer,
  dataEnergy,
  hessianSharpness,
  leastNormRegressor,
  regressionMeasurements,
} from "../../src/numerics/minima/index.js";
import { isDrawnFrom, WHITE } from "./shared/regression.js";

const { at } = regressionMinimizers;

/** Parameters up to which the full Hessian is formed as well. */
const SMALL = 6;

export default claim(regressionMinimizers, {
  id: "marion2024/theorem-2",
  title: "The least sharpness of a minimizer between two bounds that grow with depth",
  kinds: ["bound", "attained"],
  locus: "Theorem 1; Theorem 2, second display, and its proof",
  reading: `The lower bound is one on every minimizer; the upper bound is one on the sharpness of the minimizer of the proof,
    which is the only one the proof knows. w* ≠ 0 and p ≠ 0. For data of less than full rank a minimizer need not have
    w_prod = w*, and the lower bound holds for those as well.`,
  assumptions: [minimizes, nonzeroSolution],
  printed: holds`2\|w^\star\|^{2-\frac{2}{L}} \|p\|^{\frac{2}{L}} L a \le S_{\min} \le
      2\|w^\star\|^{2-\frac{2}{L}} \|p\|^{\frac{2}{L}} \sqrt{(2L-1)\Lambda^2 + (L-1)^2 a^2}`((instance) => {
    const { weights, problem } = instance;
    const { inputs, output } = problem;
    const L = weights.length;
    const solution = leastNormRegressor(problem);
    const length = frobeniusNorm(solution);
    // For w* = 0 neither a nor the minimizer of the proof is defined.
    if (!isClearlyPositive(length, "a and the minimizer divide by it")) return {};
    const factor = product([2, length.power(2 * L - 2, L), frobeniusNorm(output).power(2, L)]);
    const a = dataEnergy(solution, problem).over(frobeniusSquared(solution));
    const largest = spectralNorm(inputs).squared().over(inputs.rows);
    const within = squareRoot(
      largest
        .squared()
        .times(2 * L - 1)
        .plus(a.times(L - 1).squared()),
    );
    const aligned = alignedMinimizer(widthsOf(weights), solution, output);
    const reached = sharpness(aligned, regressionMeasurements(problem));
    const parameters = weights.reduce((count, { data }) => count + data.length, 0);
    const lower = atLeast(sharpnessOf(instance), product([factor, L, a]));
    const upper = atMost(reached, factor.times(within));
    // Theorem 1 is the case p = 1.
    const bounds =
      output.data.length === 1 && output.data[0] === 1
        ? { "S(W) ≥ 2‖w*‖^{2−2/L}La": lower, "S(W) ≤ 2‖w*‖^{2−2/L}√((2L−1)Λ²+(L−1)²a²), W of the proof": upper }
        : { "S(W) ≥ 2‖w*‖^{2−2/L}‖p‖^{2/L}La": lower, "S(W) ≤ 2‖w*‖^{2−2/L}‖p‖^{2/L}√((2L−1)Λ²+(L−1)²a²)": upper };
    return {
      ...bounds,
      "w_prod = w* for W of the proof": same(regressor(aligned, problem), solution),
      "S(W) of the proof by the Hessian = by the Gram matrix":
        parameters <= SMALL ? equal(hessianSharpness(aligned, problem), reached) : null,
    };
  }),
  equality: {
    "one input, p = 1": [at({ W: [2], X: 1, p: [] }), at({ W: [2, 2, 2], X: "1; 2", p: [] })],
    "one input, a fixed p": [
      at({ model: "fixed p", W: [2, 2], X: 1, p: [2] }),
      at({ model: "fixed p", hidden: 1, W: ["3; 4"], X: 1, p: ["3; 4"] }),
    ],
  },
  degenerate: {
    "fewer points than inputs: w_prod ≠ w*": at({ W: ["1 1", 1], X: "1 0", p: [] }),
    "white data, repeated eigenvalues": at({ W: ["0 2", 2], X: "1 0; 0 1", p: [] }),
  },
  situations: {
    "L ≥ 3": ({ weights }) => weights.length >= 3,
    "several inputs, hidden width ≥ 2": ({ weights: [first] }) => first!.cols >= 2 && first!.rows >= 2,
    "several outputs": ({ problem: { output } }) => output.rows >= 2,
    "fewer points than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "white data, several inputs": ({ problem: { inputs } }, spec) =>
      inputs.cols >= 2 && inputs.rows >= inputs.cols && isDrawnFrom(spec, "X", WHITE),
  },
  budget: { share: 0.2, atLeast: 60 },
});
