/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §4, Theorem 2.
 *
 * As printed: "Assume A1 and A2. If $w\in\Omega_0$ then for all $k$: i. $v$ is a right singular vector of
 * $\prod_{j=1}^kW_j$ with corresponding singular value $(\sigma_{\max}(T))^{\frac km}$. ii. $\sigma_{\max}(\prod_{j=1}^kW_j)
 * \le\sqrt m\times(\sigma_{\max}(T))^{\frac km}$. Similarly, iii. $u$ is a left singular vector of $\prod_{j=k+1}^mW_j$
 * with corresponding singular value $(\sigma_{\max}(T))^{1-\frac km}$. iv. $\sigma_{\max}(\prod_{j=k+1}^mW_j)\le\sqrt m
 * \times(\sigma_{\max}(T))^{1-\frac km}$."
 *
 * Reading: "x is a right singular vector of A with value s" means AᵀAx = s²x, and u, v is any first pair. Products of no
 * layers are the identity. ii and iv are judged at the k where they are tightest, with both sides divided by the power of
 * σ_max(T) where that is not zero.
 *
 * Where it fails: T = 0 is not excluded. Three numbers (0, 0, 1) have H = 0 and are a flattest minimum for T = 0, but
 * the gain of the last layer is 1, not 0^{1/3}, and 1 > √3 · 0: iii and iv fail, and by transposition i and ii. That is
 * all: the theorem is right for T ≠ 0, which Theorem 3 presupposes by dividing by the lengths of r_k and q_k.
 *
 * Why, with P_k = W_k⋯W_1, S_k = W_m⋯W_{k+1}: λ_max/2 ≥ Σ_k‖S_kᵀu‖²‖P_{k−1}v‖² ≥ mσ^{2(1−1/m)} by the inequality of the
 * means and ‖S_kᵀu‖‖P_kv‖ ≥ uᵀTv. Equality makes all terms equal and S_kᵀu parallel to P_kv for 0 < k < m, so that
 * ‖P_kv‖ = σ^{k/m} and P_kᵀP_kv is a multiple of P_kᵀS_kᵀu = Tᵀu = σv: i, and iii likewise. And for a unit vector y,
 * λ_max/2 ≥ Σ_k‖S_kᵀu‖²‖P_{k−1}y‖² = σ^{2(1−1/m)}Σ_{k<m}ρ_k², ρ_k = ‖P_ky‖/σ^{k/m}, so that Σ_{k<m}ρ_k² ≤ m.
 *
 * How sharp is √m: ρ_0 = 1 leaves ρ_k ≤ √(m−1) for 0 < k < m, and ρ_m ≤ 1. So √m is reached for m = 1 alone, and √(m−1)
 * is the best factor: reached at k = 1 for one output with W_1 = √(m−1)e_2e_2ᵀ + e_1e_1ᵀ, W_2e_2 = 0; approached at each
 * k < m by W_1e_2 = εe_2 and a W_k that makes up for it. By transposition, the same for iv.
 */
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, same } from "../../src/claim/relation.js";
import {
  endToEnd,
  exact,
  flattenedRows,
  type Matrix,
  maximum,
  prefixProducts,
  type Quantity,
  spectralNorm,
  squareRoot,
  suffixProducts,
} from "../../src/numerics/index.js";
import {
  FLATTEST_ASSUMPTIONS,
  flattestMinima,
  flattestMinimaOrZero,
  type FlattestMinimum,
  flattestMinimumOf,
} from "./shared/flattest-minima.js";

const { explicit } = flattestMinima;

const RIGHT = "(∏₁ᵏW)ᵀ(∏₁ᵏW)v = σ_max(T)^{2k/m}v";
const UP_TO = "σ_max(∏₁ᵏW_j) ≤ √m σ_max(T)^{k/m}";
const LEFT = "(∏ₖ₊₁ᵐW)(∏ₖ₊₁ᵐW)ᵀu = σ_max(T)^{2−2k/m}u";
const FROM = "σ_max(∏ₖ₊₁ᵐW_j) ≤ √m σ_max(T)^{1−k/m}";
/** Without the products of all layers, which are T: where m ≥ 2, the largest ratio says how sharp √m is. */
const UP_TO_INNER = `${UP_TO}, 0 < k < m`;
const FROM_INNER = `${FROM}, 0 < k < m`;

/** X_kᵀX_kx for all k in one row, and x times the given factors in another. */
function singular(name: string, through: readonly Matrix[], x: Matrix, squares: readonly Quantity[]): Relation {
  const images = through.map((a) => a.T.times(a.times(x)));
  return same(name, flattenedRows([images]), flattenedRows([squares.map((s) => x.times(s))]));
}

function relations({ weights, left, right }: FlattestMinimum): Relation[] {
  const depth = weights.length;
  const gain = spectralNorm(endToEnd(weights));
  const before = prefixProducts(weights).slice(1);
  // (W_m⋯W_{k+1})ᵀ for k = m − 1, …, 0: as many layers as in `before`, counted from the output.
  const after = suffixProducts(weights)
    .slice(0, depth)
    .reverse()
    .map((x) => x.T);
  const power = (layers: number): Quantity => gain.power(layers, depth);
  const gains = weights.map((_, k) => power(k + 1));
  const squares = weights.map((_, k) => power(2 * (k + 1)));
  const isZero = gain.value === 0;
  const largest = (products: readonly Matrix[]): Quantity =>
    maximum(products.map((a, k) => (isZero ? spectralNorm(a) : spectralNorm(a).over(gains[k]!))));
  const factor = isZero ? exact(0) : squareRoot(exact(depth));
  return [
    singular(RIGHT, before, right, squares),
    atMost(UP_TO, largest(before), factor),
    singular(LEFT, after, left, squares),
    atMost(FROM, largest(after), factor),
    ...(depth === 1
      ? []
      : [
          atMost(UP_TO_INNER, largest(before.slice(0, -1)), factor),
          atMost(FROM_INNER, largest(after.slice(0, -1)), factor),
        ]),
  ];
}

