/**
 * Definition 1 (§1.1) and Theorem 7 (§6).
 *
 * As printed: "We define the induced regularizer as $$F(M) \triangleq \min_{\mathbf{W}: E(\mathbf{W})=M}
 * \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] \quad (4)$$ Since the image of $E(\cdot)$ is the entire $\mathbb{R}^{d_L
 * \times d_0}$ by our assumption that $d_i \geq \min(d_0, d_L)$, function F is well-defined for all $M \in
 * \mathbb{R}^{d_L \times d_0}$."
 *
 * The ranks are necessary. Let $\mathcal{A} = [A_1 \dots A_n]$ side by side, $\mathcal{A}^\top$ the $A_i^\top$ on top
 * of each other and $\mathcal{A}'$ the $A_i^\top$ side by side; all are $A$ or $A^\top$ for $n = 1$. With $X_1 =
 * \mathcal{A}^\top W_L\cdots W_2$, $X_L = W_{L-1}\cdots W_1\mathcal{A}'$ and $X_j = W_{j-1}\cdots W_1A^\top W_L\cdots
 * W_{j+1}$ between, $\mathrm{tr}\,\nabla^2\mathcal{L} = \frac2n\sum_j\|X_j\|_F^2 \ge \frac{2L}n\|X_1\cdots
 * X_L\|_{S_{2/L}}^{2/L}$, and $N = X_1\cdots X_L$ depends on M alone. Equality in AM–GM and in Hölder's inequality
 * makes all $X_j$ proportional in singular values to N's roots, so $\mathrm{rank}\,X_j = \mathrm{rank}\,N$. But
 * $\mathcal{A}^\top M = X_1W_1$ and $M\mathcal{A}' = W_LX_L$. Hence a W that reaches the infimum exists only if
 * $\mathrm{rank}(\mathcal{A}^\top M) \le \mathrm{rank}\,N$ and $\mathrm{rank}(M\mathcal{A}') \le \mathrm{rank}\,N$.
 * They fail for $M = (0\ 1)$ as in the erratum, where $W_1 = (0\ 1/\varepsilon)$, $W_2 = \varepsilon$ have trace
 * $2\varepsilon^2$ but trace 0 needs $A^\top W_2 = 0$, so $A^\top M = 0$. Likewise for $M = pq$ with $qA^\top p = 0$
 * and $L \ge 3$.
 *
 * For $L = 2$ they also suffice, for every n: with $B_1 = (\sum A_iA_i^\top)^{1/2}$, $B_2 = (\sum A_i^\top A_i)^{1/2}$
 * and $B_1MB_2 = U\Sigma V^\top$ put $W_1 = \Sigma^{-1/2}U^\top B_1M$, $W_2 = MB_2V\Sigma^{-1/2}$; then $B_1W_2 =
 * U\Sigma^{1/2}$, $W_1B_2 = \Sigma^{1/2}V^\top$, and $M_0 = M - W_2W_1$ has $B_1M_0 = (I - UU^\top)B_1M = 0$, since
 * $B_1M$ has the columns of $U$ by its rank, likewise $M_0B_2 = 0$, and rank $\mathrm{rank}\,M - \mathrm{rank}\,N$:
 * hidden units that carry it cost nothing.
 *
 * Nor for $n = 1$ is more needed. Let $C = A^\top M$, $N = U\Sigma V^\top$ with $r = \mathrm{rank}\,N$ columns and $K =
 * U^\top CU$. With $W_1 = \Sigma^{-1/L}U^\top C$, $W_j = \Sigma^{-j/L}K\Sigma^{(j-1)/L}$, $W_L = MA^\top
 * V\Sigma^{-1/L}$ all $X_j$ have the singular values $\sigma_i^{1/L}$, and $M_0 = M - W_L\cdots W_1$ has $A^\top M_0 =
 * 0$, $M_0A^\top = 0$: rank $\mathrm{rank}\,M - r$, and further hidden units that carry it add nothing to the trace.
 *
 * Such a network is made for every M ≠ 0 from N and M alone, whether the ranks agree or not: see shared/rank-network.
 */
import { law, unreached, widthsAssumption, type Written } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { endToEnd, hessianTrace } from "../../src/numerics/networks/index.js";
import { type Attained, cases, drawn } from "./objects/induced-attained.js";
import { isDeficient } from "./shared/situations.js";

const BEFORE = "rank(AᵀM) ≤ rank N";
const AFTER = "rank(MAᵀ) ≤ rank N";
const EYE = "1 0; 0 1";
const NILPOTENT = "0 1; 0 0";

/** A case by hand with one measurement. */
const at = (widths: readonly number[], A: Written, M: Written, blocks: { target?: "blocks"; core?: number } = {}) =>
  drawn.at({ widths, n: 1, core: 1, A: [A], M, P: law("zero"), Q: law("zero"), ...blocks });

/** Where the corrected statement says that the infimum is reached. */
const agree = ({ before, after, core }: Attained["ranks"]) => before.value === core.value && after.value === core.value;

