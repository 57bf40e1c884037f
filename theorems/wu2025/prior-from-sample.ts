/**
 * The proof of the PAC-Bayesian bound for flat minima, last bullet, and footnote 3.
 *
 * As printed: "Let $Q = \mathcal N(\theta,\sigma^2I_k)$. Then, by PAC-Bayesian bound, we have $L(\theta) \le \mathbb
 * E_{\theta\sim Q}[L(\theta)] \le \mathbb E_{\theta\sim Q}[\hat
 * L(\theta)]+\sqrt{\frac{D_{KL}(Q\|P)+\log\frac1\delta}{2n}}$ … Taking $\mu_P = 0,\ \sigma_P^2 =
 * \sigma^2+k^{-1}\|\theta\|_2^2$ nearly³ completes the proof." "³This is not correct since $\sigma_P^2$ should not
 * depend on the training set S."
 *
 * How wrong it is: in cells at ±w, ±2w, …, the penalty e^{−D_KL} = (1+θ²/σ²)^{−1/2} is about 1/θ, so that every range
 * from 2^jσ to 2^{j+1}σ adds about as much to the probability of failure as the one before, and there are the more such
 * ranges the larger n is.
 *
 * That growth is like n^¼: with h losses the Gaussian tail e^{−2nγ²}, γ = ½ − h/n, is too large by e^{4nγ⁴/3}. Theorem
 * 1 needs ξ(n) under the logarithm (wu2025/mcallester), which is √n at the least and grows faster.
 *
 * Two routes, beside the sums over numbers of losses: a test enumerates all data of small models.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, holds } from "../../src/claim/index.js";
import { exact, twoTo } from "../../src/numerics/index.js";
import { failureProbability, failureWithRootAtMost } from "./shared/gaussian-cells.js";

const drawn = instances({
  reals: { delta: [0.5, 0.1, 0.25, 2 ** -7], width: [8, 9, 8.5] },
  sizes: { logSamples: [13, 14] },
});

const models = drawn.map(({ logSamples, width, delta }) => ({ samples: twoTo(logSamples), width, delta }));

export default claim(models, {
  id: "wu2025/prior-from-sample",
  title: "A prior whose variance depends on the sample: the bound fails with a probability above δ",
  kinds: ["exists", "law"],
  locus: "“PAC-Bayesian Generalization Bound for Flat Minima”, proof, footnote 3, first sentence",
  words: "ours",
  reading: `The footnote says that the proof is not correct as it stands; that is tested as: the bound that it arrives at fails
    with a probability above δ, for some model. One parameter, σ = 1, L = ½ everywhere, which meets the assumption with
    equality; θ is chosen after the sample, as a minimizer is. The second sentence of the footnote, how to repair it, is
    wu2025/prior-by-union. Theorem 1 holds with log(ξ(n)/δ), ξ(n) ≥ √n (Maurer 2004), and is false with log(1/δ)
    (wu2025/mcallester). With log(√n/δ) these models fail with a probability below δ, δ/25 or less, since
    n^¼ grows more slowly than √n: whether a prior from the sample harms the theorem that holds is not known here, nor whether the
    display fails for Gaussians with a prior that is fixed.`,
  printed: holds`\sigma_P^2 = \sigma^2 + k^{-1} \|\theta\|^2: \quad \mathbb{P}_S\Big(\exists \theta: L(\theta)
      > \mathbb{E}_{\mathcal{N}(\theta, \sigma^2 I)} \hat L
      + \sqrt{\tfrac{D_{\mathrm{KL}}(Q\|P) + \log(1/\delta)}{2n}}\Big) > \delta \text{ for some model, and} \le \delta
      \text{ for it with } \log(\sqrt{n}/\delta)`((model) => ({
    "δ ≤ P_S(∃θ: L(θ) > E_Q L̂ + √((KL + log(1/δ))/(2n)))": atMost(exact(model.delta), failureProbability(model)),
    "P_S(∃θ: L(θ) > E_Q L̂ + √((KL + log(√n/δ))/(2n))) ≤ δ": atMost(failureWithRootAtMost(model), exact(model.delta)),
  })),
  equality: "the probability is bounded from below for log(1/δ), and from above for log(√n/δ), where it is far from δ",
  degenerate: {
    "the nearest to no failure": drawn.at({ logSamples: 13, width: 9 }),
    "small δ": drawn.at({ logSamples: 14, delta: 2 ** -7, width: 8.5 }),
  },
  quantities: ({ samples }) => ({ n: samples }),
  unnoticed: {
    "P_S(∃θ: L(θ) > E_Q L̂ + √((KL + log(√n/δ))/(2n))) ≤ δ":
      "these models fail with a probability of δ/25 or less: n^¼ grows more slowly than √n",
  },
  situations: {
    "δ ≤ 1/10": ({ delta }) => delta <= 1 / 10,
    "δ = 1/2": ({ delta }) => delta === 1 / 2,
    "n = 2¹⁴": ({ samples }) => samples === twoTo(14),
    "w = 9": ({ width }) => width === 9,
  },
  budget: { share: 0.02, atLeast: 20 },
});
