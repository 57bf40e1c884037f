/**
 * §1 on Figures 1(a) and 1(b), with Appendix C, "Details of Figure 1".
 *
 * As printed: "when the learning rate exceeds some critical value, the network fails to learn. … when the learning rate
 * is under the critical value, learning is successful for a wide range of initial scales. … For small initialization
 * scale, the sharpness after training is equal to a value relatively close to [$2La$] and independent of the learning
 * rate. As the initialization scale increases, the sharpness of the trained network also increases, and plateaus at the
 * value $\frac2\eta$. … the sharpness after training, when starting from a small-scale initialization, is indeed
 * situated between the black lines", that is $2La$ and $8L\Lambda$ (restored).
 */
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { DEPTH, INPUTS, SAMPLES } from "../../src/experiments/marion2024/figure-1.js";
import { compareRates } from "../../src/experiments/marion2024/rate-comparison.js";
import { gaussianStart, randomOf, regressionData } from "../../src/experiments/training/regression-training.js";
import {
  ALL,
  diverged,
  onSmallScale,
  onTraining,
  RUNS,
  TRAINED_COLUMNS,
  trainedRow,
} from "./shared/trained-networks.js";

const SCALES = { small: 0.25, large: 0.45 };

const drawn = instances({
  choices: { runs: RUNS },
  sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] },
});

const compared = drawn.map(({ n, seed, runs }) => {
  const data = regressionData(n, INPUTS, seed);
  const start = (scale: number, random: ReturnType<typeof randomOf>) => gaussianStart(data, DEPTH, scale, random);
  return compareRates(data, start, SCALES, randomOf(seed, DEPTH), runs === ALL);
});

export default claim(compared, {
  id: "marion2024/figure-1",
  title: "Sharpness after training from small and large scales",
  kinds: ["dynamics"],
  locus: "§1, Figures 1(a) and 1(b)",
  reading: `Each statement is true of more than half of all instances of the figure's setting: n = 50, d = 5, L = 10, data with
    ‖w*‖ = 1, Gaussian layers. The figure has one data set and absolute learning rates; here each instance has data of its
    own, and the rates are 1/5, 3/5 and twice 1/(La), with 10000, 4000 and 2000 steps. Small is the standard deviation 0.25,
    large 0.45; from the large one 3/5 of 1/(La) alone is tried. “Equal” and “independent” mean up to a tenth; a network has learned where ‖w_prod − w*‖² ≤ 0.01 on each of
    the last hundred steps. A run that diverges has not learned, and counts as such; its S is left out, as in the figure. “Relatively close” has no
    number: it is measured. 8LΛ is restored, from the authors' plots.`,
  printed: consistent`\eta > \eta_{\text{critical}}: \text{fails}; \quad \eta < \eta_{\text{critical}}: \text{learns, }
      2La \le S \le 8L\Lambda \text{ from a small scale, } S \approx \tfrac{2}{\eta} \text{ from a large one}`({
    columns: TRAINED_COLUMNS,
    observe: trainedRow,
    parts: [...onTraining, ...onSmallScale],
    told: diverged,
  }),
  equality: "the end of a training run is no identity",
  degenerate: { "as many points as inputs: the data are fitted exactly": drawn.at({ n: INPUTS, seed: 1 }) },
  situations: {
    "all runs": (_, { choices }) => choices["runs"] === ALL,
    "more points than inputs": (_, { sizes }) => sizes["n"]! > INPUTS,
  },
  budget: { share: 0.12, atLeast: 120 },
});
