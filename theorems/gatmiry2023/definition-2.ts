/**
 * Definition 2 (§3) and the remarks after it.
 *
 * As printed: "Given any $d, d' \in \mathbb{N}^+$, $p \in (0, \infty)$ a matrix $M \in \mathbb{R}^{d \times d'}$ with
 * singular values $\sigma_1(M), \dots, \sigma_{\min(d, d')}(M)$, we define the Schatten p-(semi)norm as $\|M\|_{S_p} =
 * (\sum_{i=1}^{\min(d, d')} \sigma_i^p(M))^{1/p}$. Note that in this definition $\|\cdot\|_{S_p}$ is a norm only when
 * $p \ge 1$. When $p \in (0, 1)$, the triangle inequality does not hold. Note that when $p \in (0, 1)$, $\|A +
 * B\|_{S_p} \le 2^{1/p-1}(\|A\|_{S_p} + \|B\|_{S_p})$ for any matrices A and B, however, $2^{1/p-1} > 1$."
 *
 * The triangle inequality for p ≥ 1 is an equality where B is a multiple tA, t ≥ 0. The constant 2^{1/p−1} is reached
 * by A and B of equal quasi-norm on orthogonal supports, such as e_1e_1ᵀ and e_2e_2ᵀ.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { diagonal, exact, exponential, logarithm, type Matrix } from "../../src/numerics/index.js";
import { isZeroExactly, schattenNorm } from "../../src/numerics/spectra/index.js";

const drawn = instances({
  // The exponent is exactly the double it is.
  reals: {
    p: [1, 2, 1 / 2, 3, 3 / 2, 1 / 4, 2 / 3, 3 / 4, 1 / 3, 15 / 16, 5, 17 / 16, 10],
    t: [1, 2, -1, -3, 0, 1 / 2, -7 / 5],
  },
  sizes: { d: [1, 6], e: [1, 6] },
  matrices: { A: ["d", "e"], B: ["d", "e"] },
});

const SLANTED = "1 2; 0 -1";
const ROTATIONS = { A: "0 1; -1 0", B: "0 1; 1 0" };
const ZEROS = { A: "0 0; 0 0", B: "0 0; 0 0" };

export default claim(drawn, {
  id: "gatmiry2023/definition-2",
  title: "The Schatten p-norm is a norm for p ≥ 1 and a quasi-norm with constant 2^{1/p−1} for p < 1",
  kinds: ["bound", "attained", "exists"],
  locus: "Definition 2 and the remarks after it",
  reading: `The definition says "(quasi)norm" in its heading and "(semi)norm" in its text; the quasi-norm is meant, since a
    semi-norm obeys the triangle inequality and may vanish off zero. "Norm only when p ≥ 1" is read as: for p ≥ 1 the
    three axioms hold, for p < 1 the triangle inequality fails for some pair. For min(d, d') = 1 every ‖·‖_{S_p} is
    the Euclidean norm and no pair fails, so that the failure is claimed, and shown, for min(d, d') ≥ 2.`,
  printed: holds`\|\cdot\|_{S_p} \text{ is a norm for } p \ge 1; \quad \|A+B\|_{S_p} \le 2^{1/p-1}\left(\|A\|_{S_p} +
      \|B\|_{S_p}\right),\ 2^{1/p-1} > 1, \text{ and no triangle inequality, for } p \in (0,1)`(
    ({ A, B, d, e, p, t }) => {
      const norm = (x: Matrix) => schattenNorm(x, p);
      const [whole, parts] = [norm(A.plus(B)), norm(A).plus(norm(B))];
      if (p >= 1) {
        return {
          "‖A+B‖_{S_p} ≤ ‖A‖_{S_p} + ‖B‖_{S_p}, p ≥ 1": atMost(whole, parts),
          "‖tA‖_{S_p} = |t|‖A‖_{S_p}, p ≥ 1": equal(norm(A.times(t)), norm(A).times(Math.abs(t))),
          // Zero on the left would bear any factor: the norm is at least the largest singular value, and so any entry.
          "0 < max|a_kl| ≤ ‖A‖_{S_p} for A ≠ 0, p ≥ 1": isZeroExactly(A)
            ? null
            : atMost(exact(Math.max(...A.data.map(Math.abs))), norm(A)),
        };
      }
      const constant = exponential(logarithm(2).times(exact(1).over(p).minus(1)));
      // Two orthogonal supports need two rows and two columns.
      const units = Math.min(d, e) === 1 ? null : ([diagonal([1], d, e), diagonal([0, 1], d, e)] as const);
      return {
        "‖A+B‖_{S_p} ≤ 2^{1/p−1}(‖A‖_{S_p} + ‖B‖_{S_p}), p < 1": atMost(whole, constant.times(parts)),
        "1 < 2^{1/p−1}, p < 1": atMost(exact(1), constant),
        "‖e₁e₁ᵀ‖_{S_p} + ‖e₂e₂ᵀ‖_{S_p} < ‖e₁e₁ᵀ + e₂e₂ᵀ‖_{S_p}, p<1":
          units && atMost(norm(units[0]).plus(norm(units[1])), norm(units[0].plus(units[1]))),
      };
    },
  ),
  equality: {
    "B = 2A": {
      of: ["‖A+B‖_{S_p} ≤ ‖A‖_{S_p} + ‖B‖_{S_p}, p ≥ 1", "‖tA‖_{S_p} = |t|‖A‖_{S_p}, p ≥ 1"],
      at: [1, 3 / 2, 2, 3, 5].map((p) => drawn.at({ p, t: -3, A: SLANTED, B: "2 4; 0 -2" })),
    },
    "equal quasi-norms on orthogonal supports": {
      of: ["‖A+B‖_{S_p} ≤ 2^{1/p−1}(‖A‖_{S_p} + ‖B‖_{S_p}), p < 1"],
      at: [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 15 / 16].map((p) => drawn.at({ p, A: "3 0; 0 0", B: "0 0; 0 -3" })),
    },
  },
  degenerate: {
    "numbers, p < 1": drawn.at({ p: 1 / 2, A: 1, B: -2 }),
    "zero matrices, p ≥ 1": drawn.at({ p: 1, t: 2, ...ZEROS }),
    "zero matrices, p < 1": drawn.at({ p: 1 / 2, t: 2, ...ZEROS }),
    "B = −A": drawn.at({ p: 2, t: -1, A: SLANTED, B: "-1 -2; 0 1" }),
    "repeated singular values, p < 1": drawn.at({ p: 3 / 4, t: 0, ...ROTATIONS }),
    "repeated singular values, p ≥ 1": drawn.at({ p: 3, t: 0, ...ROTATIONS }),
  },
  situations: {
    "p < 1, two singular values or more": ({ p, d, e }) => p < 1 && Math.min(d, e) >= 2,
    "p near 1": ({ p }) => p !== 1 && Math.abs(p - 1) < 1 / 8,
    "p > 2": ({ p }) => p > 2,
    "p is no integer, p > 1": ({ p }) => p > 1 && !Number.isInteger(p),
    "t < 0": ({ t }) => t < 0,
  },
});
