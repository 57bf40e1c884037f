/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §5.2, Lemma 4, with (11), (12) and (15).
 *
 * As printed: "For any $M \in \mathbb{R}^{d_L \times d_0}$, it holds that
 * $$F'(M) \triangleq \min_{\mathbf{W}: W_L \dots W_1 = M} R(\mathbf{W})
 *   = L(d_0 d_L)^{1/L} \|M\|_*^{2(L-1)/L}. \quad (12)$$"
 *
 * Reading: $R$ is (10), which needs $L \ge 2$; the widths satisfy $d_i \ge \min(d_0, d_L)$ (§3). "min = c" is two things:
 * every $\mathbf W$ has $R(\mathbf W) \ge c$ for its own $M = W_L \cdots W_1$, which is (15), and every $M$ has a
 * $\mathbf W^*$ with product $M$ and $R(\mathbf W^*) = c$.
 *
 * The statement holds. $\mathbf W^*$ is the construction of the proof with other constants than printed there,
 * $\alpha'^4 = d_L/d_0$ and $\alpha^L = (d_0d_L)^{-1/2} \|M\|_*$; see lemma-4-construction. For $M = 0$, zeros do.
 */
import {
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  MIXED_LAWS,
  unreachedList,
  widthsAssumption,
} from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal, same } from "../../src/claim/relation.js";
import {
  endToEnd,
  exact,
  inducedR,
  isZeroExactly,
  type Matrix,
  minimumRNetwork,
  type Quantity,
  regularizerR,
  zeros,
} from "../../src/numerics/index.js";

/** W_1, …, W_L for the bound, M (d_L × d_0) for the value, and the widths d_0, …, d_L of both. */
interface Instance {
  readonly widths: readonly number[];
  readonly weights: readonly Matrix[];
  readonly m: Matrix;
}

const specs = layout({
  chain: { depth: [2, 6], ends: [1, 5], slack: 2 },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    M: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: MIXED_LAWS },
  },
});

const { explicit } = specs;

/** L(d_0d_L)^{1/L}‖M‖_*^{2(L−1)/L}, which is 0 exactly for M = 0. */
function leastValue(m: Matrix, depth: number): Quantity {
  return isZeroExactly(m) ? exact(0) : inducedR(m, depth);
}

/** W*: zeros for M = 0, else the construction. */
function minimizerFor(m: Matrix, widths: readonly number[]): Matrix[] {
  return isZeroExactly(m)
    ? layerShapes({ widths }).map(([rows, cols]) => zeros(rows, cols))
    : minimumRNetwork(m, widths);
}

const BOUND = "R(W) ≥ L(d₀d_L)^{1/L}‖W_L⋯W_1‖_*^{2−2/L}";
const VALUE = "R(W*) = L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}";

export default defineClaim<Instance>({
  id: "gatmiry2023/lemma-4",
  title: "The least R(W) with end-to-end matrix M is a power of the nuclear norm of M",
  kinds: ["bound", "attained"],
  locus: "§5.2, Lemma 4, (12) and (15)",
  reading: "min = c: R(W) ≥ c for every W and its own M, and for every M a W* with product M and R(W*) = c. L ≥ 2.",
  specs,
  materialize: (spec) => {
    const { widths, lists } = specs.raw(spec);
    return { widths, weights: lists.W, m: lists.M[0]! };
  },
  assumptions: [widthsAssumption(({ widths }) => widths, { without: loosened(specs, { bottlenecks: true }) })],
  forms: [
    {
      name: "printed",
      statement: String.raw`F'(M) \triangleq \min_{\mathbf W:\,W_L\cdots W_1=M} R(\mathbf W)
        = L(d_0d_L)^{1/L}\|M\|_*^{2(L-1)/L}`,
      expected: "holds",
      relations: ({ widths, weights, m }) => {
        const depth = weights.length;
        const bound = atLeast(BOUND, regularizerR(weights), leastValue(endToEnd(weights), depth));
        const outOfReach = unreachedList(widths, m);
        if (outOfReach.length > 0) return [bound, ...outOfReach];
        const minimizer = minimizerFor(m, widths);
        return [
          bound,
          same("W*_L⋯W*_1 = M", endToEnd(minimizer), m),
          equal(VALUE, regularizerR(minimizer), leastValue(m, depth)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "sizes 1",
      form: "printed",
      relations: [BOUND, VALUE],
      specs: [
        explicit({ widths: [1, 1, 1], lists: { W: [[[2]], [[-2]]], M: [[[3]]] } }),
        explicit({ widths: [1, 1, 1, 1], lists: { W: [[[3]], [[3]], [[3]]], M: [[[-1]]] } }),
      ],
    },
    {
      name: "the identity in all layers",
      form: "printed",
      relations: [BOUND, VALUE],
      specs: [2, 3, 6].map((depth) =>
        explicit({
          widths: new Array<number>(depth + 1).fill(2),
          lists: { W: { law: "identity", seed: 0 }, M: { law: "lowRank", seed: depth } },
        }),
      ),
    },
    {
      name: "d_0 ≠ d_L: d_0‖W_2‖² = d_L‖W_1‖²",
      form: "printed",
      relations: [BOUND, VALUE],
      specs: [explicit({ widths: [4, 1, 1], lists: { W: [[[2, 0, 0, 0]], [[1]]], M: [[[1, 2, 2, 4]]] } })],
    },
  ],
  degenerateCases: [
    {
      name: "M = 0, W = 0",
      spec: explicit({ widths: [2, 2, 2, 2], lists: { W: { law: "zero", seed: 0 }, M: { law: "zero", seed: 0 } } }),
    },
    {
      name: "rank-deficient, hidden widths at their least, d_0 ≠ d_L",
      spec: explicit({
        widths: [3, 2, 2, 2],
        lists: { W: { law: "nilpotent", seed: 0 }, M: { law: "lowRank", seed: 1 } },
      }),
    },
    {
      name: "repeated singular values",
      spec: explicit({
        widths: [3, 4, 3],
        lists: { W: { law: "identity", seed: 0 }, M: { law: "identity", seed: 0 } },
      }),
    },
  ],
});
