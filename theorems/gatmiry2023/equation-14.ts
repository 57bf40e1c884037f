/**
 * §5.2, proof of Lemma 4, (14).
 *
 * As printed: "Now using Lemma 1, we have for every $1 \leq j \leq L - 1$:
 * $$\|W_L \dots W_{j+1}\|_F^2 \|W_j \dots W_1\|_F^2 \geq \|W_L \dots W_1\|_*^2 = \|M\|_*^2. \quad (14)$$"
 *
 * Equality holds at $j$ exactly where $W_L \cdots W_{j+1}$ is a multiple of the transpose of $W_j \cdots W_1$ in the
 * sense of Lemma 1: $S^\top S$ and $PP^\top$ proportional for the two factors.
 */
import { instances, law, LAYER_LAWS, layerShapes, usual, widthsAssumption } from "../../generators/index.js";
import { atLeast, claim, holds } from "../../src/claim/index.js";
import { endToEnd, minimum, nuclearNorm, type Quantity } from "../../src/numerics/index.js";
import { frobeniusSquared, type Matrix, prefixProducts, suffixProducts } from "../../src/numerics/matrices/index.js";
import { drawnBy } from "./shared/situations.js";

const drawn = instances({
  chain: { depth: [2, 5], ends: [1, 5], slack: 2 },
  matrices: { W: { shapes: layerShapes, laws: LAYER_LAWS } },
});

/** min over 1 ≤ j ≤ L − 1 of ‖W_L⋯W_{j+1}‖_F²‖W_j⋯W_1‖_F². */
function leastSplit(weights: readonly Matrix[]): Quantity {
  const below = prefixProducts(weights).slice(1, -1).map(frobeniusSquared);
  const above = suffixProducts(weights).slice(1, -1).map(frobeniusSquared);
  return minimum(below.map((x, j) => above[j]!.times(x)));
}

export default claim(drawn, {
  id: "gatmiry2023/equation-14",
  title: "The nuclear norm of the end-to-end matrix bounds the Frobenius norms of both parts of every split",
  kinds: ["bound", "attained"],
  locus: "§5.2, proof of Lemma 4, (14)",
  reading: `M = W_L⋯W_1 by (11), so that the printed equality is the definition of M and the bound is the statement.
    "For every j" is the bound on the least of the products over j.`,
  assumptions: [
    widthsAssumption(({ widths }) => widths, {
      without: drawn.loosened({ bottlenecks: true }),
      remark: "Not needed: Lemma 1 holds for any two factors, whatever the widths.",
    }),
  ],
  printed: holds`\|W_L\cdots W_{j+1}\|_F^2\,\|W_j\cdots W_1\|_F^2 \ge \|W_L\cdots W_1\|_*^2 \quad (1 \le j \le L-1)`(
    ({ W }) => ({
      "‖W_L⋯W_{j+1}‖_F²‖W_j⋯W_1‖_F² ≥ ‖W_L⋯W_1‖_*², every j": atLeast(
        leastSplit(W),
        nuclearNorm(endToEnd(W)).squared(),
      ),
    }),
  ),
  equality: {
    "W_2 = W_1ᵀ, d_0 ≥ d_1": [
      drawn.at({ widths: [1, 1, 1], W: [2, -3] }),
      drawn.at({ widths: [3, 2, 3], W: ["1 2 0; 0 1 -1", "1 0; 2 1; 0 -1"] }),
    ],
    "the construction of Lemma 4, tight at every j, rank-deficient": [
      drawn.at({ widths: [2, 2, 2, 2], W: ["2 0; 0 0", "3 0; 0 0", "2 0; 0 0"] }),
    ],
    "orthogonal layers": [1, 2, 3].map((seed) => drawn.at({ widths: [3, 3, 3, 3], W: law("orthogonal", seed) })),
  },
  degenerate: {
    "zero layers": drawn.at({ widths: [1, 1, 1], W: law("zero") }),
    "product zero": drawn.at({ widths: [2, 2, 2], W: law("nilpotent") }),
    "repeated singular values": drawn.at({ widths: [3, 3, 3, 3], W: law("identity") }),
    "d_0 ≠ d_L, hidden widths at their least": drawn.at({ widths: [3, 1, 1, 1], W: ["1 2 2", 1, 3] }),
  },
  situations: {
    ...usual("L ≥ 3", "L = 2", "d_0 ≠ d_L"),
    "d_0, d_L ≥ 3": ({ d0, dL }) => d0 >= 3 && dL >= 3,
    "layers of deficient rank": drawnBy("W", "aligned", "lowRank"),
  },
});
