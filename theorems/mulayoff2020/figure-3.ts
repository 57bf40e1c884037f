/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §4, Figure 3 and its text.
 *
 * As printed: "Here $W_j\in\mathbb R^{4\times4}$ for all layers. The figure depicts eight randomly drawn global minima, four
 * arbitrary and four flattest. … the intermediate gains in arbitrary global minimum solutions can be high. However, in the
 * flattest solutions (Fig. 3(b)), the gain that v experiences varies gracefully along the net (as
 * $(\sigma_{\max}(T))^{k/m}$), and the maximal gain of any other signal (highest blue point) is never much larger.
 * Finally, we see that v is indeed one of the singular vectors of the partial product matrix up to any depth".
 *
 * Reading: six layers. For flattest minima, that v gains σ_max(T)^{k/m} and no signal gains more than √m times that (the
 * dotted line) is Theorem 2 and has a claim of its own; here it is looked at on minima drawn for a given T, whose
 * sharpness is the least one up to rounding. "Can be high" is true where some drawn arbitrary minimum exceeds the dotted
 * line; "however" says that arbitrary minima have the larger gains. So, with g the largest σ_max(W_k⋯W_1)/σ_max(T)^{k/m} of a
 * minimum: in more than half of all instances g is larger in an arbitrary minimum than in a flattest one for the same T,
 * g ≤ √m and v gains within a hundredth of σ_max(T)^{k/m} for every k in the flattest one; and g > √m in some
 * arbitrary one.
 *
 * How the source draws minima is in an appendix that is not part of the text checked here. Ours: T Gaussian; flattest
 * minima with Haar frames between the layers and spread singular values beside the first; arbitrary ones from such by
 * random invertible matrices between the layers, of singular values from 1/4 to 4.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
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

/** The intermediate gains of two minima for the same T. */
interface Instance {
  readonly arbitrary: readonly Gains[];
  readonly flattest: readonly Gains[];
}

/** Probability of a wrong decision on any of the statements. */
const ERROR = 2 ** -20;

const HUNDREDTH = 0.01;

const specs = layout({
  sizes: { seed: [0, 2 ** 32 - 1] },
  lists: { T: { shapes: () => [[WIDTH, WIDTH]], laws: ["gaussian"] } },
});

/** The largest σ_max(W_k⋯W_1)/σ_max(T)^{k/m}. */
function highest(gains: readonly Gains[]): number {
  return Math.max(...gains.map(({ singularValues, graceful }) => singularValues[0]! / graceful));
}

function extent(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${(sorted[Math.floor(sorted.length / 2)] ?? NaN).toPrecision(3)}, at most ${(sorted.at(-1) ?? NaN).toPrecision(3)}`;
}

/** Each observation is g of the arbitrary and of the flattest minimum, and how far v is off in the flattest one. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const line = Math.sqrt(DEPTH);
  const arbitrary = observations.map(([g]) => g!);
  const flattest = observations.map(([, g]) => g!);
  const high = arbitrary.filter((g) => g > line).length;
  const { decision, power, summary } = majorities(
    [
      { name: "larger gains in the arbitrary minimum", outcomes: observations.map(([a, b]) => a! > b!) },
      { name: "gains up to √m in the flattest one", outcomes: flattest.map((g) => g <= line) },
      { name: "v gains σ_max(T)^{k/m} there", outcomes: observations.map(([, , off]) => off! <= HUNDREDTH) },
    ],
    ERROR,
  );
  return {
    verdict: decision === "consistent" && high === 0 ? "undecided" : decision,
    errorProbability: ERROR,
    power,
    summary:
      `${summary}; gains beyond √m in ${high} of ${arbitrary.length} arbitrary minima (median ${extent(arbitrary)}; ` +
      `in flattest ones median ${extent(flattest)})`,
  };
}

export default defineClaim<Instance>({
  id: "mulayoff2020/figure-3",
  title: "Intermediate gains are high in arbitrary minima and graceful in flattest ones",
  kinds: ["dynamics"],
  locus: "Figure 3",
  reading:
    "Minima are drawn and not trained. Each statement on flattest minima, and that arbitrary ones have larger gains, is true " +
    "of more than half of all instances; gains beyond the dotted line occur in some arbitrary minimum.",
  specs,
  materialize: (spec) => {
    const { lists, sizes } = specs.raw(spec);
    const target = lists.T[0]!;
    return {
      arbitrary: intermediateGains(drawnArbitrary(target, randomOf(sizes.seed, 1))),
      flattest: intermediateGains(drawnFlattest(target, randomOf(sizes.seed, 2))),
    };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|W_k \cdots W_1 v\| = \sigma_{\max}(T)^{\frac{k}{m}}, \quad \sigma_{\max}(W_k \cdots W_1) \le \sqrt{m}\, \sigma_{\max}(T)^{\frac{k}{m}} \text{ in flattest minima; higher in arbitrary ones}`,
      expected: "consistent",
      relations: () => [],
      statistics: {
        observe: ({ arbitrary, flattest }) => [
          highest(arbitrary),
          highest(flattest),
          Math.max(...flattest.map(({ signal, graceful }) => Math.abs(signal / graceful - 1))),
        ],
        conclude,
      },
    },
  ],
  equalityCases: { none: "a comparison of drawn minima; Theorem 2 has the equalities" },
  degenerateCases: [
    {
      name: "T = I: all singular values are first ones",
      spec: specs.explicit({ sizes: { seed: 1 }, lists: { T: { law: "identity", seed: 0 } } }),
    },
    {
      name: "T of rank one",
      spec: specs.explicit({ sizes: { seed: 1 }, lists: { T: { law: "rankOne", seed: 1 } } }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});
