/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "The importance of noise structure".
 *
 * As printed: "Let m denote the parameter space dimension. Consider two types of SGDs: … where
 * $\mathbb E[\xi_{1,t}\xi_{1,t}^T] = 2L(\theta_t)G(\theta_t),\ \mathbb E[\xi_{2,t}\xi_{2,t}^T] = 2\sigma^2L(\theta_t)I_m$,
 * where $\sigma^2 = \frac{\mathrm{Tr}(G(\theta_t))}m$ is chosen to ensure that two types of noises have the same total
 * variance. The stability of two SGDs: Geometry-aware SGD: $\|H(\theta^*)\|_F \le \frac{\sqrt B}\eta$ (size-independent).
 * Isotropic SGD: $\mathrm{Tr}(H(\theta^*)) \le \frac{\sqrt{mB}}\eta$ (size-dependent)."
 *
 * Reading: the printed updates add ξ itself, which has no B; the bounds have one, so the noise is ξ/√B as in "SGD = GD +
 * noise" (without it both bounds hold a fortiori, with B = 1). The dynamics are linearized at a minimum of zero loss, where
 * H = G is constant, and stable means that the mean loss stays bounded.
 *
 * Nothing is sampled: the second moment closes in the eigenbasis of H, and the largest stable rate η* is the root of a
 * secular equation, enclosed by bisection. Only the eigenvalues matter, so that instances are spectra. η is a share of the
 * η* of its noise. Second route: the growth factor is the largest eigenvalue of the recursion.
 *
 * Both are equalities where H is a multiple of I and B = m: then η* = 1/λ, and the noise alone carries the loss on.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  exact,
  geometryAwareNoise,
  isotropicNoise,
  minimum,
  type Quantity,
  spectralGrowth,
  type SpectralSgd,
  spectralStableRate,
  squareRoot,
  sum,
} from "../../src/numerics/index.js";

/** A noise and a learning rate. */
interface Run {
  readonly sgd: SpectralSgd;
  readonly rate: Quantity;
}

/** The eigenvalues of H (m × m), B, and SGD with either noise. */
interface Instance {
  readonly eigenvalues: readonly number[];
  readonly batch: number;
  readonly geometryAware: Run;
  readonly isotropic: Run;
}

const specs = layout({
  sizes: { m: [1, 6], batch: [1, 6] },
  reals: { share: [1, 0.5, 0.75, 0.875] },
  lists: {
    spectrum: {
      shapes: ({ sizes: { m } }) => [[1, m]],
      laws: ["positive", "sparse", "integer", "graded", "gaussian", "gaussian"],
    },
  },
});
const { explicit } = specs;

/** The run at a share of the largest stable rate; at the share itself where H = 0 and every rate is stable. */
function runAt(sgd: SpectralSgd, share: number): Run {
  const flat = sgd.eigenvalues.every((x) => x === 0);
  return { sgd, rate: flat ? exact(share) : spectralStableRate(sgd).times(share) };
}

const FROBENIUS = "η‖H‖_F ≤ √B, geometry-aware";
const TRACE = "η Tr H ≤ √(mB), isotropic";

export default defineClaim<Instance>({
  id: "wu2025/isotropic",
  title: "What stability controls depends on the noise: the Frobenius norm, or the trace at a price",
  kinds: ["dynamics", "bound", "attained"],
  locus: "“The importance of noise structure”",
  reading: "The noise is ξ/√B; the dynamics are linearized at zero loss, and stable if the mean loss stays bounded.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const eigenvalues = Array.from(lists.spectrum[0]!.data, Math.abs);
    return {
      eigenvalues,
      batch: sizes.batch,
      geometryAware: runAt(geometryAwareNoise(eigenvalues, sizes.batch), reals.share),
      isotropic: runAt(isotropicNoise(eigenvalues, sizes.batch), reals.share),
    };
  },
  assumptions: [
    {
      name: "linear stability",
      statement: String.raw`\sup_t \mathbb{E} \tilde L(\tilde\theta_t) < \infty \text{ for either noise}`,
      slack: ({ geometryAware, isotropic }) =>
        minimum([geometryAware, isotropic].map(({ sgd, rate }) => exact(1).minus(spectralGrowth(sgd, rate)))),
      without: loosened(specs, { reals: { share: [2, 4, 1, 1.25] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|H(\theta^*)\|_F \le \frac{\sqrt{B}}{\eta} \ \text{(geometry-aware)}, \quad \operatorname{Tr}(H(\theta^*)) \le \frac{\sqrt{mB}}{\eta} \ \text{(isotropic)}`,
      expected: "holds",
      relations: ({ eigenvalues, batch, geometryAware, isotropic }) => [
        atMost(
          FROBENIUS,
          geometryAware.rate.times(squareRoot(sum(eigenvalues.map((x) => exact(x).squared())))),
          squareRoot(batch),
        ),
        atMost(TRACE, isotropic.rate.times(sum(eigenvalues)), squareRoot(eigenvalues.length * batch)),
      ],
    },
  ],
  equalityCases: [
    {
      name: "H a multiple of I, B = m, η = η*",
      form: "printed",
      relations: [FROBENIUS, TRACE],
      specs: [
        explicit({ sizes: { m: 1, batch: 1 }, reals: { share: 1 }, lists: { spectrum: [[[2]]] } }),
        explicit({ sizes: { m: 3, batch: 3 }, reals: { share: 1 }, lists: { spectrum: [[[5, 5, 5]]] } }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "H = 0: every rate is stable",
      spec: explicit({ sizes: { m: 1, batch: 1 }, reals: { share: 1 }, lists: { spectrum: [[[0]]] } }),
    },
    {
      name: "rank one in three dimensions",
      spec: explicit({ sizes: { m: 3, batch: 1 }, reals: { share: 1 }, lists: { spectrum: [[[1, 0, 0]]] } }),
    },
    {
      name: "repeated eigenvalues, large batch",
      spec: explicit({ sizes: { m: 2, batch: 6 }, reals: { share: 0.5 }, lists: { spectrum: [[[1, 1]]] } }),
    },
  ],
  budget: { share: 0.5, atLeast: 60 },
});
