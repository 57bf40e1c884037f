/**
 * §5.2, Lemma 4, with (11), (12) and (15).
 *
 * As printed: "For any $M \in \mathbb{R}^{d_L \times d_0}$, it holds that $$F'(M) \triangleq \min_{\mathbf{W}: W_L
 * \dots W_1 = M} R(\mathbf{W}) = L(d_0 d_L)^{1/L} \|M\|_*^{2(L-1)/L}. \quad (12)$$"
 *
 * The statement holds. $\mathbf W^*$ is the construction of the proof with other constants than printed there,
 * $\alpha'^4 = d_L/d_0$ and $\alpha^L = (d_0d_L)^{-1/2} \|M\|_*$; see lemma-4-construction. For $M = 0$, zeros do.
 */
import { usual } from "../../generators/specs/index.js";
import { instances, LAYER_LAWS, law, layerShapes, widthsAssumption, withinReach } from "../../generators/index.js";
import { atLeast, claim, equal, holds, same } from "../../src/claim/index.js";
import { exact, inducedR, type Matrix, minimumRNetwork, type Quantity, zeros } from "../../src/numerics/index.js";
import { endToEnd, regularizerR } from "../../src/numerics/networks/index.js";
import { isZeroExactly } from "../../src/numerics/spectra/index.js";

const drawn = instances({
  chain: { depth: [2, 6], ends: [1, 5], slack: 2 },
  matrices: { W: { shapes: layerShapes, laws: LAYER_LAWS }, M: ["dL", "d0"] },
});

/** L(d_0d_L)^{1/L}‖M‖_*^{2(L−1)/L}, which is 0 exactly for M = 0. */
function leastValue(m: Matrix, depth: number): Quantity {
  return isZeroExactly(m) ? exact(0) : inducedR(m, depth);
}

/** W*: zeros for M = 0, else the construction. */
function minimizerFor(m: Matrix, widths: readonly number[]): Matrix[] {
  if (!isZeroExactly(m)) return minimumRNetwork(m, widths);
  return layerShapes({ widths }).map(([rows, cols]) => zeros(rows, cols));
}

export default claim(drawn, {
  id: "gatmiry2023/lemma-4",
  title: "The least R(W) with end-to-end matrix M is a power of the nuclear norm of M",
  kinds: ["bound", "attained"],
  locus: "§5.2, Lemma 4, (12) and (15)",
  reading: `R is (10), which needs L ≥ 2; the widths satisfy d_i ≥ min(d₀, d_L) (§3). "min = c" is two things: every W
    has R(W) ≥ c for its own M = W_L⋯W_1, which is (15), and every M has a W* with product M and R(W*) = c.`,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: drawn.loosened({ bottlenecks: true }) })],
  printed: holds`F'(M) \triangleq \min_{\mathbf W:\,W_L\cdots W_1=M} R(\mathbf W) = L(d_0d_L)^{1/L}\|M\|_*^{2(L-1)/L}`(
    ({ W, M, widths, L }) => ({
      "R(W) ≥ L(d₀d_L)^{1/L}‖W_L⋯W_1‖_*^{2−2/L}": atLeast(regularizerR(W), leastValue(endToEnd(W), L)),
      ...withinReach({ M, widths }, () => {
        const minimizer = minimizerFor(M, widths);
        return {
          "W*_L⋯W*_1 = M": same(endToEnd(minimizer), M),
          "R(W*) = L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}": equal(regularizerR(minimizer), leastValue(M, L)),
        };
      }),
    }),
  ),
  equality: {
    "sizes 1": {
      of: ["R(W) ≥ L(d₀d_L)^{1/L}‖W_L⋯W_1‖_*^{2−2/L}", "R(W*) = L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}"],
      at: [drawn.at({ widths: [1, 1, 1], W: [2, -2], M: 3 }), drawn.at({ widths: [1, 1, 1, 1], W: [3, 3, 3], M: -1 })],
    },
    "the identity in all layers": {
      of: ["R(W) ≥ L(d₀d_L)^{1/L}‖W_L⋯W_1‖_*^{2−2/L}", "R(W*) = L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}"],
      at: [2, 3, 6].map((L) =>
        drawn.at({ widths: new Array<number>(L + 1).fill(2), W: law("identity"), M: law("lowRank", L) }),
      ),
    },
    "d_0 ≠ d_L: d_0‖W_2‖² = d_L‖W_1‖²": {
      of: ["R(W) ≥ L(d₀d_L)^{1/L}‖W_L⋯W_1‖_*^{2−2/L}", "R(W*) = L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}"],
      at: [drawn.at({ widths: [4, 1, 1], W: ["2 0 0 0", 1], M: "1 2 2 4" })],
    },
  },
  degenerate: {
    "M = 0, W = 0": drawn.at({ widths: [2, 2, 2, 2], W: law("zero"), M: law("zero") }),
    "rank-deficient, hidden widths at their least, d_0 ≠ d_L": drawn.at({
      widths: [3, 2, 2, 2],
      W: law("nilpotent"),
      M: law("lowRank", 1),
    }),
    "repeated singular values": drawn.at({ widths: [3, 4, 3], W: law("identity"), M: law("identity") }),
  },
  situations: {
    ...usual("L ≥ 3", "L = 2", "d_0 ≠ d_L"),
    "d_0, d_L ≥ 3": ({ d0, dL }) => d0 >= 3 && dL >= 3,
  },
});
