/**
 * "PAC-Bayesian Generalization Bound for Flat Minima", the derivation after the theorem of [5].
 *
 * As printed: "Let $Q = \mathcal N(\theta,\sigma^2I_k)$. … Recall that $D_{KL}(\mathcal N(\mu_1,\Sigma_1)\| \mathcal
 * N(\mu_2,\Sigma_2)) = \frac12(\log(\frac{|\Sigma_2|}{|\Sigma_1|}) - k + (\mu_1-\mu_2)\Sigma_2^{-1}(\mu_1-\mu_2) +
 * \mathrm{Tr}(\Sigma_2^{-1}\Sigma_1))$. Taking $P = \mathcal N(\mu_P,\sigma_P^2I)$ gives $D_{KL}(Q\|P) =
 * \frac12[\frac{k\sigma^2+\|\mu_P-\theta\|_2^2}{\sigma_P^2} - k + k\log(\frac{\sigma_P^2}{\sigma^2})]$. Taking $\mu_P =
 * 0, \sigma_P^2 = \sigma^2+k^{-1}\|\theta\|_2^2$ nearly³ completes the proof."
 *
 * Two routes: the printed formulas with determinants and inverses by cofactors, against E_Q[log q − log p] by a
 * cubature rule from values of the densities, which knows Σ = LLᵀ only through forward substitution with L.
 */
import { instances } from "../../generators/index.js";
import { atLeast, claim, equal, holds } from "../../src/claim/index.js";
import { exact, logarithm, squareRoot, sum } from "../../src/numerics/arithmetic/index.js";
import { klByCubature } from "../../src/statistics/index.js";
import { gaussianFrom, printedDivergence, round, roundDivergence } from "./objects/gaussian-kl.js";

const MEAN = { shape: ["k", 1], laws: ["zero", "sign", "integer", "gaussian", "gaussian"] } as const;
const ROOT = { shape: ["k", "k"], laws: ["identity", "diagonal", "integer", "gaussian", "gaussian"] } as const;

const drawn = instances({
  large: { entries: 64 },
  reals: { sigma: [1, 2, 0.5, 0.125], sigmaP: [1, 2, 4, 0.5, 0.25] },
  sizes: { k: [1, 3] },
  matrices: { mu1: MEAN, mu2: MEAN, L1: ROOT, L2: ROOT },
});

export default claim(drawn, {
  id: "wu2025/gaussian-kl",
  title: "The divergence of two Gaussians, and the choice of the prior",
  kinds: ["identity", "attained"],
  locus: "PAC-Bayes bound for flat minima, “Recall that” to “nearly completes the proof”",
  reading: `The first factor μ₁ − μ₂ of the quadratic form is a row, its ᵀ being left out. The choice of σ_P is read as what
    the last sentence needs, the one that minimizes the divergence for μ_P = 0: this variance makes the divergence from a
    centred prior (k/2) log(1 + ‖θ‖²/(kσ²)), the least that any variance gives. The footnote 3, that σ_P may not depend on
    S, is the source's own and no matter here.`,
  printed: holds`D_{\mathrm{KL}}(\mathcal{N}(\mu_1, \Sigma_1) \| \mathcal{N}(\mu_2, \Sigma_2))
      = \tfrac12\Big(\log\tfrac{|\Sigma_2|}{|\Sigma_1|} - k + (\mu_1 - \mu_2)\Sigma_2^{-1}(\mu_1 - \mu_2)
      + \mathrm{Tr}(\Sigma_2^{-1}\Sigma_1)\Big), \quad D_{\mathrm{KL}}(Q\|P)
      = \tfrac12\Big[\tfrac{k\sigma^2 + \|\mu_P - \theta\|_2^2}{\sigma_P^2} - k + k\log\tfrac{\sigma_P^2}{\sigma^2}\Big]`(
    ({ k, mu1, mu2, L1, L2, sigma, sigmaP }) => {
      const [first, second] = [gaussianFrom(mu1, L1), gaussianFrom(mu2, L2)];
      const theta = first.mean;
      const variance = exact(sigma).squared();
      const normSquared = sum(theta.map((x) => x.squared()));
      const away = sum(theta.map((x, i) => x.minus(second.mean[i]!).squared()));
      const general = printedDivergence(first, second);
      const simple = roundDivergence(k, variance, away, exact(sigmaP).squared());
      const chosen = variance.plus(normSquared.over(k));
      const least = logarithm(normSquared.over(variance.times(k)).plus(1)).times(k / 2);
      const q = round(theta, sigma);
      const centre = theta.map(() => exact(0));
      const reached = klByCubature(q, round(centre, squareRoot(chosen)));
      const { scale } = roundDivergence(k, variance, normSquared, chosen);
      return {
        "D(N(μ₁,Σ₁)‖N(μ₂,Σ₂)) = E[log p₁ − log p₂]": equal(klByCubature(first, second), general.value, general.scale),
        "D(Q‖P) as printed = E_Q[log q − log p]": equal(
          klByCubature(q, round(second.mean, sigmaP)),
          simple.value,
          simple.scale,
        ),
        "D(Q‖P) = (k/2) log(1 + ‖θ‖²/(kσ²)), P as chosen": equal(reached, least, scale),
        "D(Q‖N(0, s²I)) ≥ (k/2) log(1 + ‖θ‖²/(kσ²))": atLeast(klByCubature(q, round(centre, sigmaP)), least),
      };
    },
  ),
  equality: {
    "on the line, with the prior as chosen": [drawn.at({ sigmaP: 2, mu1: 1.7320508075688772, mu2: 0, L1: 1, L2: 2 })],
  },
  degenerate: {
    "P = Q: no divergence": drawn.at({ mu1: 0, mu2: 0, L1: 1, L2: 1 }),
    "equal covariances with correlation": drawn.at({
      ...{ sigma: 0.5, sigmaP: 4 },
      ...{ mu1: "1; 0", mu2: "0; 1", L1: "1 0; 1 1", L2: "1 0; 1 1" },
    }),
  },
  situations: {
    "k = 3": ({ k }) => k === 3,
    "neither covariance diagonal": ({ k, L1, L2 }) => k >= 2 && L1.at(1, 0) !== 0 && L2.at(1, 0) !== 0,
    "μ₁ ≠ μ₂": ({ mu1, mu2 }) => mu1.data.some((x, i) => x !== mu2.data[i]),
    "σ_P < σ": ({ sigma, sigmaP }) => sigmaP < sigma,
    "σ_P > σ": ({ sigma, sigmaP }) => sigmaP > sigma,
  },
});
