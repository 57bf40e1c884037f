/**
 * §5.2, proof of Lemma 4, the displays between (15) and (18): what they say of the construction for every α and α′ > 0.
 *
 * As printed: "$$W_L W_{L-1} \dots W_1 = \alpha^{L-2} \alpha'^{-1} U \Lambda^{1/2} \Lambda^{1/2} V^T = M. […]$$ $$\|W_L
 * \dots W_{j+1}\|_F^2 \|W_j \dots W_1\|_F^2 = \|W_L \dots W_1\|_*^2 = \|\Lambda^{1/2}\|_F^2, […]$$ $$\|W_L \dots
 * W_{j+1}\|_F \|W_{j-1} \dots W_1\|_F = \alpha^{j-2} \alpha^{-(L-2)/2} \alpha'^{L-j-1} \alpha^{-(L-2)/2} \|U
 * \Lambda^{1/2}\|_F \|\Lambda^{1/2} V^T\|_F = \alpha^{-1} \|\Lambda^{1/2}\|_F^2, \quad (16) […]$$ $$d_0 \|W_L \dots
 * W_2\| = \|\Lambda^{1/2}\|_F d_0 \alpha'^{L-2} \alpha^{-(L-2)/2} = \|\Lambda^{1/2}\|_F d_0
 * \alpha'^{\alpha^{(L-2)/2}}. \quad (17)$$ $$d_L \|W_{L-1} \dots W_1\| = \|\Lambda^{1/2}\|_F d_L \alpha'^{-1}
 * \alpha^{L-2} \alpha^{-(L-2)/2} = \|\Lambda^{1/2}\|_F d_L \alpha'^{-1} \alpha^{(L-2)/2}. \quad (18)$$"
 */
