/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "A PAC-Bayesian Perspective of FMH", Theorem 1
 * (McAllester 1998, 1999a), and the last slides of its proof.
 *
 * As printed: "Let $\ell:\mathcal H\times\mathcal Z\mapsto[0,1]$ be a loss function and P be a prior distribution over
 * $\mathcal H$. Then, for any $\delta\in(0,1)$, with probability at least $1-\delta$ over the sampling of S, we have for
 * any $Q\in\mathcal P(\mathcal H)$, it holds that
 * $L(Q) \le \hat L(Q) + \sqrt{\frac{D_{KL}(Q\|P)+\log(1/\delta)}{2n}}$." And the display before "Optimizing λ":
 * "with probability at least $1-\delta$, we have
 * $\mathbb E_{h\sim Q}[\hat\Delta_n(h)] \le \frac{\lambda}{8n} + \frac{D_{KL}(Q\|P)+\log(1/\delta)}{\lambda}$."
 *
 * Reading: one event for all Q, as the theorem says and its remark ("Q can depend on the training set S") needs; in the
 * display λ is fixed before S is drawn. $\mathcal H$ and $\mathcal Z$ are finite here, so that all samples are
 * enumerated and the probability is exact. Some Q violates the bound on S exactly where
 * $\sup_{\lambda>0}\log\mathbb E_P e^{\lambda\hat\Delta_n} - \lambda^2/(8n) > \log(1/\delta)$: Donsker and Varadhan's
 * principle for sup over Q, and $\sqrt{K/(2n)} = \min_\lambda(\lambda/(8n) + K/\lambda)$.
 *
 * Where it fails: the proof has, for each λ fixed in advance, an event of probability 1 − δ. "Optimizing λ" takes the λ
 * that depends on D(Q‖P), so on S, and would need all these events at once. By hand: Z = {a, b} with probabilities 1/4
 * and 3/4, h loses on a and h' on b, P = (2/3, 1/3), n = 1, δ = 0.99. On S = b, Q = P has the gap 1/12 > 0.0709; on S =
 * a, the point mass at h' has the gap 3/4 > 0.7446. The bound fails on every sample. With log(2√n/δ) it holds (Maurer
 * 2004 for n ≥ 8; below, $\sum_k\binom nk(\frac kn)^k(1-\frac kn)^{n-k}\le2\sqrt n$ by computing). Instances found here
 * have δ near 1; whether the print holds for small δ they do not say.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import { exact } from "../../src/numerics/index.js";
import {
  fixedViolation,
  type LearningProblem,
  logInverse,
  maurerThreshold,
  probabilityOf,
  someViolation,
} from "../../src/statistics/index.js";

/** A finite learning problem, the confidence parameter and the λ of the display. */
interface Instance {
  readonly problem: LearningProblem;
  readonly delta: number;
  readonly lambda: number;
}

/**
 * Weights are 1 + |x|, losses are x cut to [0, 1]: every choice of entries is a problem. In the complementary family the
 * second hypothesis loses what the first does not.
 */
const specs = layout({
  sizes: { n: [1, 3], points: [1, 3], hypotheses: ({ choices }) => (choices.family === "free" ? [1, 3] : [2, 2]) },
  choices: { family: ["complementary", "complementary", "free"] },
  reals: { delta: [0.99, 0.999, 0.99, 0.999, 0.999, 0.9, 0.5, 0.05], lambda: [1, 2, 4] },
  lists: {
    data: { shapes: ({ sizes: { points } }) => [[1, points]], laws: ["integer", "integer", "integer", "gaussian"] },
    prior: {
      shapes: ({ sizes: { hypotheses } }) => [[1, hypotheses]],
      laws: ["integer", "integer", "integer", "gaussian"],
    },
    loss: {
      shapes: ({ sizes: { hypotheses, points } }) => [[hypotheses, points]],
      laws: ["sign", "sign", "identity", "gaussian"],
    },
  },
});
const { explicit } = specs;

const FIXED = "P_S(∃Q: E_Q Δ > λ/(8n) + (KL + log(1/δ))/λ) ≤ δ";

