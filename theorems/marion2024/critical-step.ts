/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §1 after Theorem 1, with Figure 2 and Appendix C, "Details of Figure 2".
 *
 * As printed (formula restored): "gradient descent should not be able to converge to a global minimizer as soon as
 * $\eta > \big(\|w^\star\|^{2-\frac2L}La\big)^{-1}$. This is confirmed experimentally by Figure 2, which shows that the
 * critical value of the learning rate matches our theoretical prediction. … The dependence of learning rate on depth
 * (namely, constant over depth) also matches other papers".
 *
 * Reading: ‖w*‖ = 1 in the experiments, so that the prediction is 1/(La). It is an upper bound of the critical rate, since
 * no minimizer is flatter than 2La and none with S > 2/η is stable; that it "matches" is what the figure shows, on a grid of
 * learning rates whose neighbours have the ratio 10^{1.7/24} = 1.177. So: the critical rate is within one such ratio of
 * 1/(La), in more than half of all instances.
 *
 * One instance is the figure's setting for one drawing of data, p and network. The source does not say when training
 * succeeds; here it does where ‖w_prod − w*‖² ≤ 0.01 on each of the last hundred of a thousand steps. The critical rate
 * is found by bisection to 2 % between a quarter of 1/(La) and four times it; where both ends succeed or both fail,
 * there is none, and the instance counts as a failure of the match. A rate above 1/(La) by a percent may pass: the run
 * then circles about a minimizer, within the permitted distance, and converges to none. Depths 20 and 40 are in the
 * experiment for Figure 2 (`flatcheck figures`).
 *
 * The minimizers reached below the critical rate are no flattest ones by themselves: gradient flow from the same start
 * ends with S well above 2La. With a large rate gradient descent goes on to a flatter minimizer, up to the critical rate at
 * which there is none left: S at the minimizer reached with 9/10 of it is in the summary.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { type CriticalRate, criticalRate, SCALE } from "../../src/experiments/marion2024/critical-rate.js";
import { INPUTS, SAMPLES } from "../../src/experiments/marion2024/figure-1.js";
import {
  projection,
  randomOf,
  regressionData,
  residualStart,
} from "../../src/experiments/training/regression-training.js";
import { clopperPearson, type Conclusion } from "../../src/statistics/index.js";

/** What was found for one network. */
interface Instance extends CriticalRate {
  readonly depth: number;
}

/** Probability of a wrong decision. */
const ERROR = 2 ** -20;

/** The ratio of neighbouring learning rates in Figure 2. */
const GRID = 10 ** (1.7 / 24);

const specs = layout({
  choices: { depth: ["5", "10"] },
  sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] },
});

function extent(values: readonly number[]): string {
  if (values.length === 0) return "nothing";
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!].map((x) => x.toFixed(3)).join(", ");
}

/** Each observation is the depth, the critical rate over 1/(La), and S/(2La) after training with 9/10 of that rate. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const trials = observations.length;
  const matches = (ratio: number): boolean => ratio <= GRID && ratio >= 1 / GRID;
  const wins = observations.filter(([, ratio]) => matches(ratio!)).length;
  const { lower, upper } = clopperPearson(wins, trials, ERROR);
  const needed = Array.from({ length: trials + 1 }, (_, k) => k).find(
    (k) => clopperPearson(k, trials, ERROR).lower > 1 / 2,
  );
  const found = observations.filter(([, ratio]) => Number.isFinite(ratio));
  const depths = [...new Set(found.map(([depth]) => depth!))].sort((a, b) => a - b);
  const measured = depths.map((depth) => {
    const own = found.filter(([other]) => other === depth);
    return (
      `L = ${depth}: η_c·La = ${extent(own.map(([, ratio]) => ratio!))}, S/(2La) at 0.9η_c = ` +
      extent(own.map(([, , sharpness]) => sharpness!))
    );
  });
  return {
    verdict: lower > 1 / 2 ? "consistent" : upper < 1 / 2 ? "inconsistent" : "undecided",
    errorProbability: ERROR,
    power:
      needed === undefined
        ? `none: ${trials} networks are too few for this error probability`
        : `critical rates farther than a factor ${GRID.toPrecision(4)} from 1/(La) in more than ${trials - needed} of ${trials} ` +
          "networks would have been noticed",
    summary:
      `critical rate η_c within a factor ${GRID.toPrecision(4)} of 1/(La) in ${wins} of ${trials} networks ` +
      `(smallest, median, largest: ${measured.join("; ")})`,
  };
}

export default defineClaim<Instance>({
  id: "marion2024/critical-step",
  title: "Training succeeds below the learning rate 1/(La) and fails above",
  kinds: ["dynamics"],
  locus: "§1 after Theorem 1, Figure 2",
  reading:
    "The critical rate is within one step of the figure's grid of learning rates, a factor 1.177, of 1/(La), in more than " +
    "half of all networks drawn as in Figure 2; judged at depths 5 and 10.",
  specs,
  materialize: (spec) => {
    const { sizes, choices } = specs.raw(spec);
    const depth = Number(choices.depth);
    const data = regressionData(sizes.n, INPUTS, sizes.seed);
    const random = randomOf(sizes.seed, depth);
    const output = projection(INPUTS, random);
    return { depth, ...criticalRate(residualStart(data, depth, SCALE, output, random), data) };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\eta_{\text{critical}} \approx \frac{1}{L a} \quad (\|w^\star\| = 1)`,
      expected: "consistent",
      relations: () => [],
      statistics: {
        observe: ({ depth, predicted, found }) =>
          found === null
            ? [depth, Infinity, Infinity]
            : [depth, found.below / predicted, (found.sharpness * predicted) / 2],
        conclude,
      },
    },
  ],
  equalityCases: { none: "the end of a training run is no identity" },
  degenerateCases: [
    {
      name: "as many points as inputs: the data are fitted exactly",
      spec: specs.explicit({ choices: { depth: "5" }, sizes: { n: INPUTS, seed: 1 }, lists: {} }),
    },
  ],
  budget: { share: 0.03, atLeast: 30 },
});
