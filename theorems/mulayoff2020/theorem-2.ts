/**
 * Theorem 2 (§4).
 *
 * As printed: "Assume A1 and A2. If $w\in\Omega_0$ then for all $k$: i. $v$ is a right singular vector of
 * $\prod_{j=1}^kW_j$ with corresponding singular value $(\sigma_{\max}(T))^{\frac km}$. ii.
 * $\sigma_{\max}(\prod_{j=1}^kW_j) \le\sqrt m\times(\sigma_{\max}(T))^{\frac km}$. Similarly, iii. $u$ is a left
 * singular vector of $\prod_{j=k+1}^mW_j$ with corresponding singular value $(\sigma_{\max}(T))^{1-\frac km}$. iv.
 * $\sigma_{\max}(\prod_{j=k+1}^mW_j)\le\sqrt m \times(\sigma_{\max}(T))^{1-\frac km}$."
 *
 * Why, with P_k = W_k⋯W_1, S_k = W_m⋯W_{k+1}: λ_max/2 ≥ Σ_k‖S_kᵀu‖²‖P_{k−1}v‖² ≥ mσ^{2(1−1/m)} by the inequality of the
 * means and ‖S_kᵀu‖‖P_kv‖ ≥ uᵀTv. Equality makes all terms equal and S_kᵀu parallel to P_kv for 0 < k < m, so that
 * ‖P_kv‖ = σ^{k/m} and P_kᵀP_kv is a multiple of P_kᵀS_kᵀu = Tᵀu = σv: i, and iii likewise. And for a unit vector y,
 * λ_max/2 ≥ Σ_k‖S_kᵀu‖²‖P_{k−1}y‖² = σ^{2(1−1/m)}Σ_{k<m}ρ_k², ρ_k = ‖P_ky‖/σ^{k/m}, so that Σ_{k<m}ρ_k² ≤ m.
 *
 * How sharp is √m: ρ_0 = 1 leaves ρ_k ≤ √(m−1) for 0 < k < m, and ρ_m ≤ 1. So √m is reached for m = 1 alone, and √(m−1)
 * is the best factor: reached at k = 1 for one output with W_1 = √(m−1)e_2e_2ᵀ + e_1e_1ᵀ, W_2e_2 = 0; approached at
 * each k < m by W_1e_2 = εe_2 and a W_k that makes up for it. By transposition, the same for iv.
 */
import { usual } from "../../generators/specs/index.js";
import { allSame, atMost, claim, holds } from "../../src/claim/index.js";
import { exact, maximum, type Quantity, spectralNorm, squareRoot } from "../../src/numerics/index.js";
import { type Matrix, prefixProducts, suffixProducts } from "../../src/numerics/matrices/index.js";
import { gainsAtEveryMinimum } from "./shared/every-minimum.js";
import {
  FLATTEST_ASSUMPTIONS,
  flattestMinima,
  flattestMinimaOfAnyData,
  type FlattestMinimum,
  IN_OMEGA_0,
  inOmegaZero,
  NONZERO_TARGET,
} from "./shared/flattest-minima.js";
import { isNearlyFlattest, NEARLY_FLATTEST } from "./shared/found-minima.js";

const { at, draws } = flattestMinima;

const RIGHT = "(∏₁ᵏW)ᵀ(∏₁ᵏW)v = σ_max(T)^{2k/m}v";
const LEFT = "(∏ₖ₊₁ᵐW)(∏ₖ₊₁ᵐW)ᵀu = σ_max(T)^{2−2k/m}u";

/** What is printed, of a minimum that was constructed as a flattest one. */
function gains(minimum: FlattestMinimum) {
  const { weights, target, left, right } = minimum;
  const m = weights.length;
  const gain = spectralNorm(target);
  const power = (layers: number): Quantity => gain.power(layers, m);
  const before = prefixProducts(weights).slice(1);
  // (W_m⋯W_{k+1})ᵀ for k = m − 1, …, 0: as many layers as in `before`, counted from the output.
  const after = suffixProducts(weights)
    .slice(0, m)
    .reverse()
    .map((x) => x.T);
  const singular = (products: readonly Matrix[], x: Matrix) =>
    allSame(
      products.map((a) => a.T.times(a.times(x))),
      products.map((_, k) => x.times(power(2 * (k + 1)))),
    );
  const atMostRoot = (products: readonly Matrix[]) => {
    const relative = products.map((a, k) => spectralNorm(a).over(power(k + 1)));
    return relative.length === 0 ? null : atMost(maximum(relative), squareRoot(exact(m)));
  };
  return {
    ...inOmegaZero(minimum),
    [RIGHT]: singular(before, right),
    "σ_max(∏₁ᵏW_j) ≤ √m σ_max(T)^{k/m}": atMostRoot(before),
    [LEFT]: singular(after, left),
    "σ_max(∏ₖ₊₁ᵐW_j) ≤ √m σ_max(T)^{1−k/m}": atMostRoot(after),
    // Without the products of all layers, which are T: where m ≥ 2, the largest ratio says how sharp √m is.
    "σ_max(∏₁ᵏW_j) ≤ √m σ_max(T)^{k/m}, 0 < k < m": atMostRoot(before.slice(0, -1)),
    "σ_max(∏ₖ₊₁ᵐW_j) ≤ √m σ_max(T)^{1−k/m}, 0 < k < m": atMostRoot(after.slice(0, -1)),
  };
}

