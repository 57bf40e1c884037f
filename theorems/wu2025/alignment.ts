/**
 * "Quantify the alignment strength", (7)–(9).
 *
 * As printed: "$\alpha(\theta) = \frac{\mathrm{Tr}(\Sigma(\theta)G(\theta))}{\|G(\theta)\|_F\|\Sigma(\theta)\|_F}$ (7),
 * $\beta(\theta) = \frac{\|\Sigma(\theta)\|_F}{2L(\theta)\|G(\theta)\|_F}$ (8), $\mu(\theta) = \alpha(\theta)\beta(\theta)$
 * (9). α(θ): standard cosine similarity … There exists a positive constant $\mu_0$ such that $\mu(\theta) \ge \mu_0$,
 * (When the decoupling approximation holds, $\mu_0 = 1$.)"
 *
 * "Why is the alignment satisfied?" is `alignment-trace`. The least μ of a model that is linear in its parameters is an
 * eigenvalue; with one parameter it is μ itself, at every θ.
 */
import { instances, law } from "../../generators/index.js";
import { atLeast, atMost, because, claim, equal, holds, lagrangeGap, refuted } from "../../src/claim/index.js";
import {
  alignmentFactors,
  exact,
  frobeniusNorm,
  frobeniusSquared,
  fromRows,
  inner,
  isClearlyPositive,
  leastAlignment,
  linearizedSgd,
  type Matrix,
  product,
  type Quantity,
  sampleCovariance,
} from "../../src/numerics/index.js";
import { GRADIENTS, spanningGradients } from "./shared/linearized-sgd.js";
import { NOTATION } from "./shared/weighted-gradients.js";

const drawn = instances({
  choices: { family: ["equal slopes", "any", "any"] },
  sizes: { p: [1, 3], n: ({ p }) => [Math.max(2, p), 5] },
  matrices: {
    g: { shape: ["n", "p"], laws: ["identity", "integer", "gaussian", "gaussian", "lowRank"] },
    e: { shape: ["n", 1], laws: ["identity", "positive", "integer", "gaussian"] },
    J: GRADIENTS,
    delta: { shape: ["p", 1], laws: ["positive", "integer", "gaussian", "gaussian"] },
  },
});

/** Any gradients and errors of n ≥ 2 samples; and a linear model without labels of its own, where they may be alike up to signs. */
const samples = drawn.map(({ family, g, e, J, delta }) => {
  const signs = () => fromRows(Array.from({ length: J.rows }, (_, i) => [J.at(i, 0) < 0 ? -1 : 1]));
  const model = family === "equal slopes" ? signs() : spanningGradients(J);
  const distance = fromRows(Array.from({ length: model.cols }, (_, k) => [delta.at(k, 0)]));
  const residuals = model.times(distance);
  return { any: moments(g, e), model, linear: moments(model, residuals) };
});

function moments(gradients: Matrix, residuals: Matrix) {
  return {
    fisher: linearizedSgd(gradients, exact(1)).hessian,
    covariance: sampleCovariance(gradients, residuals),
    loss: frobeniusSquared(residuals).over(2 * residuals.rows),
  };
}

type Samples = ReturnType<typeof samples.materialize>;

const COSINE = "Tr(ΣG) ≤ ‖G‖_F‖Σ‖_F";
const DECOUPLED = "μ = 1 where Σ = 2LG";
const LEAST = "Tr(ΣG) ≥ μ₀ · 2L‖G‖_F², μ₀ the least μ of a linear model";
/** Any constant would do that rounding does not hide: the least μ is 0. */
const SMALL = 2 ** -20;

function definitions({ any: { fisher, covariance, loss } }: Samples) {
  const size = frobeniusNorm(fisher);
  const decoupled = fisher.times(loss.times(2));
  return {
    [COSINE]: because(
      atMost(inner(covariance, fisher), size.times(frobeniusNorm(covariance))),
      () => lagrangeGap(covariance, fisher),
      2,
    ),
    [DECOUPLED]: isClearlyPositive(loss.times(size), "μ divides by it")
      ? equal(alignmentFactors(decoupled, fisher, loss).alignment, exact(1))
      : null,
  };
}

