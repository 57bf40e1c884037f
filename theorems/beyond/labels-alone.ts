/**
 * Beyond §1.1 of gatmiry2023 (matrix completion), without restricted isometry.
 *
 * For measurements of rank one, $A_i = u_iv_i^\top$ (entries of a matrix, where u_i and v_i are unit vectors), every
 * interpolating W has $$\mathrm{tr}\,\nabla^2\mathcal L(\mathbf W) \ge
 * \frac{2L}n\sum_{i=1}^n(\|u_i\|\|v_i\|)^{2/L}|b_i|^{2-2/L},$$ with no condition on the measurements together: a bound
 * from the labels alone. With $P_k = W_k\cdots W_1$, $S_k = W_L\cdots W_{k+1}$ and $s_{ij} = \|P_{j-1}v_i\|\|S_j^\top
 * u_i\|$, what is left over bounds how unequal these are, $$\sum_{i=1}^n\sum_{j<k}(s_{ij}- s_{ik})^2 \le
 * \frac{(L-1)n}2\Big(\mathrm{tr}\,\nabla^2\mathcal L(\mathbf
 * W)-\frac{2L}n\sum_i(\|u_i\|\|v_i\|)^{2/L}|b_i|^{2-2/L}\Big),$$ and the bound is an equality if and only if for each i
 * with $b_i\ne0$ all $s_{ij}$ are equal and $S_k^\top u_i$ is parallel to $P_kv_i$ for every k, and for each i with
 * $b_i = 0$ all $s_{ij}$ are 0. What such an i adds to the trace is all left over.
 *
 * The proof is in `proofs`, step by step.
 */
