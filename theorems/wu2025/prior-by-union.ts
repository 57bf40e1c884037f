/**
 * The proof of the PAC-Bayesian bound for flat minima, footnote 3.
 *
 * As printed: "Taking $\mu_P = 0,\ \sigma_P^2 = \sigma^2+k^{-1}\|\theta\|_2^2$ nearly³ completes the proof." "³… Fortunately,
 * this issue can be fixed by a standard union bound argument. We leave this to homework."
 *
 * The homework: priors P_j = 𝒩(0, 4^jσ²I), j = 0, 1, …, fixed before the sample, each with the share 1/((j+1)(j+2)) of δ, and
 * the bound of Theorem 1 for each, with the ξ(n) that it lacks (wu2025/mcallester). With the first j for which 4^jσ² is at least
 * the σ_P² of the slide, r = σ_P²/(4^jσ²) is above 1/4, and D_KL(Q‖P_j) exceeds D_KL(Q‖P) = (k/2)log(1+‖θ‖²/(kσ²)) by
 * (k/2)(r − 1 − log r), at most (k/2)(log 4 − 3/4).
 *
 * The losses are steps in the first coordinate; all samples are enumerated, and "some θ" is one of 33 on that axis.
 */
import { instances } from "../../generators/index.js";
import { allAtMost, atMost, claim, holds } from "../../src/claim/index.js";
import { exact, logarithm, maximum, type Quantity, twoTo } from "../../src/numerics/index.js";
import {
  type Distribution,
  exceedance,
  expectation,
  type LearningProblem,
  likeliestLevel,
  logInverse,
  maurerSum,
  normalCdf,
  sampleSpace,
} from "../../src/statistics/index.js";
import { lossesUpTo, positiveWeights } from "./shared/drawn-problem.js";

/** θ = (x, 0, …, 0) for these x; halves, so that their distances to the steps are exact. σ = 1. */
const PLACES = Array.from({ length: 33 }, (_, i) => (i - 16) / 2);
/** Where the losses step. */
const STEPS = [-2, 2] as const;

const drawn = instances({
  choices: { level: ["drawn", "reached", "reached"] },
  reals: { delta: [0.5, 0.05, 0.9] },
  sizes: { n: [1, 3], points: [1, 3], k: [1, 3] },
  matrices: {
    data: { shape: [1, "points"], laws: ["integer", "integer", "gaussian"] },
    loss: { shape: [STEPS.length + 1, "points"], laws: ["sign", "sign", "identity", "gaussian"] },
  },
});
const { at } = drawn;

/** The share of 𝒩(x, 1) between the steps. */
function shares(x: number): Distribution {
  const below = STEPS.map((step) => normalCdf(step - x));
  return [below[0]!, below[1]!.minus(below[0]!), exact(1).minus(below[1]!)];
}

/** The number of the prior: the first j with 4^j ≥ 1 + x²/k. */
function priorFor(x: number, k: number): number {
  let j = 0;
  while (k * twoTo(2 * j) < k + x * x) j += 1;
  return j;
}

/** D_KL(𝒩(θ, I_k)‖𝒩(0, 4^jI_k)) for ‖θ‖ = |x|. */
function divergence(x: number, k: number, j: number): Quantity {
  const ratio = exact(x)
    .squared()
    .plus(k)
    .over(twoTo(2 * j));
  return ratio
    .minus(k)
    .plus(logarithm(twoTo(2 * j)).times(k))
    .over(2);
}

/** What each θ takes of K in E_QΔ̂ > √(K/(2n)), beside log(ξ(n)/δ): D_KL(Q‖P_j) + log((j + 1)(j + 2)). */
const posteriors = (k: number) =>
  PLACES.map((x) => {
    const j = priorFor(x, k);
    const cost = divergence(x, k, j);
    const exactly = logarithm(exact(x).squared().over(k).plus(1)).times(k).over(2);
    return { x, own: shares(x), cost, exactly, price: cost.plus(logarithm((j + 1) * (j + 2))) };
  });

