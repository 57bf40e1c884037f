/**
 * "The linear stability condition", Theorem 3.
 *
 * As printed: "Let $\theta^*$ be a global minimum that is linearly stable. If the noise of linearized SGD satisfies
 * $\mu(\theta) \ge \mu_0$, then $\|H(\theta^*)\|_F \le \frac1\eta\sqrt{\frac{B}{\mu_0}}$."
 *
 * Nothing is sampled: the recursion of $\mathbb E\delta_t\delta_t^T$ closes, its operator is a symmetric matrix, and
 * its largest stable rate η* is an eigenvalue. The least μ(θ) is an eigenvalue too. η is a share of η*, μ_0 one of the
 * least μ.
 *
 * Equality: at two orthogonal gradients of one size and B = 1 the largest stable rate makes I − ηH vanish, so that the
 * noise alone carries the loss on. For subsets as batches, whose noise is smaller by (n − B)/(n − 1), the bound fails:
 * full batches are stable up to λ₁ = 2/η alone. Then B must be read as B(n − 1)/(n − B), as in (6).
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, holds, tex } from "../../src/claim/index.js";
import { exact, largestStableRate, momentGrowth, product, squareRoot } from "../../src/numerics/index.js";
import { frobeniusNorm } from "../../src/numerics/matrices/index.js";
import { alignedSgd, noiseAssumptions } from "./shared/aligned-noise.js";
import { GRADIENTS, spanningGradients } from "./shared/linearized-sgd.js";

const drawn = instances({
  large: { d: 12 },
  sizes: { p: [1, 3], n: ({ p }) => [p, Math.max(5, p + 2), Infinity], batch: [1, 4] },
  reals: { rateShare: [1, 0.5, 0.75, 0.875], alignmentShare: [1, 0.5, 0.125] },
  matrices: { J: GRADIENTS },
});

const stable = drawn.map(({ J, rateShare, ...sizes }, spec) => {
  const aligned = alignedSgd(spanningGradients(J), sizes, spec);
  return { ...aligned, rate: largestStableRate(aligned.sgd).times(rateShare) };
});

export default claim(stable, {
  id: "wu2025/theorem-3-stability",
  title: "A linearly stable minimum of SGD with aligned noise has a small Hessian",
  kinds: ["dynamics", "bound", "attained"],
  locus: "Theorem 3 of “The linear stability condition”",
  reading: `The global minimum has zero loss (“Here we focus on the over-parameterized regime”), so that linearized SGD
    is δ_{t+1} = (I − (η/B)Σ_{j∈I_t} g_jg_jᵀ)δ_t with H = G = (1/n)Σg_ig_iᵀ. Linearly stable means that the mean
    linearized loss stays bounded from every start. The noise is ξ_t/√B with E ξ_tξ_tᵀ = Σ(θ_t) (“SGD = GD + noise”), so
    that the B indices of a batch are independent.`,
  assumptions: [
    {
      name: "linear stability",
      statement: tex`\sup_t \mathbb{E} \tilde L(\tilde\theta_t) < \infty`,
      slack: ({ sgd, rate }) => exact(1).minus(momentGrowth(sgd, rate)),
      without: drawn.loosened({ reals: { rateShare: [2, 4, 1] } }),
    },
    ...noiseAssumptions(drawn),
  ],
  printed: holds`\mu(\theta) \ge \mu_0 \implies \|H(\theta^*)\|_F \le \frac{1}{\eta} \sqrt{\frac{B}{\mu_0}}`(
    ({ sgd, batch, rate, alignment }) => ({
      "η√μ₀ ‖H‖_F ≤ √B": atMost(product([rate, squareRoot(alignment), frobeniusNorm(sgd.hessian)]), squareRoot(batch)),
    }),
  ),
  equality: {
    "two orthogonal gradients of one size, B = 1, η = η*": ["1 0; 0 1", "2 0; 0 2", "-3 0; 0 -3"].map((J) =>
      drawn.at({ batch: 1, J }),
    ),
  },
  degenerate: {
    "one sample: no noise, μ = 0": drawn.at({ batch: 1, J: 1 }),
    "equal gradients: μ = 0": drawn.at({ batch: 1, J: "1; -1" }),
    "a sample that sees nothing": drawn.at({ batch: 4, J: "1; 0" }),
  },
  situations: {
    "p ≥ 2": ({ sgd }) => sgd.gradients.cols >= 2,
    "more samples than parameters": ({ sgd }) => sgd.gradients.rows > sgd.gradients.cols,
    "1 < B < n": ({ sgd, batch }) => 1 < batch && batch < sgd.gradients.rows,
    "η < η*": (_, { reals }) => reals["rateShare"]! < 1,
    "μ₀ below the least μ": (_, { reals }) => reals["alignmentShare"]! < 1,
  },
  budget: { share: 0.5, atLeast: 60 },
});
