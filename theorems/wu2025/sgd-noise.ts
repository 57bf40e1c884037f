/**
 * "SGD = GD + noise".
 *
 * As printed: "$\theta_{t+1} = \theta_t-\eta(g(\theta_t)+\frac1{\sqrt B}\xi_t)$, where $\mathbb E[\xi_t] = 0,\ \mathbb
 * E[\xi_t\xi_t^T] = \frac1n\sum_{i=1}^n(g_i(\theta_t)-g(\theta_t))(g_i(\theta_t)-g(\theta_t))^T$."
 *
 * Two routes: the noise ξ = √B(batch mean − g) of every batch, all nᴮ of them, against the covariance by its formula.
 */
import { instances } from "../../generators/index.js";
import { claim, holds, same } from "../../src/claim/index.js";
import { column, frobeniusNorm, linearCombination, type Matrix, quantityMatrix } from "../../src/numerics/index.js";
import { allBatches, sampleCovariance } from "../../src/numerics/descent/index.js";
import { exact, sum } from "../../src/numerics/arithmetic/index.js";

const drawn = instances({
  // All n^S batches are enumerated.
  large: { n: 16, entries: 1024 },
  sizes: { n: [1, 4], p: [1, 3], batch: [1, 3] },
  matrices: { g: { shape: ["n", "p"], laws: ["integer", "identity", "gaussian", "gaussian", "lowRank"] } },
});

/** (1/B) Σ_{j∈I} g_j − g as a row. */
function noiseOf(own: readonly number[], g: Matrix): Matrix {
  return quantityMatrix(1, g.cols, (_, k) => {
    const chosen = sum(own.map((i) => g.at(i, k))).over(own.length);
    return chosen.minus(sum(Array.from({ length: g.rows }, (_unused, i) => g.at(i, k))).over(g.rows));
  });
}

export default claim(drawn, {
  id: "wu2025/sgd-noise",
  title: "Mean and covariance of the noise of SGD",
  kinds: ["identity"],
  locus: "“SGD = GD + noise”",
  reading: `The B indices of I_t are drawn independently: for batches that are subsets, as those of (6) are, the covariance has
    another factor (n − B)/(n − 1), and the display holds for B = 1 alone.`,
  printed: holds`\mathbb{E}[\xi_t] = 0, \quad
      \mathbb{E}[\xi_t \xi_t^\top] = \frac{1}{n} \sum_i (g_i - g)(g_i - g)^\top`(({ g, batch, n }) => {
    const noises = allBatches(n, batch, "with replacement").map((own) => noiseOf(own, g));
    const even = noises.map(() => exact(1).over(noises.length));
    const outer = linearCombination(
      noises.map((row) => row.T.gramOfRows()),
      even.map((weight) => weight.times(batch)),
    );
    // Both means may vanish: compared with the size of the gradients.
    const size = frobeniusNorm(g).value;
    return {
      "E ξ = 0": same(linearCombination(noises, even), noises[0]!.times(0), size),
      "E ξξᵀ = (1/n)Σ(g_i − g)(g_i − g)ᵀ": same(
        outer,
        sampleCovariance(g, column(new Float64Array(n).fill(1))),
        size * size,
      ),
    };
  }),
  equality: { "two samples": { of: ["E ξξᵀ = (1/n)Σ(g_i − g)(g_i − g)ᵀ"], at: [drawn.at({ batch: 2, g: "1; -1" })] } },
  degenerate: {
    "one sample: no noise": drawn.at({ batch: 1, g: 2 }),
    "no gradients": drawn.at({ batch: 1, g: "0; 0" }),
  },
  situations: {
    "n, p, B ≥ 2": ({ n, p, batch }) => Math.min(n, p, batch) >= 2,
    "1 < B < n": ({ n, batch }) => 1 < batch && batch < n,
    "B > n": ({ n, batch }) => batch > n,
    "more parameters than samples": ({ n, p }) => p > n,
  },
  budget: { share: 0.3, atLeast: 60 },
});
