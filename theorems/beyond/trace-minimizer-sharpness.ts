/**
 * Beyond Lemma 4 of gatmiry2023 and Theorem 1 of mulayoff2020: for white data, how sharp is a minimum of the least
 * trace?
 *
 * The sources print the least trace of the Hessian, $2L(d_0d_L)^{1/L}\|T\|_*^{2-2/L}$, and the least sharpness,
 * $2L\sigma^{2-2/L}$, over the factorizations of T, σ its spectral norm; one looks at the sum of the eigenvalues, the
 * other at the largest. Here, for L ≥ 2, T ≠ 0, $N = \|T\|_*$ and $\rho = \sigma/N$, every minimizer W of the trace has
 * $$\lambda_{\max}(H_{\mathbf W}) =
 *   2(d_0d_L)^{\frac1L}N^{2-\frac2L}\left[\frac\rho{d_0}+\frac\rho{d_L}+(L-2)\rho^2\right] =
 *   f(\rho)\cdot2L\sigma^{2-\frac2L}, \quad f(\rho) =
 *   \frac{(d_0d_L)^{1/L}}L\left[\frac{d_0+d_L}{d_0d_L}\rho^{\frac2L-1}+(L-2)\rho^{\frac2L}\right].$$
 * It is flattest, $f = 1$, if and only if $d_0 = d_L$, and for L ≥ 3 T is besides a multiple of an orthogonal matrix.
 * With $r = \min(d_0,d_L)$, $f(\rho)\le\max(f(1/r), f(1))$, reached by T with equal singular values or of rank one;
 * $f(1)$ is $\frac1Ld^{2/L}(L-2+\frac2d)$ for $d_0 = d_L = d$ and grows without bound with d for L ≥ 3.
 *
 * The proof is in `proofs`, step by step.
 */
import { hasBottleneck, widthsAssumption } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { exact, inducedR, isClearlyPositive, maximum, minimumRNetwork, product } from "../../src/numerics/index.js";
import { minimumSharpness, regularizerR } from "../../src/numerics/networks/index.js";
import { nuclearNorm, spectralNorm } from "../../src/numerics/spectra/index.js";
import { drawn, excess } from "./objects/trace-minimizer-sharpness.js";
import { proof } from "./proofs/trace-minimizer-sharpness.js";

const TRACE = "tr H_W = 2L(d₀d_L)^{1/L}‖T‖_*^{2−2/L}";
const VALUE = "λ_max(H_W) = 2κ(ρ/d₀ + ρ/d_L + (L−2)ρ²)";
const FACTOR = "λ_max(H_W) = f(ρ)·2Lσ^{2−2/L}";
const LEAST = "f(ρ) ≥ 1";
const MOST = "f(ρ) ≤ max(f(1/r), f(1))";

export default claim(drawn, {
  id: "beyond/trace-minimizer-sharpness",
  title: "How sharp the minima of least trace are for white data, and when they are the flattest",
  kinds: ["identity", "bound"],
  locus: "beyond gatmiry2023/lemma-4 and mulayoff2020/theorem-1",
  reading: `Printed: the least trace and the least sharpness, each by itself. Here: the sharpness at the least trace,
    κ = (d₀d_L)^{1/L}‖T‖_*^{2−2/L}, ρ = σ/‖T‖_*, with the factor f(ρ) over the least one. T ≠ 0; for T = 0 both are
    zero. Proven step by step for every minimizer; checked at the one of the proof of Lemma 4. H is the Hessian
    of Ê‖y − W_L⋯W_1x‖², and tr H = 2R(W).`,
  proof,
  assumptions: [
    widthsAssumption(({ widths }) => widths, {
      without: drawn.loosened({ bottlenecks: true }),
      remark: "Without room no W may have the product T; such instances are left out.",
    }),
  ],
  printed:
    holds`\mathbf W \in \arg\min_{W_L\cdots W_1=T} \mathrm{tr}\,H_{\mathbf W} \Rightarrow \lambda_{\max}(H_{\mathbf W})
      = 2(d_0d_L)^{\frac1L}\|T\|_*^{2-\frac2L}\left[\tfrac{\rho}{d_0} + \tfrac{\rho}{d_L} + (L-2)\rho^2\right], \quad
      \rho = \frac{\|T\|_2}{\|T\|_*}`((instance) => {
      const { T, widths, d0, dL, L } = instance;
      const [whole, sigma] = [nuclearNorm(T), spectralNorm(T)];
      if (hasBottleneck(widths) || !isClearlyPositive(whole, "ρ divides by it")) return {};
      const weights = minimumRNetwork(T, widths);
      const least = inducedR(T, L);
      const rho = sigma.over(whole);
      const kappa = least.over(L);
      const ends = exact(1).over(d0).plus(exact(1).over(dL));
      const bracket = rho.times(ends).plus(rho.squared().times(L - 2));
      const sharpness = minimumSharpness(weights);
      const factor = excess(instance, rho);
      const flattest = sigma.power(2 * L - 2, L).times(2 * L);
      const extremes = [exact(1).over(Math.min(d0, dL)), exact(1)].map((extreme) => excess(instance, extreme));
      return {
        [TRACE]: equal(regularizerR(weights).times(2), least.times(2)),
        [VALUE]: equal(sharpness, product([2, kappa, bracket])),
        [FACTOR]: equal(sharpness, factor.times(flattest)),
        [LEAST]: atLeast(factor, exact(1)),
        [MOST]: atMost(factor, maximum(extremes)),
      };
    }),
  equality: {
    "multiples of orthogonal matrices: flattest": {
      of: [TRACE, VALUE, FACTOR, LEAST],
      at: [
        drawn.at({ widths: [1, 1, 1, 1], T: 8 }),
        drawn.at({ widths: [2, 2, 2], T: "0 1; -1 0" }),
        drawn.at({ widths: [2, 2, 2, 2, 2], T: "0 1; -1 0" }),
      ],
    },
    "rank one: f(1), the sharpest for L ≥ 3": {
      of: [TRACE, VALUE, FACTOR, MOST],
      at: [
        drawn.at({ widths: [3, 3, 3, 3], T: "1 1 0; 1 1 0; 0 0 0" }),
        drawn.at({ widths: [3, 3, 3, 3, 3, 3], T: "1 1 0; 1 1 0; 0 0 0" }),
      ],
    },
    "two layers, d_0 ≠ d_L: not flattest, whatever T": {
      of: [TRACE, VALUE, FACTOR, MOST],
      at: [drawn.at({ widths: [2, 1, 1], T: "3 4" })],
    },
  },
  degenerate: { "rank-deficient, d_0 ≠ d_L": drawn.at({ widths: [3, 2, 2, 2], T: "1 1 0; 1 1 0" }) },
  budget: { share: 0.4, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ L }) => L >= 3,
    "L = 2": ({ L }) => L === 2,
    "d_0 ≠ d_L": ({ d0, dL }) => d0 !== dL,
    "d_0, d_L ≥ 3": ({ d0, dL }) => d0 >= 3 && dL >= 3,
  },
});
