/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §1 on Figures 1(a) and 1(b), with Appendix C, "Details of Figure 1".
 *
 * As printed: "when the learning rate exceeds some critical value, the network fails to learn. … when the learning rate is
 * under the critical value, learning is successful for a wide range of initial scales. … For small initialization scale,
 * the sharpness after training is equal to a value relatively close to [$2La$] and independent of the learning rate. As
 * the initialization scale increases, the sharpness of the trained network also increases, and plateaus at the value
 * $\frac2\eta$. … the sharpness after training, when starting from a small-scale initialization, is indeed situated
 * between the black lines", that is $2La$ and $8L\Lambda$ (restored).
 *
 * Reading: each of these is true of more than half of all instances of the figure's setting: n = 50, d = 5, L = 10, data
 * with ‖w*‖ = 1, Gaussian layers. The figure has one data set and absolute learning rates; here each instance has data of
 * its own, and the rates are 1/5, 3/5 and twice 1/(La), with 10000, 4000 and 2000 steps. Small is the standard deviation
 * 0.25, large 0.45. "Equal" and "independent" mean up to a tenth; a network has learned where ‖w_prod − w*‖² ≤ 0.01 on
 * each of the last hundred steps. Runs that diverge from the large scale are left out, as in the figure. "Relatively
 * close" has no number: it is measured.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { DEPTH, INPUTS, SAMPLES } from "../../src/experiments/marion2024/figure-1.js";
import { compareRates, type RateComparison } from "../../src/experiments/marion2024/rate-comparison.js";
import { gaussianStart, randomOf, regressionData } from "../../src/experiments/training/regression-training.js";
import { type Conclusion, majorities } from "../../src/statistics/index.js";

const SCALES = { small: 0.25, large: 0.45 } as const;

/** Probability of a wrong decision on any of the statements. */
const ERROR = 2 ** -20;

const STATEMENTS = [
  ["fails with 2/(La)", "fails"],
  ["learns with 3/(5La) and less", "learns"],
  ["2La ≤ S ≤ 8LΛ from the small scale", "between"],
  ["there the same S with both rates", "independent"],
  ["larger S from the large scale", "rises"],
  ["there S = 2/η", "plateaus"],
] as const;

const specs = layout({ sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] } });

/** 1, 0, or NaN where a run says nothing. */
function asNumber(outcome: boolean | null): number {
  return outcome === null ? NaN : Number(outcome);
}

function median(values: readonly number[]): string {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? NaN).toPrecision(3);
}

/** Each observation is one number a statement, then S/(2La) from the small scale and ηS/2 from the large one. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const numbers = (index: number): number[] => observations.map((values) => values[index]!);
  const { decision, power, summary } = majorities(
    STATEMENTS.map(([name], index) => ({
      name,
      outcomes: numbers(index)
        .filter((outcome) => !Number.isNaN(outcome))
        .map((outcome) => outcome === 1),
    })),
    ERROR,
  );
  const [overBound, overPlateau] = [numbers(STATEMENTS.length), numbers(STATEMENTS.length + 1)].map(median);
  return {
    verdict: decision,
    errorProbability: ERROR,
    power,
    summary: `${summary}; medians S/(2La) = ${overBound} from the small scale, ηS/2 = ${overPlateau} from the large one`,
  };
}

export default defineClaim<RateComparison>({
  id: "marion2024/figure-1",
  title: "Sharpness after training from small and large scales",
  kinds: ["dynamics"],
  locus: "§1, Figures 1(a) and 1(b)",
  reading:
    "Each statement is true of more than half of all instances with data of their own; learning rates are fractions of " +
    "1/(La), and equal means up to a tenth.",
  specs,
  materialize: (spec) => {
    const { n, seed } = specs.raw(spec).sizes;
    const data = regressionData(n, INPUTS, seed);
    return compareRates(
      data,
      (scale, random) => gaussianStart(data, DEPTH, scale, random),
      SCALES,
      randomOf(seed, DEPTH),
    );
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\eta > \eta_{\text{critical}}: \text{fails}; \quad \eta < \eta_{\text{critical}}: \text{learns, } 2La \le S \le 8L\Lambda \text{ from a small scale, } S \approx \tfrac{2}{\eta} \text{ from a large one}`,
      expected: "consistent",
      relations: () => [],
      statistics: {
        observe: (comparison) => [
          ...STATEMENTS.map(([, key]) => asNumber(comparison[key])),
          comparison.overBound,
          comparison.overPlateau,
        ],
        conclude,
      },
    },
  ],
  equalityCases: { none: "the end of a training run is no identity" },
  degenerateCases: [
    {
      name: "as many points as inputs: the data are fitted exactly",
      spec: specs.explicit({ sizes: { n: INPUTS, seed: 1 }, lists: {} }),
    },
  ],
  budget: { share: 0.045, atLeast: 45 },
});
