import type { Matrix } from "../../../src/numerics/index.js";
import type { LearningProblem } from "../../../src/statistics/index.js";

/** Laws of what `positiveWeights` is made from. */
export const WEIGHT_LAWS = ["zero", "integer", "integer", "gaussian"] as const;

/** Laws of what `lossesUpTo` is made from. */
export const LOSS_LAWS = ["sign", "sign", "identity", "gaussian", "zero"] as const;

/** The weights 1 + |x| of points or hypotheses: any entries make a distribution. */
export function positiveWeights({ data }: Matrix): ArrayLike<number> {
  return data.map((x) => 1 + Math.abs(x));
}

/** A distribution by its weights, for readers. */
export function distribution(weights: ArrayLike<number>): number[] {
  const all = Array.from(weights);
  const total = all.reduce((sum, weight) => sum + weight, 0);
  return all.map((weight) => weight / total);
}

/**
 * What a statement on finitely many points and hypotheses speaks of: the law of z, the prior P, and the losses ℓ(h, z).
 */
export function shownProblem({ samples, pointWeights, priorWeights, losses }: LearningProblem) {
  return { n: samples, "law of z": distribution(pointWeights), P: distribution(priorWeights), "ℓ(h, z)": losses };
}

/** Losses of each hypothesis, a row, on each point: x cut to [0, 1], times the highest loss. */
export function lossesUpTo(ceiling: number, drawn: Matrix): number[][] {
  return drawn.toRows().map((row) => row.map((x) => ceiling * Math.min(Math.max(x, 0), 1)));
}