import { instances, LAYER_LAWS, layerShapes, usual } from "../../generators/index.js";
import {
  allAtMost,
  atLeast,
  atMost,
  because,
  claim,
  equal,
  holds,
  lagrangeGap,
  meansGap,
} from "../../src/claim/index.js";
import { frobeniusNorm, frobeniusSquared, inner, prefixProducts, suffixProducts } from "../../src/numerics/index.js";
import { absolute, exact, product, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import { interpolatingTrace } from "../../src/numerics/networks/index.js";
import { proof } from "./proofs/labels-alone.js";

const ENDS = ["gaussian", "integer", "unit", "positive", "sign"];

const drawn = instances({
  chain: { depth: [2, 4], ends: [1, 3], slack: 1, bottlenecks: true },
  sizes: { n: [1, 4] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    u: { each: ["dL", 1], count: "n", laws: ENDS },
    v: { each: ["d0", 1], count: "n", laws: ENDS },
  },
});

const TRACE = "tr ∇²ℒ(W) = (2/n)ΣΣ s_ij²";
const LABEL = "|b_i| ≤ ‖S_kᵀu_i‖‖P_kv_i‖, every i and k";
const SQUARES = "b_1² ≤ ‖S_1ᵀu_1‖²‖P_1v_1‖²";
const MEANS = "L(∏s_1j²)^{1/L} ≤ Σs_1j²";
const BOUND = "tr ∇²ℒ(W) ≥ (2L/n)Σ(‖u_i‖‖v_i‖)^{2/L}|b_i|^{2−2/L}";
const SPREAD = "ΣΣ(s_ij − s_ik)² ≤ ((L−1)n/2)·(what is left over)";

export default claim(drawn, {
  id: "beyond/labels-alone",
  title: "A lower bound of the trace from the labels alone, for measurements of rank one",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/delta-rate",
  reading: `There matrix completion is out of reach, since entries have no restricted isometry. Here: a bound for any
    measurements u_iv_iᵀ and any depth L ≥ 2, what its gap says, and when it is an equality: where b_i = 0 all s_ij have to
    be 0. s_ij = ‖P_{j−1}v_i‖‖S_jᵀu_i‖, P_k =
    W_k⋯W_1, S_k = W_L⋯W_{k+1}. Labels are ⟨A_i, E(W)⟩. Proven step by step.`,
  proof,
  printed: holds`\operatorname{tr} \nabla^2\mathcal L(\mathbf W)
      \ge \frac{2L}n \sum_{i=1}^n (\|u_i\|\|v_i\|)^{\frac2L} |b_i|^{2-\frac2L}, \qquad A_i = u_iv_i^\top`(
    ({ W, u, v, n, L }) => {
      const [P, S] = [prefixProducts(W), suffixProducts(W)];
      const into = v.map((x) => P.map((p) => p.times(x)));
      const out = u.map((x) => S.map((s) => s.T.times(x)));
      const ways = u.map((_, i) =>
        W.map((_layer, j) => frobeniusNorm(into[i]![j]!).times(frobeniusNorm(out[i]![j + 1]!))),
      );
      const labels = u.map((x, i) => inner(x, into[i]![L]!));
      const trace = interpolatingTrace(
        W,
        u.map((x, i) => x.times(v[i]!.T)),
      );
      const least = sum(
        u.map((x, i) =>
          frobeniusNorm(x)
            .times(frobeniusNorm(v[i]!))
            .power(2, L)
            .times(absolute(labels[i]!).power(2 * L - 2, L)),
        ),
      ).times(2 * L);
      const squares = into[0]!.slice(0, L).map((x, j) => frobeniusSquared(x).times(frobeniusSquared(out[0]![j + 1]!)));
      const mean = product(squares).power(1, L).times(L);
      const [signal, answer] = [into[0]![1]!, out[0]![1]!];
      const apart = (s: readonly Quantity[]) => s.flatMap((x, j) => s.slice(j + 1).map((y) => x.minus(y).squared()));
      return {
        [TRACE]: equal(
          trace,
          sum(ways.flat().map((s) => s.squared()))
            .times(2)
            .over(n),
        ),
        [LABEL]: allAtMost(
          u.flatMap((_, i) =>
            W.slice(1).map((_layer, k) => [
              absolute(labels[i]!),
              frobeniusNorm(out[i]![k + 1]!).times(frobeniusNorm(into[i]![k + 1]!)),
            ]),
          ),
        ),
        [SQUARES]: because(atMost(labels[0]!.squared(), frobeniusSquared(answer).times(frobeniusSquared(signal))), () =>
          lagrangeGap(answer, signal),
        ),
        [MEANS]: because(atMost(mean, sum(squares)), () => meansGap(squares).times(exact(L).power(L)), L),
        [BOUND]: atLeast(trace, least.over(n)),
        [SPREAD]: atMost(
          sum(ways.flatMap(apart)),
          trace
            .times(n)
            .minus(least)
            .times(L - 1)
            .over(2),
        ),
      };
    },
  ),
  equality: {
    "one entry each of rows and columns, balanced layers": {
      of: [TRACE, LABEL, SQUARES, MEANS, BOUND],
      at: [
        drawn.at({ widths: [2, 2, 2], W: ["2 0; 0 1", "2 0; 0 1"], u: ["1; 0", "0; 1"], v: ["1; 0", "0; 1"] }),
        drawn.at({ widths: [1, 1, 1, 1], W: [2, 2, 2], u: [1], v: [1] }),
      ],
    },
    "all entries of a block of equal entries": {
      of: [TRACE, LABEL, SQUARES, MEANS, BOUND],
      at: [
        drawn.at({
          widths: [2, 1, 1, 2],
          W: ["1 1", 1, "1; 1"],
          u: ["1; 0", "1; 0", "0; 1", "0; 1"],
          v: ["1; 0", "0; 1", "1; 0", "0; 1"],
        }),
      ],
    },
    "two layers that are not balanced: the gap is what the second bound says": {
      of: [TRACE, LABEL, SQUARES, SPREAD],
      at: [
        drawn.at({ widths: [1, 1, 1], W: [3, 1], u: [1], v: [1] }),
        drawn.at({ widths: [1, 1, 1], W: [1, 2], u: [1, 2], v: [1, 3] }),
      ],
    },
  },
  degenerate: {
    "W = 0": drawn.at({ widths: [1, 1, 1], W: [0, 0], u: [1], v: [1] }),
    // All s_1j are 1, and the whole trace, 4, is left over.
    "a label 0 of an entry on which both ways are open": drawn.at({
      ...{ widths: [2, 2, 2], W: ["1 0; 0 1", "1 0; 0 1"] },
      ...{ u: ["1; 0"], v: ["0; 1"] },
    }),
  },
  situations: {
    ...usual("L ≥ 3"),
    "more than one measurement": ({ n }) => n > 1,
    ...usual("d_0 ≠ d_L"),
    "2 × 2 or more": ({ W }) => W[0]!.cols >= 2 && W.at(-1)!.rows >= 2,
  },
});
