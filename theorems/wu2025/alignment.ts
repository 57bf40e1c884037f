/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Quantify the alignment strength", (7)–(9).
 *
 * As printed: "$\alpha(\theta) = \frac{\mathrm{Tr}(\Sigma(\theta)G(\theta))}{\|G(\theta)\|_F\|\Sigma(\theta)\|_F}$ (7),
 * $\beta(\theta) = \frac{\|\Sigma(\theta)\|_F}{2L(\theta)\|G(\theta)\|_F}$ (8), $\mu(\theta) = \alpha(\theta)\beta(\theta)$
 * (9). α(θ): standard cosine similarity … There exists a positive constant $\mu_0$ such that $\mu(\theta) \ge \mu_0$,
 * (When the decoupling approximation holds, $\mu_0 = 1$.)"
 *
 * Reading: $\Sigma = \frac1n\sum e_ig_i\,e_ig_i^T - \nabla L\nabla L^T$, the first line of "The alignment property of SGD
 * noise", $L = \frac1{2n}\sum e_i^2$ and $G = \frac1n\sum g_ig_i^T$. Gradients g_i and errors e_i are any. That α is a
 * cosine says that α ≤ 1. The decoupling approximation is Σ = 2LG. That some $\mu_0$ exists is an observation, which the
 * slide supports by experiments; it is not tested here. "Why is the alignment satisfied?" is `alignment-trace`.
 */
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import { alignmentFactors, exact, frobeniusNorm, inner } from "../../src/numerics/index.js";
import {
  DEGENERATE_GRADIENTS,
  INTEGER_GRADIENTS,
  type WeightedGradients,
  weightedGradients,
  weightedGradientSpecs,
} from "./shared/weighted-gradients.js";

const COSINE = "Tr(ΣG) ≤ ‖G‖_F‖Σ‖_F";
const DECOUPLED = "μ = 1 where Σ = 2LG";

export default defineClaim<WeightedGradients>({
  id: "wu2025/alignment",
  title: "The alignment factors of the noise of SGD",
  kinds: ["identity", "bound"],
  locus: "(7)–(9)",
  reading:
    "Σ is the covariance of the gradient of one sample, mean subtracted, as the slides define it; the decoupling " +
    "approximation is Σ = 2LG.",
  specs: weightedGradientSpecs,
  materialize: weightedGradients,
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\alpha \le 1, \quad \Sigma = 2LG \implies \mu = 1`,
      expected: "holds",
      relations: ({ fisher, covariance, loss }) => {
        const decoupled = fisher.times(loss.times(2));
        const energy = loss.value * frobeniusNorm(fisher).value;
        return [
          atMost(COSINE, inner(covariance, fisher), frobeniusNorm(fisher).times(frobeniusNorm(covariance))),
          ...(energy > 0 ? [equal(DECOUPLED, alignmentFactors(decoupled, fisher, loss).alignment, exact(1))] : []),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "integers; Σ a multiple of G",
      form: "printed",
      relations: [COSINE, DECOUPLED],
      specs: INTEGER_GRADIENTS,
    },
  ],
  degenerateCases: DEGENERATE_GRADIENTS,
  budget: { share: 0.4, atLeast: 60 },
});
