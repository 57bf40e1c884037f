/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §1.1, Theorem 4.
 *
 * As printed: "Suppose $\{A_i\}_{i=1}^n$ are randomly sampled from multivariate Gaussian distribution $\mathcal{G}$, let
 * $\tilde{\mathbf{W}} = \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \|E(\mathbf{W})\|_F$ to be the minimum Frobenius
 * norm interpolating solution, then the expected population loss is $\mathbb{E}\bar{\mathcal{L}}(\tilde{\mathbf{W}}) =
 * (1 - \min\{n, d_0d_L\}/(d_0d_L)) \|M^*\|_F^2.$"
 *
 * Reading: $\bar{\mathcal{L}}(\mathbf{W}) = \|E(\mathbf{W}) - M^*\|_F^2$ as in Theorem 3, and $M^*$ is fixed. Only
 * $\tilde M = E(\tilde{\mathbf{W}})$ enters, which is unique and, the widths being sufficient, the interpolating matrix
 * of least norm: the projection of $M^*$ onto the span of the $A_i$.
 *
 * So $x = \|\tilde M - M^*\|_F^2/\|M^*\|_F^2$ is in [0, 1]; for $n < D = d_0d_L$ its mean is $1 - n/D$ whatever $M^*$
 * (as a Beta((D−n)/2, n/2) variable its variance is $\mu(1-\mu)/(D/2+1)$, which here sizes bets alone), and for
 * $n \ge D$ it is 0 with probability one. The measured constant is the c in $\mathbb{E}x = c(1 - n/D)$.
 */
import { layout, MIXED_LAWS } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal, same } from "../../src/claim/relation.js";
import { frobeniusSquared, inner, type Matrix, minimumFrobenius } from "../../src/numerics/index.js";
import { COARSEST, type Conclusion, factorInterval } from "../../src/statistics/index.js";

/** A_1, …, A_n and M* (d_L×d_0), and M̃. */
interface Instance {
  readonly measurements: readonly Matrix[];
  readonly truth: Matrix;
  readonly found: Matrix;
}

const specs = layout({
  sizes: { outputs: [1, 6], inputs: [1, 6], n: ({ sizes }) => [1, sizes.outputs! * sizes.inputs! + 1] },
  lists: {
    A: {
      shapes: ({ sizes: { n, outputs, inputs } }) => Array.from({ length: n }, () => [outputs, inputs] as const),
      laws: ["gaussian"],
    },
    M: { shapes: ({ sizes: { outputs, inputs } }) => [[outputs, inputs]], laws: MIXED_LAWS },
  },
});

/** Probability of calling the law inconsistent though it holds. */
const ERROR = 2 ** -20;

/** Each observation is [x, D, n] of one case with n < D. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  if (observations.length === 0) {
    return {
      verdict: "undecided",
      errorProbability: 0,
      power: "none without cases",
      summary: "no case with n < d₀d_L",
    };
  }
  const data = observations.map(([x, size, n]) => {
    const mean = 1 - n! / size!;
    return { value: x!, mean, variance: (mean * (1 - mean)) / (size! / 2 + 1) };
  });
  const { lower, upper } = factorInterval(data, ERROR);
  const weight = data.reduce((total, { mean, variance }) => total + (mean * mean) / variance, 0);
  const mean = data.reduce((total, { value, mean: m, variance }) => total + (value * m) / variance, 0) / weight;
  const noticeable = Math.max(mean - lower, upper - mean);
  return {
    verdict: !(lower <= 1 && 1 <= upper) ? "inconsistent" : noticeable <= COARSEST ? "consistent" : "undecided",
    errorProbability: ERROR,
    power: `a mean that is off by more than ${(100 * noticeable).toFixed(1)} % would have been noticed`,
    summary:
      `E L̄(W̃) = c(1 − n/d₀d_L)‖M*‖_F² with c = ${mean.toFixed(4)}, in [${lower.toFixed(4)}, ${upper.toFixed(4)}], ` +
      `from ${data.length} cases with n < d₀d_L`,
  };
}

export default defineClaim<Instance>({
  id: "gatmiry2023/theorem-4",
  title: "The expected loss of the interpolating matrix of least Frobenius norm",
  kinds: ["law"],
  locus: "Theorem 4",
  reading: "M* is fixed, the expectation is over the measurements, and L̄(W) = ‖E(W) − M*‖_F².",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    const truth = lists.M[0]!;
    const found = minimumFrobenius({ measurements: lists.A, labels: lists.A.map((a) => inner(a, truth)) });
    return { measurements: lists.A, truth, found };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbb{E}\bar{\mathcal{L}}(\tilde{\mathbf{W}})
        = \left(1 - \frac{\min\{n, d_0 d_L\}}{d_0 d_L}\right) \|M^*\|_F^2`,
      expected: "consistent",
      relations: ({ measurements, truth, found }) => {
        if (measurements.length >= truth.data.length) return [same("M̃ = M* for n ≥ d₀d_L", truth, found)];
        const size = frobeniusSquared(truth);
        if (size.value === 0) return [];
        return [
          equal(
            "‖M̃ − M*‖_F² = ‖M*‖_F² − ‖M̃‖_F² for n < d₀d_L",
            frobeniusSquared(found.minus(truth)),
            size.minus(frobeniusSquared(found)),
          ),
        ];
      },
      statistics: {
        needs: 400,
        observe: ({ measurements, truth, found }) => {
          const size = frobeniusSquared(truth).value;
          if (size === 0 || measurements.length >= truth.data.length) return null;
          const ratio = frobeniusSquared(found.minus(truth)).value / size;
          return [Math.min(1, ratio), truth.data.length, measurements.length];
        },
        conclude,
      },
    },
  ],
  equalityCases: [
    {
      name: "as many measurements as entries",
      form: "printed",
      relations: ["M̃ = M* for n ≥ d₀d_L"],
      specs: [1, 2, 3].map((outputs) =>
        specs.explicit({
          sizes: { outputs, inputs: 2, n: 2 * outputs },
          lists: { A: { law: "gaussian", seed: 11 }, M: { law: "positive", seed: 12 } },
        }),
      ),
    },
  ],
  degenerateCases: [
    {
      name: "M* = 0",
      spec: specs.explicit({
        sizes: { outputs: 1, inputs: 2, n: 1 },
        lists: { A: [[[1, 0]]], M: [[[0, 0]]] },
      }),
    },
    {
      name: "1×1",
      spec: specs.explicit({ sizes: { outputs: 1, inputs: 1, n: 1 }, lists: { A: [[[2]]], M: [[[3]]] } }),
    },
    {
      name: "more measurements than entries",
      spec: specs.explicit({
        sizes: { outputs: 1, inputs: 2, n: 3 },
        lists: { A: [[[1, 0]], [[1, 1]], [[0, 2]]], M: [[[1, 2]]] },
      }),
    },
  ],
});