/** Tr(ΣG) ≥ μ₀ · 2L‖G‖_F² of the linear model. */
function least({ linear: { fisher, covariance, loss } }: Samples, bound: Quantity) {
  return atLeast(inner(covariance, fisher), product([bound, 2, loss, frobeniusSquared(fisher)]));
}

export default claim(samples, {
  id: "wu2025/alignment",
  title: "The alignment factors of the noise of SGD",
  kinds: ["identity", "bound"],
  locus: "(7)–(9)",
  reading: `${NOTATION} n ≥ 2: one sample has no noise. That α is a cosine says that α ≤ 1. The decoupling approximation is
    Σ = 2LG. “There exists a positive constant μ₀ such that μ(θ) ≥ μ₀” is called an observation, and supported by
    experiments; it names no model and no θ, and is read as meant for all.`,
  printed: refuted`\alpha \le 1, \quad \Sigma = 2LG \implies \mu = 1, \quad \exists \mu_0 > 0: \mu(\theta) \ge \mu_0`(
    (instance) => ({
      ...definitions(instance),
      "μ ≥ μ₀ > 0, for one μ₀": least(instance, exact(SMALL)),
    }),
  ),
  corrected: holds`\alpha \le 1, \quad \Sigma = 2LG \implies \mu = 1,
      \quad \mu(\theta) \ge \mu_0 := \min_\theta \mu(\theta) \text{ for } f(x_i; \theta) = g_i^\top \theta,\ e_i =
      g_i^\top(\theta - \theta^*), \text{ an eigenvalue}`((instance) => ({
    ...definitions(instance),
    [LEAST]: least(instance, leastAlignment(linearizedSgd(instance.model, exact(1)))),
  })),
  equality: {
    "integers; Σ a multiple of G; one parameter": [
      drawn.at({ family: "any", g: "1; 0", e: "1; 2", J: "1; 2", delta: 1 }),
      drawn.at({ family: "any", g: "2; 0", e: "1; 1", J: "1; 0", delta: 2 }),
    ],
  },
  degenerate: {
    "zero loss": drawn.at({ family: "any", g: "1; 2", e: "0; 0", J: "1; 2", delta: 0 }),
    "no gradients; equal gradients": drawn.at({ family: "any", n: 2, g: law("zero"), e: "1; 1", J: "1; -1", delta: 1 }),
    "f(x_1) = θ, f(x_2) = −θ": drawn.at({ g: "1; 1", e: "1; 1", J: "1; -1", delta: 1 }),
  },
  situations: {
    "p ≥ 2": ({ model }) => model.cols >= 2,
    "n ≥ 3": ({ model }) => model.rows >= 3,
    "n = p ≥ 2": ({ model }) => model.cols >= 2 && model.rows === model.cols,
    "g_i alike up to signs": (_, { choices }) => choices["family"] === "equal slopes",
    "g_i that differ": (_, { choices }) => choices["family"] === "any",
  },
  budget: { share: 0.4, atLeast: 60 },
  erratum: {
    grade: "statement",
    slip: `A linear model with gradients that are alike up to their signs, as g = (1, ±1): f(x_i; θ) = ±θ with the labels of a θ*.
      Then e_ig_i = θ − θ* for every sample, all of them move θ alike, and there is no noise: Σ = 0, so that μ = 0 at every
      θ that is not a minimum. In a model that is linear in θ and can reach zero loss there is a constant μ₀, which is 0 exactly
      there; elsewhere it differs from model to model, and no constant serves all. It is an observation from experiments; the
      statements that follow assume it (μ(θ) ≥ μ₀) or prove it for their models.`,
    instead: "For one model μ₀ is the least μ(θ), for a linear one an eigenvalue; it may be 0.",
  },
});
