/**
 * Theorem 1, part 2, and the last display of its proof in §5.2.
 *
 * As printed: "Suppose the linear measurements $\{A_i\}_{i=1}^n$ satisfy the $(1, \delta)$-RIP condition. […]
 * 2. Let $\mathbf{W}^* \in \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \text{tr}[\nabla^2
 *    \mathcal{L}(\mathbf{W})]$ be an interpolating solution with minimal trace of Hessian. Then […]
 *    $$\|E(\mathbf{W}^*)\|_* \leq \frac{1 + \delta}{1 - \delta} \min_{\mathcal{L}'(M)=0} \|M\|_*.$$" And at the end of
 *    the proof: "Combining (19), (20) and (21), $$\|E(\mathbf{W}^*)\|_* \leq \left(\frac{1 + \delta}{1 -
 *    \delta}\right)^{\frac{L}{2(L-1)}} \min_{\mathcal{L}'(M)=0} \|M\|_*.$$"
 *
 * (20) and (21) are false as printed, see theorem-1-nuclear-proof, but the factor 2 that they miss is on both sides, so
 * that both inequalities hold.
 *
 * Equality is seen for $\delta = 0$ alone. With $k = \min(d_0, d_L)$ and all else seen alike, an unseen direction costs
 * $(1+\delta)/(1-\delta) \ge k/(k-1)$, while $\|E(\mathbf W^*)\|_*$ typically is a few per cent above
 * the smallest norm, if at all.
 */
import { belowOne, isometryAssumption, law, STATED_DELTAS, recoveryProblems } from "../../generators/index.js";
import { atMost, claim, holds } from "../../src/claim/index.js";
import { exact } from "../../src/numerics/index.js";
import { leastNuclearNorm, minimizersOf } from "./shared/unseen-minimizers.js";

const drawn = recoveryProblems([2, 4], [1, 4], 1);

export default claim(drawn, {
  id: "gatmiry2023/theorem-1-nuclear",
  title: "A minimizer of the trace has nearly the smallest nuclear norm among the matrices that fit",
  kinds: ["bound"],
  locus: "Theorem 1, part 2, and the end of its proof",
  reading: `δ < 1, L ≥ 2, and every minimizer is meant. Where the measurements see all, E(W*) is the only matrix that
    fits. Where one direction U is unseen it is M + tU. For L = 2 the t of all minimizers are enclosed, from the closed
    form of the trace. For L ≥ 3 there is none: the left side is known only to lie between the smallest nuclear norm and
    a bound proven for every minimizer from the trace of one network that fits. There the relation can hold or stay
    undecided, not be refuted.`,
  assumptions: [
    isometryAssumption(1, drawn.loosened({ reals: { delta: STATED_DELTAS } })),
    belowOne({ without: drawn.loosened({ reals: { delta: [2, 4, 16] } }) }),
  ],
  printed: holds`\|E(\mathbf W^*)\|_*
      \le \left(\frac{1+\delta}{1-\delta}\right)^{\frac{L}{2(L-1)}} \min_{\mathcal L'(M)=0}\|M\|_*
      \le \frac{1+\delta}{1-\delta} \min_{\mathcal L'(M)=0}\|M\|_*`((problem) => {
    const { delta, widths } = problem;
    const L = widths.length - 1;
    const { endToEndNorm } = minimizersOf(problem);
    const least = leastNuclearNorm(problem);
    const ratio = delta.plus(1).over(exact(1).minus(delta));
    const factor = ratio.power(L, 2 * (L - 1));
    return {
      "‖E(W*)‖_* ≤ ((1+δ)/(1−δ)) min‖M‖_*": atMost(endToEndNorm, ratio.times(least)),
      "‖E(W*)‖_* ≤ ((1+δ)/(1−δ))^{L/(2(L−1))} min‖M‖_*": atMost(endToEndNorm, factor.times(least)),
    };
  }),
  equality: {
    "all is seen alike, δ = 0": [
      drawn.at({ widths: [1, 1, 1], target: 1 }),
      drawn.at({ widths: [3, 2, 2, 2], target: law("gaussian", 2) }),
      drawn.at({ widths: [3, 2, 2, 2], target: law("gaussian", 3) }),
    ],
  },
  degenerate: {
    "M* = 0": drawn.at({ widths: [2, 2, 2], target: law("zero"), unseen: law("identity") }),
    "every M on a segment has the smallest nuclear norm and is a minimizer of the trace": drawn.at({
      widths: [2, 2, 2],
      target: law("unit", 3),
      unseen: law("identity"),
    }),
    "rank one, d_0 ≠ d_L, hidden widths at their least": drawn.at({
      widths: [3, 2, 2, 2],
      contrast: 1.25,
      target: law("rankOne", 1),
      unseen: law("identity"),
      pattern: law("identity"),
    }),
  },
  budget: { share: 0.5, atLeast: 250 },
});
