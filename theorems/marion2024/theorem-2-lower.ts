/**
 * Theorem 2 (§3), first inequality; proof in Appendix B.1.
 *
 * As printed (formula restored from the proof): "Let $S_{\min} = \inf_{\mathcal W\in\arg\min R}S(\mathcal W)$ and
 * $a = \frac{w^{\star\top}\hat\Sigma w^\star}{\|w^\star\|^2}$. We have", for every minimizer $\mathcal W$,
 * $S(\mathcal W) \ge 2\|w^\star\|^2a\sum_{k=1}^L\frac1{\|W_k\|_F^2}$.
 *
 * The direction of the proof is $\beta_k = W_k/\|W_k\|_F^2$. Along it $w_{\rm prod}$ moves by $\sum_k\|W_k\|_F^{-2}$
 * times itself. Equality means that β is a first eigenvector of the Hessian: the layers are then aligned and of rank
 * one, and $w_{\rm prod}$ is an eigenvector of $\hat\Sigma$. S comes from the Gram matrix of the gradients and, for
 * small networks, also from the Hessian entry by entry.
 */
import { regressionMinimizers, minimizes, nonzeroSolution, sharpnessOf } from "../../generators/index.js";
import { atLeast, claim, equal, holds } from "../../src/claim/index.js";
import { exact, frobeniusSquared, sum } from "../../src/numerics/index.js";
import { dataEnergy, hessianSharpness, leastNormRegressor } from "../../src/numerics/minima/index.js";

/** Parameters up to which the full Hessian is formed as well. */
const SMALL = 6;

export default claim(regressionMinimizers, {
  id: "marion2024/theorem-2-lower",
  title: "A lower bound on the sharpness of every minimizer from the norms of its layers",
  kinds: ["bound", "attained"],
  locus: "Theorem 2, first inequality",
  reading: `For every minimizer of the model (3) with any p; w* ≠ 0 as assumed throughout the paper (§2). Σ̂ need not have full
    rank, so that w_prod of a minimizer may differ from w* by an element of the kernel of X.`,
  assumptions: [minimizes, nonzeroSolution],
  printed: holds`S(\mathcal{W}) \ge 2\|w^\star\|^2 a \sum_{k=1}^L \frac{1}{\|W_k\|_F^2}`((instance) => {
    const { weights, problem, solved } = instance;
    // ‖w*‖²a is w*ᵀΣ̂w*.
    const energy = dataEnergy(leastNormRegressor(problem), problem);
    const reciprocals = sum(weights.map((w) => exact(1).over(frobeniusSquared(w))));
    const sharpness = sharpnessOf(instance);
    const parameters = weights.reduce((count, { data }) => count + data.length, 0);
    return {
      "S(W) ≥ 2‖w*‖²a Σ_k 1/‖W_k‖_F²": atLeast(sharpness, energy.times(2).times(reciprocals)),
      "λ_max(∇²R), entry by entry = (2/n)λ_max of ⟨∇f_i, ∇f_j⟩":
        solved && parameters <= SMALL ? equal(hessianSharpness(weights, problem), sharpness) : null,
    };
  }),
  equality: {
    "one input, aligned layers of rank one": [
      regressionMinimizers.at({ W: [2], X: 1, p: [] }),
      regressionMinimizers.at({ W: [1, 2, 3], X: "1; 2", p: [] }),
      regressionMinimizers.at({ model: "fixed p", W: [2, "1; 2"], X: 1, p: ["1; 2"] }),
    ],
  },
  degenerate: {
    "fewer points than inputs: w_prod ≠ w*": regressionMinimizers.at({ W: ["1 1", 1], X: "1 0", p: [] }),
    "the same point twice": regressionMinimizers.at({ W: ["1 0; 0 1", "1 2"], X: "1 1; 1 1", p: [] }),
  },
  situations: {
    "L ≥ 3": ({ weights }) => weights.length >= 3,
    "several inputs, hidden width ≥ 2": ({ weights: [first] }) => first!.cols >= 2 && first!.rows >= 2,
    "several outputs": ({ problem: { output } }) => output.rows >= 2,
    "fewer points than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "more points than inputs": ({ problem: { inputs } }) => inputs.rows > inputs.cols,
  },
  budget: { share: 0.5, atLeast: 60 },
});
