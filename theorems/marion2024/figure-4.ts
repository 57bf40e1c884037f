/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, Appendix C, "Residual initialization", Figure 4.
 *
 * As printed: "We now consider the case of a residual initialization … The plots are similar to the case of Gaussian
 * initialization, apart from the fact that the sharpness at initialization is better conditioned."
 *
 * Reading: what §1 reads off Figure 1 is true here of more than half of all instances: the network fails with twice the
 * learning rate 1/(La) and learns with 1/5 and 3/5 of it; S after training is larger from a large scale, and there it is
 * 2/η up to a tenth. Figure 4 shows the lower line 2La alone. Whether S from a small scale depends on the learning rate is
 * not judged: from s = 0.25 it does wherever gradient flow would end above 2/η. Better conditioned: from the smallest
 * positive to the largest scale of the figure, S at the initialization grows by a smaller factor than in Figure 1.
 * A network has learned under the rule for Figure 1. n = 50, d = 5, L = 10, s = 0.25 is small and s = 1.3 large; each
 * instance has data, p and networks of its own, and runs that diverge from the large scale are left out.
 *
 * Size of the sample: of 1200 trial instances 880 kept the run from the large scale, and 771 of these had S = 2/η, the
 * rarest of the statements. With such frequencies the binomial law leaves 150 instances undecided with probability 2·10⁻⁴,
 * and 130 with 2·10⁻³.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { DEPTH, INPUTS, SAMPLES } from "../../src/experiments/marion2024/figure-1.js";
import { compareRates, type RateComparison } from "../../src/experiments/marion2024/rate-comparison.js";
import {
  gaussianStart,
  projection,
  randomOf,
  regressionData,
  residualStart,
  sharpnessAt,
  type Start,
} from "../../src/experiments/training/regression-training.js";
import { type Conclusion, majorities } from "../../src/statistics/index.js";

/** What the runs gave, and by which factors S at the initialization grows over the scales of both figures. */
interface Instance extends RateComparison {
  readonly growth: { readonly residual: number; readonly gaussian: number };
}

const SCALES = { small: 0.25, large: 1.3 } as const;

/** The ends of the scales of Figures 4, without 0, and 1. */
const ENDS = { residual: [1.7 / 9, 1.7], gaussian: [0.25, 0.6] } as const;

/** Probability of a wrong decision on any of the statements. */
const ERROR = 2 ** -20;

const STATEMENTS = [
  "fails with 2/(La)",
  "learns with 3/(5La) and less",
  "larger S from the large scale",
  "there S = 2/η",
  "S at initialization better conditioned",
] as const;

const specs = layout({ sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] } });

function median(values: readonly number[]): string {
  return ([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN).toPrecision(2);
}

/** Each observation is one number a statement, NaN where it says nothing, and the two factors. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const numbers = (index: number): number[] =>
    observations.map((values) => values[index]!).filter((value) => !Number.isNaN(value));
  const { decision, power, summary } = majorities(
    STATEMENTS.map((name, index) => ({ name, outcomes: numbers(index).map((outcome) => outcome === 1) })),
    ERROR,
  );
  const [residual, gaussian] = [numbers(STATEMENTS.length), numbers(STATEMENTS.length + 1)].map(median);
  return {
    verdict: decision,
    errorProbability: ERROR,
    power,
    summary: `${summary} (there S grows by a factor ${residual} over the scales, from Gaussian layers by ${gaussian}, medians)`,
  };
}

export default defineClaim<Instance>({
  id: "marion2024/figure-4",
  title: "Sharpness after training from a residual initialization",
  kinds: ["dynamics"],
  locus: "Appendix C, Figure 4",
  reading:
    "Similar means that what §1 says of Figure 1 is true of more than half of all instances, but for the independence of " +
    "the learning rate; better conditioned, that S at the initialization grows less over the scales of the figure.",
  specs,
  materialize: (spec) => {
    const { n, seed } = specs.raw(spec).sizes;
    const data = regressionData(n, INPUTS, seed);
    const random = randomOf(seed, DEPTH);
    const output = projection(INPUTS, random);
    const sharpness = ({ risk, point }: Start): number => sharpnessAt(risk, point);
    const residual = (scale: number): Start => residualStart(data, DEPTH, scale, output, random);
    const [low, high] = ENDS.residual.map((scale) => sharpness(residual(scale)));
    const [small, large] = ENDS.gaussian.map((scale) => sharpness(gaussianStart(data, DEPTH, scale, random)));
    return {
      ...compareRates(data, (scale, own) => residualStart(data, DEPTH, scale, output, own), SCALES, random),
      growth: { residual: high! / low!, gaussian: large! / small! },
    };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\eta > \eta_{\text{critical}}: \text{fails}; \quad \eta < \eta_{\text{critical}}: \text{learns, } S \approx \tfrac{2}{\eta} \text{ from a large scale}`,
      expected: "consistent",
      relations: () => [],
      statistics: {
        observe: ({ fails, learns, rises, plateaus, growth: { residual, gaussian } }) => [
          ...[fails, learns, rises, plateaus].map((outcome) => (outcome === null ? NaN : Number(outcome))),
          Number(residual < gaussian),
          residual,
          gaussian,
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
  budget: { share: 0.15, atLeast: 150 },
});
