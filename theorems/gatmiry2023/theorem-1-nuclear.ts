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
import { belowOne, law, OWN_RECOVERY, ownRecovery, recoveryLists, usual } from "../../generators/index.js";
import { isometryAssumption, STATED_DELTAS } from "../../generators/hypotheses/index.js";
import { allAtMost, atMost, claim, holds } from "../../src/claim/index.js";
import { exact, nuclearNorm, product } from "../../src/numerics/index.js";
import { recoveryInstances, type RecoveryProblem } from "./shared/recovery-instances.js";
import { atCentre, besideOthers, leastNuclearNorm, SEARCH } from "./shared/unseen-minimizers.js";

const drawn = recoveryInstances([2, 4], [1, 4], 1);

const problems = drawn.onFile({
  ...OWN_RECOVERY,
  instance: (own) => ownRecovery(own, 1, 2),
  lists: recoveryLists,
});

const NONE = "all seen: ‖E(W*)‖_* ≤ ((1+δ)/(1−δ)) min‖M‖_*";
const ONE = "one unseen: ‖E(W*)‖_* ≤ ((1+δ)/(1−δ)) min‖M‖_*";

/** What is asked of a problem, its minimizers being found by `search`. */
export function relationsOf(problem: RecoveryProblem, search = SEARCH) {
  const { delta, widths, blind } = problem;
  const L = widths.length - 1;
  const { norm, at } = leastNuclearNorm(problem);
  const ratio = delta.plus(1).over(exact(1).minus(delta));
  if (blind > 1) {
    const near = search.nearMinimizer(problem);
    if (near === null) return {};
    return {
      "more: tr at W ≤ tr at M*, and at the least ‖M‖_*": allAtMost(besideOthers(problem, near, at)),
      "more: ‖E(W)‖_* ≤ (tr/min tr)((1+δ)/(1−δ)) min‖M‖_*": atMost(
        nuclearNorm(near.endToEnd),
        product([near.excess, ratio, nuclearNorm(at)]),
      ),
    };
  }
  const { offset, endToEndNorm } = search.minimizersOf(problem);
  if (blind === 1 && L > 2) {
    const bound = ratio.power(L, 2 * (L - 1)).times(norm);
    return { "L ≥ 3: ‖E(W*)‖_* ≤ ((1+δ)/(1−δ))^{L/(2(L−1))} min‖M‖_*": atMost(endToEndNorm, bound) };
  }
  const near = blind === 1 ? atCentre(problem, offset) : null;
  return {
    "one unseen: tr at W* ≤ tr at M*, and at the least ‖M‖_*": near && allAtMost(besideOthers(problem, near, at)),
    [blind === 1 ? ONE : NONE]: atMost(endToEndNorm, ratio.times(norm)),
  };
}

export default claim(problems, {
  id: "gatmiry2023/theorem-1-nuclear",
  title: "A minimizer of the trace has nearly the smallest nuclear norm among the matrices that fit",
  kinds: ["bound"],
  locus: "Theorem 1, part 2, and the end of its proof",
  reading: `δ < 1, as in Examples 1 and 2, since the print does not say it here: for δ > 1 its right side is negative,
    and every list of measurements has RIP with such a δ. L ≥ 2, and every minimizer is meant. Where the measurements
    see all, E(W*) is the only matrix that fits. L = 2: E(W*) solves a convex problem. With one direction U unseen it is
    M + tU, and the t of all minimizers are enclosed. With two to four unseen the relation is asked of a network that
    the solver finds, its trace within 2^-25 of the least: what the theorem says of minimizers, its proof says of every
    W that fits up to tr ∇²ℒ(W)/min tr ∇²ℒ. L ≥ 3: no minimizer is known. The left side is a bound of ‖E(W*)‖_* from the
    trace of W̄, by the steps of the theorem's own proof with the measurements' sums in place of δ at the ends. There
    the relation can hold or stay undecided, never be refuted: it shows that the proof's steps fit together, and nothing
    of minimizers. The bound alone hardly feels that W* is the flattest: of drawn cases, nearly all would pass with the
    solution of the least Frobenius norm, which breaks it in chosen ones. So the trace at W* is also compared with those of
    the flattest networks over M* and over a matrix of the smallest nuclear norm.`,
  assumptions: [
    isometryAssumption(1, drawn.loosened({ reals: { delta: STATED_DELTAS } })),
    belowOne({ without: drawn.loosened({ reals: { delta: [2, 4, 16] } }) }),
  ],
  printed:
    holds`(1, \delta)\text{-RIP},\ \mathbf W^* \in \arg\min_{\mathcal L(\mathbf W)=0} \operatorname{tr}\nabla^2\mathcal L(\mathbf W):\quad
      \|E(\mathbf W^*)\|_*
      \le \left(\frac{1+\delta}{1-\delta}\right)^{\frac{L}{2(L-1)}} \min_{\mathcal L'(M)=0}\|M\|_*
      \le \frac{1+\delta}{1-\delta} \min_{\mathcal L'(M)=0}\|M\|_*`((problem) => relationsOf(problem)),
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
    "the identity of size 8 unseen: δ = 1/15": drawn.at({
      widths: [8, 8, 8],
      ...{ target: law("unit", 5), unseen: law("identity") },
    }),
    "four directions unseen at size 8": drawn.at({
      widths: [8, 8, 8],
      ...{ blind: 4, target: law("rankOne", 2), unseen: law("identity") },
    }),
    "four directions unseen": drawn.at({
      widths: [4, 4, 4],
      ...{ blind: 4, target: law("rankOne", 1), unseen: law("identity") },
    }),
    "rank one, d_0 ≠ d_L, hidden widths at their least": drawn.at({
      widths: [3, 2, 2, 2],
      contrast: 1.25,
      target: law("rankOne", 1),
      unseen: law("identity"),
      pattern: law("identity"),
    }),
  },
  situations: {
    "two directions unseen or more": ({ blind }) => blind >= 2,
    "one direction unseen, L = 2": ({ blind, widths }) => blind === 1 && widths.length === 3,
    "one direction unseen, L ≥ 3": ({ blind, widths }) => blind === 1 && widths.length >= 4,
    ...usual("d_0 ≠ d_L"),
    "some entries are seen more than others": (_, { reals }) => reals["contrast"] !== 1,
    "δ ≤ 1/3, not all seen": ({ blind, delta }) => blind >= 1 && delta.value - delta.error <= 1 / 3,
    "δ ≥ 3/4, not all seen": ({ blind, delta }) => blind >= 1 && delta.value >= 3 / 4,
  },
  budget: { share: 0.5, atLeast: 250 },
});
