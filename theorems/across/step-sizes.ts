/**
 * Where the sources overlap: the step sizes of gradient descent at which a minimizer of univariate regression is
 * stable.
 *
 * The lecture (Wu 2025): θ* is linearly stable iff $\lambda_1 \le 2/\eta$. Mulayoff and Michaeli (2020, after Theorem
 * 1): $\eta_{\max} \le \frac1m\sigma_{\max}(T)^{-2(1-1/m)}$ for white data. Marion and Chizat (2024, introduction and
 * Fig. 2): for $\|w^\star\| = 1$ training fails above about $1/(La)$. With their Theorem 2 the lecture's condition
 * gives, for every minimizer and without $\|w^\star\| = 1$, $\eta \le 2/S(\mathcal W) \le 1/(La\|w^\star\|^{2-2/L})$,
 * and for white data the right side is that of Mulayoff and Michaeli.
 *
 * At the largest stable step the lecture's $\|H\|_F \le \sqrt{n}\cdot2/\eta$ is $\|H\|_F \le \sqrt n\,S$: n data of one
 * output give a Hessian of rank at most n. Its halves: the lecture has the loss $\frac1{2n}\sum e_i^2$, the others
 * $\frac1n\sum e_i^2$; the condition $\lambda_1 \le 2/\eta$ is about the Hessian of whatever loss is descended.
 */
import { minimizes, nonzeroSolution, sharpnessOf } from "../../generators/families/index.js";
import { widthsOf } from "../../generators/hypotheses/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { alignedMinimizer, dataEnergy, leastNormRegressor } from "../../src/numerics/index.js";
import { exact, isClearlyPositive, product, squareRoot } from "../../src/numerics/arithmetic/index.js";
import { column, frobeniusNorm, frobeniusSquared } from "../../src/numerics/matrices/index.js";
import { minimumSharpness } from "../../src/numerics/networks/index.js";
import { smallestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { hessianNorm, minimizers, stepsOf } from "./objects/step-sizes.js";

const { at } = minimizers;

const BORDER = "‖I − ηH‖₂ = 1 at η = 2/S(W)";
const TURNED = "λ_min(I − ηH) = −1 at η = 2/S(W)";
const BEYOND = "‖I − ηH‖₂ = 3/2 at η = 5/2 · 1/S(W)";

export default claim(minimizers, {
  id: "across/step-sizes",
  title: "The three conditions on the step size of gradient descent agree",
  kinds: ["bound", "attained"],
  locus: "wu2025 GD stability, mulayoff2020 after Theorem 1, marion2024 Theorem 2 and Fig. 2",
  reading: `Stability is that of the linearized iteration, ‖I − ηH‖₂ ≤ 1: being convex in η, and 1 at η = 0, this norm is at
    most 1 up to the η where it is 1 again, and more beyond. In the kernel of H, or nearly there, it is 1 at smaller η, too:
    that some distance is just turned round says that 2/S(W) is neither too large nor too small. Marion and Chizat's 1/(La) is for ‖w*‖ =
    1; the other powers are those of their Theorem 2.`,
  assumptions: [minimizes, nonzeroSolution],
  printed:
    holds`\|I - \eta H\| \le 1 \iff \eta \le \frac{2}{S(\mathcal W)}, \quad \frac{2}{S(\mathcal W)} \le \frac{1}{La\|w^\star\|^{2-\frac{2}{L}}\|p\|^{\frac{2}{L}}},
      \quad \|H\|_F \le \sqrt{n}\,S(\mathcal W),
      \quad \eta_{\max} = \frac{1}{m}\sigma_{\max}(T)^{-2(1-\frac{1}{m})}
      \text{ for } T = w^{\star\top},\ \hat\Sigma = I`((instance) => {
      const { weights, problem } = instance;
      const { inputs, output } = problem;
      const L = weights.length;
      const solution = leastNormRegressor(problem);
      const length = frobeniusNorm(solution);
      // For w* = 0 neither a nor the step size is defined.
      if (!isClearlyPositive(length, "a divides by it, and the step by the sharpness")) return {};
      const size = length.power(2 * L - 2, L);
      const a = dataEnergy(solution, problem).over(frobeniusSquared(solution));
      const sharpness = sharpnessOf(instance);
      const step = exact(2).over(sharpness);
      const stepBy = stepsOf(instance);
      const there = stepBy(step);
      // For T = w*ᵀ the solution (27) is the minimizer of aligned layers of rank one.
      const canonical =
        output.rows === 1 ? minimumSharpness(alignedMinimizer(widthsOf(weights), solution, column([1]))) : null;
      return {
        "2/S(W) ≤ 1/(La‖w*‖^{2−2/L}‖p‖^{2/L})": atMost(
          step,
          exact(1).over(product([L, a, size, frobeniusNorm(output).power(2, L)])),
        ),
        [BORDER]: equal(spectralNorm(there), exact(1)),
        [TURNED]: equal(smallestEigenvalue(there), exact(-1)),
        [BEYOND]: equal(spectralNorm(stepBy(step.times(5 / 4))), exact(3 / 2)),
        "‖H‖_F ≤ 2√n/η at η = 2/S(W)": atMost(hessianNorm(instance), squareRoot(exact(inputs.rows)).times(sharpness)),
        "2/λ_max(H_w) = 1/(La‖w*‖^{2−2/L}), w of (27), Σ̂ = I":
          canonical && equal(exact(2).over(canonical), exact(1).over(size.times(L))),
      };
    }),
  equality: { "one input, one datum": [at({ W: [2], X: 1, p: [] }), at({ W: [2, 2, 2], X: 3, p: [] })] },
  degenerate: {
    "fewer data than inputs": at({ W: ["1 1", 1], X: "1 0", p: [] }),
    "w* = 0": at({ W: [0, 1], X: 1, p: [] }),
  },
  budget: { share: 0.4, atLeast: 100 },
  situations: {
    "L ≥ 3": ({ weights }) => weights.length >= 3,
    "two data and two inputs or more": ({ problem: { inputs } }) => inputs.rows >= 2 && inputs.cols >= 2,
    "fewer data than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "several outputs": ({ problem: { output } }) => output.rows >= 2,
  },
});