/** 2n(E_QΔ̂)² less the price, the largest of all θ with a positive gap: some θ fails for log(ξ(n)/δ) below that. */
function exponent(
  { gaps }: ReturnType<typeof sampleSpace>[number],
  n: number,
  all: ReturnType<typeof posteriors>,
): Quantity {
  const each = all.map(({ own, price }) => {
    const gap = maximum([exact(0), expectation(own, gaps)]);
    return gap
      .squared()
      .times(2 * n)
      .minus(price);
  });
  return maximum(each);
}

const problems = drawn.map(({ n, k, data, loss, level, delta: given }) => {
  const losses = lossesUpTo(1, loss);
  const problem: LearningProblem = { samples: n, pointWeights: positiveWeights(data), priorWeights: [1, 1, 1], losses };
  const all = posteriors(k);
  const failing = sampleSpace(problem).map((one) => ({ probability: one.probability, value: exponent(one, n, all) }));
  const known = failing.map((one) => ({ probability: one.probability.value, exponent: one.value.value }));
  const delta = level === "drawn" ? given : likeliestLevel(known, maurerSum(n).value, given);
  return { n, k, points: data.cols, level, losses, delta, failing, all };
});

export default claim(problems, {
  id: "wu2025/prior-by-union",
  title: "A union bound over priors repairs the proof of the bound for flat minima",
  kinds: ["law", "bound"],
  locus: "“PAC-Bayesian Generalization Bound for Flat Minima”, proof, footnote 3, second sentence",
  words: "ours",
  reading: `The union bound is left to homework, so that its priors and shares of δ are ours: variances 4^jσ², shares
    1/((j + 1)(j + 2)). Theorem 1 is taken with log(ξ(n)/δ): as printed, with log(1/δ), it is false (wu2025/mcallester). What is
    bounded is E_{θ∼Q}L(θ), which the slide's assumption puts above L(θ). θ depends on S: one event serves all θ.`,
  printed: holds`\mathbb{P}_S\Big(\exists \theta: \mathbb{E}_{Q} L > \mathbb{E}_{Q} \hat L
      + \sqrt{\tfrac{D_{\mathrm{KL}}(Q\|P_j) + \log((j+1)(j+2)\xi(n)/\delta)}{2n}}\Big) \le \delta, \quad
      Q = \mathcal{N}(\theta, \sigma^2 I_k),\ P_j = \mathcal{N}(0, 4^j \sigma^2 I_k)`(
    ({ n, k, delta, failing, all }) => ({
      "P_S(∃θ: E_Q L > E_Q L̂ + √((KL_j + log(…/δ))/(2n))) ≤ δ": atMost(
        exceedance(failing, logInverse(delta).plus(logarithm(maurerSum(n)))),
        exact(delta),
      ),
      "KL_j ≤ (k/2)log(1 + ‖θ‖²/(kσ²)) + (k/2)(log 4 − 3/4)": allAtMost(
        all.map(({ cost, exactly }) => [
          cost,
          exactly.plus(
            logarithm(4)
              .minus(3 / 4)
              .times(k)
              .over(2),
          ),
        ]),
      ),
    }),
  ),
  equality: "the shares of δ are lost on the priors that are not needed, and r > 1/4",
  degenerate: {
    "one loss for all θ: the nearest to failing that is known": at({
      ...{ n: 1, k: 1, level: "reached", data: "0 2.357", loss: "1 0; 1 0; 1 0" },
    }),
    "one point": at({ n: 1, k: 3, data: 0, loss: "1; 0; 1" }),
    "one cell memorizes": at({ n: 2, k: 1, level: "reached", data: "0 0", loss: "1 0; 1 1; 0 1" }),
  },
  quantities: ({ delta }) => ({ delta }),
  situations: {
    "n, |𝒵| ≥ 2": ({ n, points }) => n >= 2 && points >= 2,
    "k ≥ 2": ({ k }) => k >= 2,
    "losses that depend on θ": ({ losses }) => new Set(losses.map((row) => row.join())).size > 1,
    "δ not fitted to the problem": ({ level }) => level === "drawn",
  },
  budget: { share: 0.1, atLeast: 60 },
});
