/**
 * Theorem 2, (6), and its proof in §5.3 with (22).
 *
 * As printed: "Suppose the linear measurements $\{A_i\}_{i=1}^n$ satisfy the $(2, \delta(n))$-RIP (Definition 3). Then
 * for any $\mathbf{W}^* \in \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \text{tr}[\nabla^2
 * \mathcal{L}(\mathbf{W})]$, we have $$\|E(\mathbf{W}^*) - M^*\|_F^2 \leq \frac{8\delta(n)}{(1 - \delta(n))^2}
 * \|M^*\|_*^2. \quad (6)$$" And in the proof: $$\|E(\mathbf{W}^*)\|_* \leq \frac{1 + \delta}{1 - \delta} \|M^*\|_*,
 * \quad \|E(\mathbf{W}^*) - M^*\|_* \leq \|E(\mathbf{W}^*)\|_* + \|M^*\|_* \leq \frac{2}{1 - \delta} \|M^*\|_*, \quad
 * (22)$$ $$\left| \frac{1}{n} \sum_{i=1}^n \langle A_i, E(\mathbf{W}^*) - M^* \rangle^2 - \|E(\mathbf{W}^*) - M^*\|_F^2
 * \right| \leq \frac{8\delta}{(1 - \delta)^2} \|M^*\|_*^2.$$
 *
 * How sharp: Lemma 5 holds with the constant 1, so (6) holds with 4 in place of 8, and the left side is never above
 * half of the right one. That is best: for $U = I$ and $M^*$ a little more than half of $U$, $E(\mathbf W^*) = M^* -
 * U$, and with $k = d_0 = d_L$, $\delta_2 = 1/(k-1)$ (after scaling), the ratio is $(k-2)^2/(2k(k-1))$ up to that
 * little: 0.17, 0.27, 0.32 for k = 4, 6, 8, and 1/2 in the limit.
 */
import { belowOne, halfUnseen, offsetSize, OWN_RECOVERY, ownRecovery, recoveryLists } from "../../generators/index.js";
import { law, usual } from "../../generators/specs/index.js";
import { isometryAssumption, STATED_DELTAS } from "../../generators/hypotheses/index.js";
import { allAtMost, atMost, claim, holds } from "../../src/claim/index.js";
import { absolute, exact, nuclearNorm, product, type Quantity, sum } from "../../src/numerics/index.js";
import { frobeniusSquared, inner, type Matrix, zeros } from "../../src/numerics/matrices/index.js";
import { recoveryInstances, type RecoveryProblem } from "./shared/recovery-instances.js";
import { atCentre, besideOthers, leastNuclearNorm, type NearMinimizer, SEARCH } from "./shared/unseen-minimizers.js";

const drawn = recoveryInstances([2, 3], [2, 4], 2);

const problems = drawn.onFile({
  ...OWN_RECOVERY,
  instance: (own) => ownRecovery(own, 2, 2),
  lists: recoveryLists,
});

/** The measured energy (1/n)Σ⟨A_i, X⟩². */
function energyOf(measurements: readonly Matrix[], x: Matrix): Quantity {
  return sum(measurements.map((a) => inner(a, x).squared())).over(measurements.length);
}

/** For a matrix that is only compared with. */
const COARSE = { relativeGap: 2 ** -12 };

/** That W* is flatter than the networks over M* and over the least ‖M‖_*, up to its excess. */
function flatter(problem: RecoveryProblem, near: NearMinimizer) {
  return allAtMost(besideOthers(problem, near, leastNuclearNorm(problem, COARSE).at));
}

