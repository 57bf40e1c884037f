/**
 * The proof of the PAC-Bayesian bound for flat minima, footnote 3.
 *
 * As printed: "Taking $\mu_P = 0,\ \sigma_P^2 = \sigma^2+k^{-1}\|\theta\|_2^2$ nearly³ completes the proof." "³…
 * Fortunately, this issue can be fixed by a standard union bound argument. We leave this to homework."
 *
 * The homework: priors P_j = 𝒩(0, 4^jσ²I), j = 0, 1, …, fixed before the sample, each with the share 1/((j+1)(j+2)) of
 * δ, and the bound of Theorem 1 for each. With the first j for which 4^jσ² is at least the σ_P² of the slide, r =
 * σ_P²/(4^jσ²) is above 1/4, and D_KL(Q‖P_j) exceeds D_KL(Q‖P) = (k/2)log(1+‖θ‖²/(kσ²)) by (k/2)(r − 1 − log r), at
 * most (k/2)(log 4 − 3/4).
 *
 * Tested where the bound of the slide fails (wu2025/prior-from-sample): there every range of θ between 2^{j−1} and 2^j
 * adds as much to the probability as the one before. With the shares their sum converges.
 */
import { instances } from "../../generators/index.js";
import { allAtMost, atMost, claim, holds } from "../../src/claim/index.js";
import { exact, logarithm, type Quantity, twoTo } from "../../src/numerics/index.js";
import { divergence, PLACES, priorFor } from "./objects/prior-by-union.js";
import { failureProbability } from "./shared/gaussian-cells.js";
import { failureOfManyAtMost } from "./shared/many-priors.js";

const drawn = instances({
  reals: { delta: [0.5, 0.1, 0.25, 2 ** -7], width: [8, 9, 8.5], scale: [1, 8, 64] },
  sizes: { logSamples: [13, 14], k: [1, 3] },
});

const models = drawn.map(({ logSamples, width, delta, k, scale }) => {
  const distances = PLACES.map((x) => x * scale);
  return { samples: twoTo(logSamples), width, delta, k, distances };
});

/** (k/2)log(1 + x²/k) + (k/2)(log 4 − 3/4). */
function allowed(x: number, k: number): Quantity {
  const exactly = logarithm(exact(x).squared().over(k).plus(1));
  return exactly
    .plus(logarithm(4).minus(3 / 4))
    .times(k)
    .over(2);
}

export default claim(models, {
  id: "wu2025/prior-by-union",
  title: "A union bound over priors repairs the proof of the bound for flat minima",
  kinds: ["law", "bound"],
  locus: "“PAC-Bayesian Generalization Bound for Flat Minima”, proof, footnote 3, second sentence",
  words: "ours",
  reading: `The union bound is left to homework, so that its priors and shares of δ are ours: variances 4^jσ², shares
    1/((j + 1)(j + 2)). Taken are the models on which the bound of the slide fails, one parameter and σ = 1, and the same models
    do not fail the bound with P_j and its share, with room: about δ/10 from above. With all of δ for each P_j the relation
    would be refuted (a test). For all losses the repair needs Theorem 1 as it holds, with ξ(n) (wu2025/mcallester); that form has no relation here.
    On problems small enough to enumerate all samples it could not be told from what it repairs: there neither comes near δ. For
    every θ its own P_j is looked at alone, though the union allows any.`,
  printed: holds`\mathbb{P}_S\Big(\exists \theta: L > \mathbb{E}_{Q} \hat L
      + \sqrt{\tfrac{D_{\mathrm{KL}}(Q\|P_j) + \log((j+1)(j+2)/\delta)}{2n}}\Big) \le \delta \text{ where, for } P =
      \mathcal{N}(0, \sigma^2 + k^{-1}\|\theta\|^2),\ \mathbb{P}_S\Big(\exists \theta: L > \mathbb{E}_{Q} \hat L
      + \sqrt{\tfrac{D_{\mathrm{KL}}(Q\|P) + \log(1/\delta)}{2n}}\Big) > \delta; \quad D_{\mathrm{KL}}(Q\|P_j) \le
      D_{\mathrm{KL}}(Q\|P) + \tfrac{k}{2}(\log 4 - \tfrac{3}{4})`(({ k, distances, ...model }) => ({
    "P_S(∃θ: L > E_Q L̂ + √((KL_j + log((j+1)(j+2)/δ))/(2n))) ≤ δ": atMost(
      failureOfManyAtMost(model),
      exact(model.delta),
    ),
    "δ ≤ P_S(∃θ: L > E_Q L̂ + √((KL + log(1/δ))/(2n)))": atMost(exact(model.delta), failureProbability(model)),
    "KL_j ≤ (k/2)log(1 + ‖θ‖²/(kσ²)) + (k/2)(log 4 − 3/4)": allAtMost(
      distances.map((x) => [divergence(x, k, priorFor(x, k)), allowed(x, k)]),
    ),
  })),
  equality: "the shares of δ are lost on the priors that are not needed, and r > 1/4",
  degenerate: {
    "the nearest to no failure without the repair": drawn.at({ logSamples: 13, width: 9, k: 1 }),
    "small δ": drawn.at({ logSamples: 14, delta: 2 ** -7, width: 8.5, k: 2 }),
    "farther off": drawn.at({ logSamples: 13, k: 3, scale: 64 }),
  },
  quantities: ({ samples }) => ({ n: samples }),
  situations: {
    "δ ≤ 1/10": ({ delta }) => delta <= 1 / 10,
    "δ = 1/2": ({ delta }) => delta === 1 / 2,
    "n = 2¹⁴": ({ samples }) => samples === twoTo(14),
    "k ≥ 2": ({ k }) => k >= 2,
    "w = 9": ({ width }) => width === 9,
  },
  budget: { share: 0.03, atLeast: 30 },
});
