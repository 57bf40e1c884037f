/**
 * §1 on Figures 1(a) and 1(b), with Appendix C, "Details of Figure 1".
 *
 * As printed: "when the learning rate exceeds some critical value, the network fails to learn. … when the learning rate is
 * under the critical value, learning is successful for a wide range of initial scales. … For small initialization scale,
 * the sharpness after training is equal to a value relatively close to [$2La$] and independent of the learning rate. As
 * the initialization scale increases, the sharpness of the trained network also increases, and plateaus at the value
 * $\frac2\eta$. … the sharpness after training, when starting from a small-scale initialization, is indeed situated
 * between the black lines", that is $2La$ and $8L\Lambda$ (restored).
 */
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { DEPTH, INPUTS, SAMPLES } from "../../src/experiments/marion2024/figure-1.js";
import { compareRates } from "../../src/experiments/marion2024/rate-comparison.js";
import { gaussianStart, randomOf, regressionData } from "../../src/experiments/training/regression-training.js";
import { asNumber, median, mostlyTrue } from "./shared/mostly-true.js";

const SCALES = { small: 0.25, large: 0.45 };

const STATEMENTS = [
  "fails with 2/(La)",
  "learns with 3/(5La) and less",
  "2La ≤ S ≤ 8LΛ from the small scale",
  "there the same S with both rates",
  "larger S from the large scale",
  "there S = 2/η",
] as const;

const drawn = instances({ sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] } });

const compared = drawn.map(({ n, seed }) => {
  const data = regressionData(n, INPUTS, seed);
  const start = (scale: number, random: ReturnType<typeof randomOf>) => gaussianStart(data, DEPTH, scale, random);
  return compareRates(data, start, SCALES, randomOf(seed, DEPTH));
});

export default claim(compared, {
  id: "marion2024/figure-1",
  title: "Sharpness after training from small and large scales",
  kinds: ["dynamics"],
  locus: "§1, Figures 1(a) and 1(b)",
  reading: `Each statement is true of more than half of all instances of the figure's setting: n = 50, d = 5, L = 10, data with
    ‖w*‖ = 1, Gaussian layers. The figure has one data set and absolute learning rates; here each instance has data of its
    own, and the rates are 1/5, 3/5 and twice 1/(La), with 10000, 4000 and 2000 steps. Small is the standard deviation 0.25,
    large 0.45. “Equal” and “independent” mean up to a tenth; a network has learned where ‖w_prod − w*‖² ≤ 0.01 on each of
    the last hundred steps. Runs that diverge from the large scale are left out, as in the figure. “Relatively close” has no
    number: it is measured.`,
  printed: consistent`\eta > \eta_{\text{critical}}: \text{fails}; \quad \eta < \eta_{\text{critical}}: \text{learns, }
      2La \le S \le 8L\Lambda \text{ from a small scale, } S \approx \tfrac{2}{\eta} \text{ from a large one}`({
    columns: [...STATEMENTS, "S/(2La)", "ηS/2"],
    observe: ({ fails, learns, between, independent, rises, plateaus, overBound, overPlateau }) => ({
      "fails with 2/(La)": asNumber(fails),
      "learns with 3/(5La) and less": asNumber(learns),
      "2La ≤ S ≤ 8LΛ from the small scale": asNumber(between),
      "there the same S with both rates": asNumber(independent),
      "larger S from the large scale": asNumber(rises),
      "there S = 2/η": asNumber(plateaus),
      "S/(2La)": overBound,
      "ηS/2": overPlateau,
    }),
    conclude: (rows) => {
      const { summary, ...said } = mostlyTrue(STATEMENTS, rows);
      const of = (name: "S/(2La)" | "ηS/2") => median(rows.map((row) => row[name])).toPrecision(3);
      const medians = `S/(2La) = ${of("S/(2La)")} from the small scale, ηS/2 = ${of("ηS/2")} from the large one`;
      return { ...said, summary: `${summary}; medians ${medians}` };
    },
  }),
  equality: "the end of a training run is no identity",
  degenerate: { "as many points as inputs: the data are fitted exactly": drawn.at({ n: INPUTS, seed: 1 }) },
  budget: { share: 0.045, atLeast: 45 },
});
