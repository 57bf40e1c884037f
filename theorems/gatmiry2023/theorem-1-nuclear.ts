/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, Theorem 1, part 2, and the last display of its proof in §5.2.
 *
 * As printed: "Suppose the linear measurements $\{A_i\}_{i=1}^n$ satisfy the $(1, \delta)$-RIP condition. […]
 * 2. Let $\mathbf{W}^* \in \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})]$
 * be an interpolating solution with minimal trace of Hessian. Then […]
 * $$\|E(\mathbf{W}^*)\|_* \leq \frac{1 + \delta}{1 - \delta} \min_{\mathcal{L}'(M)=0} \|M\|_*.$$"
 * And at the end of the proof: "Combining (19), (20) and (21),
 * $$\|E(\mathbf{W}^*)\|_* \leq \left(\frac{1 + \delta}{1 - \delta}\right)^{\frac{L}{2(L-1)}}
 *   \min_{\mathcal{L}'(M)=0} \|M\|_*.$$"
 *
 * Reading: $\delta < 1$, $L \ge 2$, and every minimizer is meant. (20) and (21) are false as printed, see
 * theorem-1-nuclear-proof, but the factor 2 that they miss is on both sides, so that both inequalities hold.
 *
 * What is known of $E(\mathbf{W}^*)$: where the measurements see all, it is the only matrix that fits. Where one direction
 * $U$ is unseen it is $M + tU$. For $L = 2$ the $t$ of all minimizers are enclosed, from the closed form of the trace. For
 * $L \ge 3$ there is none: the left side is the interval from the smallest nuclear norm to a bound proven for every
 * minimizer from the trace of one network that fits. "Holds" is then honest, but no counterexample could be seen.
 *
 * Equality is seen for $\delta = 0$ alone. With $k = \min(d_0, d_L)$ and all else seen alike, an unseen direction costs
 * $(1+\delta)/(1-\delta) \ge k/(k-1)$, while $\|E(\mathbf W^*)\|_*$ typically is a few per cent above
 * the smallest norm, if at all.
 */
import {
  belowOne,
  isometryAssumption,
  loosened,
  STATED_DELTAS,
  type UnseenProblem,
  unseenProblem,
  unseenProblems,
} from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import { between, exact, inner, minimumNuclearNorm, type Quantity, traceMinimizers } from "../../src/numerics/index.js";

const specs = unseenProblems([2, 4], [1, 4]);

const { explicit } = specs;

const FACTOR = "‖E(W*)‖_* ≤ ((1+δ)/(1−δ)) min‖M‖_*";
const SHARPER = "‖E(W*)‖_* ≤ ((1+δ)/(1−δ))^{L/(2(L−1))} min‖M‖_*";

/** min ‖M‖_* over all M that fit: between the value of the dual and that of a matrix that fits. */
function leastNuclearNorm({ measurements, target }: UnseenProblem): Quantity {
  const problem = { measurements, labels: measurements.map((a) => inner(a, target)) };
  const { value, lowerBound } = minimumNuclearNorm(problem);
  return between(lowerBound, value.value + value.error);
}

/** No direction at all. */
const ALL_SEEN = { law: "zero", seed: 0 };
/** The pattern of equal weights. */
const EVEN = { law: "zero", seed: 0 };

export default defineClaim<UnseenProblem>({
  id: "gatmiry2023/theorem-1-nuclear",
  title: "A minimizer of the trace has nearly the smallest nuclear norm among the matrices that fit",
  kinds: ["bound"],
  locus: "Theorem 1, part 2, and the end of its proof",
  reading:
    "δ < 1, L ≥ 2, for every minimizer. For L ≥ 3 the left side is known only to lie between the smallest nuclear norm " +
    "and a bound proven for every minimizer; there the relation can hold or stay undecided, not be refuted.",
  specs,
  materialize: (spec) => unseenProblem(specs, spec, 1),
  assumptions: [
    isometryAssumption(1, loosened(specs, { reals: { delta: STATED_DELTAS } })),
    belowOne({ without: loosened(specs, { reals: { delta: [2, 4, 16] } }) }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|E(\mathbf W^*)\|_*
        \le \left(\frac{1+\delta}{1-\delta}\right)^{\frac{L}{2(L-1)}} \min_{\mathcal L'(M)=0}\|M\|_*
        \le \frac{1+\delta}{1-\delta} \min_{\mathcal L'(M)=0}\|M\|_*`,
      expected: "holds",
      relations: (instance) => {
        const { delta, widths } = instance;
        const depth = widths.length - 1;
        const { endToEndNorm } = traceMinimizers({ ...instance, delta: instance.constructed }, widths);
        const least = leastNuclearNorm(instance);
        const ratio = delta.plus(1).over(exact(1).minus(delta));
        const factor = ratio.power(depth, 2 * (depth - 1));
        return [atMost(FACTOR, endToEndNorm, ratio.times(least)), atMost(SHARPER, endToEndNorm, factor.times(least))];
      },
    },
  ],
  equalityCases: [
    {
      name: "all is seen alike, δ = 0",
      form: "printed",
      relations: [FACTOR, SHARPER],
      specs: [
        explicit({
          widths: [1, 1, 1],
          choices: { target: "drawn" },
          reals: { contrast: 1 },
          lists: { target: [[[1]]], unseen: ALL_SEEN, pattern: EVEN },
        }),
        ...[2, 3].map((seed) =>
          explicit({
            widths: [3, 2, 2, 2],
            choices: { target: "drawn" },
            reals: { contrast: 1 },
            lists: { target: { law: "gaussian", seed }, unseen: ALL_SEEN, pattern: EVEN },
          }),
        ),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "M* = 0",
      spec: explicit({
        widths: [2, 2, 2],
        choices: { target: "drawn" },
        reals: { contrast: 1 },
        lists: { target: { law: "zero", seed: 0 }, unseen: { law: "identity", seed: 0 }, pattern: EVEN },
      }),
    },
    {
      name: "every M on a segment has the smallest nuclear norm and is a minimizer of the trace",
      spec: explicit({
        widths: [2, 2, 2],
        choices: { target: "drawn" },
        reals: { contrast: 1 },
        lists: { target: { law: "unit", seed: 3 }, unseen: { law: "identity", seed: 0 }, pattern: EVEN },
      }),
    },
    {
      name: "rank one, d_0 ≠ d_L, hidden widths at their least",
      spec: explicit({
        widths: [3, 2, 2, 2],
        choices: { target: "drawn" },
        reals: { contrast: 1.25 },
        lists: {
          target: { law: "rankOne", seed: 1 },
          unseen: { law: "identity", seed: 0 },
          pattern: { law: "identity", seed: 0 },
        },
      }),
    },
  ],
  budget: { share: 0.5, atLeast: 250 },
});
