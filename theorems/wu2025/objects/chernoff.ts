import { instances } from "../../../generators/index.js";
import { exact, exp, exponential, sum } from "../../../src/numerics/index.js";
import { expectation, klDivergence, normalized } from "../../../src/statistics/distributions/index.js";
import {
  expectationOverSamples,
  gapProbability,
  type LearningProblem,
  likeliestLevel,
  logInverse,
  sampleSpace,
} from "../../../src/statistics/learning/index.js";
import { LOSS_LAWS, lossesUpTo, positiveWeights, WEIGHT_LAWS } from "../shared/drawn-problem.js";

/** A problem of learning, with λ, t and δ, and how Q and δ are chosen. */
export const drawn = instances({
  // All samples are enumerated.
  large: { d: 12 },
  // δ is drawn, or the one at which the bound is nearest to failing; Q is drawn, or what P becomes under e^{λΔ} of a
  // sample.
  choices: { level: ["drawn", "reached"], posterior: ["drawn", "drawn", "tilted"] },
  reals: { lambda: [1, 2, 4, 0.5, 8], t: [1, 0.5, 0.25, 0.0625, 0], delta: [0.5, 0.25, 0.0625, 0.9375] },
  fixed: { ceiling: 1 },
  sizes: { n: [1, 3], points: [1, 3], hypotheses: [1, 3] },
  matrices: {
    data: { shape: [1, "points"], laws: WEIGHT_LAWS },
    P: { shape: [1, "hypotheses"], laws: WEIGHT_LAWS },
    Q: { shape: [1, "hypotheses"], laws: ["zero", "sparse", "integer", "gaussian"] },
    loss: { shape: ["hypotheses", "points"], laws: LOSS_LAWS },
  },
});

/** Both sides of every display of the proof. */
export const proofs = drawn.map(({ n, data, P, Q, loss, ceiling, lambda, t, delta: given, level, posterior: kind }) => {
  const losses = lossesUpTo(ceiling, loss);
  const priorWeights = Array.from(positiveWeights(P));
  const problem: LearningProblem = { samples: n, pointWeights: positiveWeights(data), priorWeights, losses };
  const space = sampleSpace(problem);
  const prior = normalized(priorWeights);
  // Weights |x|, and one more at the first hypothesis, so that not all are zero; or those with which the change of
  // measure is an equality on the last sample, up to rounding. Numbers all the same, and fixed before a sample is
  // drawn.
  const { gaps: last } = space.at(-1)!;
  const tiltedWeights = () => priorWeights.map((w, h) => w * exp(lambda * last[h]!.value));
  const drawnWeights = () => Array.from(Q.data, (x, h) => Math.abs(x) + (h === 0 ? 1 : 0));
  const posterior = normalized(kind === "tilted" ? tiltedWeights() : drawnWeights());
  const divergence = klDivergence(posterior, prior);
  const cumulant = exact(lambda)
    .squared()
    .over(8 * n);
  // The two sides of the change of measure on each sample; "E_S" is their mean.
  const sides = space.map(({ probability, gaps }) => {
    const tilted = gaps.map((gap) => exponential(gap.times(lambda)));
    const fromQ = exponential(expectation(posterior, gaps).times(lambda));
    return { probability, fromQ, fromP: expectation(prior, tilted) };
  });
  const meanOfQ = sum(sides.map(({ probability, fromQ }) => probability.times(fromQ)));
  const inMean = (h: number) => expectationOverSamples(space, ({ gaps }) => exponential(gaps[h]!.times(lambda)));
  const excess = exact(lambda).times(t);
  const failing = space.map(({ probability, gaps }) => ({
    probability: probability.value,
    exponent: expectation(posterior, gaps).times(lambda).minus(cumulant).minus(divergence).value,
  }));
  const delta = level === "drawn" ? given : likeliestLevel(failing, 1, given);
  const bound = exact(lambda)
    .over(8 * n)
    .plus(divergence.plus(logInverse(delta)).over(lambda));
  return {
    ...{
      losses,
      priorWeights,
      lambda,
      delta,
      meanOfQ,
      factor: exponential(divergence),
      most: cumulant.plus(divergence),
      excess,
    },
    ...{ problem, posterior },
    meanOfP: sum(sides.map(({ probability, fromP }) => probability.times(fromP))),
    swapped: expectation(
      prior,
      losses.map((_, h) => inMean(h)),
    ),
    /** Both sides of the change of measure on each sample. */
    changes: sides.map(({ fromQ, fromP }) => [fromQ, fromP] as const),
    reached: gapProbability(space, posterior, exact(t), "included"),
    chernoff: meanOfQ.over(exponential(excess)),
    exceeded: gapProbability(space, posterior, bound, "excluded"),
  };
});

/** What the displays compare. */
export type Proof = ReturnType<typeof proofs.materialize>;
