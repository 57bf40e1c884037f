/**
 * "An Important Observation".
 *
 * As printed: "Consider the regression problem $\hat L(\theta) = \frac1{2n}\sum_i(f(x_i;\theta)-y_i)^2 =:
 * \frac1{2n}\sum_ie_i^2$. the Hessian $H(\theta) := \nabla^2\hat L(\theta) = \underbrace{\frac1n\sum_i\nabla
 * f(x_i;\theta)\nabla f(x_i;\theta)^T}_{G(\theta)} + \frac1n\sum_ie_i\nabla^2f(x_i;\theta)$. … at an interpolation
 * minimum θ* where $\hat L(\theta^*) = 0$, we have $H(\theta^*) = G(\theta^*)$. We shall measure the "sharpness" by
 * using G instead of H, e.g., $\mathrm{Tr}[G(\theta)] = \frac1n\sum_i\|\nabla f(x_i;\theta)\|^2$."
 *
 * Two routes: H by Taylor arithmetic on $\hat L$ along e_p and e_p + e_q, against gradients and Hessians of the single
 * predictions; the trace of G from its diagonal against norms of gradients.
 */
import { instances } from "../../generators/index.js";
import { claim, equal, holds, same, tex } from "../../src/claim/index.js";
import { frobeniusNorm, frobeniusSquared, linearCombination, quantityMatrix, trace } from "../../src/numerics/index.js";
import { exact, gradientByJets } from "../../src/numerics/arithmetic/index.js";
import { pow } from "../../src/numerics/elementary/index.js";
import { hessianByJets } from "./shared/hessian-by-jets.js";
import { NETWORKS, tanhPrediction, tanhRisk } from "./shared/tanh-network.js";

const drawn = instances({
  // Second derivatives by jets.
  large: { n: 24, d: 6, entries: 32 },
  // e_i at the point that should be a minimum.
  fixed: { remaining: 0 },
  sizes: { n: [1, 3], d: [1, 2], m: [1, 2] },
  matrices: NETWORKS,
});
const { at } = drawn;

export default claim(drawn, {
  id: "wu2025/fisher",
  title: "The Hessian and the empirical Fisher matrix agree at interpolation",
  kinds: ["identity"],
  locus: "“An Important Observation”",
  reading: `f is twice differentiable; instances are two-layer tanh networks. The labels are f(x_i; θ) less a given e_i, none
    at the interpolation minimum; the first display is checked for drawn e, and holds for all. That H(θ) ≈ G(θ) for small
    loss is no statement with constants and is not tested.`,
  assumptions: [
    {
      name: "interpolation",
      statement: tex`\hat L(\theta^*) = 0`,
      slack: ({ remaining }) => exact(remaining).squared().over(2).negated(),
      without: drawn.loosened({ reals: { remaining: [1, -1, 2] } }),
    },
  ],
  printed:
    holds`H(\theta) = G(\theta) + \frac{1}{n} \sum_i e_i \nabla^2 f(x_i; \theta), \quad H(\theta^*) = G(\theta^*),
      \quad \operatorname{Tr} G(\theta) = \frac{1}{n} \sum_i \|\nabla f(x_i; \theta)\|^2`(
      ({ n, theta, X, e, remaining }) => {
        const point = Array.from(theta.data);
        const residuals = Array.from(e.data);
        const predictions = X.toRows().map(tanhPrediction);
        const slopes = predictions.map((f) => gradientByJets(f, point));
        const gradients = quantityMatrix(n, point.length, (i, p) => slopes[i]![p]!);
        const G = gradients.T.times(gradients).times(exact(1).over(n));
        const shares = residuals.map((residual) => exact(residual).over(n));
        const curvatures = predictions.map((f) => hessianByJets(f, point));
        const bent = linearCombination(curvatures, shares);
        const general = hessianByJets(tanhRisk(predictions, point, residuals), point);
        const left = residuals.map(() => remaining);
        const atMinimum = hessianByJets(tanhRisk(predictions, point, left), point);
        // Both may vanish, or their sum may: compared with the sizes of the parts.
        const size = pow(Math.max(...point.map(Math.abs), ...Array.from(X.data, Math.abs)), 2);
        const scale = frobeniusNorm(G).value + frobeniusNorm(bent).value + size;
        return {
          "H(θ) = G(θ) + (1/n)Σ e_i∇²f(x_i; θ)": same(general, G.plus(bent), scale),
          "H(θ*) = G(θ*)": same(atMinimum, G, scale),
          "Tr G(θ) = (1/n)Σ‖∇f(x_i; θ)‖²": equal(trace(G), frobeniusSquared(gradients).over(n), scale),
        };
      },
    ),
  equality: { "one neuron": [at({ theta: "1 1", X: 1, e: 1 }), at({ theta: "2 -1", X: "1; 0.5", e: "1; -1" })] },
  degenerate: { "θ = 0": at({ theta: "0 0", X: 1, e: 1 }), "x = 0": at({ theta: "1 1", X: 0, e: 0 }) },
  situations: {
    "n, d, m ≥ 2": ({ n, d, m }) => Math.min(n, d, m) >= 2,
    "more parameters than samples": ({ n, theta }) => theta.data.length > n,
    "errors of both signs": ({ e }) => Math.min(...e.data) < 0 && Math.max(...e.data) > 0,
    "θ, X ≠ 0": ({ theta, X }) => theta.data.some((x) => x !== 0) && X.data.some((x) => x !== 0),
  },
  budget: { share: 0.3, atLeast: 60 },
});
