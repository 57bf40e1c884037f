/**
 * Beyond Theorem 2 of gatmiry2023, (6).
 *
 * The source prints, for every minimizer W* of the trace over zero loss with labels $\langle A_i,M^*\rangle$ under
 * $(2,\delta)$-RIP, $\|E(\mathbf W^*)-M^*\|_F^2\le\frac{8\delta}{(1-\delta)^2}\|M^*\|_*^2$. Here, for δ < 1, L ≥ 2 and
 * hidden widths $d_j\ge\min(d_0,d_L)$ (an assumption of the whole source),
 * $$\|E(\mathbf W^*)-M^*\|_F^2 \le \frac{\delta}{\delta+\sqrt{1-\delta^2}}\,(1+\rho)^2\|M^*\|_*^2 \le
 *   \frac{4\delta}{(1-\delta)^2}\|M^*\|_*^2, \qquad \rho = \left(\frac{1+\delta}{1-\delta}\right)^{\frac{L}{2(L-1)}}.$$
 * For every L the constant 4 is the best one as δ → 0.
 *
 * The proof is in `proofs`, step by step.
 */
import { law, usual } from "../../generators/specs/index.js";
import { OWN_RECOVERY, ownRecovery, recoveryLists } from "../../generators/index.js";
import { belowOne, halfUnseen, offsetSize, recoveryProblems } from "../../generators/families/index.js";
import { isometryAssumption, STATED_DELTAS, widthsAssumption } from "../../generators/hypotheses/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { exact, frobeniusSquared, product, squareRoot, traceMinimizers, zeros } from "../../src/numerics/index.js";
import { nuclearNorm } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/recovery.js";

const drawn = recoveryProblems([2, 3], [2, 4], 2);

const problems = drawn.onFile({
  ...OWN_RECOVERY,
  // What is unseen encloses the minimizers: they are known where nothing is.
  instance: (own) => ownRecovery(own, 2, 0),
  lists: recoveryLists,
});

export default claim(problems, {
  id: "beyond/recovery",
  title: "A minimizer of the trace recovers the ground truth with the constant 4, half of the printed one",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/theorem-2",
  reading: `Printed there: 8δ/(1−δ)². Here: 4δ/(1−δ)², the best constant as δ → 0 for every L, and a smaller factor with
    the depth in it, ρ = ((1+δ)/(1−δ))^{L/(2(L−1))}. Proven step by step. For L ≥ 3 the left sides are only known to lie
    between 0 and a bound proven for every minimizer; there the relations can hold or stay undecided, not be
    refuted.`,
  proof,
  assumptions: [
    isometryAssumption(2, drawn.loosened({ reals: { delta: STATED_DELTAS } })),
    belowOne({ remark: "Without it the roots of the statement are not real." }),
    widthsAssumption(({ widths }) => widths, {
      remark: "The proof needs d_j ≥ rank M* alone: some W has to implement M* with the R of Lemma 4.",
    }),
  ],
  printed:
    holds`L \ge 2,\ d_j \ge \min(d_0,d_L):\quad \|E(\mathbf W^*)-M^*\|_F^2 \le \tfrac{\delta}{\delta+\sqrt{1-\delta^2}}\Big(1+\big(\tfrac{1+\delta}{1-\delta}\big)^{\frac{L}{2(L-1)}}\Big)^2\|M^*\|_*^2
      \le \tfrac{4\delta}{(1-\delta)^2}\|M^*\|_*^2`((problem) => {
      const { delta, target, unseen, widths } = problem;
      const { offset } = traceMinimizers({ ...problem, delta: problem.constructed }, widths);
      const depth = widths.length - 1;
      const direction = unseen ?? zeros(target.rows, target.cols);
      const size = offsetSize(offset).squared();
      const apart = size.times(frobeniusSquared(direction));
      const rest = exact(1).minus(delta);
      const share = delta.over(delta.plus(squareRoot(exact(1).minus(delta.squared()))));
      const ratio = delta.plus(1).over(rest);
      const rho = ratio.power(depth, 2 * (depth - 1));
      const factor = share.times(rho.plus(1).squared());
      const four = delta.over(rest.squared()).times(4);
      const norm = nuclearNorm(target).squared();
      const spread = product([share, size, nuclearNorm(direction).squared()]);
      return {
        "‖E(W*)−M*‖_F² ≤ δ/(δ+√(1−δ²))·‖E(W*)−M*‖_*²": atMost(apart, spread),
        "ρ^{2−2/L} = (1+δ)/(1−δ)": equal(rho.power(2 * depth - 2, depth), ratio),
        "δ/(δ+√(1−δ²))·(1+ρ)² ≤ 4δ/(1−δ)²": atMost(factor, four),
        "‖E(W*)−M*‖_F² ≤ δ/(δ+√(1−δ²))·(1+ρ)²‖M*‖_*²": atMost(apart, factor.times(norm)),
        "‖E(W*)−M*‖_F² ≤ 4δ/(1−δ)² ‖M*‖_*²": atMost(apart, four.times(norm)),
      };
    }),
  equality: `The constant 4 is reached in the limit δ → 0 of large sizes alone, so that equality needs both sides to be
    zero.`,
  degenerate: {
    "near the worst at size 4": drawn.at(halfUnseen(4)),
    "near the worst at size 8": drawn.at(halfUnseen(8)),
    "near the worst at size 12: 73 % of the bound": drawn.at(halfUnseen(12)),
    "M* = 0": drawn.at({ widths: [3, 3, 3], target: law("zero"), unseen: law("identity") }),
    "rank one, d_0 ≠ d_L, hidden widths at their least": drawn.at({
      widths: [4, 3, 3, 3],
      target: law("rankOne", 1),
      unseen: law("orthogonal", 2),
    }),
  },
  budget: { share: 0.3, atLeast: 60 },
  situations: {
    ...usual("L ≥ 3", "L = 2"),
    "a direction is unseen": ({ unseen }) => unseen !== null,
    "a direction is unseen, L = 2": ({ unseen, widths }) => unseen !== null && widths.length === 3,
    ...usual("d_0 ≠ d_L"),
  },
});
