/**
 * §4, text after Theorem 4.
 *
 * As printed: "Observe that these cases are not rare, in the sense that they form a set of nonzero measure within
 * $\Omega_0$." These cases are the $\mathbf w\in\Omega$ with $\sigma_{\max}(\mathbf W_k)=(\sigma_{\max}(\mathbf
 * T))^{\frac1m}$ for all k.
 *
 * For T ≠ 0 some of them have Ω₀ around them to themselves. Let r be the multiplicity of c^m = σ_max(T). In each layer
 * of every w' ∈ Ω₀ the number c is a singular value r times (Theorem 3). So if σ_max(W_k') > c, then σ_{r+1}(W_k') ≥ c,
 * and ‖W_k' − W_k‖₂ ≥ c − σ_{r+1}(W_k) by Weyl's inequality. The right side is positive where all other singular values
 * of the layers of w are below c, as at (27): all of Ω₀ that is nearer than this is of these cases. For r = 1 this is
 * tried, with w' next to the nearest that have a layer with σ_2(W_k') ≥ c.
 *
 * The pairs have layers c Q_k(1 ⊕ X_k)Q_{k−1}ᵀ and the same T. With ‖X_1'‖ = s, ‖X_2'‖ ≤ κ' and all others at most 1 in
 * norm, the sharpness over 2c^{2m−2} is the largest of sums of m terms: m by the path, and for the other directions at
 * most 1 + s² + (m − 2)s²κ'², which is below m here for m ≥ 3. So w' is in Ω₀, in whatever hidden frames.
 *
 * For T = 0 the only case is w = 0. With three layers or more Ω₀ is the set where H = 0, and (0, …, 0, X) is in it for
 * every X: Ω₀ has subspaces of positive dimension through w, and a point of them has measure zero. One layer has Ω₀ =
 * {0} for T = 0 and two have, as H = 0 says W_1 = W_2 = 0: there Ω₀ has these cases alone, and for T ≠ 0 also
 * (theorem-4).
 */
import { atLeast, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { exact, type Matrix, maximum, type Quantity, quantityMatrix } from "../../src/numerics/index.js";
import { endToEnd, minimumSharpness } from "../../src/numerics/networks/index.js";
import { eachSingularValue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { drawn, type Pair, pairs } from "./objects/nonzero-measure.js";
import { leastSharpness } from "./shared/least-sharpness.js";

const CASE = "σ_max(W_k) = σ_max(T)^{1/m} for all k";
const SAME = "w' has the same T";
const FLAT = "w' ∈ Ω₀: λ_max(H_{w'}) = 2mσ_max(T)^{2(1−1/m)}";
const APART = "σ_2(W_k') ≥ c: max_k ‖W_k' − W_k‖₂ ≥ c − max_k σ_2(W_k)";
const NEAR = "T = 0, w' no such case: max_k ‖W_k' − W_k‖₂ ≥ ρ";

const row = (entries: readonly Quantity[]): Matrix => quantityMatrix(1, entries.length, (_, j) => entries[j]!);
const between = ({ weights, other }: Pair): Quantity =>
  maximum(other.map((w, k) => spectralNorm(w.minus(weights[k]!))));

function compared(pair: Pair) {
  const { weights, other, isZero } = pair;
  const m = weights.length;
  const sigma = spectralNorm(endToEnd(weights));
  const path = sigma.power(1, m);
  const second = maximum(weights.map((w) => eachSingularValue(w)[1]!));
  return {
    [CASE]: same(row(weights.map(spectralNorm)), row(weights.map(() => path))),
    [SAME]: same(endToEnd(other), endToEnd(weights)),
    [FLAT]: equal(minimumSharpness(other), leastSharpness(m, sigma)),
    [APART]: isZero ? null : atLeast(between(pair), path.minus(second)),
  };
}

const unit = "1 0; 0 1";
const corners = [unit, unit, unit, unit];
const square = { widths: [2, 2, 2, 2], Q: corners, C: [unit, unit, unit] };

export default claim(pairs, {
  id: "mulayoff2020/nonzero-measure",
  title: "Around some minima that stretch equally all flattest minima do",
  noFile: "it is about what lies around flattest minima, and makes them; mulayoff2020/theorem-4 takes a network",
  kinds: ["bound", "attained"],
  locus: "§4, text after Theorem 4",
  reading: `A set is of nonzero measure within Ω₀ where it has a point with all of Ω₀ within some distance ρ of it: the
    measure is not named. Asked of every T, as Theorem 4 is; for T = 0 no ρ will do, of which some are drawn. Three
    layers or more: with one or two the sentence is true, T = 0 included. White data, and A1. Tried is a T with its
    other singular values below the first, which has such a point by (27); the file's head has the others. c is
    σ_max(T)^{1/m}.`,
  printed: refuted`\{w \in \Omega : \sigma_{\max}(W_k) = \sigma_{\max}(T)^{\frac{1}{m}}\ \forall k\}
      \text{ has nonzero measure within } \Omega_0`((pair) => ({
    ...compared(pair),
    [NEAR]: pair.isZero ? atLeast(between(pair), exact(pair.radius)) : null,
  })),
  corrected:
    holds`T \ne 0,\ w' \in \Omega_0,\ \max_k \|W_k' - W_k\|_2 < \sigma_{\max}(T)^{\frac{1}{m}} - \max_k \sigma_2(W_k)
      \implies \sigma_{\max}(W_k') = \sigma_{\max}(T)^{\frac{1}{m}} \text{ for all } k`((pair) =>
      pair.isZero ? {} : compared(pair),
    ),
  equality: {
    "w' on the edge of these cases": [
      drawn.at({ ...square, inside: 1 / 2, outside: 1 }),
      drawn.at({ ...square, gain: 2, inside: 3 / 4, outside: 1 }),
    ],
  },
  degenerate: {
    "T = 0, three layers": drawn.at({ ...square, gain: 0 }),
    "T = 0, very near": drawn.at({ ...square, gain: 0, radius: 2 ** -20 }),
    "beyond these cases": drawn.at({ ...square, outside: 1.375 }),
  },
  situations: {
    "w' in frames of its own, next to those of w": ({ isZero, apart }) => !isZero && apart === 2 ** -6,
    "the second layer keeps some of a second direction": ({ isZero, keeps }) => !isZero && keeps,
    "depth ≥ 4": ({ weights }) => weights.length >= 4,
    "d_x ≠ d_y": ({ weights }) => weights[0]!.cols !== weights.at(-1)!.rows,
    "w' is none of these cases": ({ isZero, outside }) => !isZero && outside > 1,
    "w' next to these cases": ({ isZero, outside }) => !isZero && outside === 1.0625,
  },
  erratum: {
    grade: "edge",
    slip: `T = 0 is no exception in Theorem 4. There its only case is w = 0, and with three layers or more (0, …, 0, X) is a
      flattest minimum for every X: Ω₀ has subspaces of positive dimension through w, within which a point has measure zero.`,
    instead: "for T ≠ 0 they have inner points within Ω₀, and so nonzero measure",
  },
  budget: { share: 0.2, atLeast: 60 },
});
