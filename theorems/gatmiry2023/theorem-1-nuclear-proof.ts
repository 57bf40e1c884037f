/**
 * §5.2, displays (19), (20) and (21) of the proof of Theorem 1.
 *
 * As printed: "pick $\bar{\mathbf{W}}$ that minimizes $R(\bar{\mathbf{W}})$ over all $\mathbf{W}$'s that satisfy the
 * linear measurements, thus we have that $$R(\bar{\mathbf{W}}) = L(d_0 d_L)^{1/L} \|E(\bar{\mathbf{W}})\|_*^{2(L-1)/L}
 * = L(d_0 d_L)^{1/L} \min_{\mathcal{L}'(M)=0} \|M\|_*^{2(L-1)/L}. \quad (19)$$ Now from the definition of
 * $E(\mathbf{W}^*)$, $$\text{tr}(\nabla^2 L)(\mathbf{W}^*) \leq \text{tr}(\nabla^2 L)(\bar{\mathbf{W}}) \leq (1 +
 * \delta) R(\bar{\mathbf{W}}), \quad (20)$$ […] On the other hand $$\text{tr}(\nabla^2 L)(\mathbf{W}^*) \geq (1 -
 * \delta) R(\bar{\mathbf{W}}) \geq (1 - \delta) L(d_0 d_L)^{1/L} \|E(\mathbf{W}^*)\|_*^{2(L-1)/L}. \quad (21)$$"
 */
import { belowOne, isometryAssumption, law, STATED_DELTAS, usual } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds, refuted } from "../../src/claim/index.js";
import { exact, inducedR, type Matrix, product } from "../../src/numerics/index.js";
import { endToEnd, interpolatingTrace, regularizerR } from "../../src/numerics/networks/index.js";
import { drawn, solved, type Solved } from "./objects/theorem-1-nuclear-proof.js";

const BY_PRODUCT = "R(W̄) = L(d₀d_L)^{1/L}‖E(W̄)‖_*^{2−2/L}";
const BY_MINIMUM = "R(W̄) = L(d₀d_L)^{1/L} min‖M‖_*^{2−2/L}";
const UPPER = "tr ∇²L(W̄) ≤ 2(1+δ)R(W̄)";
const LOWER = "tr ∇²L(W*) ≥ 2(1−δ)R(W*)";
const NORM = "R(W*) ≥ L(d₀d_L)^{1/L}‖E(W*)‖_*^{2−2/L}";

/** (19) and the first inequalities of (20) and of (21), which hold as printed: both forms share them. */
function shared({ leastR, r, trace, least, L, delta, minimizer, fromNorm }: Solved) {
  return {
    [BY_PRODUCT]: equal(r, inducedR(endToEnd(leastR), L)),
    [BY_MINIMUM]: equal(r, fromNorm(least)),
    "tr ∇²L(W*) ≤ tr ∇²L(W̄)": minimizer && atMost(minimizer.trace, trace),
    "tr ∇²L(W*) ≥ (1−δ)R(W̄)": minimizer && atLeast(minimizer.trace, exact(1).minus(delta).times(r)),
  };
}

