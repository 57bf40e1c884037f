/**
 * §1 on Figures 1(c) and 1(d), with the end of “Small-scale initialization” and Appendix D, “Progressive sharpening”.
 *
 * As printed (formulas restored): "The plateauing for large initialization scales can be explained by the edge of
 * stability analysis (1), which upper bounds the sharpness of the minimizer by" $\frac2\eta$ "(see Figure 1(d)).
 * However, this gives no insight on the value of the sharpness when the learning rate is sufficiently small so that the
 * network does not enter the edge of stability regime (see Figure 1(c)). … We note that sharpness at initialization can
 * be made arbitrarily small, … while sharpness after training scales as" $S_{\min}$. "This therefore showcases an
 * example of sharpening during training".
 */
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { DEPTH, FOLLOWED, INPUTS, looksAlong, SAMPLES } from "../../src/experiments/marion2024/figure-1.js";
import { gaussianStart, randomOf, regressionData } from "../../src/experiments/training/regression-training.js";
import { comparison } from "../../src/statistics/index.js";

/** Learning rates times La, and the scales from which they start. */
const SMALL = { fraction: 1 / 5, scale: FOLLOWED.scale } as const;
const LARGE = { fraction: 3 / 5, scale: 0.45 } as const;

/** Steps between two looks at S. */
const EVERY = 50;

/** “Bounded by 2/η” means up to a tenth. */
const UP_TO = 1.1;

/** S over 2/η: at first, the largest and the last of a run with the small rate, and of one with the large rate. */
const COLUMNS = ["first", "largest", "last", "first, large rate", "largest, large rate", "last, large rate"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

const drawn = instances({ sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] } });

const followed = drawn.map(({ n, seed }): Row => {
  const data = regressionData(n, INPUTS, seed);
  const [small, large] = [SMALL, LARGE].map(({ fraction, scale }) => {
    const rate = fraction / (DEPTH * data.energy);
    const { steps } = FOLLOWED;
    const looks = looksAlong(gaussianStart(data, DEPTH, scale, randomOf(seed, DEPTH)), data, {
      rate,
      steps,
      every: EVERY,
    });
    const relative = looks.map(([, , sharpness]) => (sharpness * rate) / 2);
    // A run that diverges has no minimizer, of no sharpness below any bound.
    const last = looks.at(-1)![0] === steps ? relative.at(-1)! : Infinity;
    return { first: relative[0]!, largest: Math.max(...relative), last };
  }) as [Followed, Followed];
  return {
    ...small,
    ...{ "first, large rate": large.first, "largest, large rate": large.largest, "last, large rate": large.last },
  };
});
type Followed = Readonly<Record<"first" | "largest" | "last", number>>;

export default claim(followed, {
  id: "marion2024/edge-of-stability",
  title: "The sharpness during training stays below 2/η with small rates, and comes back to it with large ones",
  kinds: ["dynamics"],
  locus: "§1, Figures 1(c) and 1(d)",
  reading: `The setting is that of the claim on Figure 1, and 450 steps as in the figure; S is looked at every 50.
    “Sufficiently small” is 1/5 of 1/(La), from the standard deviation 0.35 of the figure: S stays below 2/η, and is
    larger after training than before; that S(0) becomes arbitrarily small with the scale is not tried. The plateau is that of 3/5 of 1/(La) from 0.45: S is beyond 2/η at some look, the first one included, and ends no
    more than a tenth above it; how many runs begin beyond it is told. All of that is true of more than half of all instances, which have data and a network of
    their own each. A run that diverges ends above.`,
  printed: consistent`\eta \text{ small}: S(t) < \tfrac{2}{\eta} \text{ for all } t,\ S(0) < S(\infty); \quad
      \eta \text{ large, large scale}: \max_t S(t) > \tfrac{2}{\eta},\ S(\infty) \le \tfrac{2}{\eta}`({
    columns: COLUMNS,
    observe: (row) => row,
    parts: [
      comparison<Row>({ name: "small rate: S < 2/η at all steps", of: (row) => [row.largest, 1] }),
      comparison<Row>({ name: "small rate: S at first < S at the end", of: (row) => [row.first, row.last] }),
      comparison<Row>({ name: "large rate: 2/η < the largest S", of: (row) => [1, row["largest, large rate"]] }),
      comparison<Row>({ name: "large rate: S at the end < 1.1 · 2/η", of: (row) => [row["last, large rate"], UP_TO] }),
    ],
    told: (rows) =>
      `${rows.filter((row) => row["first, large rate"] > 1).length} of ${rows.length} runs with the large rate begin beyond 2/η`,
  }),
  equality: "the end of a training run is no identity",
  degenerate: { "as many points as inputs: the data are fitted exactly": drawn.at({ n: INPUTS, seed: 1 }) },
  situations: {
    "more points than inputs": (_, { sizes }) => sizes["n"]! > INPUTS,
  },
  budget: { share: 0.08, atLeast: 80 },
});
