import { learn } from "../training/learning.js";
import { type RegressionData, sharpnessAt, type Start } from "../training/regression-training.js";
import type { Random } from "../../random/index.js";

/** What a run of gradient descent came to. */
interface Trained {
  /** Whether weights or gradient left the finite numbers. */
  readonly diverged: boolean;
  /** Whether it ended near w*, as `learn` has it; false after a divergence. */
  readonly learned: boolean;
  /** S at its end; NaN after a divergence. */
  readonly sharpness: number;
}

/** The four runs that Figures 1 and 4 of Marion and Chizat (2024) are compared with, on one drawing of data and networks. */
export interface RateComparison {
  /** From the small scale with 3/5 of the rate 1/(La). */
  readonly fast: Trained;
  /** From there with 1/5 and twice that rate, which take the longest; null where they were left out. */
  readonly slow: Trained | null;
  readonly beyond: Trained | null;
  /** From the large scale with 3/5 of 1/(La). */
  readonly large: Trained;
  /** 2La, 8LΛ, and 2/η for η = 3/(5La). */
  readonly lower: number;
  readonly upper: number;
  readonly threshold: number;
}

/** Learning rates times La, with the steps that the figures give to such rates. */
const SLOW = { fraction: 0.2, steps: 10_000 } as const;
export const FAST = { fraction: 0.6, steps: 4000 } as const;
const BEYOND = { fraction: 2, steps: 2000 } as const;

/** Trains with a fraction of the rate 1/(La), for ‖w*‖ = 1. */
export function trainedWith(
  start: Start,
  data: RegressionData,
  { fraction, steps }: { readonly fraction: number; readonly steps: number },
): Trained {
  const rate = fraction / (start.risk.shapes.length * data.energy);
  const { ended, learned, point } = learn(start, data, rate, steps);
  return { diverged: !ended, learned, sharpness: ended ? sharpnessAt(start.risk, point) : NaN };
}

/**
 * Trains from a small scale with a fifth, three fifths and twice the rate 1/(La), and from a large scale with three
 * fifths of it. The figures have absolute rates for one data set; fractions of its 1/(La) mean the same for all.
 * @param all whether also with a fifth and twice the rate
 */
export function compareRates(
  data: RegressionData,
  start: (scale: number, random: Random) => Start,
  scales: { readonly small: number; readonly large: number },
  random: Random,
  all = true,
): RateComparison {
  const small = start(scales.small, random);
  const large = start(scales.large, random);
  const lower = 2 * small.risk.shapes.length * data.energy;
  return {
    fast: trainedWith(small, data, FAST),
    slow: all ? trainedWith(small, data, SLOW) : null,
    beyond: all ? trainedWith(small, data, BEYOND) : null,
    large: trainedWith(large, data, FAST),
    lower,
    upper: 8 * small.risk.shapes.length * data.largest,
    threshold: lower / FAST.fraction,
  };
}
