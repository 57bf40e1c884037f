/**
 * Appendix A, Lemma 9.
 *
 * As printed, in words: "Take $W_1,\dots,W_L$ such that, for all k," $\|W_k\cdots W_1\|_2 \le M_1$ and
 * $\sigma_{\min}(W_k\cdots W_1) \ge M_2$, "where" $M_1 \ge 1$ "and" $0 < M_2 \le 1$. "Then, for all" θ "such that"
 * $\sum_j\|\theta_j\|_2 \le \frac{M_2}{M_1}\log\frac32$, "letting $\tilde W_k = W_k+\theta_k$, we have"
 * $\|\tilde W_k\cdots\tilde W_1\|_2 \le \frac32M_1$ "and" $\sigma_{\min}(\tilde W_k\cdots\tilde W_1) \ge \frac12M_2$.
 *
 * With $P_k$ and $\tilde P_k$ for the products and $t_j = \frac{M_1}{M_2}\|\theta_j\|_2$: $\tilde P_k =
 * P_k(I+\sum_jP_j^{-1}\theta_j\tilde P_{j-1})$ and, with (9), $\|W_k\cdots W_{j+1}\|_2 \le M_1/M_2$, give $\|\tilde
 * P_k\|_2 \le M_1\prod_j(1+t_j) \le \frac32M_1$ and $\sigma_{\min}(\tilde P_k) \ge M_2(2-\prod_j(1+t_j)) \ge
 * \frac12M_2$.
 */
import { instances, law } from "../../generators/index.js";
import { atLeast, atMost, claim, holds, tex } from "../../src/claim/index.js";
import { exact, maximum, minimum } from "../../src/numerics/arithmetic/index.js";
import { admitted, entrywise, ofProducts, scaledMoves, totalSize } from "./objects/lemma-9.js";

const drawn = instances({
  file: { own: { sign: "as drawn", theta: law("gaussian", 1) } },
  choices: { sign: ["as drawn", "against W"] },
  // The part of the ball that θ fills; its radius is rounded down by so little that nothing is lost.
  reals: { reach: [1, 0.5, 0.125] },
  sizes: { depth: [1, 6], d: [1, 4] },
  matrices: {
    W: {
      each: ["d", "d"],
      count: "depth",
      laws: ["gaussian", "orthogonal", "orthogonal", "identity", "repeated", "diagonal"],
    },
    theta: {
      each: ["d", "d"],
      count: "depth",
      laws: ["gaussian", "gaussian", "rankOne", "identity", "sparse", "lowRank", "zero"],
    },
  },
});

/** Layers with M_1 and M_2 for their products, and with moves θ in the drawn directions or against the layers. */
const moved = drawn.map(({ W, theta, sign, reach }) => {
  const { norms, least } = ofProducts(W);
  const above = maximum([exact(1), ...norms]);
  const below = minimum([exact(1), ...least]);
  const directions = sign === "as drawn" ? theta : W.map((w) => entrywise(w, (x) => 0 - x));
  return { W, moves: scaledMoves(directions, reach, admitted(above, below)), above, below };
});

export default claim(moved, {
  id: "marion2024/lemma-9",
  title: "Products of square layers keep their singular values under small perturbations",
  kinds: ["bound"],
  locus: "Appendix A, Lemma 9",
  words: "ours",
  reading: `The formulas of the print are lost. Its assumptions and its way are those of the text; the size of the ball and the
    constants 3/2 and 1/2 are ours, so that this checks the argument and not the constants of the paper.`,
  assumptions: [
    {
      name: "small θ",
      statement: tex`\sum_j \|\theta_j\|_2 \le \frac{M_2}{M_1} \log \frac{3}{2}`,
      slack: ({ moves, above, below }) => admitted(above, below).minus(totalSize(moves)),
      without: drawn.loosened({ reals: { reach: [1, 2, 4, 8] } }),
    },
    {
      name: "M_2 > 0",
      statement: tex`\sigma_{\min}(W_k \cdots W_1) \ge M_2 > 0`,
      slack: ({ below }) => below,
      remark: "Without it the ball is a point and both inequalities hold at θ = 0: there is nothing to violate.",
    },
  ],
  printed:
    holds`\|\tilde{W}_k \cdots \tilde{W}_1\|_2 \le \tfrac{3}{2} M_1, \quad \sigma_{\min}(\tilde{W}_k \cdots \tilde{W}_1) \ge
      \tfrac{1}{2} M_2 \quad \text{for all } k, \ \tilde{W}_j = W_j + \theta_j`(({ W, moves, above, below }) => {
      const { norms, least } = ofProducts(W.map((w, j) => w.plus(moves[j]!)));
      return {
        "‖W̃_k⋯W̃_1‖₂ ≤ (3/2)M_1 for all k": atMost(maximum(norms), above.times(1.5)),
        "σ_min(W̃_k⋯W̃_1) ≥ M_2/2 for all k": atLeast(minimum(least), below.times(0.5)),
      };
    }),
  equality: `∏(1+t_j) < e^{Σt_j} ≤ 3/2 unless θ = 0, so that both inequalities are strict; scalar layers 1 with θ_j =
    log(3/2)/L tend to the first as L grows.`,
  degenerate: {
    "one layer [1]": drawn.at({ W: [1], theta: [1] }),
    "θ = 0": drawn.at({ W: [2, -1], theta: [0, 0] }),
    "six identities, shrunk": drawn.at({ sign: "against W", W: [1, 1, 1, 1, 1, 1], theta: [0, 0, 0, 0, 0, 0] }),
  },
  situations: {
    "L, d ≥ 3": ({ W }) => W.length >= 3 && W[0]!.rows >= 3,
    "one layer": ({ W }) => W.length === 1,
    "θ against W": (_, { choices }) => choices["sign"] === "against W",
    "θ fills the ball": (_, { reals }) => reals["reach"] === 1,
  },
});
