/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, proof of Theorem 1 (McAllester), the displays from "By
 * the Chernoff-Cramer approach" to "Optimizing λ".
 *
 * As printed: "By the Chernoff-Cramer approach, we have
 * $\mathbb P_S(\mathbb E_{h\sim Q}[\hat\Delta_n(h)] \ge t) \ge
 * \frac{\mathbb E_S[e^{\lambda\mathbb E_{h\sim Q}[\hat\Delta_n(h)]}]}{e^{\lambda t}}$. By Donsker and Varadhan's
 * variational principle, $e^{\lambda\mathbb E_{h\sim Q}[\hat\Delta_n(h)]} \le
 * \mathbb E_{h\sim P}[e^{\lambda\hat\Delta_n(h)}]e^{D_{KL}(Q\|P)}$. Taking expectation wrt S gives
 * $\mathbb E_S[e^{\lambda\mathbb E_{h\sim Q}[\hat\Delta_n(h)]}] \le
 * \mathbb E_S\mathbb E_{h\sim P}[e^{\lambda\hat\Delta_n(h)}]e^{D_{KL}(Q\|P)} \le
 * \mathbb E_{h\sim P}\mathbb E_S[e^{\lambda\hat\Delta_n(h)}]e^{D_{KL}(Q\|P)} \le e^{\frac{\lambda^2}{8n}+D_{KL}(Q\|P)}$.
 * Therefore, we have $\mathbb P_S(\mathbb E_{h\sim Q}[\hat\Delta_n(h)] \ge t) \le
 * e^{-\lambda t+\frac{\lambda^2}{8n}+D_{KL}(Q\|P)}$. This yield with probability at least $1-\delta$, we have
 * $\mathbb E_{h\sim Q}[\hat\Delta_n(h)] \le \frac{\lambda}{8n}+\frac{D_{KL}(Q\|P)+\log(1/\delta)}{\lambda}$."
 *
 * Reading: λ > 0, t and Q are fixed before S is drawn: the steps take $e^{D_{KL}(Q\|P)}$ out of $\mathbb E_S$, which
 * means nothing otherwise. $\mathcal H$ and $\mathcal Z$ are finite, and all samples are enumerated. The second ≤ of the
 * chain exchanges two finite means: it is checked as the equality that it is.
 *
 * Where it fails: Markov's inequality bounds the probability from above; the text at hand has the other direction, both
 * times that it prints the display. A slip of the sign: the rest of the proof goes on with ≤. The printed ≥ holds only
 * with equality, where E_Q Δ = t for every S, so t = 0 and no gap.
 */
import { layout, loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal } from "../../src/claim/relation.js";
import { exact, exponential, sum } from "../../src/numerics/index.js";
import {
  type Distribution,
  expectation,
  expectationOverSamples,
  gapProbability,
  klDivergence,
  type LearningProblem,
  logInverse,
  normalized,
  sampleSpace,
} from "../../src/statistics/index.js";

/** A finite learning problem with prior P, a posterior Q, and the three numbers of the displays. */
interface Instance {
  readonly problem: LearningProblem;
  readonly posterior: Distribution;
  readonly lambda: number;
  readonly t: number;
  readonly delta: number;
}

const WEIGHTS = ["zero", "integer", "integer", "gaussian"] as const;

/** Weights are |x| plus 1 where a zero would not do, losses are x cut to [0, 1]: every choice of entries is a problem. */
const specs = layout({
  sizes: { n: [1, 3], points: [1, 3], hypotheses: [1, 3] },
  reals: { lambda: [1, 2, 4, 0.5, 8], t: [1, 0.5, 0.25, 0.0625, 0], delta: [0.5, 0.25, 0.0625, 0.9375] },
  lists: {
    data: { shapes: ({ sizes: { points } }) => [[1, points]], laws: WEIGHTS },
    P: { shapes: ({ sizes: { hypotheses } }) => [[1, hypotheses]], laws: WEIGHTS },
    Q: { shapes: ({ sizes: { hypotheses } }) => [[1, hypotheses]], laws: ["zero", "sparse", "integer", "gaussian"] },
    loss: {
      shapes: ({ sizes: { hypotheses, points } }) => [[hypotheses, points]],
      laws: ["sign", "sign", "identity", "gaussian", "zero"],
    },
  },
});
const { explicit } = specs;

