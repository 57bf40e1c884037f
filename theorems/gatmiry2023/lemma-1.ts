/**
 * Lemma 1 (§3). As printed: "For any matrices $A$ and $B$, it holds that $\|AB\|_* \le \|A\|_F\|B\|_F$."
 *
 * Equality holds exactly where $A^\top A$ and $BB^\top$ are proportional (or one factor is zero): von Neumann's trace
 * inequality and Cauchy–Schwarz are then both tight. $B = cA^\top$ reaches it.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, holds } from "../../src/claim/index.js";
import { frobeniusNorm, nuclearNorm } from "../../src/numerics/index.js";

const drawn = instances({ sizes: { m: [1, 8], k: [1, 8], n: [1, 8] }, matrices: { A: ["m", "k"], B: ["k", "n"] } });

export default claim(drawn, {
  id: "gatmiry2023/lemma-1",
  title: "The nuclear norm of a product is at most the product of the Frobenius norms",
  kinds: ["bound", "attained"],
  locus: "Lemma 1",
  reading: "A is m×k and B is k×n for any m, k, n ≥ 1, since the product must exist.",
  printed: holds`\|AB\|_* \le \|A\|_F \|B\|_F`(({ A, B }) => ({
    "‖AB‖_* ≤ ‖A‖_F‖B‖_F": atMost(nuclearNorm(A.times(B)), frobeniusNorm(A).times(frobeniusNorm(B))),
  })),
  equality: { "B = Aᵀ": [drawn.at({ A: "2", B: "-3" }), drawn.at({ A: "1 2 0; 0 1 -1", B: "1 0; 2 1; 0 -1" })] },
  degenerate: {
    "zero factor": drawn.at({ A: "0 0; 0 0", B: "1 2; 3 4" }),
    "rank-deficient, product zero": drawn.at({ A: "1 0; 0 0", B: "0 0; 0 1" }),
    "repeated singular values": drawn.at({ A: "1 0; 0 1", B: "0 1; -1 0" }),
  },
  situations: {
    "m, k, n ≥ 3": ({ m, k, n }) => Math.min(m, k, n) >= 3,
    "k < m, n": ({ m, k, n }) => k < Math.min(m, n),
    "k > m, n": ({ m, k, n }) => k > Math.max(m, n),
  },
});
