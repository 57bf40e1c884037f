/**
 * "Quantify the alignment strength", (7)–(9).
 *
 * As printed: "$\alpha(\theta) = \frac{\mathrm{Tr}(\Sigma(\theta)G(\theta))}{\|G(\theta)\|_F\|\Sigma(\theta)\|_F}$ (7),
 * $\beta(\theta) = \frac{\|\Sigma(\theta)\|_F}{2L(\theta)\|G(\theta)\|_F}$ (8), $\mu(\theta) = \alpha(\theta)\beta(\theta)$
 * (9). α(θ): standard cosine similarity … There exists a positive constant $\mu_0$ such that $\mu(\theta) \ge \mu_0$,
 * (When the decoupling approximation holds, $\mu_0 = 1$.)"
 *
 * "Why is the alignment satisfied?" is `alignment-trace`.
 */
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { alignmentFactors, exact, frobeniusNorm, inner, isClearlyPositive } from "../../src/numerics/index.js";
import { DEGENERATE_GRADIENTS, INTEGER_GRADIENTS, NOTATION, weightedGradients } from "./shared/weighted-gradients.js";

export default claim(weightedGradients, {
  id: "wu2025/alignment",
  title: "The alignment factors of the noise of SGD",
  kinds: ["identity", "bound"],
  locus: "(7)–(9)",
  reading: `${NOTATION} That α is a cosine says that α ≤ 1. The decoupling approximation is Σ = 2LG. That some μ_0
    exists is an observation, which the slide supports by experiments; it is not tested here.`,
  printed: holds`\alpha \le 1, \quad \Sigma = 2LG \implies \mu = 1`(({ fisher, covariance, loss }) => {
    const size = frobeniusNorm(fisher);
    const decoupled = fisher.times(loss.times(2));
    return {
      "Tr(ΣG) ≤ ‖G‖_F‖Σ‖_F": atMost(inner(covariance, fisher), size.times(frobeniusNorm(covariance))),
      "μ = 1 where Σ = 2LG": isClearlyPositive(loss.times(size), "μ divides by it")
        ? equal(alignmentFactors(decoupled, fisher, loss).alignment, exact(1))
        : null,
    };
  }),
  equality: { "integers; Σ a multiple of G": INTEGER_GRADIENTS },
  degenerate: DEGENERATE_GRADIENTS,
  budget: { share: 0.4, atLeast: 60 },
});
