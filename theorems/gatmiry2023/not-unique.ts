/**
 * §1, after (3).
 *
 * As printed: "Our primary object of study is the interpolating solution with the minimum trace of Hessian, defined as:
 * $\mathbf{W}^* \in \arg \min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})]$ (3).
 * As we shall see shortly, the solution to the above optimization problem is not unique."
 *
 * $\mathbf{W}' = (-W_1, -W_2, W_3, \dots)$ has the product and the trace of W, and is another network unless $W_1 = W_2
 * = 0$; $\|\mathbf{W} - \mathbf{W}'\|^2 = 4(\|W_1\|_F^2 + \|W_2\|_F^2) \ge 8\|W_2W_1\|_*$, with equality for balanced
 * layers. So the solution is unique only where it is zero in both. For b = 0 the least trace is 0. For $L \ge 3$ any
 * last layer beside zeros has it. For $L = 2$ it is there where $A_i^\top W_2 = 0$ and $W_1A_i^\top = 0$: a linear
 * space of dimension $d_1(d_L - \rho) + d_1(d_0 - \rho')$, with the ranks ρ of $[A_1 \dots A_n]$ and ρ' of $[A_1^\top
 * \dots A_n^\top]$, and no point but zero where these are $d_L$ and $d_0$.
 */
import type { Written } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { distance, endToEnd, exact, frobeniusSquared, nuclearNorm, sum } from "../../src/numerics/index.js";
import { doubled, drawn } from "./objects/not-unique.js";

const PRODUCT = "E(W′) = E(W), W′ = (−W_1, −W_2, W_3, …)";
const TRACE = "tr ∇²ℒ(W′) = tr ∇²ℒ(W)";
const APART = "‖W − W′‖_F² ≥ 8‖W_2W_1‖_*";
const BESIDE_ZEROS = "L ≥ 3, b = 0: tr ∇²ℒ(0, …, 0, W_L) = 0";
const LEAST = "L = 2: tr ∇²ℒ(W) ≥ (2/n)·min λ(ΣAᵢAᵢᵀ, ΣAᵢᵀAᵢ)·‖W‖_F²";

const at = (widths: readonly number[], W: readonly Written[], A: readonly Written[]) => drawn.at({ widths, W, A });

export default claim(doubled, {
  id: "gatmiry2023/not-unique",
  title: "The interpolating solution with the least trace of the Hessian is not unique",
  kinds: ["exists"],
  locus: "§1, after (3)",
  reading: `As a network, not as an end-to-end matrix, and for every problem of the setting, though the sentence is a
    remark without “every”: the labels are b = 0 for M* = 0, and for others that no A_i sees, which nothing excepts. For
    L = 2 and b = 0 the solutions are the networks of trace 0, a linear space whose dimension exact ranks tell.`,
  printed:
    refuted`\left|\arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \operatorname{tr}[\nabla^2\mathcal{L}(\mathbf{W})]\right|
      \ge 2`(({ two, zeroBelow, W }) => ({
      "L = 2, b = 0: the solutions have a dimension ≥ 1": two && atLeast(two.dimensions, exact(1)),
      [BESIDE_ZEROS]: zeroBelow && equal(zeroBelow, exact(0), frobeniusSquared(W.at(-1)!).value),
    })),
  corrected:
    holds`\mathbf{W}^* \in \arg\min \implies (-W_1^*, -W_2^*, W_3^*, \dots) \in \arg\min, \text{ another one unless }
      W_1^* = W_2^* = 0; \text{ unique for } L = 2,\ b = 0,\ \textstyle\sum A_iA_i^\top,\ \sum A_i^\top A_i \succ 0`(
      ({ W, other, product: whole, trace, otherTrace, two, zeroBelow }) => ({
        [PRODUCT]: same(endToEnd(other), whole),
        [TRACE]: equal(otherTrace, trace),
        [APART]: atLeast(
          sum(W.map((w, j) => distance(w, other[j]!).squared())),
          nuclearNorm(W[1]!.times(W[0]!)).times(8),
        ),
        [LEAST]: two && atMost(two.least, trace),
        [BESIDE_ZEROS]: zeroBelow && equal(zeroBelow, exact(0), frobeniusSquared(W.at(-1)!).value),
      }),
    ),
  equality: {
    "balanced layers": {
      of: [PRODUCT, TRACE, APART],
      at: [
        at([1, 1, 1], [2, 2], [1]),
        at([1, 1, 1, 1], [2, -2, 3], [1, 2]),
        at([2, 2, 2], ["1 2; 2 1", "1 2; 2 1"], ["1 0; 0 1"]),
      ],
    },
    "all is seen alike": {
      of: [LEAST],
      at: [at([1, 1, 1], [2, 3], [1]), at([2, 2, 2], ["1 2; 3 4", "5 6; 7 8"], ["1 0; 0 1"])],
    },
  },
  degenerate: {
    "the smallest problem: d = 1, L = 2, A = 1, b = 0": at([1, 1, 1], [0, 0], [1]),
    "d = 1, L = 3": at([1, 1, 1, 1], [0, 0, 1], [1]),
    "A = 0: every network": at([1, 1, 1], [1, 1], [0]),
    "A that misses an input": at([2, 1, 1], ["1 2", "3"], ["1 0"]),
  },
  situations: {
    "L ≥ 3": ({ L }) => L >= 3,
    "L = 2, an input or output that no A_i sees": ({ two }) => two !== null && two.dimensions.value > 0,
    "L = 2, every input and output is seen": ({ two }) => two !== null && two.dimensions.value === 0,
    "d_0 ≠ d_L": ({ widths }) => widths[0] !== widths.at(-1),
  },
  erratum: {
    grade: "edge",
    slip: `Signs, and more generally changes of basis of hidden layers, make another solution out of one that is not zero. For
      M* = 0, two layers, and measurements that see every input and output, W = 0 has the least trace 0, alone: for d = 1, A = 1,
      b = 0 the trace is 2(w_1² + w_2²).`,
    instead:
      "not unique where its first two layers are not both zero, as for b ≠ 0; for b = 0 and L = 2 it may be unique",
  },
  budget: { share: 0.5, atLeast: 100 },
});