const spin = [
  [0, -1],
  [1, 0],
];
const unit = [
  [1, 0],
  [0, 1],
];

export default defineClaim<FlattestMinimum>({
  id: "mulayoff2020/theorem-2",
  title: "Intermediate gains of flattest minima",
  kinds: ["identity", "bound"],
  locus: "Theorem 2",
  reading:
    "u, v is any first singular pair of T, and a product of no layers is the identity. T = 0 is a case like others.",
  specs: flattestMinimaOrZero,
  materialize: flattestMinimumOf,
  assumptions: FLATTEST_ASSUMPTIONS,
  forms: [
    {
      name: "printed",
      statement: String.raw`w \in \Omega_0 \implies \textstyle\big(\prod_1^k W_j\big)^{\!\top}\big(\prod_1^k W_j\big) v = \sigma_{\max}(T)^{\frac{2k}{m}} v,\ \sigma_{\max}\big(\prod_1^k W_j\big) \le \sqrt{m}\, \sigma_{\max}(T)^{\frac{k}{m}}, \text{ and for } u,\ \prod_{k+1}^m W_j,\ 1 - \frac{k}{m} \text{ likewise}`,
      expected: "refuted",
      relations,
    },
    {
      name: "corrected",
      statement: String.raw`w \in \Omega_0,\ T \ne 0 \implies \textstyle\big(\prod_1^k W_j\big)^{\!\top}\big(\prod_1^k W_j\big) v = \sigma_{\max}(T)^{\frac{2k}{m}} v,\ \sigma_{\max}\big(\prod_1^k W_j\big) \le \sqrt{m}\, \sigma_{\max}(T)^{\frac{k}{m}}, \text{ and for } u,\ \prod_{k+1}^m W_j,\ 1 - \frac{k}{m} \text{ likewise}`,
      expected: "holds",
      relations: (minimum) => (spectralNorm(endToEnd(minimum.weights)).value === 0 ? [] : relations(minimum)),
    },
  ],
  equalityCases: [
    {
      name: "one layer",
      form: "corrected",
      relations: [RIGHT, UP_TO, LEFT, FROM],
      specs: [
        explicit({
          widths: [2, 2],
          sizes: { first: 1, stretched: 1 },
          choices: { others: "drawn" },
          reals: { gain: 2, stretch: 1 },
          lists: { Q: [unit, spin], C: [unit] },
        }),
      ],
    },
    {
      name: "drawn flattest minima, white data",
      form: "corrected",
      relations: [RIGHT, LEFT],
      specs: Array.from({ length: 6 }, (_, seed) => flattestMinima.draw(seed)),
    },
  ],
  degenerateCases: [
    {
      name: "numbers",
      spec: explicit({
        widths: [1, 1, 1],
        sizes: { first: 1, stretched: 1 },
        choices: { others: "drawn" },
        reals: { gain: 2, stretch: 1 },
        lists: { Q: [[[1]], [[-1]], [[1]]], C: [[[0]], [[0]]] },
      }),
    },
    {
      name: "five layers, one output, the first layer stretches what the second drops, by nearly √(m−1) = 2",
      spec: explicit({
        widths: [2, 2, 1, 1, 1, 1],
        sizes: { first: 1, stretched: 1 },
        choices: { others: "drawn" },
        reals: { gain: 1, stretch: 127 / 64 },
        lists: {
          Q: [unit, unit, [[1]], [[1]], [[1]], [[1]]],
          C: [unit, [[0, 0]], [[0]], [[0]], [[0]]],
        },
      }),
    },
    {
      name: "repeated first singular value, a mixed pair",
      spec: explicit({
        widths: [2, 2, 2],
        sizes: { first: 2, stretched: 1 },
        choices: { others: "drawn" },
        reals: { gain: 1, stretch: 1 },
        lists: { Q: [unit, spin, unit], C: [unit, unit] },
      }),
    },
    {
      name: "T of rank one, layers of rank two",
      spec: explicit({
        widths: [2, 2, 2],
        sizes: { first: 1, stretched: 1 },
        choices: { others: "drawn" },
        reals: { gain: 2, stretch: 1 },
        lists: {
          Q: [unit, unit, unit],
          C: [
            unit,
            [
              [1, 0],
              [0, 0],
            ],
          ],
        },
      }),
    },
  ],
  erratum: {
    slip:
      "T = 0 is among the targets of A1 and A2. Its flattest minima are those with H = 0, and for m ≥ 3 one layer is free " +
      "there: at (0, 0, 1) the last layer has the gain 1 where iii says 0 and iv says at most √3 · 0. Nothing else is wrong.",
    instead: "i–iv for T ≠ 0",
  },
  budget: { share: 0.3, atLeast: 60 },
});