/** What is asked of a network of depth two found by the solver, where two directions or more are unseen. */
function ofNetworkFound(problem: RecoveryProblem, near: NearMinimizer | null) {
  if (near === null) return {};
  const { measurements, delta, target } = problem;
  const apart = near.endToEnd.minus(target);
  const norm = nuclearNorm(target);
  const rest = exact(1).minus(delta);
  const bound = product([8, delta.over(rest.squared()), norm.squared(), near.excess.squared()]);
  const energy = energyOf(measurements, apart);
  return {
    "more unseen: tr at W ≤ tr at M*, and at the least ‖M‖_*": flatter(problem, near),
    "more unseen: ‖E(W)‖_* ≤ (tr/min tr)((1+δ)/(1−δ)) ‖M*‖_*": atMost(
      nuclearNorm(near.endToEnd),
      product([near.excess, delta.plus(1).over(rest), norm]),
    ),
    "more unseen: ‖E(W)−M*‖_* ≤ (tr/min tr)(2/(1−δ)) ‖M*‖_*": atMost(
      nuclearNorm(apart),
      product([near.excess, exact(2).over(rest), norm]),
    ),
    "more unseen: |(1/n)Σ⟨A_i,E−M*⟩² − ‖E−M*‖_F²| ≤ 8δ/(1−δ)²…": atMost(
      absolute(energy.minus(frobeniusSquared(apart))),
      bound,
    ),
    "more unseen: ‖E(W)−M*‖_F² ≤ (tr/min tr)² 8δ/(1−δ)² ‖M*‖_*²": atMost(frobeniusSquared(apart), bound),
  };
}

const APART = "‖E(W*)−M*‖_* ≤ (2/(1−δ)) ‖M*‖_*";
const TRIANGLE = "‖E(W*)−M*‖_* ≤ ‖E(W*)‖_* + ‖M*‖_*";
const ENERGY = "|(1/n)Σ⟨A_i,E−M*⟩² − ‖E−M*‖_F²| ≤ 8δ/(1−δ)² ‖M*‖_*²";
const ERROR = "‖E(W*)−M*‖_F² ≤ 8δ/(1−δ)² ‖M*‖_*²";

/** What is asked of a problem, its minimizers being found by `search`. */
export function relationsOf(problem: RecoveryProblem, search = SEARCH) {
  if (problem.blind > 1) return ofNetworkFound(problem, search.nearMinimizer(problem));
  const { measurements, delta, target, unseen, widths } = problem;
  const { offset, endToEndNorm } = search.minimizersOf(problem);
  const direction = unseen ?? zeros(target.rows, target.cols);
  // E(W*) − M* = tU over all minimizers: its norms, and the energy that the measurements see of it.
  const size = offsetSize(offset);
  const apart = size.squared().times(frobeniusSquared(direction));
  const energy = size.squared().times(energyOf(measurements, direction));
  const nuclear = size.times(nuclearNorm(direction));
  const norm = nuclearNorm(target);
  const rest = exact(1).minus(delta);
  const bound = product([8, delta.over(rest.squared()), norm.squared()]);
  const between = widths.length === 3 ? endToEndNorm.plus(norm) : null;
  const centre = between && unseen ? atCentre(problem, offset) : null;
  const bound22 = exact(2).over(rest).times(norm);
  return {
    "one unseen: tr at W* ≤ tr at M*, and at the least ‖M‖_*": centre && flatter(problem, centre),
    "‖E(W*)‖_* ≤ ((1+δ)/(1−δ)) ‖M*‖_*": atMost(endToEndNorm, delta.plus(1).over(rest).times(norm)),
    [APART]: atMost(nuclear, bound22),
    [TRIANGLE]: between && atMost(nuclear, between),
    "‖E(W*)‖_* + ‖M*‖_* ≤ (2/(1−δ)) ‖M*‖_*": between && atMost(between, bound22),
    [ENERGY]: atMost(absolute(energy.minus(apart)), bound),
    [ERROR]: atMost(apart, bound),
  };
}