const [unit, spin] = ["1 0; 0 1", "0 -1; 1 0"];
const onePair = { first: 1, stretched: 1 };

/** Of 33 layers the first stretches by nearly √(m−1) = √32 what the second drops; or the last what comes to none. */
const LAYERS = 33;
const others = <X>(x: X): X[] => new Array<X>(LAYERS - 2).fill(x);
const STRETCH = 5.65;

export default claim(flattestMinimaOfAnyData, {
  id: "mulayoff2020/theorem-2",
  title: "Intermediate gains of flattest minima",
  kinds: ["identity", "bound"],
  locus: "Theorem 2",
  reading: `“x is a right singular vector of A with value s” means AᵀAx = s²x, and u, v is any first singular pair of T ≠ 0. A
    product of no layers is the identity. ii and iv are judged at the k where they are tightest, with both sides divided
    by the power of σ_max(T). Relations of “every w” hold at all minima, which are drawn or found by a descent of λ_max;
    at the least λ_max they are i to iv.`,
  assumptions: [...FLATTEST_ASSUMPTIONS, NONZERO_TARGET],
  printed: holds`w \in \Omega_0 \implies \textstyle\big(\prod_1^k W_j\big)^{\!\top}\big(\prod_1^k W_j\big) v
      = \sigma_{\max}(T)^{\frac{2k}{m}} v,\ \sigma_{\max}\big(\prod_1^k W_j\big) \le \sqrt{m}\, \sigma_{\max}(T)^{\frac{k}{m}},
      \text{ and for } u,\ \prod_{k+1}^m W_j,\ 1 - \frac{k}{m} \text{ likewise}`((minimum) =>
    minimum.constructed ? gains(minimum) : gainsAtEveryMinimum(minimum),
  ),
  equality: {
    "one layer": [at({ widths: [2, 2], ...onePair, gain: 2, Q: [unit, spin], C: [unit] })],
    "drawn flattest minima, white data": { of: [IN_OMEGA_0, RIGHT, LEFT], at: draws(6) },
  },
  degenerate: {
    numbers: at({ widths: [1, 1, 1], ...onePair, gain: 2, Q: [1, -1, 1], C: [0, 0] }),
    "five layers, one output, the first layer stretches what the second drops, by nearly √(m−1) = 2": at({
      widths: [2, 2, 1, 1, 1, 1],
      ...onePair,
      stretch: 127 / 64,
      Q: [unit, unit, 1, 1, 1, 1],
      C: [unit, "0 0", 0, 0, 0],
    }),
    "33 layers, the first stretches what the second drops": at({
      widths: [2, 2, 1, ...others(1)],
      ...onePair,
      stretch: STRETCH,
      Q: [unit, unit, 1, ...others(1)],
      C: [unit, "0 0", ...others(0)],
    }),
    "33 layers, the last stretches what no input reaches": at({
      widths: [1, ...others(1), 2, 2],
      first: 1,
      stretched: LAYERS,
      stretch: STRETCH,
      Q: [1, ...others(1), unit, unit],
      C: [...others(0), "0; 0", unit],
    }),
    "repeated first singular value, a mixed pair": at({
      widths: [2, 2, 2],
      first: 2,
      stretched: 1,
      Q: [unit, spin, unit],
      C: [unit, unit],
    }),
    "T of rank one, layers of rank two": at({
      widths: [2, 2, 2],
      ...onePair,
      gain: 2,
      Q: [unit, unit, unit],
      C: [unit, "1 0; 0 0"],
    }),
  },
  situations: {
    ...usual("depth ≥ 3", "d_x ≠ d_y"),
    "found by a descent": ({ constructed }, { reals }) => !constructed && (reals["steps"] ?? 0) > 0,
    [NEARLY_FLATTEST]: isNearlyFlattest,
    "a gain beyond that of the path": ({ constructed }, { reals }) => constructed && (reals["stretch"] ?? 1) > 1,
  },
  budget: { share: 0.25, atLeast: 60 },
});