export default claim(solved, {
  id: "gatmiry2023/theorem-1-nuclear-proof",
  title: "From the least R to the nuclear norm of the trace minimizer: the three displays of the proof",
  kinds: ["identity", "bound"],
  locus: "§5.2, proof of Theorem 1, (19), (20), (21)",
  reading: `(1, δ)-RIP with δ < 1, L ≥ 2. W̄ is the minimizer of R of Lemma 4 at a matrix of the smallest nuclear norm.
    What is said of W* is asked at depth 2, where it is known: its trace between the values of the convex problem of
    Theorem 5 and of its dual, ‖E(W*)‖_* from an enclosure of all minimizers, and, in the corrected (21), the network of
    the proof of Theorem 5 at the centre of that enclosure. (21) then holds for every network that fits, so also for one
    that is a minimizer up to rounding.`,
  assumptions: [
    isometryAssumption(1, drawn.loosened({ reals: { delta: STATED_DELTAS } })),
    belowOne({
      without: drawn.loosened({ reals: { delta: [2, 4, 16] } }),
      remark:
        "Not needed for the displays: for δ ≥ 1 the lower bounds in (21) are at most zero and the upper ones in (20) only " +
        "grow. The step after them divides by 1−δ and needs it, see theorem-1-nuclear.",
    }),
  ],
  printed: refuted`\begin{aligned}
      R(\bar{\mathbf W}) &= L(d_0d_L)^{1/L}\|E(\bar{\mathbf W})\|_*^{2(L-1)/L}
        = L(d_0d_L)^{1/L}\min_{\mathcal L'(M)=0}\|M\|_*^{2(L-1)/L} \\
      \operatorname{tr}(\nabla^2L)(\mathbf W^*) &\le \operatorname{tr}(\nabla^2L)(\bar{\mathbf W})
        \le (1+\delta)R(\bar{\mathbf W}) \\
      \operatorname{tr}(\nabla^2L)(\mathbf W^*) &\ge (1-\delta)R(\bar{\mathbf W})
        \ge (1-\delta)L(d_0d_L)^{1/L}\|E(\mathbf W^*)\|_*^{2(L-1)/L} \end{aligned}`((it) => {
    const { r, trace, delta, minimizer, fromNorm } = it;
    return {
      ...shared(it),
      "tr ∇²L(W̄) ≤ (1+δ)R(W̄)": atMost(trace, delta.plus(1).times(r)),
      "R(W̄) ≥ L(d₀d_L)^{1/L}‖E(W*)‖_*^{2−2/L}": minimizer && atLeast(r, fromNorm(minimizer.endToEndNorm)),
    };
  }),
  corrected: holds`\begin{aligned}
      R(\bar{\mathbf W}) &= L(d_0d_L)^{1/L}\|E(\bar{\mathbf W})\|_*^{2(L-1)/L}
        = L(d_0d_L)^{1/L}\min_{\mathcal L'(M)=0}\|M\|_*^{2(L-1)/L} \\
      \operatorname{tr}(\nabla^2L)(\mathbf W^*) &\le \operatorname{tr}(\nabla^2L)(\bar{\mathbf W})
        \le 2(1+\delta)R(\bar{\mathbf W}) \\
      \operatorname{tr}(\nabla^2L)(\mathbf W^*) &\ge 2(1-\delta)R(\mathbf W^*)
        \ge 2(1-\delta)L(d_0d_L)^{1/L}\|E(\mathbf W^*)\|_*^{2(L-1)/L} \end{aligned}`((it) => {
    const { r, trace, delta, minimizer, L, measurements } = it;
    const network = minimizer?.network;
    const lower = (weights: readonly Matrix[]) => product([2, exact(1).minus(delta), regularizerR(weights)]);
    return {
      ...shared(it),
      [UPPER]: atMost(trace, product([2, delta.plus(1), r])),
      [LOWER]: network && atLeast(interpolatingTrace(network, measurements), lower(network)),
      [NORM]: network && atLeast(regularizerR(network), inducedR(endToEnd(network), L)),
    };
  }),
  equality: {
    "all is seen alike, δ = 0": {
      of: [BY_PRODUCT, BY_MINIMUM, UPPER, LOWER, NORM],
      at: [drawn.at({ widths: [1, 1, 1], target: 1 }), drawn.at({ widths: [2, 2, 2], target: law("gaussian", 1) })],
    },
  },
  degenerate: {
    "M* = 0: every network that fits best is zero": drawn.at({
      widths: [2, 2, 2],
      target: law("zero"),
      unseen: law("identity"),
    }),
    "rank-deficient, d_0 ≠ d_L, hidden width at its least": drawn.at({
      widths: [3, 2, 2],
      contrast: 2,
      target: law("unit"),
      unseen: law("identity"),
      pattern: law("identity"),
    }),
    "repeated singular values, three layers": drawn.at({
      widths: [2, 2, 2, 2],
      target: law("identity"),
      unseen: law("diagonal", 1),
    }),
  },
  situations: {
    "one direction unseen, L = 2": ({ measurements, L }, { widths }) =>
      L === 2 && measurements.length < widths[0]! * widths.at(-1)!,
    "one direction unseen, L = 3": ({ measurements, L }, { widths }) =>
      L === 3 && measurements.length < widths[0]! * widths.at(-1)!,
    "M* alone fits": ({ measurements }, { widths }) => measurements.length === widths[0]! * widths.at(-1)!,
    ...usual("d_0 ≠ d_L"),
  },
  erratum: {
    grade: "constant",
    slip: `(20) uses the upper bound of Lemma 3, which lost the factor 2 of the Hessian of (2): the trace at W̄ exceeds
      (1+δ)R(W̄) for δ < 1. (21) writes R(W̄) where Lemma 3 gives R(W*): its first inequality is true, as R(W̄) ≤ R(W*),
      but its second one would, by (19), make E(W*) a matrix of the smallest nuclear norm, which it need not be and
      which would make the theorem pointless. Both slips cancel in the theorem.`,
    instead: "tr(W*) ≤ tr(W̄) ≤ 2(1+δ)R(W̄) and tr(W*) ≥ 2(1−δ)R(W*) ≥ 2(1−δ)L(d₀d_L)^{1/L}‖E(W*)‖_*^{2−2/L}",
  },
  budget: { share: 0.4, atLeast: 250 },
});