export default defineClaim<Instance>({
  id: "wu2025/mcallester",
  title: "PAC-Bayes bound with log(1/δ) and without a term in n",
  kinds: ["law"],
  locus: "Theorem 1 (McAllester) and the display before “Optimizing λ”",
  reading: "One event of probability 1 − δ serves all Q at once; in the display λ is fixed before the sample is drawn.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, choices, lists } = specs.raw(spec);
    const drawn = lists.loss[0]!.toRows().map((row) => row.map((x) => Math.min(Math.max(x, 0), 1)));
    const problem: LearningProblem = {
      samples: sizes.n,
      pointWeights: lists.data[0]!.data.map((x) => 1 + Math.abs(x)),
      priorWeights: lists.prior[0]!.data.map((x) => 1 + Math.abs(x)),
      losses: choices.family === "free" ? drawn : [drawn[0]!, drawn[0]!.map((x) => 1 - x)],
    };
    return { problem, delta: reals.delta, lambda: reals.lambda };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbb{P}_S\Big(\exists Q: L(Q) > \hat L(Q) + \sqrt{\tfrac{D_{\mathrm{KL}}(Q\|P) + \log(1/\delta)}{2n}}\Big) \le \delta`,
      expected: "refuted",
      relations: ({ problem, delta, lambda }) => [
        atMost(
          "P_S(∃Q: L(Q) > L̂(Q) + √((KL+log(1/δ))/(2n))) ≤ δ",
          probabilityOf(problem, someViolation(problem, logInverse(delta))),
          exact(delta),
        ),
        atMost(FIXED, probabilityOf(problem, fixedViolation(problem, lambda, logInverse(delta))), exact(delta)),
      ],
    },
    {
      name: "corrected",
      statement: String.raw`\mathbb{P}_S\Big(\exists Q: L(Q) > \hat L(Q) + \sqrt{\tfrac{D_{\mathrm{KL}}(Q\|P) + \log(2\sqrt{n}/\delta)}{2n}}\Big) \le \delta`,
      expected: "holds",
      relations: ({ problem, delta }) => [
        atMost(
          "P_S(∃Q: L(Q) > L̂(Q) + √((KL+log(2√n/δ))/(2n))) ≤ δ",
          probabilityOf(problem, someViolation(problem, maurerThreshold(problem.samples, delta))),
          exact(delta),
        ),
      ],
    },
  ],
  equalityCases: {
    none: "Markov's inequality is tight only for a variable with the values 0 and 1/δ, and E_P e^{λΔ−λ²/(8n)} is never 0.",
  },
  degenerateCases: [
    {
      name: "one hypothesis, one point",
      spec: explicit({
        sizes: { n: 1, points: 1, hypotheses: 1 },
        choices: { family: "free" },
        reals: { delta: 0.5, lambda: 1 },
        lists: { data: [[[0]]], prior: [[[0]]], loss: [[[1]]] },
      }),
    },
    {
      name: "identical hypotheses",
      spec: explicit({
        sizes: { n: 3, points: 2, hypotheses: 2 },
        choices: { family: "free" },
        reals: { delta: 0.05, lambda: 4 },
        lists: {
          data: [[[0, 0]]],
          prior: [[[0, 0]]],
          loss: [
            [
              [1, 0],
              [1, 0],
            ],
          ],
        },
      }),
    },
  ],
  erratum: {
    slip: "The proof shows, for every λ fixed before the sample is drawn, a bound that fails with probability at most δ. “Optimizing λ” then chooses λ = √(8n(KL(Q‖P) + log(1/δ))), which depends on Q and so on the sample, and would need the bounds for all λ to hold on one event. For n = 1, two points of probabilities 1/4 and 3/4, two hypotheses of which one loses on the first and one on the second, with prior (2/3, 1/3), and δ = 0.99 the printed bound fails on every sample. Only δ near 1 was found to fail.",
    instead: "The bound holds with log(2√n/δ) in place of log(1/δ) (Maurer 2004), and as printed for each fixed λ.",
  },
});
