/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, Appendix A, Lemma 9.
 *
 * As printed, in words: "Take $W_1,\dots,W_L$ such that, for all k," $\|W_k\cdots W_1\|_2 \le M_1$ and
 * $\sigma_{\min}(W_k\cdots W_1) \ge M_2$, "where" $M_1 \ge 1$ "and" $0 < M_2 \le 1$. "Then, for all" θ "such that"
 * $\sum_j\|\theta_j\|_2 \le \frac{M_2}{M_1}\log\frac32$, "letting $\tilde W_k = W_k+\theta_k$, we have"
 * $\|\tilde W_k\cdots\tilde W_1\|_2 \le \frac32M_1$ "and" $\sigma_{\min}(\tilde W_k\cdots\tilde W_1) \ge \frac12M_2$.
 *
 * Reading: the formulas of the print are lost. Its assumptions and its way are those of the text; the size of the ball and
 * the constants 3/2 and 1/2 are ours, so that this checks the argument and not the constants of the paper. With $P_k$
 * and $\tilde P_k$ for the products and $t_j = \frac{M_1}{M_2}\|\theta_j\|_2$: $\tilde P_k = P_k(I+\sum_jP_j^{-1}\theta_j
 * \tilde P_{j-1})$ and, with (9), $\|W_k\cdots W_{j+1}\|_2 \le M_1/M_2$, give $\|\tilde P_k\|_2 \le M_1\prod_j(1+t_j) \le
 * \frac32M_1$ and $\sigma_{\min}(\tilde P_k) \ge M_2(2-\prod_j(1+t_j)) \ge \frac12M_2$.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost } from "../../src/claim/relation.js";
import {
  eachSingularValue,
  exact,
  logarithm,
  Matrix,
  maximum,
  minimum,
  prefixProducts,
  type Quantity,
  spectralNorm,
  sum,
} from "../../src/numerics/index.js";

/** W_1, …, W_L and θ_1, …, θ_L, all d×d, with M_1 ≥ 1 and 0 < M_2 ≤ 1 for the products of the former. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly moves: readonly Matrix[];
  readonly above: Quantity;
  readonly below: Quantity;
}

const layers = ({ sizes: { depth, d } }: { sizes: Record<"depth" | "d", number> }) =>
  Array.from({ length: depth }, () => [d, d] as const);

const specs = layout({
  sizes: { depth: [1, 6], d: [1, 4] },
  // The part of the ball that θ fills; its radius is rounded down by so little that nothing is lost.
  reals: { reach: [1, 0.5, 0.125] },
  choices: { sign: ["as drawn", "against W"] },
  lists: {
    W: { shapes: layers, laws: ["gaussian", "orthogonal", "orthogonal", "identity", "repeated", "diagonal"] },
    theta: { shapes: layers, laws: ["gaussian", "gaussian", "rankOne", "identity", "sparse", "lowRank", "zero"] },
  },
});
const { explicit } = specs;

/** The products W_k ⋯ W_1, k = 1, …, L. */
function products(weights: readonly Matrix[]): Matrix[] {
  return prefixProducts(weights).slice(1);
}

function leastSingularValue(a: Matrix): Quantity {
  return eachSingularValue(a).at(-1)!;
}

/** Σ_j ‖θ_j‖_2. */
function totalSize(moves: readonly Matrix[]): Quantity {
  return sum(moves.map(spectralNorm));
}

/** (M_2/M_1) log(3/2). */
function admitted(above: Quantity, below: Quantity): Quantity {
  return below.over(above).times(logarithm(exact(3).over(2)));
}

/** The drawn directions, or −W_j/‖W_j‖_2, stretched to a total of `reach` times the admitted size, certainly within it. */
function scaledMoves(drawn: readonly Matrix[], reach: number, bound: Quantity): Matrix[] {
  const total = totalSize(drawn);
  if (total.value <= total.error) return [...drawn];
  const largest = reach * (bound.value - bound.error) * (1 - 2 ** -40);
  const stretch = largest / (total.value + total.error);
  return drawn.map(
    ({ rows, cols, data }) =>
      new Matrix(
        rows,
        cols,
        data.map((x) => x * stretch),
      ),
  );
}

