/**
 * §1 after Theorem 1, with Figure 2 and Appendix C, "Details of Figure 2".
 *
 * As printed (formula restored): "gradient descent should not be able to converge to a global minimizer as soon as
 * $\eta > \big(\|w^\star\|^{2-\frac2L}La\big)^{-1}$. This is confirmed experimentally by Figure 2, which shows that the
 * critical value of the learning rate matches our theoretical prediction. … The dependence of learning rate on depth
 * (namely, constant over depth) also matches other papers".
 *
 * One instance is the figure's setting for one drawing of data, p and network. Training with both ends of the range
 * that counts as a match decides it; within the range the critical rate is found by bisection to 4 %, and otherwise
 * between a quarter of 1/(La) and four times it; where both ends succeed or both fail, there is none, and the instance
 * counts as a failure of the match. A rate above 1/(La) by a percent may pass: the run then circles about a minimizer,
 * within the permitted distance, and converges to none. Depth 40 is in the experiment for Figure 2 (`flatcheck
 * figures`).
 *
 * The minimizers reached below the critical rate are no flattest ones by themselves: gradient flow from the same start
 * ends with S well above 2La. With a large rate gradient descent goes on to a flatter minimizer, up to the critical
 * rate at which there is none left: S at the minimizer reached with 9/10 of it is in the summary.
 */
import { claim, consistent } from "../../src/claim/index.js";
import { INPUTS } from "../../src/experiments/marion2024/figure-1.js";
import { byDepth, COLUMNS, drawn, GRID, measured, type Row } from "./objects/critical-step.js";
import { near } from "./shared/near.js";

export default claim(measured, {
  id: "marion2024/critical-step",
  title: "Training succeeds below the learning rate 1/(La) and fails above",
  kinds: ["dynamics"],
  locus: "§1 after Theorem 1, Figure 2",
  reading: `‖w*‖ = 1 in the experiments, so that the prediction is 1/(La). It is an upper bound of the critical rate, since no
    minimizer is flatter than 2La and none with S > 2/η is stable; that it “matches” is what the figure shows, on a grid of
    learning rates whose neighbours have the ratio 10^{1.7/24} = 1.177. So: the critical rate is within one such ratio of
    1/(La), in more than half of all networks drawn as in Figure 2, at each of the depths 5, 10 and 20. The source does not say when
    training succeeds; here it does where ‖w_prod − w*‖² ≤ 0.01 on each of the last hundred of a thousand steps.`,
  printed: consistent`\eta_{\text{critical}} \approx \frac{1}{L a} \quad (\|w^\star\| = 1)`({
    columns: COLUMNS,
    observe: (row) => row,
    parts: [5, 10, 20].map((depth) =>
      near<Row>({
        name: `η_c = 1/(La) up to a factor ${GRID.toPrecision(4)}, L = ${depth}`,
        of: (row) => (row.L === depth ? [row["η_c·La"], 1] : null),
        isEqual: (quotient) => quotient <= GRID && quotient >= 1 / GRID,
      }),
    ),
    told: byDepth,
  }),
  equality: "the end of a training run is no identity",
  degenerate: { "as many points as inputs: the data are fitted exactly": drawn.at({ n: INPUTS, seed: 1 }) },
  situations: {
    "L = 5": ({ L }) => L === 5,
    "L = 10": ({ L }) => L === 10,
    "L = 20": ({ L }) => L === 20,
  },
  budget: { share: 0.1, atLeast: 100 },
});
