/**
 * Appendix C, "Residual initialization", Figure 4.
 *
 * As printed: "We now consider the case of a residual initialization … The plots are similar to the case of Gaussian
 * initialization, apart from the fact that the sharpness at initialization is better conditioned."
 *
 * Size of the sample: of 1200 trial instances 880 kept the run from the large scale, and 771 of these had S = 2/η, the
 * rarest of the statements. With such frequencies the binomial law leaves 150 instances undecided with probability 2·10⁻⁴,
 * and 130 with 2·10⁻³.
 */
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { DEPTH, INPUTS, SAMPLES } from "../../src/experiments/marion2024/figure-1.js";
import { compareRates } from "../../src/experiments/marion2024/rate-comparison.js";
import {
  gaussianStart,
  projection,
  randomOf,
  regressionData,
  residualStart,
  sharpnessAt,
  type Start,
} from "../../src/experiments/training/regression-training.js";
import { asNumber, median, mostlyTrue } from "./shared/mostly-true.js";

const SCALES = { small: 0.25, large: 1.3 };

/** The ends of the scales of Figures 4, without 0, and 1. */
const ENDS = { residual: [1.7 / 9, 1.7], gaussian: [0.25, 0.6] } as const;

const STATEMENTS = [
  "fails with 2/(La)",
  "learns with 3/(5La) and less",
  "larger S from the large scale",
  "there S = 2/η",
  "S at initialization better conditioned",
] as const;

const drawn = instances({ sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] } });

/** What the runs gave, and by which factors S at the initialization grows over the scales of both figures. */
const compared = drawn.map(({ n, seed }) => {
  const data = regressionData(n, INPUTS, seed);
  const random = randomOf(seed, DEPTH);
  const output = projection(INPUTS, random);
  const growth = ([low, high]: readonly [number, number], start: (scale: number) => Start): number => {
    const [before, after] = [low, high].map(start).map(({ risk, point }) => sharpnessAt(risk, point));
    return after! / before!;
  };
  return {
    residual: growth(ENDS.residual, (scale) => residualStart(data, DEPTH, scale, output, random)),
    gaussian: growth(ENDS.gaussian, (scale) => gaussianStart(data, DEPTH, scale, random)),
    ...compareRates(data, (scale, own) => residualStart(data, DEPTH, scale, output, own), SCALES, random),
  };
});

export default claim(compared, {
  id: "marion2024/figure-4",
  title: "Sharpness after training from a residual initialization",
  kinds: ["dynamics"],
  locus: "Appendix C, Figure 4",
  reading: `What §1 reads off Figure 1 is true here of more than half of all instances: the network fails with twice the
    learning rate 1/(La) and learns with 1/5 and 3/5 of it; S after training is larger from a large scale, and there it is 2/η
    up to a tenth. Figure 4 shows the lower line 2La alone. Whether S from a small scale depends on the learning rate is not
    judged: from s = 0.25 it does wherever gradient flow would end above 2/η. Better conditioned: from the smallest positive
    to the largest scale of the figure, S at the initialization grows by a smaller factor than in Figure 1. A network has
    learned under the rule for Figure 1. n = 50, d = 5, L = 10, s = 0.25 is small and s = 1.3 large; each instance has data, p
    and networks of its own, and runs that diverge from the large scale are left out.`,
  printed: consistent`\eta > \eta_{\text{critical}}: \text{fails}; \quad \eta < \eta_{\text{critical}}: \text{learns, }
      S \approx \tfrac{2}{\eta} \text{ from a large scale}`({
    columns: [...STATEMENTS, "growth, residual", "growth, Gaussian"],
    observe: ({ fails, learns, rises, plateaus, residual, gaussian }) => ({
      "fails with 2/(La)": asNumber(fails),
      "learns with 3/(5La) and less": asNumber(learns),
      "larger S from the large scale": asNumber(rises),
      "there S = 2/η": asNumber(plateaus),
      "S at initialization better conditioned": asNumber(residual < gaussian),
      "growth, residual": residual,
      "growth, Gaussian": gaussian,
    }),
    conclude: (rows) => {
      const { summary, ...said } = mostlyTrue(STATEMENTS, rows);
      const of = (name: "residual" | "Gaussian") => median(rows.map((row) => row[`growth, ${name}`])).toPrecision(2);
      const factors = `a factor ${of("residual")} over the scales, from Gaussian layers by ${of("Gaussian")}, medians`;
      return { ...said, summary: `${summary} (there S grows by ${factors})` };
    },
  }),
  equality: "the end of a training run is no identity",
  degenerate: { "as many points as inputs: the data are fitted exactly": drawn.at({ n: INPUTS, seed: 1 }) },
  budget: { share: 0.15, atLeast: 150 },
});
