/**
 * "Quantify the alignment strength", (7)–(9).
 *
 * As printed: "$\alpha(\theta) = \frac{\mathrm{Tr}(\Sigma(\theta)G(\theta))}{\|G(\theta)\|_F\|\Sigma(\theta)\|_F}$ (7),
 * $\beta(\theta) = \frac{\|\Sigma(\theta)\|_F}{2L(\theta)\|G(\theta)\|_F}$ (8), $\mu(\theta) =
 * \alpha(\theta)\beta(\theta)$ (9). α(θ): standard cosine similarity … There exists a positive constant $\mu_0$ such
 * that $\mu(\theta) \ge \mu_0$, (When the decoupling approximation holds, $\mu_0 = 1$.)"
 *
 * "Why is the alignment satisfied?" is `alignment-trace`. The least μ of a model that is linear in its parameters is an
 * eigenvalue, and is asked of the θ of its eigenvector, too; with one parameter it is μ itself, at every θ. Along the
 * minima of a model that is not linear the samples may pull alike at some θ, where there is no noise and μ falls to 0.
 */
import { law } from "../../generators/index.js";
import { asFound, atLeast, atMost, because, claim, equal, holds, lagrangeGap, refuted } from "../../src/claim/index.js";
import {
  alignmentFactors,
  exact,
  frobeniusNorm,
  frobeniusSquared,
  inner,
  isClearlyPositive,
  leastAlignment,
  linearizedSgd,
  product,
  type Quantity,
} from "../../src/numerics/index.js";
import { drawn, samples, type Samples } from "./objects/alignment.js";
import { NOTATION } from "./shared/weighted-gradients.js";

const COSINE = "Tr(ΣG) ≤ ‖G‖_F‖Σ‖_F";
const DECOUPLED = "μ = 1 where Σ = 2LG";
const LEAST = "Tr(ΣG) ≥ μ₀ · 2L‖G‖_F², μ₀ the least μ of a linear model";
const ATTAINED = "min_θ Tr(ΣG)/(2L‖G‖_F²) ≤ μ₀ + 2⁻²⁰";
/** Any constant would do: at a distance v from where both samples pull alike μ is about v⁴. */
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

/** Tr(ΣG) ≥ μ₀ · 2L‖G‖_F². */
function least({ fisher, covariance, loss }: Samples["linear"], bound: Quantity) {
  return atLeast(inner(covariance, fisher), product([bound, 2, loss, frobeniusSquared(fisher)]));
}

export default claim(samples, {
  id: "wu2025/alignment",
  title: "The alignment factors of the noise of SGD",
  kinds: ["identity", "bound"],
  locus: "(7)–(9)",
  reading: `${NOTATION} n ≥ 2: one sample has no noise. That α is a cosine says that α ≤ 1. The decoupling approximation is
    Σ = 2LG. “There exists a positive constant μ₀ such that μ(θ) ≥ μ₀” is called an observation, and supported by
    experiments. A formula of the slides is tested as it stands, whatever supports it; it names no model, and is read so
    that each model has a constant of its own, for the θ next to its global minima, of which the slide before speaks, and at
    which α is defined. Where Σ = 0 it is 0/0: left out.
    What slides say of training in words alone is not tested (wu2025/edge-of-stability, alignment-uniformity).`,
  printed: refuted`\alpha \le 1, \quad \Sigma = 2LG \implies \mu = 1, \quad \forall f\ \exists \mu_0 > 0:
      \mu(\theta) \ge \mu_0 \text{ next to minima}`((instance) => ({
    ...definitions(instance),
    "μ ≥ μ₀ > 0 next to the minima of f = (u, (1+v²)u)": instance.bent && least(instance.bent, exact(SMALL)),
  })),
  corrected: holds`\alpha \le 1, \quad \Sigma = 2LG \implies \mu = 1,
      \quad \mu(\theta) \ge \mu_0 := \min_\theta \mu(\theta) \text{ for } f(x_i; \theta) = g_i^\top \theta,\ e_i =
      g_i^\top(\theta - \theta^*), \text{ an eigenvalue}`((instance) => {
    const { linear, flat, model } = instance;
    const { fisher, covariance, loss } = flat;
    const bound = leastAlignment(linearizedSgd(model, exact(1)));
    return {
      ...definitions(instance),
      [LEAST]: least(linear, bound),
      [ATTAINED]: asFound(
        atMost(inner(covariance, fisher).over(product([2, loss, frobeniusSquared(fisher)])), bound.plus(2 ** -20)),
      ),
    };
  }),
  equality: {
    "integers; Σ a multiple of G; one parameter": {
      of: [COSINE, DECOUPLED, LEAST],
      at: [
        drawn.at({ family: "any", g: "1; 0", e: "1; 2", J: "1; 2", delta: 1 }),
        drawn.at({ family: "any", g: "2; 0", e: "1; 1", J: "1; 0", delta: 2 }),
      ],
    },
    "θ − θ* an eigenvector of two": {
      of: [LEAST],
      at: [
        drawn.at({ family: "any", g: "1 0; 0 2", e: "1; 2", J: "1 0; 0 2", delta: "1; 0" }),
        drawn.at({ family: "any", g: "1 0; 0 1", e: "1; 2", J: "1 0; 0 1", delta: "1; 2" }),
      ],
    },
  },
  degenerate: {
    "zero loss": drawn.at({ family: "any", g: "1; 2", e: "0; 0", J: "1; 2", delta: 0 }),
    "no gradients; equal gradients": drawn.at({ family: "any", n: 2, g: law("zero"), e: "1; 1", J: "1; -1", delta: 1 }),
    "f(x_1) = θ, f(x_2) = −θ": drawn.at({ family: "slopes nearly alike", g: "1; 1", e: "1; 1", J: "1; -1", delta: 1 }),
    "one model without a constant": drawn.at({
      family: "one model",
      bits: 6,
      g: "0; 0",
      e: "0; 0",
      J: "0; 0",
      delta: 0,
    }),
  },
  situations: {
    "p ≥ 2": ({ model }) => model.cols >= 2,
    "n ≥ 3": ({ model }) => model.rows >= 3,
    "n = p ≥ 2": ({ model }) => model.cols >= 2 && model.rows === model.cols,
    "g_i nearly alike up to signs": (_, { choices }) => choices["family"] === "slopes nearly alike",
    "a model that is not linear": ({ bent }) => bent !== null,
    "g_i that differ": (_, { choices }) => choices["family"] === "any",
  },
  budget: { share: 0.4, atLeast: 60 },
  erratum: {
    grade: "statement",
    slip: `A model may have no constant, next to its minima, too: f(x_1; u, v) = u, f(x_2; u, v) = (1 + v²)u with the labels 0
      is fitted by u = 0 at every v. There e_1g_1 = (u, 0) and e_2g_2 is about ((1 + v²)²u, 0): for small v both samples move u
      nearly alike, there is hardly any noise, and μ is about v⁴. In one
      model that is linear in θ, can reach zero loss and has noise, there is a constant. None serves all of these: for
      f(x_1; θ) = (1 + ε)θ, f(x_2; θ) = ±θ with the labels of a θ*, e_1g_1 = (1 + ε)²(θ − θ*) and e_2g_2 = θ − θ*, and μ is
      about ε² at every θ. It is an observation from experiments; the statements that follow assume it (μ(θ) ≥ μ₀) or prove
      it for their models.`,
    instead: "For one model μ₀ is the least μ(θ), for a linear one an eigenvalue; in general it may be 0.",
  },
});
