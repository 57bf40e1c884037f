import { learn } from "../training/learning.js";
import { type RegressionData, sharpnessAt, type Start } from "../training/regression-training.js";

/** Steps of gradient descent in Figure 2 of Marion and Chizat (2024). */
export const STEPS = 1000;

/** The scale s of the residual initialization in Figure 2. */
export const SCALE = 0.25;

/** The depths of Figure 2. */
export const DEPTHS = [5, 10, 20, 40] as const;

/** The ratio of two rates at which the bisection stops. */
const PRECISION = 1.02;

/** The bisection starts with this factor below and above the prediction. */
export const REACH = 4;

/** The largest learning rate with which training succeeds, as `learn` has it. */
export interface CriticalRate {
  /** 1/(La): no minimizer is stable for gradient descent with a larger rate, since S_min ≥ 2La. */
  readonly predicted: number;
  /** Training succeeds with `below` and fails with `above`, a little larger; null where no such pair was found. */
  readonly found: { readonly below: number; readonly above: number; readonly sharpness: number } | null;
}

/**
 * The critical learning rate by bisection, between a quarter of the prediction and four times it unless stated.
 * `sharpness` is S at the minimizer reached with nine tenths of the critical rate.
 * @param reaches factors below and above the prediction to begin with, the first one that encloses the critical rate
 * @param precision the ratio of the two rates at which the bisection stops
 */
export function criticalRate(
  start: Start,
  data: RegressionData,
  reaches: readonly number[] = [REACH],
  precision = PRECISION,
): CriticalRate {
  const predicted = 1 / (start.risk.shapes.length * data.energy);
  const learns = (rate: number): boolean => learn(start, data, rate, STEPS).learned;
  const enclosing = reaches.find((reach) => learns(predicted / reach) && !learns(predicted * reach));
  if (enclosing === undefined) return { predicted, found: null };
  let below = predicted / enclosing;
  let above = predicted * enclosing;
  while (above > precision * below) {
    const middle = Math.sqrt(below * above);
    if (learns(middle)) below = middle;
    else above = middle;
  }
  const { learned, point } = learn(start, data, 0.9 * below, STEPS);
  return { predicted, found: learned ? { below, above, sharpness: sharpnessAt(start.risk, point) } : null };
}