import { instances, law, reaching, usual, widthsAssumption } from "../../generators/index.js";
import { allEqual, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { endToEnd, exact, nuclearNorm, product, type Quantity } from "../../src/numerics/index.js";
import { frobeniusNorm, type Matrix, prefixProducts, suffixProducts } from "../../src/numerics/matrices/index.js";
import { balancedFactorization, balancedFactors } from "../../src/numerics/minima/index.js";
import { isDeficient } from "./shared/situations.js";

const drawn = instances({
  large: { entries: 4096 },
  chain: { depth: [2, 6], ends: [1, 4], slack: 1 },
  reals: { alpha: [1, 0.5, 2, 4], prime: [1, 0.25, 4] },
  matrices: { M: ["dL", "d0"] },
});
const { at } = drawn;

/** The left sides, for the network of the construction. */
function leftSides({ M, widths, alpha, prime, d0, dL, L }: ReturnType<typeof drawn.materialize>) {
  const weights = balancedFactorization(M, widths, alpha, prime);
  const below = prefixProducts(weights).map(frobeniusNorm);
  const above = suffixProducts(weights).map(frobeniusNorm);
  const from = (j: number) => Array.from({ length: L - j }, (_, i) => i + j);
  return {
    product: endToEnd(weights),
    splits: from(1).map((j) => above[j]!.times(below[j]!).squared()),
    inner: from(2).map((j) => ({ j, size: above[j]!.times(below[j - 1]!) })),
    first: exact(d0).times(above[1]!),
    last: exact(dL).times(below[L - 1]!),
  };
}

/** ‖Λ^{1/2}‖_F. */
function halfNorm(m: Matrix): Quantity {
  return frobeniusNorm(balancedFactors(m).left);
}

const INNER = "‖W_L⋯W_{j+1}‖_F‖W_{j−1}⋯W_1‖_F = α⁻¹‖Λ^{1/2}‖_F²";
const FIRST = "(17): d₀‖W_L⋯W_2‖_F = ‖Λ^{1/2}‖_F d₀α′α^{(L−2)/2}";
const LAST = "(18): d_L‖W_{L−1}⋯W_1‖_F = ‖Λ^{1/2}‖_F d_Lα′⁻¹α^{(L−2)/2}";

/** What is printed at the right ends, and holds. */
function ends(it: ReturnType<typeof drawn.materialize>) {
  const { M, alpha, prime, d0, dL, L } = it;
  const { inner, first, last } = leftSides(it);
  const half = halfNorm(M);
  const outer = exact(alpha)
    .power((L - 2) / 2)
    .times(half);
  const sizes = inner.map(({ size }) => size);
  return {
    ...allEqual(INNER, sizes, half.squared().over(alpha)),
    [FIRST]: equal(first, product([d0, prime, outer])),
    [LAST]: equal(last, exact(dL).times(outer).over(prime)),
  };
}

export default claim(drawn, {
  id: "gatmiry2023/lemma-4-displays",
  title: "The norms in the displays of the proof of Lemma 4",
  kinds: ["identity"],
  locus: "§5.2, proof of Lemma 4, (16), (17), (18)",
  words: "restored",
  reading: `Norms without index are Frobenius norms. The tower at the end of (17) has no meaning and reads like a lost space: it
    is read as α′α^{(L−2)/2}, the mirror image of (18). The middle expressions are taken as the text has them; their exponents
    may have suffered likewise, and nothing rests on them but this claim. Any α, α′ > 0, for which the displays stand.`,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: drawn.loosened({ bottlenecks: true }) })],
  printed: refuted`W_L\cdots W_1 = \alpha^{L-2}\alpha'^{-1}U\Lambda^{1/2}\Lambda^{1/2}V^\top,\quad
      \|W_L\cdots W_{j+1}\|_F^2\|W_j\cdots W_1\|_F^2 = \|W_L\cdots W_1\|_*^2 = \|\Lambda^{1/2}\|_F^2,\quad
      (16),\ (17),\ (18)`((it) =>
    reaching(it, () => {
      const { M, alpha: a, prime: p, d0, L } = it;
      const [alpha, prime] = [exact(a), exact(p)];
      const { product: made, splits, inner, first } = leftSides(it);
      const half = halfNorm(M);
      const whole = nuclearNorm(made).squared();
      const [second] = inner;
      const middle16 = product([prime.power(L - 3), half.squared()]).over(alpha.power(L - 2));
      const middle17 = product([d0, prime.power(L - 2), half]).over(alpha.power((L - 2) / 2));
      return {
        "W_L⋯W_1 = α^{L−2}α′⁻¹UΛ^{1/2}Λ^{1/2}Vᵀ": same(made, M.times(alpha.power(L - 2).over(prime))),
        ...allEqual("‖W_L⋯W_{j+1}‖_F²‖W_j⋯W_1‖_F² = ‖W_L⋯W_1‖_*²", splits, whole),
        "‖W_L⋯W_1‖_*² = ‖Λ^{1/2}‖_F²": equal(whole, half.squared()),
        "(16) at j = 2: left = middle expression": second === undefined ? null : equal(second.size, middle16),
        "(17): left = middle expression": equal(first, middle17),
        ...ends(it),
      };
    }),
  ),
  corrected: holds`W_L\cdots W_1 = U\Lambda V^\top = M,\quad
      \|W_L\cdots W_{j+1}\|_F^2\|W_j\cdots W_1\|_F^2 = \|W_L\cdots W_1\|_*^2 = \|\Lambda^{1/2}\|_F^4,\quad
      \text{the right ends of } (16), (17), (18)`((it) =>
    reaching(it, () => {
      const { product: made, splits } = leftSides(it);
      const whole = nuclearNorm(made).squared();
      return {
        "W_L⋯W_1 = M": same(made, it.M),
        ...allEqual("‖W_L⋯W_{j+1}‖_F²‖W_j⋯W_1‖_F² = ‖W_L⋯W_1‖_*²", splits, whole),
        "‖W_L⋯W_1‖_*² = ‖Λ^{1/2}‖_F⁴": equal(whole, halfNorm(it.M).squared().squared()),
        ...ends(it),
      };
    }),
  ),
  equality: {
    "depths 2 to 5, d_0 ≠ d_L, rank-deficient M": {
      of: [FIRST, LAST],
      at: [2, 3, 4, 5].map((L) =>
        at({ widths: [3, ...new Array<number>(L - 1).fill(2), 2], alpha: 2, prime: 4, M: "1 2 2; 2 4 4" }),
      ),
    },
  },
  degenerate: {
    "sizes 1": at({ widths: [1, 1, 1], M: "1" }),
    "M = 0": at({ widths: [2, 2, 2], M: law("zero") }),
    "repeated singular values": at({ widths: [3, 3, 4, 3], alpha: 2, M: law("identity") }),
    "one row": at({ widths: [4, 1, 1, 1], prime: 4, M: "1 2 2 4" }),
  },
  situations: {
    ...usual("L ≥ 3", "L = 2", "d_0 ≠ d_L"),
    "M of deficient rank": ({ M }) => isDeficient(M),
    "α, α′ ≠ 1": ({ alpha, prime }) => alpha !== 1 && prime !== 1,
  },
  erratum: {
    grade: "notation",
    slip: `Slips of the pen, or of the transcription, on which nothing rests: the α's and α′'s of the product cancel to 1, not
      α^{L−2}/α′; ‖W_L⋯W_1‖_*² is ‖Λ^{1/2}‖_F⁴, not its root; and in the middle of (16) and (17) α′^{L−j−1} and α′^{L−2} stand
      where α^{L−j−1} and α′α^{L−2} give the right ends.`,
    instead: "W_L⋯W_1 = UΛVᵀ, and ‖W_L⋯W_{j+1}‖_F²‖W_j⋯W_1‖_F² = ‖M‖_*² = ‖Λ^{1/2}‖_F⁴; the right ends stand.",
  },
});
