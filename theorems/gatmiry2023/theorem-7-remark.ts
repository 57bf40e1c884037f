/**
 * §6, after Theorem 7.
 *
 * As printed: "consider the case where the measurement matrix $A$ is identity and $M$ is symmetric with eigenvalues
 * $\{\sigma_i\}_{i=1}^d$. Then, it is easy to see that $F(M)$ in (24) is equal to $F(M) = \sum_i
 * \sigma_i^{2(L-1)/L}$. Interestingly, we see that the value of $F(M)$ converges to the Frobenius norm of $M$ and not
 * the nuclear norm as $L$ becomes large".
 *
 * The limit is not sampled but enclosed. With $t = 2/L \le 1$, $|x^{2-t} - x^2| \le t\max(x^2\ln x, 1/e)$ for $x > 0$:
 * for $x \ge 1$ by $1 - x^{-t} \le t\ln x$, and for $x < 1$ by $x^{-t} - 1 \le t x^{-t}|\ln x|$ and $x^{2-t}|\ln x| \le
 * x|\ln x| \le 1/e$. So the sum at one large L, here $2^{20}$, determines its limit up to this remainder.
 */
import { instances, symmetricOnFile, type Written } from "../../generators/index.js";
import { atMost, claim, equal, holds, refuted } from "../../src/claim/index.js";
import { absolute, distance, eachSingularValue, frobeniusNorm, frobeniusSquared } from "../../src/numerics/index.js";
import { twoTo } from "../../src/numerics/elementary/index.js";
import { equation24, leastTrace, limit, mirrored, powerSum, remainder } from "./objects/theorem-7-remark.js";
import { isDeficient } from "./shared/situations.js";

// The remainder is asked at the depth 2^doublings.
const drawn = instances({
  large: { sizes: { L: 64 } },
  file: { depth: true, own: ({ L }) => ({ L: Math.max(L, 2) }) },
  sizes: { d: [1, 4], L: [2, 6], doublings: [1, 20] },
  matrices: { M: ["d", "d"] },
});

/** M, symmetric under the assumption, with its |σ_i|. */
const symmetric = drawn.map(({ M, L, doublings }, spec) => {
  const m = spec.choices["symmetry"] === "none" ? M : mirrored(M);
  return { M: m, sigma: eachSingularValue(m), L, deep: twoTo(doublings) };
});

const SUM = "L‖M^{L−1}‖_{S_{2/L}}^{2/L} = LΣ|σᵢ|^{2(L−1)/L}";
const LEAST = "tr ∇²ℒ(W*) = 2LΣ|σᵢ|^{2(L−1)/L}";
const LIMIT = "lim Σ|σᵢ|^{2(L−1)/L} = ‖M‖_F²";

const at = (M: Written, L = 2) => drawn.at({ M, L, doublings: 20 });

export default claim(symmetric, {
  id: "gatmiry2023/theorem-7-remark",
  title: "The identity as single measurement: a power sum of the eigenvalues, and its limit for deep networks",
  kinds: ["identity", "rate"],
  locus: "§6, after Theorem 7",
  reading: `Eigenvalues may be negative, where a power with exponent 2(L−1)/L is not defined; (24) depends on singular
    values alone, so |σ_i| is read. "The value of F(M)" that converges is the printed sum.`,
  assumptions: [
    {
      name: "symmetric",
      statement: String.raw`M = M^\top`,
      slack: ({ M }) => distance(M, M.T).negated(),
      onFile: symmetricOnFile,
      without: drawn.loosened({ choices: { symmetry: ["none"] } }),
    },
  ],
  printed: refuted`A = I,\ M = M^\top:\quad F(M) = L\left\|M^{L-1}\right\|_{S_{2/L}}^{2/L}
      = \sum_i \sigma_i^{2(L-1)/L} \to \|M\|_F \quad (L \to \infty)`(({ M, sigma, L }) => ({
    "L‖M^{L−1}‖_{S_{2/L}}^{2/L} = Σ|σᵢ|^{2(L−1)/L}": equal(equation24(M, L), powerSum(sigma, L)),
    "lim Σ|σᵢ|^{2(L−1)/L} = ‖M‖_F": equal(limit(sigma), frobeniusNorm(M)),
  })),
  corrected: holds`A = I,\ M = M^\top:\quad F(M) = 2L\left\|M^{L-1}\right\|_{S_{2/L}}^{2/L}
      = 2L\sum_i |\sigma_i|^{2(L-1)/L}, \quad \sum_i |\sigma_i|^{2(L-1)/L} \to \|M\|_F^2 \quad (L \to \infty)`(
    ({ M, sigma, L, deep }) => {
      const total = powerSum(sigma, L);
      const least = leastTrace(M, L);
      return {
        [SUM]: equal(equation24(M, L), total.times(L)),
        [LEAST]: least && equal(least, total.times(2 * L)),
        "|Σ|σᵢ|^{2−2/L} − ‖M‖_F²| ≤ (2/L)Σmax(σᵢ²ln|σᵢ|, 1/e)": atMost(
          absolute(powerSum(sigma, deep).minus(frobeniusSquared(M))),
          remainder(sigma, deep),
        ),
        [LIMIT]: equal(limit(sigma), frobeniusSquared(M)),
      };
    },
  ),
  equality: {
    "eigenvalues of either sign": {
      of: [SUM, LEAST, LIMIT],
      at: [at(1), at(-8, 3), at("2 1; 1 -3", 4), at("0 2; 2 0", 6)],
    },
  },
  degenerate: {
    zero: at(0),
    "rank-deficient": at("1 1; 1 1", 5),
    "repeated eigenvalues": at("2 0 0; 0 2 0; 0 0 2", 3),
    "eigenvalues below one": at("0.5 0; 0 2^-10", 6),
  },
  situations: {
    "L ≥ 3": ({ L }) => L >= 3,
    "d ≥ 3": ({ M }) => M.rows >= 3,
    "a depth of 2^10 or more": ({ deep }) => deep >= 2 ** 10,
    "M of deficient rank": ({ M }) => isDeficient(M),
  },
  erratum: {
    grade: "constant",
    slip: `At A = I the right side of (24) is L times the printed sum, and Definition 1 gives 2L times it (see
      theorem-7). The exponent 2(L−1)/L tends to 2, so the sum tends to Σσᵢ² = ‖M‖_F², not to its root, and F(M) itself
      grows like 2L‖M‖_F².`,
    instead: "F(M) = 2LΣ|σᵢ|^{2(L−1)/L}, and F(M)/(2L) → ‖M‖_F² with an error of order 1/L.",
  },
});
