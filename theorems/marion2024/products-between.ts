/**
 * Appendix A, (9).
 *
 * As printed (formula restored from the proof of Lemma 9): "First note that the assumptions imply that, for any" $1\le
 * j\le k\le L$, $\|W_k\cdots W_j\|_2\le\frac{M_1}{M_2}$, where $\|W_k\cdots W_1\|_2\le M_1$ and
 * $\sigma_{\min}(W_k\cdots W_1)\ge M_2$ for all k, with $M_1\ge1\ge M_2>0$. "It shall come in handy to extend this
 * formula to the case where" j = k + 1, "where we define the empty matrix product to be equal to the identity matrix".
 * It is why the bound of Zhang et al. (2022) "for any" j "could seem stronger" and is not (end of B.8).
 *
 * $W_k\cdots W_j = (W_k\cdots W_1)(W_{j-1}\cdots W_1)^{-1}$. Equality: scalar layers M_2 and M_1/M_2.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, holds, tex } from "../../src/claim/index.js";
import { exact, isClearlyPositive, type Matrix, maximum, minimum, prefixProducts } from "../../src/numerics/index.js";
import { eachSingularValue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { isDrawnFrom } from "./shared/regression.js";

const drawn = instances({
  sizes: { depth: [1, 6], d: [1, 4] },
  matrices: {
    W: {
      each: ["d", "d"],
      count: "depth",
      laws: ["gaussian", "orthogonal", "identity", "repeated", "diagonal", "graded"],
    },
  },
});
const { at } = drawn;

/** The layers, with the least M_1 ≥ 1 and the largest M_2 ≤ 1 for their products. */
const bounded = drawn.map(({ W }) => {
  const products = prefixProducts(W).slice(1);
  return {
    W,
    above: maximum([exact(1), ...products.map(spectralNorm)]),
    below: minimum([exact(1), ...products.map((product) => eachSingularValue(product).at(-1)!)]),
  };
});

/** ‖W_k⋯W_j‖₂ for all j ≤ k. */
function between(W: readonly Matrix[]) {
  return W.flatMap((_, j) => prefixProducts(W.slice(j)).slice(1).map(spectralNorm));
}

export default claim(bounded, {
  id: "marion2024/products-between",
  title: "Products that do not begin with the first layer are bounded by those that do",
  kinds: ["bound", "attained"],
  locus: "Appendix A, (9)",
  reading: `The formula is restored from what the proof makes of it. M_1 and M_2 are the best that the layers allow.`,
  assumptions: [
    {
      name: "M_2 > 0",
      statement: tex`\sigma_{\min}(W_k \cdots W_1) \ge M_2 > 0`,
      slack: ({ below }) => below,
      remark: "Without it the right side is not defined.",
    },
  ],
  printed: holds`\|W_k \cdots W_j\|_2 \le \frac{M_1}{M_2}, \quad 1 \le j \le k \le L`(({ W, above, below }) => ({
    "‖W_k⋯W_j‖₂ ≤ M_1/M_2 for all j ≤ k": isClearlyPositive(below, "the right side divides by it")
      ? atMost(maximum(between(W)), above.over(below))
      : null,
  })),
  equality: {
    "scalar layers": [at({ W: [0.5, 4] }), at({ W: [-0.25, 2, 8] })],
    "orthogonal layers": [at({ W: ["0 1; -1 0", "1 0; 0 -1"] })],
  },
  degenerate: { "one layer [1]": at({ W: [1] }), "six identities": at({ W: [1, 1, 1, 1, 1, 1] }) },
  situations: {
    "L, d ≥ 3": ({ W }) => W.length >= 3 && W[0]!.rows >= 3,
    numbers: ({ W }) => W[0]!.rows === 1,
    "layers of several gains": ({ W }, spec) =>
      W[0]!.rows >= 2 && isDrawnFrom(spec, "W", ["gaussian", "diagonal", "graded"]),
  },
  budget: { share: 0.2, atLeast: 60 },
});
