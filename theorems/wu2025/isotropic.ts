/**
 * "The importance of noise structure".
 *
 * As printed: "Let m denote the parameter space dimension. Consider two types of SGDs: … where $\mathbb
 * E[\xi_{1,t}\xi_{1,t}^T] = 2L(\theta_t)G(\theta_t),\ \mathbb E[\xi_{2,t}\xi_{2,t}^T] = 2\sigma^2L(\theta_t)I_m$, where
 * $\sigma^2 = \frac{\mathrm{Tr}(G(\theta_t))}m$ is chosen to ensure that two types of noises have the same total
 * variance. The stability of two SGDs: Geometry-aware SGD: $\|H(\theta^*)\|_F \le \frac{\sqrt B}\eta$
 * (size-independent). Isotropic SGD: $\mathrm{Tr}(H(\theta^*)) \le \frac{\sqrt{mB}}\eta$ (size-dependent)."
 *
 * Nothing is sampled: the second moment closes in the eigenbasis of H, and the largest stable rate η* is the root of a
 * secular equation, enclosed by bisection. Only the eigenvalues matter, so that instances are spectra. η is a share of
 * the η* of its noise. Second route: the growth factor is the largest eigenvalue of the recursion.
 *
 * Both bounds are equalities where H is a multiple of I and B = m: then η* = 1/λ, and the noise alone carries the loss
 * on.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, equal, holds, tex } from "../../src/claim/index.js";
import { exact, minimum, squareRoot, sum } from "../../src/numerics/arithmetic/index.js";
import {
  geometryAwareNoise,
  isotropicNoise,
  spectralGrowth,
  type SpectralSgd,
  spectralStableRate,
} from "../../src/numerics/descent/index.js";

const drawn = instances({
  sizes: { m: [1, 6], batch: [1, 6] },
  reals: { share: [1, 0.5, 0.75, 0.875] },
  matrices: {
    spectrum: { shape: [1, "m"], laws: ["positive", "sparse", "integer", "graded", "gaussian", "gaussian"] },
  },
});
const { at } = drawn;

/** SGD with either noise, at a share of its largest stable rate; at the share itself where H = 0 and all are stable. */
const runs = drawn.map(({ spectrum, m, batch, share }) => {
  const eigenvalues = Array.from(spectrum.data, Math.abs);
  const flat = eigenvalues.every((x) => x === 0);
  const run = (sgd: SpectralSgd) => ({ sgd, rate: flat ? exact(share) : spectralStableRate(sgd).times(share) });
  const geometryAware = run(geometryAwareNoise(eigenvalues, batch));
  return { eigenvalues, m, batch, geometryAware, isotropic: run(isotropicNoise(eigenvalues, batch)) };
});

export default claim(runs, {
  id: "wu2025/isotropic",
  title: "What stability controls depends on the noise: the Frobenius norm, or the trace at a price",
  kinds: ["dynamics", "bound", "attained"],
  locus: "“The importance of noise structure”",
  reading: `The printed updates add ξ itself, which has no B; the bounds have one, so the noise is ξ/√B as in “SGD = GD
    + noise” (without it both bounds hold a fortiori, with B = 1). The dynamics are linearized at a minimum of zero
    loss, where H = G is constant, and stable means that the mean loss stays bounded. What follows of the structure of the noise
    at one total variance is wu2025/noise-structure.`,
  assumptions: [
    {
      name: "linear stability",
      statement: tex`\sup_t \mathbb{E} \tilde L(\tilde\theta_t) < \infty \text{ for either noise}`,
      slack: ({ geometryAware, isotropic }) =>
        minimum([geometryAware, isotropic].map(({ sgd, rate }) => exact(1).minus(spectralGrowth(sgd, rate)))),
      without: drawn.loosened({ reals: { share: [2, 4, 1, 1.25] } }),
    },
  ],
  printed: holds`\|H(\theta^*)\|_F \le \frac{\sqrt{B}}{\eta} \ \text{(geometry-aware)},
      \quad \operatorname{Tr}(H(\theta^*)) \le \frac{\sqrt{mB}}{\eta} \ \text{(isotropic)}, \quad \operatorname{Tr} 2LG =
      \operatorname{Tr} 2\sigma^2 L I_m`(({ eigenvalues, m, batch, geometryAware, isotropic }) => {
    const frobenius = squareRoot(sum(eigenvalues.map((x) => exact(x).squared())));
    return {
      "η‖H‖_F ≤ √B, geometry-aware": atMost(geometryAware.rate.times(frobenius), squareRoot(batch)),
      "η Tr H ≤ √(mB), isotropic": atMost(isotropic.rate.times(sum(eigenvalues)), squareRoot(m * batch)),
      "Tr E ξ₁ξ₁ᵀ = Tr E ξ₂ξ₂ᵀ": equal(sum(geometryAware.sgd.noise), sum(isotropic.sgd.noise)),
    };
  }),
  equality: {
    "H a multiple of I, B = m, η = η*": [at({ batch: 1, spectrum: 2 }), at({ batch: 3, spectrum: "5 5 5" })],
  },
  degenerate: {
    "H = 0: every rate is stable": at({ batch: 1, spectrum: 0 }),
    "rank one in three dimensions": at({ batch: 1, spectrum: "1 0 0" }),
    "repeated eigenvalues, large batch": at({ batch: 6, share: 0.5, spectrum: "1 1" }),
  },
  situations: {
    "m ≥ 3, eigenvalues that differ": ({ m, eigenvalues }) => m >= 3 && new Set(eigenvalues).size > 1,
    "rank below m, not 0": ({ eigenvalues }) => eigenvalues.includes(0) && eigenvalues.some((x) => x !== 0),
    "1 < B < m": ({ m, batch }) => 1 < batch && batch < m,
    "B > m": ({ m, batch }) => batch > m,
    "η < η*": (_, { reals }) => reals["share"]! < 1,
  },
  budget: { share: 0.5, atLeast: 60 },
});
