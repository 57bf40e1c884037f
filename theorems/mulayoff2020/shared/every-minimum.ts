/**
 * What Theorems 1–3 come to at every minimum w for white data and T ≠ 0, with the sharpness λ of w and its least value
 * λ* = 2mσ^{2(1−1/m)}, σ = σ_max(T). Nothing is said of what w looks like; at λ = λ* it is the theorems.
 *
 * With a first singular pair u, v of T, r_k = W_{k−1}⋯W_1v, q_k = (W_m⋯W_{k+1})ᵀu and a_k = ‖q_k‖²‖r_k‖²: (i) λ/2 ≥
 * Σ‖(W_m⋯W_{k+1})ᵀy‖²‖W_{k−1}⋯W_1x‖² for unit x and y: the value of xxᵀ ⊗ yyᵀ on ΦᵀΦ. (ii) ‖q_k‖‖r_{k+1}‖ = σ/cos θ_k,
 * since ⟨q_k, r_{k+1}⟩ = uᵀTv. So ∏a_k = σ^{2(m−1)}∏1/cos²θ_k, and by the inequality of the means ∏1/cos²θ_k ≤
 * (λ/λ*)^m: the angles. (iii) With the gains g_k = ‖r_{k+1}‖/‖r_k‖, whose product is σ, a_k ≥ σ²/g_k². So Σσ²/g_k² ≤
 * λ/2; likewise for g_k = ‖q_{k−1}‖/‖q_k‖. As ∑b_k − m(∏b_k)^{1/m} ≥ (√b_max − √b_min)², every σ²(1/g_k − σ^{−1/m})² ≤
 * (λ − λ*)/2; and the means of the first k and of the last m − k terms bound the product of the first k gains from both
 * sides. (iv) q_k = (σ/‖r_{k+1}‖²)r_{k+1} + e with ‖e‖ = σ tan θ_k/‖r_{k+1}‖, and P_kᵀq_k = σv for P_k = W_k⋯W_1, so
 * that P_kᵀP_kv − ‖P_kv‖²v = −(‖P_kv‖²/σ)P_kᵀe has at most the length ‖P_k‖_2‖P_kv‖ tan θ_k. The tangent is computed
 * from e: next to Ω₀ all digits of 1/cos²θ_k − 1 are lost.
 */
import { allAtMost, atLeast, atMost, type Comparison } from "../../../src/claim/index.js";
import {
  exact,
  frobeniusNorm,
  frobeniusSquared,
  inner,
  isClearlyPositive,
  largestEigenvalue,
  type Matrix,
  minimumSharpness,
  prefixProducts,
  product,
  type Quantity,
  spectralNorm,
  suffixProducts,
  sum,
} from "../../../src/numerics/index.js";
import { leastSharpness } from "./least-sharpness.js";

/** A minimum W_1, …, W_m for white data and T = W_m⋯W_1, and a first singular pair of T. */
interface Minimum {
  readonly weights: readonly Matrix[];
  readonly target: Matrix;
  readonly left: Matrix;
  readonly right: Matrix;
}

/**
 * σ, λ/2, λ*, the products of layers before and after each, transposed ones after, and r_1, …, r_{m+1}, q_0, …, q_m.
 */
function measured({ weights, target, left, right }: Minimum) {
  const sigma = spectralNorm(target);
  const [before, after] = [prefixProducts(weights), suffixProducts(weights).map((s) => s.T)];
  return {
    depth: weights.length,
    sigma,
    half: minimumSharpness(weights).over(2),
    least: leastSharpness(weights.length, sigma),
    before,
    after,
    r: before.map((p) => p.times(right)),
    q: after.map((s) => s.times(left)),
  };
}

/** Whether (u, v) is known to be a first singular pair and nothing that is divided by may be zero. */
function isSound({ left, right, target }: Minimum): boolean {
  const isKnown = Number.isFinite(left.radius) && Number.isFinite(right.radius);
  return isKnown && isClearlyPositive(spectralNorm(target), "the pair of T = 0 is any pair");
}

/** Σ‖x_k‖²A_k. */
function weighted(vectors: readonly Matrix[], matrices: readonly Matrix[]): Matrix {
  return matrices
    .map((a, k) => a.T.times(a).times(frobeniusSquared(vectors[k]!)))
    .reduce((total, term) => total.plus(term));
}

const ANGLES = "every w: ∏cos²θ_k ≥ (λ*/λ_max(H_w))^m, cos θ_k = ⟨r̄_{k+1}, q̄_k⟩";

function anglesOf(minimum: Minimum): Comparison {
  const { depth: m, half, least, r, q } = measured(minimum);
  const cosines = r.slice(1, m).map((x, k) => {
    const y = q[k + 1]!;
    return inner(y, x)
      .squared()
      .over(frobeniusSquared(x).times(frobeniusSquared(y)));
  });
  return atLeast(product(cosines), product(new Array<Quantity>(m).fill(least.over(half.times(2)))));
}