const UPPER = "‖W̃_k⋯W̃_1‖₂ ≤ (3/2)M_1 for all k";
const LOWER = "σ_min(W̃_k⋯W̃_1) ≥ M_2/2 for all k";

export default defineClaim<Instance>({
  id: "marion2024/lemma-9",
  title: "Products of square layers keep their singular values under small perturbations",
  kinds: ["bound"],
  locus: "Appendix A, Lemma 9",
  reading: "The formulas of the print are lost; the ball and the factors 3/2 and 1/2 are restored, with a proof.",
  specs,
  materialize: (spec) => {
    const { lists, reals, choices } = specs.raw(spec);
    const seen = products(lists.W);
    const above = maximum([exact(1), ...seen.map(spectralNorm)]);
    const below = minimum([exact(1), ...seen.map(leastSingularValue)]);
    const drawn = choices.sign === "as drawn" ? lists.theta : lists.W.map(opposite);
    return { weights: lists.W, moves: scaledMoves(drawn, reals.reach, admitted(above, below)), above, below };
  },
  assumptions: [
    {
      name: "small θ",
      statement: String.raw`\sum_j \|\theta_j\|_2 \le \frac{M_2}{M_1} \log \frac{3}{2}`,
      slack: ({ moves, above, below }) => admitted(above, below).minus(totalSize(moves)),
      without: loosened(specs, { reals: { reach: [1, 2, 4, 8] } }),
    },
    {
      name: "M_2 > 0",
      statement: String.raw`\sigma_{\min}(W_k \cdots W_1) \ge M_2 > 0`,
      slack: ({ below }) => below,
      remark: "Without it the ball is a point and both inequalities hold at θ = 0: there is nothing to violate.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|\tilde{W}_k \cdots \tilde{W}_1\|_2 \le \tfrac{3}{2} M_1, \quad \sigma_{\min}(\tilde{W}_k \cdots \tilde{W}_1) \ge \tfrac{1}{2} M_2 \quad \text{for all } k, \ \tilde{W}_j = W_j + \theta_j`,
      expected: "holds",
      relations: ({ weights, moves, above, below }) => {
        const moved = products(weights.map((w, j) => w.plus(moves[j]!)));
        return [
          atMost(UPPER, maximum(moved.map(spectralNorm)), above.times(1.5)),
          atLeast(LOWER, minimum(moved.map(leastSingularValue)), below.times(0.5)),
        ];
      },
    },
  ],
  equalityCases: {
    none:
      "∏(1+t_j) < e^{Σt_j} ≤ 3/2 unless θ = 0, so that both inequalities are strict; scalar layers 1 with θ_j = log(3/2)/L " +
      "tend to the first as L grows.",
  },
  degenerateCases: [
    {
      name: "one layer [1]",
      spec: explicit({
        sizes: { depth: 1, d: 1 },
        reals: { reach: 1 },
        choices: { sign: "as drawn" },
        lists: { W: [[[1]]], theta: [[[1]]] },
      }),
    },
    {
      name: "θ = 0",
      spec: explicit({
        sizes: { depth: 2, d: 1 },
        reals: { reach: 1 },
        choices: { sign: "as drawn" },
        lists: { W: [[[2]], [[-1]]], theta: [[[0]], [[0]]] },
      }),
    },
    {
      name: "six identities, shrunk",
      spec: explicit({
        sizes: { depth: 6, d: 1 },
        reals: { reach: 1 },
        choices: { sign: "against W" },
        lists: { W: Array.from({ length: 6 }, () => [[1]]), theta: Array.from({ length: 6 }, () => [[0]]) },
      }),
    },
  ],
});

/** −A. */
function opposite({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(
    rows,
    cols,
    data.map((x) => 0 - x),
  );
}