export default claim(problems, {
  id: "gatmiry2023/theorem-2",
  title: "A minimizer of the trace recovers the ground truth up to δ times its squared nuclear norm",
  kinds: ["bound"],
  locus: "Theorem 2, (6), and its proof with (22)",
  reading: `The labels are b_i = ⟨A_i, M*⟩, L ≥ 2, and every minimizer is meant. δ < 1, as in Examples 1 and 2, since
    the print does not say it here: for δ → ∞ its right side goes to 0, and every list of measurements has RIP with such
    a δ. With δ₂ < 1 more than one matrix fits only where min(d₀, d_L) ≥ 3. With one direction U unseen, E(W*) = M* +
    tU, and all t of minimizers are enclosed: for L = 2 from the closed form of the trace, for L ≥ 3 only from a bound
    of ‖E(W*)‖_* that is proven for every minimizer. There the left sides are only known to lie between 0 and a bound,
    and the relations can hold or stay undecided, not be refuted. With two to four directions unseen, L = 2, the
    relations are asked of a network that a convex solver finds, its trace within 2^-25 of the least; the proof says
    them of every W that fits, up to that. The bounds hardly feel that W* is the flattest: where all else is seen
    alike, the solution of the least Frobenius norm has an error of at most (2δ/(1+δ))‖M*‖_*², below (6), and breaks
    ‖E(W*)‖_* ≤ ((1+δ)/(1−δ))‖M*‖_* alone, in a chosen case. So the trace at W* is also compared with those of the flattest
    networks over M* and over a matrix of the smallest nuclear norm.`,
  assumptions: [
    isometryAssumption(2, drawn.loosened({ reals: { delta: STATED_DELTAS } })),
    belowOne({ without: drawn.loosened({ reals: { delta: [2, 4, 16] } }) }),
  ],
  printed:
    holds`(2, \delta(n))\text{-RIP},\ \mathbf W^* \in \arg\min_{\mathcal L(\mathbf W)=0} \operatorname{tr}\nabla^2\mathcal L(\mathbf W):\quad
      \|E(\mathbf W^*)-M^*\|_F^2 \le \frac{8\delta(n)}{(1-\delta(n))^2}\|M^*\|_*^2`((problem) => relationsOf(problem)),
  equality: `The left side of (6) is at most half of the right one (see the file's head), so equality needs both sides
    to be zero, as they are for δ = 0.`,
  degenerate: {
    "near the worst at size 4": drawn.at(halfUnseen(4)),
    "near the worst at size 6": drawn.at(halfUnseen(6)),
    "near the worst at size 8": drawn.at(halfUnseen(8)),
    "four directions unseen, M* is half of one": drawn.at({
      widths: [4, 4, 4],
      ...{ upper: true, blind: 4, unseen: law("identity") },
    }),
    "near the worst at size 8, four directions unseen": drawn.at({ ...halfUnseen(8), blind: 4 }),
    "M* is one entry of the identity of size 6, unseen": drawn.at({
      widths: [6, 6, 6],
      ...{ target: law("unit", 5), unseen: law("identity") },
    }),
    "sizes 1": drawn.at({ widths: [1, 1, 1], target: 1, unseen: 1, pattern: 0 }),
    "M* = 0": drawn.at({ widths: [3, 3, 3], target: law("zero"), unseen: law("identity") }),
    "rank one, d_0 ≠ d_L, hidden widths at their least": drawn.at({
      widths: [4, 3, 3, 3],
      target: law("rankOne", 1),
      unseen: law("orthogonal", 2),
    }),
  },
  situations: {
    "two directions unseen or more": ({ blind }) => blind >= 2,
    "one direction unseen, L = 2": ({ blind, widths }) => blind === 1 && widths.length === 3,
    "one direction unseen, L = 3": ({ blind, widths }) => blind === 1 && widths.length === 4,
    ...usual("d_0 ≠ d_L"),
    "δ ≤ 1/2, not all seen": ({ blind, delta }) => blind >= 1 && delta.value - delta.error <= 1 / 2,
    "δ ≥ 3/4, not all seen": ({ blind, delta }) => blind >= 1 && delta.value >= 3 / 4,
    "M* is a part of what is unseen": (_, { choices }) => choices["target"] !== "drawn",
  },
  unnoticed: Object.fromEntries(
    [APART, TRIANGLE, ENERGY, ERROR].map((name) => [
      name,
      "Where nothing is unseen, E(W*) = M* and its left side is 0.",
    ]),
  ),
  budget: { share: 0.5, atLeast: 250 },
});
