/**
 * "The importance of noise structure", its title and first lines.
 *
 * As printed: "Consider two types of SGDs: … where $\mathbb E[\xi_{1,t}\xi_{1,t}^T] = 2L(\theta_t)G(\theta_t),\ \mathbb
 * E[\xi_{2,t}\xi_{2,t}^T] = 2\sigma^2L(\theta_t)I_m$, where $\sigma^2 = \frac{\mathrm{Tr}(G(\theta_t))}m$ is chosen to
 * ensure that two types of noises have the same total variance."
 *
 * At one rate the geometry-aware noise adds the more to the loss: λ_i and 1/(2 − ηλ_i) rise together, so that by
 * Chebyshev's sum inequality $\sum\lambda_i/(2-\eta\lambda_i) \ge \bar\lambda\sum1/(2-\eta\lambda_i)$, and its largest
 * stable rate η* is at most the other one. Both noises are one, and so are both η*, where H is a multiple of I.
 *
 * Two routes: each η* is the root of its own secular equation, enclosed by bisection, and the growth factor at the η*
 * of the isotropic noise is the largest eigenvalue of the recursion.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, holds } from "../../src/claim/index.js";
import { geometryAwareNoise, isotropicNoise, spectralGrowth, spectralStableRate } from "../../src/numerics/index.js";
import { exact } from "../../src/numerics/arithmetic/index.js";

const drawn = instances({
  sizes: { m: [1, 6], batch: [1, 6] },
  matrices: {
    spectrum: { shape: [1, "m"], laws: ["positive", "sparse", "integer", "graded", "gaussian", "gaussian"] },
  },
});
const { at } = drawn;

const runs = drawn.map(({ spectrum, m, batch }) => {
  const eigenvalues = Array.from(spectrum.data, Math.abs);
  // One noise then, and one η*.
  const alike = new Set(eigenvalues).size === 1;
  return { eigenvalues, m, batch, alike };
});

export default claim(runs, {
  id: "wu2025/noise-structure",
  title: "At one total variance the noise that follows the Fisher matrix is the less stable",
  kinds: ["dynamics", "bound"],
  locus: "“The importance of noise structure”",
  reading: `The slide compares what stability bounds for either noise (wu2025/isotropic), to show that structure matters at one
    total variance. What follows is not printed, and read as: the geometry-aware noise is stable at no rate at which the
    isotropic one is not. Statement and proof are ours. Dynamics linearized at a minimum of zero loss, noise over √B, and stable
    means that the mean loss stays bounded.`,
  words: "ours",
  printed: holds`\eta^*(2LG) \le \eta^*(2\sigma^2 L I_m), \quad \sigma^2 = \operatorname{Tr}(G)/m`(
    ({ eigenvalues, batch, alike }) => {
      if (alike) return {};
      const [aware, isotropic] = [geometryAwareNoise(eigenvalues, batch), isotropicNoise(eigenvalues, batch)];
      const rate = spectralStableRate(isotropic);
      return {
        "η*, geometry-aware ≤ η*, isotropic": atMost(spectralStableRate(aware), rate),
        "1 ≤ growth with geometry-aware noise at η*, isotropic": atMost(exact(1), spectralGrowth(aware, rate)),
      };
    },
  ),
  equality: "where both are equal, for H a multiple of I, both noises are one and the same computation",
  degenerate: {
    "rank one in three dimensions": at({ batch: 1, spectrum: "1 0 0" }),
    "nearly a multiple of I": at({ batch: 2, spectrum: "1 1.0000001" }),
    "H = 0: every rate is stable": at({ batch: 1, spectrum: 0 }),
    "a large batch": at({ batch: 6, spectrum: "1 2" }),
  },
  situations: {
    "m ≥ 3": ({ m }) => m >= 3,
    "rank below m, not 0": ({ eigenvalues }) => eigenvalues.includes(0) && eigenvalues.some((x) => x !== 0),
    "1 < B < m": ({ m, batch }) => 1 < batch && batch < m,
    "B > m": ({ m, batch }) => batch > m,
  },
  budget: { share: 0.15, atLeast: 60 },
});