/** What is asked of an instance for a condition under which the infimum is reached, and only there. */
export function relationsOf(it: Attained, isReached = agree) {
  const { widths, measurements, m, outer, ranks, infimum, size, best, escaping } = it;
  const reached = isReached(ranks);
  return {
    // The product of a column and a row is in reach of every network.
    ...(outer ? {} : unreached(widths, m)),
    "E(W*) = M": best && same(endToEnd(best.weights), m),
    "tr ∇²ℒ(W*) = (2L/n)‖N‖_{S_{2/L}}^{2/L}": best && reached ? equal(best.trace, infimum, size) : null,
    "ranks differ: tr ∇²ℒ(W*) > (2L/n)‖N‖_{S_{2/L}}^{2/L}": best && !reached ? atLeast(best.trace, infimum) : null,
    "tr ∇²ℒ(W_ε) = (2/n)ε²Σ(‖Aᵢᵀp‖² + ‖qAᵢᵀ‖²), N = 0":
      escaping && equal(hessianTrace(escaping.weights, measurements), escaping.trace),
  };
}

export default claim(cases, {
  id: "gatmiry2023/induced-attained",
  title: "The minimum that defines the induced regularizer is reached",
  kinds: ["exists"],
  locus: "Definition 1, Theorem 7",
  words: "ours",
  reading: `"min" is a minimum, not an infimum: some W with E(W) = M reaches it. It is tested for L = 2 and any n, and for n = 1
    and any L, where the infimum is known, by ranks that a minimizer forces and that exact integer arithmetic decides. The
    corrected form is asked of a network W* that is made for every M ≠ 0 without a look at the three ranks: where they
    agree its trace is the infimum, where they differ it is above. That no other W reaches it there is proven, not tried.`,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: drawn.loosened({ bottlenecks: true }) })],
  printed:
    refuted`\forall M\ \exists\, \mathbf{W}^*: E(\mathbf{W}^*) = M,\ \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W}^*)]
      = \inf_{E(\mathbf{W}) = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]`(({ ranks }) => ({
      [BEFORE]: atMost(ranks.before, ranks.core),
      [AFTER]: atMost(ranks.after, ranks.core),
    })),
  corrected: holds`F(M) \triangleq \inf_{E(\mathbf{W}) = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})],
      \text{ for } n = 1 \text{ or } L = 2 \text{ reached iff } \mathrm{rank}(\mathcal{A}^\top M)
      = \mathrm{rank}(M\mathcal{A}') = \mathrm{rank}\,N`((it) => relationsOf(it)),
  equality: {
    "invertible A and M": [
      at([1, 1, 1], 1, 1, { target: "blocks" }),
      at([2, 2, 2, 2], EYE, "0 2; 1 0", { target: "blocks", core: 2 }),
      at([3, 2, 2, 2, 2], "2 0 0; 0 0 0", "3 0 0; 0 1 -1", { target: "blocks" }),
    ],
    "invertible A and M: the ranks agree": {
      form: "printed",
      of: [BEFORE, AFTER],
      at: [at([1, 1, 1], 1, 1), at([2, 2, 2, 2, 2], EYE, EYE)],
    },
  },
  degenerate: {
    zero: at([1, 1, 1], 0, 0),
    "A that misses M": at([2, 1, 1], "1 0", "0 1"),
    "nilpotent M, three layers": at([2, 2, 2, 2], EYE, NILPOTENT),
    "nilpotent M, two layers: reached": at([2, 2, 2], EYE, NILPOTENT),
    "two measurements, reached beside what neither sees": drawn.at({
      ...{ widths: [3, 3, 3], n: 2, core: 1, P: law("zero"), Q: law("zero") },
      ...{ A: ["1 1 0; 0 0 0; 0 0 0", "0 0 0; 2 0 0; 0 0 0"], M: "1 2 0; 0 1 0; 0 0 3" },
    }),
    "two measurements, a part seen from one side": drawn.at({
      ...{ widths: [3, 3, 3], n: 2, core: 1, P: law("zero"), Q: law("zero") },
      ...{ A: ["1 1 0; 0 0 0; 0 0 0", "0 0 0; 2 0 0; 0 0 0"], M: "1 2 0; 0 1 1; 0 0 3" },
    }),
    "repeated singular values": at([2, 2, 2, 2], EYE, "0 1; -1 0", { target: "blocks", core: 2 }),
  },
  situations: {
    "L ≥ 3": ({ widths }) => widths.length >= 4,
    "L = 2, n ≥ 2": ({ widths, measurements }) => widths.length === 3 && measurements.length >= 2,
    "d_0 ≠ d_L": ({ widths }) => widths[0] !== widths.at(-1),
    "M a column times a row": ({ outer }) => outer,
    "M of deficient rank": ({ m }) => isDeficient(m),
    "the ranks differ": ({ ranks }) => !agree(ranks),
  },
  budget: { share: 0.5, atLeast: 250 },
  erratum: {
    grade: "statement",
    slip: `That E is surjective makes every F(M) the infimum of a nonempty set, but the set {W : E(W) = M} is unbounded and the
      trace need not grow along it. Where a W reaches the infimum, rank(AᵀM) and rank(MAᵀ) are at most rank N; for
      A = (1 0), M = (0 1) they are 1, 0 and 0, and the trace goes to 0 along W₂ = ε without getting there.`,
    instead:
      "F(M) is an infimum; for n = 1 or L = 2 it is reached iff AᵀM, MAᵀ and N, all A_i taken together, have one rank.",
  },
});
