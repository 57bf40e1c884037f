/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, Theorem 2, (6), and its proof in §5.3 with (22).
 *
 * As printed: "Suppose the linear measurements $\{A_i\}_{i=1}^n$ satisfy the $(2, \delta(n))$-RIP (Definition 3). Then
 * for any $\mathbf{W}^* \in \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \text{tr}[\nabla^2
 * \mathcal{L}(\mathbf{W})]$, we have
 * $$\|E(\mathbf{W}^*) - M^*\|_F^2 \leq \frac{8\delta(n)}{(1 - \delta(n))^2} \|M^*\|_*^2. \quad (6)$$"
 * And in the proof:
 * $$\|E(\mathbf{W}^*)\|_* \leq \frac{1 + \delta}{1 - \delta} \|M^*\|_*, \quad
 *   \|E(\mathbf{W}^*) - M^*\|_* \leq \|E(\mathbf{W}^*)\|_* + \|M^*\|_* \leq \frac{2}{1 - \delta} \|M^*\|_*, \quad (22)$$
 * $$\left| \frac{1}{n} \sum_{i=1}^n \langle A_i, E(\mathbf{W}^*) - M^* \rangle^2 - \|E(\mathbf{W}^*) - M^*\|_F^2 \right|
 *   \leq \frac{8\delta}{(1 - \delta)^2} \|M^*\|_*^2.$$
 *
 * Reading: the labels are $b_i = \langle A_i, M^* \rangle$, $\delta < 1$, $L \ge 2$, and every minimizer is meant. With
 * $\delta_2 < 1$ more than one matrix fits only where $\min(d_0, d_L) \ge 3$. $E(\mathbf W^*) = M^* + tU$ with the one
 * unseen direction $U$, and all $t$ of minimizers are enclosed: from the closed form of the trace for $L = 2$; for
 * $L \ge 3$ only from a bound of $\|E(\mathbf W^*)\|_*$, where the left sides reach down to 0 and cannot refute.
 *
 * How sharp: Lemma 5 holds with the constant 1, so (6) holds with 4 in place of 8, and the left side is never above half
 * of the right one. That is best: for $U = I$ and $M^*$ a little more than half of $U$, $E(\mathbf W^*) = M^* - U$, and
 * with $k = d_0 = d_L$, $\delta_2 = 1/(k-1)$ (after scaling), the ratio is $(k-2)^2/(2k(k-1))$ up to that little:
 * 0.17, 0.27, 0.32 for k = 4, 6, 8, and 1/2 in the limit.
 */
import {
  belowOne,
  halfOfTheUnseen,
  isometryAssumption,
  loosened,
  offsetSize,
  STATED_DELTAS,
  type UnseenProblem,
  unseenProblem,
  unseenProblems,
} from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  absolute,
  exact,
  frobeniusSquared,
  inner,
  nuclearNorm,
  product,
  sum,
  traceMinimizers,
  zeros,
} from "../../src/numerics/index.js";

const specs = unseenProblems([2, 3], [2, 4]);

const { explicit } = specs;

/** Norms of E(W*) − M* = tU over all minimizers, and the energy that the measurements see of it. */
function relations(instance: UnseenProblem): Relation[] {
  const { measurements, delta, target, unseen, widths } = instance;
  const { offset, endToEndNorm } = traceMinimizers({ ...instance, delta: instance.constructed }, widths);
  const direction = unseen ?? zeros(target.rows, target.cols);
  const size = offsetSize(offset);
  const apart = size.squared().times(frobeniusSquared(direction));
  const seen = sum(measurements.map((a) => inner(a, direction).squared())).over(measurements.length);
  const energy = size.squared().times(seen);
  const norm = nuclearNorm(target);
  const rest = exact(1).minus(delta);
  const bound = product([8, delta.over(rest.squared()), norm.squared()]);
  const between22 = size.times(nuclearNorm(direction));
  const factor22 = exact(2).over(rest).times(norm);
  return [
    atMost("‖E(W*)‖_* ≤ ((1+δ)/(1−δ)) ‖M*‖_*", endToEndNorm, delta.plus(1).over(rest).times(norm)),
    atMost("‖E(W*)−M*‖_* ≤ (2/(1−δ)) ‖M*‖_*", between22, factor22),
    ...(widths.length === 3
      ? [
          atMost("‖E(W*)−M*‖_* ≤ ‖E(W*)‖_* + ‖M*‖_*", between22, endToEndNorm.plus(norm)),
          atMost("‖E(W*)‖_* + ‖M*‖_* ≤ (2/(1−δ)) ‖M*‖_*", endToEndNorm.plus(norm), factor22),
        ]
      : []),
    atMost("|(1/n)Σ⟨A_i,E−M*⟩² − ‖E−M*‖_F²| ≤ 8δ/(1−δ)² ‖M*‖_*²", absolute(energy.minus(apart)), bound),
    atMost("‖E(W*)−M*‖_F² ≤ 8δ/(1−δ)² ‖M*‖_*²", apart, bound),
  ];
}

export default defineClaim<UnseenProblem>({
  id: "gatmiry2023/theorem-2",
  title: "A minimizer of the trace recovers the ground truth up to δ times its squared nuclear norm",
  kinds: ["bound"],
  locus: "Theorem 2, (6), and its proof with (22)",
  reading:
    "b_i = ⟨A_i, M*⟩, δ < 1, L ≥ 2, for every minimizer. For L ≥ 3 the left sides are only known to lie between 0 and a " +
    "bound proven for every minimizer; there the relations can hold or stay undecided, not be refuted.",
  specs,
  materialize: (spec) => unseenProblem(specs, spec, 2),
  assumptions: [
    isometryAssumption(2, loosened(specs, { reals: { delta: STATED_DELTAS } })),
    belowOne({ without: loosened(specs, { reals: { delta: [2, 4, 16] } }) }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|E(\mathbf W^*)-M^*\|_F^2 \le \frac{8\delta(n)}{(1-\delta(n))^2}\|M^*\|_*^2`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: {
    none:
      "The left side of (6) is at most half of the right one (see the file's head), so equality needs both sides to " +
      "be zero, as they are for δ = 0.",
  },
  degenerateCases: [
    { name: "near the worst at size 4", spec: halfOfTheUnseen(specs, 4) },
    { name: "near the worst at size 6", spec: halfOfTheUnseen(specs, 6) },
    { name: "near the worst at size 8", spec: halfOfTheUnseen(specs, 8) },
    {
      name: "sizes 1",
      spec: explicit({
        widths: [1, 1, 1],
        choices: { target: "drawn" },
        reals: { contrast: 1 },
        lists: { target: [[[1]]], unseen: [[[1]]], pattern: [[[0]]] },
      }),
    },
    {
      name: "M* = 0",
      spec: explicit({
        widths: [3, 3, 3],
        choices: { target: "drawn" },
        reals: { contrast: 1 },
        lists: {
          target: { law: "zero", seed: 0 },
          unseen: { law: "identity", seed: 0 },
          pattern: { law: "zero", seed: 0 },
        },
      }),
    },
    {
      name: "rank one, d_0 ≠ d_L, hidden widths at their least",
      spec: explicit({
        widths: [4, 3, 3, 3],
        choices: { target: "drawn" },
        reals: { contrast: 1 },
        lists: {
          target: { law: "rankOne", seed: 1 },
          unseen: { law: "orthogonal", seed: 2 },
          pattern: { law: "zero", seed: 0 },
        },
      }),
    },
  ],
});
