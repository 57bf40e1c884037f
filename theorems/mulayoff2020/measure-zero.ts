/**
 * §3, end of the text after (13).
 *
 * As printed: "within each connected valley of global minima, we have only one flattest minimum point. This property
 * carries over to the vector case, in the sense that $\Omega_0$ is always a set of measure zero within $\Omega$."
 *
 * For m ≥ 2 and T ≠ 0: t ↦ (tW_1, W_2/t, W_3, …), t > 0, is a curve in Ω through each of its points w. With a first
 * singular pair u, v, λ_max(H)/2 at it is at least Σ‖q_k‖²‖r_k‖², where the first term is divided by t², the second one
 * multiplied by it. At w ∈ Ω₀ all terms are σ_max(T)^{2−2/m} (Theorem 2), so that the sharpness at t is at least
 * 2σ_max(T)^{2−2/m}(m − 2 + t² + t^{−2}) = λ* + 2σ_max(T)^{2−2/m}(t − 1/t)². So every such curve has at most one point
 * in Ω₀, and by Fubini's theorem Ω₀ has measure zero.
 *
 * For m ≥ 2 and T = 0: Ω₀ is where H = 0. At w ∈ Ω₀ let j be the first k with W_k⋯W_1 = 0. Then W_{j−1}⋯W_1 ≠ 0, and
 * the derivative by W_j is zero only if W_m⋯W_{j+1} = 0, so that j < m. On the lines (W_1, …, W_j, W_{j+1} + tX_{j+1},
 * …, W_m + tX_m) through w, which stay in Ω, this product is a polynomial in t, zero for finitely many t unless
 * X_m⋯X_{j+1} = 0.
 *
 * For m = 1, Ω = Ω₀ = {T}: a point, which is all of itself.
 */
import { atLeast, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { endToEnd, exact, minimumSharpness, sharpnessGram } from "../../src/numerics/index.js";
import { rankOfProduct, spectralNorm } from "../../src/numerics/spectra/index.js";
import { drawn, minima, type Pair } from "./objects/measure-zero.js";
import { leastSharpness } from "./shared/least-sharpness.js";

const STAYS = "w ∈ Ω₀: λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)}";
const LEAVES = "T ≠ 0: λ_max at another w ∈ Ω ≥ λ* + 2σ_max(T)^{2−2/m}(t − 1/t)²";
const LEAVES_ZERO = "T = 0: λ_max at another w ∈ Ω is above 0";
const SAME = "the other w has the same T";
const POINT = "m = 1: the dimension of Ω at w, dim ker H, ≥ 1";

/** Curves and lines of Ω through a point of Ω₀. */
function curve({ weights, other, t, x, L: m, isZero }: Pair) {
  if (other === null) return {};
  const sigma = spectralNorm(endToEnd(weights));
  const least = leastSharpness(m, sigma);
  const apart = exact(t).minus(exact(1).over(t)).squared();
  const after = exact(t)
    .power(m - 2, 1)
    .times(t + x);
  return {
    [STAYS]: equal(minimumSharpness(weights), least),
    [SAME]: same(endToEnd(other), endToEnd(weights)),
    [LEAVES]: isZero ? null : atLeast(minimumSharpness(other), least.plus(least.over(m).times(apart))),
    [LEAVES_ZERO]: isZero ? atLeast(minimumSharpness(other), after.squared().times(2)) : null,
  };
}

/** How many directions of a single layer keep T. */
function valley({ weights }: Pair) {
  const parameters = weights.reduce((count, w) => count + w.data.length, 0);
  return exact(parameters).minus(rankOfProduct([sharpnessGram(weights)]));
}

const unit = "1 0; 0 1";

export default claim(minima, {
  id: "mulayoff2020/measure-zero",
  title: "Among the minima the flattest ones are a set of measure zero",
  noFile:
    "it moves along the minima from a flattest one that it makes; mulayoff2020/theorem-1 and theorem-2 take a network",
  kinds: ["bound"],
  locus: "§3, text after (13)",
  reading: `Measure zero is asked of curves through the points of Ω₀: t ↦ (tW_1, W_2/t, W_3, …) leaves Ω₀ at once, by a stated
    amount of sharpness. For T = 0 these are lines (0, tJ, …, tJ + X), J with ones on its diagonal, from (0, …, 0, X) ∈ Ω₀. For
    m = 1 there is no curve, since Ω is a point; “always” does not except it. All widths that A1 permits, white data.`,
  printed: refuted`\Omega_0 \text{ is always a set of measure zero within } \Omega`((pair) => ({
    ...curve(pair),
    [POINT]: pair.other === null ? atLeast(valley(pair), exact(1)) : null,
  })),
  corrected:
    holds`m \ge 2,\ w \in \Omega_0 \implies \lambda_{\max} \text{ at } (tW_1, t^{-1}W_2, W_3, \dots) \ge \lambda^*
      + 2\sigma_{\max}(T)^{2 - \frac{2}{m}}(t - t^{-1})^2; \quad \text{for } T = 0,\ \lambda_{\max} \text{ at } (0, tJ, \dots,
      tJ + X) > 0`(curve),
  equality: {
    "balanced numbers": [
      drawn.at({ widths: [1, 1, 1], t: 2, Q: [1, 1, 1], C: [0, 0] }),
      drawn.at({ widths: [1, 1, 1, 1], t: 1 / 2, gain: 2, Q: [1, -1, 1, 1], C: [0, 0, 0] }),
    ],
    "T = 0": {
      of: [LEAVES_ZERO],
      at: [
        drawn.at({ widths: [1, 1, 1], t: 2, gain: 0, Q: [1, 1, 1], C: [0, 0] }),
        drawn.at({ widths: [2, 2, 2, 2], t: 1 / 2, gain: 0, Q: [unit, unit, unit, unit], C: [unit, unit, unit] }),
      ],
    },
  },
  degenerate: {
    "all singular values equal": drawn.at({ widths: [2, 2, 2], Q: [unit, unit, unit], C: [unit, unit] }),
    "one layer of size 1": drawn.at({ widths: [1, 1], Q: [1, 1], C: [0] }),
    "T = 0, one layer": drawn.at({ widths: [1, 1], gain: 0, Q: [1, 1], C: [0] }),
    "t next to 1": drawn.at({ widths: [1, 1, 1], t: 1.0625, Q: [1, 1, 1], C: [0, 0] }),
  },
  situations: {
    "depth ≥ 3": ({ L }) => L >= 3,
    "T = 0, m ≥ 2": ({ L, isZero }) => isZero && L >= 2,
    "d_x, d_y ≥ 2": ({ weights }) => Math.min(weights[0]!.cols, weights.at(-1)!.rows) >= 2,
  },
  erratum: {
    grade: "edge",
    slip: `For m = 1 there is one minimum, T, and it is the flattest: Ω₀ = Ω, which is no set of measure zero within itself.`,
    instead: "Ω₀ has measure zero within Ω for m ≥ 2",
  },
  budget: { share: 0.2, atLeast: 60 },
});