/** The highest loss; 1, but for the source that drops this assumption. */
function ceilingOf({ ceiling = 1 }: Readonly<Record<string, number | undefined>>): number {
  return ceiling;
}

const PRINTED_MARKOV = "P_S(E_Q Δ ≥ t) ≥ E_S e^{λE_Q Δ}/e^{λt}";
const MARKOV = "P_S(E_Q Δ ≥ t) ≤ E_S e^{λE_Q Δ}/e^{λt}";
const CHANGE = "e^{λE_Q Δ} ≤ E_P e^{λΔ} · e^{KL}";
const IN_MEAN = "E_S e^{λE_Q Δ} ≤ E_S E_P e^{λΔ} · e^{KL}";

/** Every display of the proof, with the first one as printed or turned round. */
function steps({ problem, posterior, lambda, t, delta }: Instance, direction: "printed" | "corrected"): Relation[] {
  const { samples, losses } = problem;
  const space = sampleSpace(problem);
  const prior = normalized(problem.priorWeights);
  const divergence = klDivergence(posterior, prior);
  const factor = exponential(divergence);
  const cumulant = exact(lambda)
    .squared()
    .over(8 * samples);
  // The two sides of the change of measure on each sample; "E_S" is their mean.
  const sides = space.map(({ probability, gaps }) => ({
    probability,
    fromQ: exponential(expectation(posterior, gaps).times(lambda)),
    fromP: expectation(
      prior,
      gaps.map((gap) => exponential(gap.times(lambda))),
    ),
  }));
  const meanOfQ = sum(sides.map(({ probability, fromQ }) => probability.times(fromQ)));
  const meanOfP = sum(sides.map(({ probability, fromP }) => probability.times(fromP)));
  const swapped = expectation(
    prior,
    losses.map((_, h) => expectationOverSamples(space, ({ gaps }) => exponential(gaps[h]!.times(lambda)))),
  );
  const reached = gapProbability(space, posterior, exact(t), "included");
  const chernoff = meanOfQ.over(exponential(exact(lambda).times(t)));
  const widest = sides.reduce((worst, side) =>
    side.fromQ.value * worst.fromP.value > worst.fromQ.value * side.fromP.value ? side : worst,
  );
  const bound = exact(lambda)
    .over(8 * samples)
    .plus(divergence.plus(logInverse(delta)).over(lambda));
  return [
    direction === "printed" ? atLeast(PRINTED_MARKOV, reached, chernoff) : atMost(MARKOV, reached, chernoff),
    atMost(CHANGE, widest.fromQ, widest.fromP.times(factor)),
    atMost(IN_MEAN, meanOfQ, meanOfP.times(factor)),
    equal("E_S E_P e^{λΔ} = E_P E_S e^{λΔ}, printed with ≤", meanOfP, swapped),
    atMost("E_P E_S e^{λΔ} · e^{KL} ≤ e^{λ²/(8n) + KL}", swapped.times(factor), exponential(cumulant.plus(divergence))),
    atMost(
      "P_S(E_Q Δ ≥ t) ≤ e^{−λt + λ²/(8n) + KL}",
      reached,
      exponential(cumulant.plus(divergence).minus(exact(lambda).times(t))),
    ),
    atMost(
      "P_S(E_Q Δ > λ/(8n) + (KL + log(1/δ))/λ) ≤ δ",
      gapProbability(space, posterior, bound, "excluded"),
      exact(delta),
    ),
  ];
}

const CHAIN = String.raw`\mathbb{E}_S\big[e^{\lambda \mathbb{E}_Q \hat\Delta_n}\big] \le \mathbb{E}_S \mathbb{E}_P\big[e^{\lambda \hat\Delta_n}\big] e^{D_{\mathrm{KL}}(Q\|P)} \le \mathbb{E}_P \mathbb{E}_S\big[e^{\lambda \hat\Delta_n}\big] e^{D_{\mathrm{KL}}(Q\|P)} \le e^{\frac{\lambda^2}{8n} + D_{\mathrm{KL}}(Q\|P)}`;

