/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §1.1, paragraph after Theorem 4.
 *
 * As printed: "in order to obtain an $O(1)$-relatively accurate estimates of the ground truth in expectation, namely to
 * guarantee $\mathbb{E}\bar{\mathcal{L}}(\tilde{\mathbf{W}}) \le O(1)\|M^*\|_F^2$, the minimum Frobenius norm
 * interpolating solution needs at least $\Omega(d_0d_L)$ samples. In contrast, the minimizer of trace of Hessian in the
 * same problem only requires $O((d_0+d_L)\|M^*\|_*^2/\|M^*\|_F^2)$ samples, which is at least
 * $\tilde{O}(\min\{d_0,d_L\}/r)$ times smaller."
 *
 * Reading: the O(1) has to be a constant below 1 (at 1 no sample is needed); 1/10 here. The second count inherits the log³
 * of Theorem 3, hence the Õ. r is the rank of $M^*$. Depth two, as for Theorem 3, and $M^*$ of rank one, so that the
 * second count is of order $d_0 + d_L$.
 *
 * A case has two problems, d×d and 2d×2d. It finds by bisection how many measurements of a sequence the trace minimizer
 * takes for a relative loss of 1/10 in each, on the average of three sequences in the small one. Doubling d multiplies d_0d_L by 4 and d_0 + d_L by 2: the contrast holds
 * where the trace minimizer takes less than 4 times as many, while the loss of the other estimator at n = d_0d_L/2 is
 * still the 1/2 of Theorem 4. The ratio of the two counts, with no constant, is checked for every $M^*$.
 */
import { layout, MIXED_LAWS } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast } from "../../src/claim/relation.js";
import {
  exact,
  frobeniusSquared,
  type Matrix,
  minimumFrobenius,
  minimumTraceEndToEnd,
  nuclearNorm,
} from "../../src/numerics/index.js";
import { type Conclusion, factorInterval, signTest } from "../../src/statistics/index.js";
import { type Estimator, type Recovery, relativeLoss, samplesNeeded } from "./shared/samples-needed.js";

/** The d×d problem with three sequences of measurements, the 2d×2d problem, and UV of rank at most r for the ratio of the counts. */
interface Instance {
  readonly small: readonly Recovery[];
  readonly large: Recovery;
  readonly factored: Matrix;
  readonly rank: number;
}

/** Measurement sequences of the small problem over which its samples are averaged: they are cheap, and noisy. */
const REPEATS = 3;

const squares = (count: number, d: number) => Array.from({ length: count }, () => [d, d] as const);

const specs = layout({
  sizes: {
    d: [2, 3],
    outputs: [1, 6],
    inputs: [1, 6],
    rank: ({ sizes: { outputs, inputs } }) => [1, Math.min(outputs!, inputs!)],
  },
  lists: {
    A: { shapes: ({ sizes: { d } }) => squares(REPEATS * d ** 2, d), laws: ["gaussian"] },
    B: { shapes: ({ sizes: { d } }) => squares(4 * d ** 2, 2 * d), laws: ["gaussian"] },
    M: { shapes: ({ sizes: { d } }) => squares(1, d), laws: ["rankOne"] },
    N: { shapes: ({ sizes: { d } }) => squares(1, 2 * d), laws: ["rankOne"] },
    U: { shapes: ({ sizes: { outputs, rank } }) => [[outputs, rank]], laws: MIXED_LAWS },
    V: { shapes: ({ sizes: { inputs, rank } }) => [[rank, inputs]], laws: MIXED_LAWS },
  },
});

/** The relative loss that counts as accurate. */
const ACCURATE = 1 / 10;

/** Probability of any wrong decision. */
const ERROR = 2 ** -20;

/** E(W*) for depth two. */
const traceMinimizer: Estimator = (problem) => minimumTraceEndToEnd(problem).minimizer;

function mean(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0) / values.length;
}