/** Theorem 2 at every minimum. */
export function gainsAtEveryMinimum(minimum: Minimum) {
  if (!isSound(minimum)) return {};
  const { depth: m, sigma, half, before, after, r, q } = measured(minimum);
  const hidden = Array.from({ length: m - 1 }, (_, k) => k + 1);
  /** kσ²x^{−2/k} + (m−k)σ²(x/σ)^{2/(m−k)} for the gain x of k layers. */
  const means = (gain: Quantity, k: number): Quantity => {
    const others = gain.over(sigma);
    return sum([exact(k).over(gain.power(2, k)), others.power(2, m - k).times(m - k)]).times(sigma.squared());
  };
  const tangents = hidden.map((k) => {
    const [x, y] = [r[k]!, q[k]!];
    const across = y.minus(x.times(inner(y, x).over(frobeniusSquared(x))));
    return frobeniusNorm(across).times(frobeniusNorm(x)).over(sigma);
  });
  const turned = (products: readonly Matrix[], x: Matrix) =>
    allAtMost(
      hidden.map((k) => {
        const a = products[k]!;
        const image = a.times(x);
        const off = a.T.times(image).minus(x.times(frobeniusSquared(image)));
        return [frobeniusNorm(off), product([spectralNorm(a), frobeniusNorm(image), tangents[k - 1]!])];
      }),
    );
  return {
    [ANGLES]: anglesOf(minimum),
    "every w: λ_max(Σ‖∏ₖ₊₁ᵐWᵀu‖²(∏₁ᵏ⁻¹W)ᵀ(∏₁ᵏ⁻¹W)) ≤ λ_max(H_w)/2": atMost(
      largestEigenvalue(weighted(q.slice(1), before.slice(0, m))),
      half,
    ),
    "every w: λ_max(Σ‖∏₁ᵏ⁻¹Wv‖²(∏ₖ₊₁ᵐW)(∏ₖ₊₁ᵐW)ᵀ) ≤ λ_max(H_w)/2": atMost(
      largestEigenvalue(weighted(r.slice(0, m), after.slice(1))),
      half,
    ),
    "every w: kσ²x^{−2/k}+(m−k)σ²(x/σ)^{2/(m−k)} ≤ λ/2, x=‖∏₁ᵏWv‖": allAtMost(
      hidden.map((k) => [means(frobeniusNorm(r[k]!), k), half]),
    ),
    "every w: the same for m−k layers and x = ‖∏ₖ₊₁ᵐWᵀu‖": allAtMost(
      hidden.map((k) => [means(frobeniusNorm(q[k]!), m - k), half]),
    ),
    "every w: ‖AᵀAv−‖Av‖²v‖ ≤ ‖A‖₂‖Av‖ tan θ_k, A = ∏₁ᵏW": turned(before, minimum.right),
    "every w: ‖AAᵀu−‖Aᵀu‖²u‖ ≤ ‖A‖₂‖Aᵀu‖ tan θ_k, A = ∏ₖ₊₁ᵐW": turned(after, minimum.left),
  };
}

/** Theorem 3 at every minimum. */
export function couplingAtEveryMinimum(minimum: Minimum) {
  if (!isSound(minimum)) return {};
  const { depth: m, sigma, half, least, r, q } = measured(minimum);
  const excess = half.minus(least.over(2));
  const [forward, backward] = [r, q].map((vectors) => vectors.map(frobeniusNorm)) as [Quantity[], Quantity[]];
  const root = sigma.power(1, m);
  const uneven = (gain: Quantity): readonly [Quantity, Quantity] => {
    const off = exact(1).over(gain).minus(exact(1).over(root));
    return [off.times(sigma).squared(), excess];
  };
  const layers = Array.from({ length: m }, (_, k) => k);
  return {
    "every w: Σ‖q_k‖²‖r_k‖² ≤ λ_max(H_w)/2": atMost(
      sum(layers.map((k) => backward[k + 1]!.times(forward[k]!).squared())),
      half,
    ),
    "every w: σ²(‖W_kr̄_k‖⁻¹ − σ^{−1/m})² ≤ (λ_max(H_w) − λ*)/2": allAtMost(
      layers.map((k) => uneven(forward[k + 1]!.over(forward[k]!))),
    ),
    "every w: σ²(‖W_kᵀq̄_k‖⁻¹ − σ^{−1/m})² ≤ (λ_max(H_w) − λ*)/2": allAtMost(
      layers.map((k) => uneven(backward[k]!.over(backward[k + 1]!))),
    ),
    [ANGLES]: anglesOf(minimum),
  };
}