export default defineClaim<Instance>({
  id: "wu2025/chernoff",
  title: "The steps from Markov's inequality to the bound for one λ",
  kinds: ["bound", "identity"],
  locus: "proof of Theorem 1 (McAllester), from “By the Chernoff-Cramer approach” to “Optimizing λ”",
  reading: "λ > 0, t and Q are fixed before the sample is drawn: the steps take e^{KL(Q‖P)} out of E_S.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const ceiling = ceilingOf(spec.reals);
    const problem: LearningProblem = {
      samples: sizes.n,
      pointWeights: lists.data[0]!.data.map((x) => 1 + Math.abs(x)),
      priorWeights: lists.P[0]!.data.map((x) => 1 + Math.abs(x)),
      losses: lists.loss[0]!.toRows().map((row) => row.map((x) => ceiling * Math.min(Math.max(x, 0), 1))),
    };
    const posterior = normalized(lists.Q[0]!.data.map((x, h) => Math.abs(x) + (h === 0 ? 1 : 0)));
    return { problem, posterior, lambda: reals.lambda, t: reals.t, delta: reals.delta };
  },
  assumptions: [
    {
      name: "loss in [0, 1]",
      statement: String.raw`\ell : \mathcal{H} \times \mathcal{Z} \mapsto [0, 1]`,
      slack: ({ problem }) => exact(1 - Math.max(...problem.losses.flat())),
      without: loosened(specs, { reals: { ceiling: [2, 4] } }),
    },
    {
      name: "positive λ",
      statement: String.raw`\lambda > 0`,
      slack: ({ lambda }) => exact(lambda),
      without: loosened(specs, { reals: { lambda: [-1, -2, 1, -4] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbb{P}_S\big(\mathbb{E}_Q \hat\Delta_n \ge t\big) \ge \frac{\mathbb{E}_S\big[e^{\lambda \mathbb{E}_Q \hat\Delta_n}\big]}{e^{\lambda t}}, \quad ${CHAIN}`,
      expected: "refuted",
      relations: (instance) => steps(instance, "printed"),
    },
    {
      name: "corrected",
      statement: String.raw`\mathbb{P}_S\big(\mathbb{E}_Q \hat\Delta_n \ge t\big) \le \frac{\mathbb{E}_S\big[e^{\lambda \mathbb{E}_Q \hat\Delta_n}\big]}{e^{\lambda t}}, \quad ${CHAIN}`,
      expected: "holds",
      relations: (instance) => steps(instance, "corrected"),
    },
  ],
  equalityCases: [
    {
      name: "one hypothesis without loss, t = 0: Δ = 0 for every sample",
      form: "corrected",
      relations: [MARKOV, CHANGE, IN_MEAN],
      specs: [
        explicit({
          sizes: { n: 1, points: 1, hypotheses: 1 },
          reals: { lambda: 1, t: 0, delta: 0.5 },
          lists: { data: [[[0]]], P: [[[0]]], Q: [[[0]]], loss: [[[0]]] },
        }),
        explicit({
          sizes: { n: 2, points: 2, hypotheses: 1 },
          reals: { lambda: 4, t: 0, delta: 0.25 },
          lists: { data: [[[0, 2]]], P: [[[0]]], Q: [[[0]]], loss: [[[0, 0]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "Q a point mass",
      spec: explicit({
        sizes: { n: 2, points: 2, hypotheses: 2 },
        reals: { lambda: 2, t: 0.25, delta: 0.5 },
        lists: {
          data: [[[0, 1]]],
          P: [[[0, 0]]],
          Q: [[[0, 0]]],
          loss: [
            [
              [1, 0],
              [0, 1],
            ],
          ],
        },
      }),
    },
    {
      name: "identical hypotheses, Q = P",
      spec: explicit({
        sizes: { n: 3, points: 2, hypotheses: 2 },
        reals: { lambda: 4, t: 0.5, delta: 0.0625 },
        lists: {
          data: [[[0, 0]]],
          P: [[[0, 0]]],
          Q: [[[0, 1]]],
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
  budget: { share: 0.2, atLeast: 60 },
  erratum: {
    slip: "Markov's inequality bounds P(X ≥ t) by E e^{λX}/e^{λt} from above; the print has ≥. With one hypothesis, one point and t > 0 the gap is 0, the left side 0 and the right side e^{−λt} > 0. What follows in the proof uses ≤.",
    instead:
      "The first display holds with ≤ in place of ≥, and all others as printed, for Q fixed before the sample is drawn.",
  },
});
