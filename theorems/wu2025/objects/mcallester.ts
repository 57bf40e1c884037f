import { instances, type Range } from "../../../generators/specs/index.js";
import { exp, log, pow } from "../../../src/numerics/index.js";
import {
  type LearningProblem,
  likeliestLevel,
  maurerSum,
  normalized,
  sampleSpace,
} from "../../../src/statistics/index.js";
import { lossesUpTo, positiveWeights } from "../shared/drawn-problem.js";

const WEIGHTS = ["integer", "integer", "integer", "gaussian"];

const HYPOTHESES: Readonly<Record<string, Range>> = { complementary: [2, 2], free: [1, 3], coin: [1, 1] };

/** A problem of learning, λ, and how δ is chosen. */
export const drawn = instances({
  // All samples are enumerated.
  large: { d: 8 },
  choices: {
    family: ["complementary", "complementary", "free", "coin"],
    level: ["drawn", "for the print", "for the print", "for one λ", "for all λ", "for all λ"],
  },
  reals: { delta: [0.99, 0.999, 0.99, 0.999, 0.999, 0.9, 0.5, 0.05], lambda: [1, 2, 4, 8] },
  sizes: {
    n: ({ level }) => [1, level === "for the print" ? 1 : 3],
    points: ({ family }) => (family === "coin" ? [2, 2] : [1, 3]),
    hypotheses: ({ family }: { readonly family: string }) => HYPOTHESES[family]!,
  },
  matrices: {
    data: { shape: [1, "points"], laws: WEIGHTS },
    prior: { shape: [1, "hypotheses"], laws: WEIGHTS },
    loss: { shape: ["hypotheses", "points"], laws: ["sign", "sign", "identity", "gaussian"] },
  },
});

/**
 * In the complementary family the second hypothesis loses what the first does not; a coin is one hypothesis that loses
 * on one of two points: with ξ(n) it comes nearest to failing. Whether δ is one at which a sample fails with ξ(n).
 */
export const problems = drawn.map(({ n, data, prior, loss, family, level, delta, lambda }) => {
  const losses = family === "coin" ? [[1, 0]] : lossesUpTo(1, loss);
  const problem: LearningProblem = {
    samples: n,
    pointWeights: positiveWeights(data),
    priorWeights: positiveWeights(prior),
    losses: family === "complementary" ? [losses[0]!, losses[0]!.map((x) => 1 - x)] : losses,
  };
  if (level === "drawn") return { n, problem, delta, lambda, isFailing: false };
  const weights = normalized(problem.priorWeights).map(({ value }) => value);
  const tried = level === "for one λ" ? [lambda] : Array.from({ length: 32 }, (_, k) => 8 * n * pow(2, -k / 4));
  const failing = sampleSpace(problem).map(({ probability, gaps }) => ({
    probability: probability.value,
    exponent: Math.max(
      ...tried.map((x) => log(weights.reduce((all, p, h) => all + p * exp(x * gaps[h]!.value), 0)) - (x * x) / (8 * n)),
    ),
  }));
  const constant = level === "for all λ" ? maurerSum(n).value : 1;
  const likeliest = likeliestLevel(failing, constant, delta);
  return { n, problem, delta: likeliest, lambda, isFailing: level === "for all λ" && likeliest !== delta };
});
