/**
 * Figure 3 and its text (§4).
 *
 * As printed: "Here $W_j\in\mathbb R^{4\times4}$ for all layers. The figure depicts eight randomly drawn global minima, four
 * arbitrary and four flattest. … the intermediate gains in arbitrary global minimum solutions can be high. However, in the
 * flattest solutions (Fig. 3(b)), the gain that v experiences varies gracefully along the net (as
 * $(\sigma_{\max}(T))^{k/m}$), and the maximal gain of any other signal (highest blue point) is never much larger.
 * Finally, we see that v is indeed one of the singular vectors of the partial product matrix up to any depth".
 *
 * How the source draws minima is in an appendix that is not part of the text checked here. Ours: T Gaussian; flattest
 * minima with Haar frames between the layers and spread singular values beside the first; arbitrary ones from such by
 * random invertible matrices between the layers, of singular values from 1/4 to 4.
 */
import { instances, law } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import {
  DEPTH,
  drawnArbitrary,
  drawnFlattest,
  type Gains,
  intermediateGains,
  WIDTH,
} from "../../src/experiments/mulayoff2020/intermediate-gains.js";
import { randomOf } from "../../src/experiments/training/regression-training.js";
import { type Conclusion, majorities } from "../../src/statistics/index.js";

/** Probability of a wrong decision on any of the statements. */
const ERROR = 2 ** -20;

const HUNDREDTH = 0.01;

const drawn = instances({
  sizes: { seed: [0, 2 ** 32 - 1] },
  matrices: { T: { shape: [WIDTH, WIDTH], laws: ["gaussian"] } },
});

/** The intermediate gains of two minima for the same T. */
const pairs = drawn.map(({ T, seed }) => ({
  arbitrary: intermediateGains(drawnArbitrary(T, randomOf(seed, 1))),
  flattest: intermediateGains(drawnFlattest(T, randomOf(seed, 2))),
}));

/** The largest σ_max(W_k⋯W_1)/σ_max(T)^{k/m}. */
function highest(gains: readonly Gains[]): number {
  return Math.max(...gains.map(({ singularValues, graceful }) => singularValues[0]! / graceful));
}

/** g of the arbitrary and of the flattest minimum, and how far the gain of v is off in the flattest one. */
const COLUMNS = ["arbitrary", "flattest", "off"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

function extent(rows: readonly Row[], of: keyof Row): string {
  const sorted = rows.map((row) => row[of]).sort((a, b) => a - b);
  return `${(sorted[Math.floor(sorted.length / 2)] ?? NaN).toPrecision(3)}, at most ${(sorted.at(-1) ?? NaN).toPrecision(3)}`;
}

function conclude(rows: readonly Row[]): Conclusion {
  const line = Math.sqrt(DEPTH);
  const high = rows.filter(({ arbitrary }) => arbitrary > line).length;
  const { decision, power, summary } = majorities(
    [
      {
        name: "larger gains in the arbitrary minimum",
        outcomes: rows.map(({ arbitrary, flattest }) => arbitrary > flattest),
      },
      { name: "gains up to √m in the flattest one", outcomes: rows.map(({ flattest }) => flattest <= line) },
      { name: "v gains σ_max(T)^{k/m} there", outcomes: rows.map(({ off }) => off <= HUNDREDTH) },
    ],
    ERROR,
  );
  return {
    verdict: decision === "consistent" && high === 0 ? "undecided" : decision,
    errorProbability: ERROR,
    power,
    summary:
      `${summary}; gains beyond √m in ${high} of ${rows.length} arbitrary minima (median ${extent(rows, "arbitrary")}; ` +
      `in flattest ones median ${extent(rows, "flattest")})`,
  };
}

export default claim(pairs, {
  id: "mulayoff2020/figure-3",
  title: "Intermediate gains are high in arbitrary minima and graceful in flattest ones",
  kinds: ["dynamics"],
  locus: "Figure 3",
  reading: `Six layers; minima are drawn and not trained. For flattest minima, that v gains σ_max(T)^{k/m} and no signal gains
    more than √m times that (the dotted line) is Theorem 2 and has a claim of its own; here it is looked at on minima drawn
    for a given T, whose sharpness is the least one up to rounding. “Can be high” is true where some drawn arbitrary minimum
    exceeds the dotted line; “however” says that arbitrary minima have the larger gains. So, with g the largest
    σ_max(W_k⋯W_1)/σ_max(T)^{k/m} of a minimum: in more than half of all instances g is larger in an arbitrary minimum than in
    a flattest one for the same T, g ≤ √m and v gains within a hundredth of σ_max(T)^{k/m} for every k in the flattest one;
    and g > √m in some arbitrary one.`,
  printed: consistent`\|W_k \cdots W_1 v\| = \sigma_{\max}(T)^{\frac{k}{m}}, \quad \sigma_{\max}(W_k \cdots W_1)
      \le \sqrt{m}\, \sigma_{\max}(T)^{\frac{k}{m}} \text{ in flattest minima; higher in arbitrary ones}`({
    columns: COLUMNS,
    observe: ({ arbitrary, flattest }) => ({
      arbitrary: highest(arbitrary),
      flattest: highest(flattest),
      off: Math.max(...flattest.map(({ signal, graceful }) => Math.abs(signal / graceful - 1))),
    }),
    conclude,
  }),
  equality: "a comparison of drawn minima; Theorem 2 has the equalities",
  degenerate: {
    "T = I: all singular values are first ones": drawn.at({ seed: 1, T: law("identity") }),
    "T of rank one": drawn.at({ seed: 1, T: law("rankOne", 1) }),
  },
  budget: { share: 0.2, atLeast: 60 },
});