/** Each observation is [d, samples of the small and of the large problem, loss of M̃ in the large one at half of D, D]. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  if (observations.length === 0) {
    return { verdict: "undecided", errorProbability: 0, power: "none without cases", summary: "no case" };
  }
  const contrast = signTest(
    observations.map(([, small, large]) => [4 * small!, large!] as const),
    ERROR / 2,
  );
  const factor = factorInterval(
    observations.map(([, , , loss, size]) => ({
      value: loss!,
      mean: 1 / 2,
      variance: 1 / 4 / (size! / 2 + 1),
    })),
    ERROR / 2,
  );
  const dense = factor.lower <= 1 && 1 <= factor.upper;
  const exponent = mean(observations.map(([, small, large]) => Math.log2(large! / small!)));
  const constant = Math.max(...observations.flatMap(([d, small, large]) => [small! / (2 * d!), large! / (4 * d!)]));
  const counts = [2, 3].map((d) => {
    const group = observations.filter(([size]) => size === d);
    return `${mean(group.map(([, small]) => small!)).toFixed(1)} (d = ${d}), ${mean(group.map(([, , large]) => large!)).toFixed(1)} (d = ${2 * d})`;
  });
  return {
    verdict:
      contrast.decision === "smaller" || !dense
        ? "inconsistent"
        : contrast.decision === "larger"
          ? "consistent"
          : "undecided",
    errorProbability: ERROR,
    power:
      `a trace minimizer whose samples grow as d₀d_L would not have been called consistent; a loss of M̃ off by a factor ` +
      `outside [${factor.lower.toFixed(2)}, ${factor.upper.toFixed(2)}] would have been noticed`,
    summary:
      `relative loss 1/10 takes the trace minimizer ${counts.join(", ")} measurements of d² on average, like d^` +
      `${exponent.toFixed(2)}, at most ${constant.toFixed(2)}(d₀+d_L) in a case, less than 4 times as many for twice d in ` +
      `${contrast.wins} of ${contrast.trials}; M̃ at n = d²/2 loses c/2 with c in [${factor.lower.toFixed(2)}, ` +
      `${factor.upper.toFixed(2)}], so that it takes about 0.9d²`,
  };
}

export default defineClaim<Instance>({
  id: "gatmiry2023/sample-complexity",
  title: "Samples that the trace minimizer and the least Frobenius norm need",
  kinds: ["rate", "bound"],
  locus: "§1.1, after Theorem 4",
  reading: "Relative loss O(1) is 1/10 (at 1 no sample is needed); r is the rank of M*; depth two.",
  specs,
  materialize: (spec) => {
    const { lists, sizes } = specs.raw(spec);
    const product = lists.U[0]!.times(lists.V[0]!);
    return {
      small: Array.from({ length: REPEATS }, (_, k) => {
        const count = sizes.d ** 2;
        return { measurements: lists.A.slice(k * count, (k + 1) * count), truth: lists.M[0]! };
      }),
      large: { measurements: lists.B, truth: lists.N[0]! },
      factored: product,
      rank: sizes.rank,
    };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`n_{\tilde{\mathbf{W}}} = \Omega(d_0 d_L), \quad
        n_{\mathbf{W}^*} = O\left((d_0 + d_L) \frac{\|M^*\|_*^2}{\|M^*\|_F^2}\right), \quad
        \frac{n_{\tilde{\mathbf{W}}}}{n_{\mathbf{W}^*}} \ge \tilde{O}\left(\frac{\min\{d_0, d_L\}}{r}\right)`,
      expected: "consistent",
      relations: ({ factored, rank }) => {
        const size = frobeniusSquared(factored);
        if (size.value <= size.error) return [];
        const { rows, cols } = factored;
        const spread = nuclearNorm(factored).squared().over(size);
        return [
          atLeast(
            "d₀d_L/((d₀+d_L)‖M*‖_*²/‖M*‖_F²) ≥ min{d₀,d_L}/(2r)",
            exact(rows * cols).over(spread.times(rows + cols)),
            exact(Math.min(rows, cols)).over(2 * rank),
          ),
        ];
      },
      statistics: {
        observe: ({ small, large }) => {
          const size = large.truth.data.length;
          const half = relativeLoss(minimumFrobenius, large, size / 2);
          const d = large.truth.rows / 2;
          const samples = (recovery: Recovery): number => samplesNeeded(traceMinimizer, recovery, ACCURATE);
          return [d, mean(small.map(samples)), samples(large), Math.min(1, half), size];
        },
        conclude,
      },
    },
  ],
  equalityCases: [
    {
      name: "M* = I",
      form: "printed",
      relations: ["d₀d_L/((d₀+d_L)‖M*‖_*²/‖M*‖_F²) ≥ min{d₀,d_L}/(2r)"],
      specs: [1, 3].map((d) =>
        specs.explicit({
          sizes: { d: 1, outputs: d, inputs: d, rank: d },
          lists: {
            ...{ A: { law: "gaussian", seed: 1 }, B: { law: "gaussian", seed: 2 } },
            ...{ M: { law: "identity", seed: 0 }, N: { law: "unit", seed: 0 } },
            ...{ U: { law: "identity", seed: 0 }, V: { law: "identity", seed: 0 } },
          },
        }),
      ),
    },
  ],
  degenerateCases: [
    {
      name: "1×1 beside 2×2, M* = 0 for the ratio",
      spec: specs.explicit({
        sizes: { d: 1, outputs: 1, inputs: 2, rank: 1 },
        lists: {
          ...{ A: { law: "gaussian", seed: 1 }, B: { law: "gaussian", seed: 2 } },
          ...{ M: { law: "rankOne", seed: 3 }, N: { law: "rankOne", seed: 4 } },
          ...{ U: [[[0]]], V: [[[1, 2]]] },
        },
      }),
    },
  ],
  budget: { share: 0.06, atLeast: 45 },
});
