/**
 * "The linear stability condition", proof of Theorem 3.
 *
 * As printed: "By the preceding lemma, we have $\mathbb E[\tilde L(\tilde\theta_{t+1})] \ge
 * \frac{\eta^2}{2B}\mathbb E[\mathrm{Tr}(H(\theta^*)\Sigma(\tilde\theta_t))] =
 * \frac{\eta^2\|H(\theta^*)\|_F^2}B\mathbb E[\mu(\theta_t)\tilde L(\tilde\theta_t)]$."
 *
 * The mean loss is taken over all nᴮ batches. Equality where the gradient step ends at the minimum, I − ηH = 0.
 */
import { instances, law } from "../../generators/index.js";
import { atLeast, because, claim, equal, holds } from "../../src/claim/index.js";
import { exact, frobeniusSquared, inner, type Matrix, mean, product, type Quantity } from "../../src/numerics/index.js";
import { alignmentFactors, allBatches, sampleCovariance } from "../../src/numerics/descent/index.js";
import { GRADIENTS, gradientsOf, sgdWithBatches } from "./shared/linearized-sgd.js";

const drawn = instances({
  large: { n: 8, d: 6 },
  file: { own: { delta: law("positive", 1) } },
  sizes: { p: [1, 3], n: [2, 3], batch: [1, 3] },
  reals: { rate: [1, 0.5, 2, 0.125, 4] },
  matrices: { J: GRADIENTS, delta: { shape: ["p", 1], laws: ["positive", "integer", "gaussian", "gaussian"] } },
});

export default claim(drawn, {
  id: "wu2025/noise-term-proof",
  title: "The noise alone keeps the mean loss up: the first step of the proof of Theorem 3",
  kinds: ["bound", "identity", "attained"],
  locus: "Proof of Theorem 3 of “The linear stability condition”",
  reading: `SGD linearized at a minimum of zero loss, with B independent indices; Σ is the covariance of the gradient of
    one sample, G = H, and μ = αβ by (7)–(9). θ_t is a point: mixtures follow by linearity. No lemma precedes; the
    statement before it has η²/B instead of η²/(2B), see wu2025/noise-term. Where Σ = 0, μ = 0.`,
  printed: holds`\mathbb{E}[\tilde L(\tilde\theta_{t+1})] \ge
      \frac{\eta^2}{2B} \mathbb{E}[\operatorname{Tr}(H(\theta^*) \Sigma(\tilde\theta_t))] =
      \frac{\eta^2 \|H(\theta^*)\|_F^2}{B} \mathbb{E}[\mu(\theta_t) \tilde L(\tilde\theta_t)]`(
    ({ J, delta, batch, rate }) => {
      const sgd = sgdWithBatches(J, batch, "with replacement");
      const lossAt = (displacement: Matrix): Quantity => frobeniusSquared(J.times(displacement)).over(2 * J.rows);
      const after = allBatches(J.rows, batch, "with replacement").map((own) => {
        const chosen = gradientsOf(own, sgd);
        const slope = chosen.T.times(chosen.times(delta));
        return lossAt(delta.minus(slope.times(exact(rate).over(batch))));
      });
      const covariance = sampleCovariance(J, J.times(delta));
      const loss = lossAt(delta);
      const share = exact(rate).squared().over(batch);
      const noise = share.times(inner(sgd.hessian, covariance)).over(2);
      const { alignment } = alignmentFactors(covariance, sgd.hessian, loss);
      return {
        // What is left out is the loss at the mean of the next step.
        "E L(θ_{t+1}) ≥ (η²/2B) Tr(HΣ)": because(atLeast(mean(after), noise), () =>
          lossAt(delta.minus(sgd.hessian.times(delta).times(rate))),
        ),
        "(η²/2B) Tr(HΣ) = (η²‖H‖_F²/B) μL": equal(
          noise,
          product([share, frobeniusSquared(sgd.hessian), alignment, loss]),
        ),
      };
    },
  ),
  equality: {
    "one gradient of two, η = 2: I − ηH = 0": [1, 2].map((batch) => drawn.at({ batch, rate: 2, J: "1; 0", delta: 1 })),
  },
  degenerate: {
    "one sample: no noise": drawn.at({ batch: 1, J: 1, delta: 1 }),
    "at the minimum": drawn.at({ batch: 1, J: "1; 2", delta: 0 }),
  },
  situations: {
    "p, n, B ≥ 2": ({ p, n, batch }) => Math.min(p, n, batch) >= 2,
    "1 < B < n": ({ n, batch }) => 1 < batch && batch < n,
    "more parameters than samples": ({ p, n }) => p > n,
    "an unstable step: η Tr H > 4p": ({ J, p, n, rate }) =>
      rate * J.data.reduce((all, x) => all + x * x, 0) > 4 * p * n,
  },
  budget: { share: 0.4, atLeast: 60 },
});
