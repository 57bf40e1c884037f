import { learn } from "../training/learning.js";
import { type RegressionData, sharpnessAt, type Start } from "../training/regression-training.js";
import type { Random } from "../../random/index.js";

/** What Figures 1 and 4 of Marion and Chizat (2024) compare, each as yes or no on one drawing of data and networks. */
export interface RateComparison {
  /** Beyond 1/(La) the network fails to learn. */
  readonly fails: boolean;
  /** Below it learns, from the small scale with both learning rates and, unless that run diverged, from the large one. */
  readonly learns: boolean;
  /** From the small scale S is at least 2La and at most 8LΛ after training, with both learning rates. */
  readonly between: boolean;
  /** From the small scale S after training is the same with both learning rates, up to a tenth. */
  readonly independent: boolean;
  /**
   * S after training is larger from the large scale than from the small one; null where the run from the large scale
   * diverged, as such runs are left out of the figures.
   */
  readonly rises: boolean | null;
  /** From the large scale S ends at 2/η, up to a tenth; null as before. */
  readonly plateaus: boolean | null;
  /** S over 2La after training from the small scale with the smaller rate; NaN where that diverged. */
  readonly overBound: number;
  /** ηS/2 after training from the large scale; NaN where that diverged. */
  readonly overPlateau: number;
}

/** Learning rates times La, with the steps that the figures give to such rates. */
const SLOW = { fraction: 0.2, steps: 10_000 } as const;
const FAST = { fraction: 0.6, steps: 4000 } as const;
const BEYOND = { fraction: 2, steps: 2000 } as const;

const TENTH = 0.1;

/**
 * Trains from a small scale with a fifth, three fifths and twice the rate 1/(La), and from a large scale with three
 * fifths of it. The figures have absolute rates for one data set; fractions of its 1/(La) mean the same for all.
 */
export function compareRates(
  data: RegressionData,
  start: (scale: number, random: Random) => Start,
  scales: { readonly small: number; readonly large: number },
  random: Random,
): RateComparison {
  const small = start(scales.small, random);
  const large = start(scales.large, random);
  const bound = 2 * small.risk.shapes.length * data.energy;
  const run = (from: Start, { fraction, steps }: { readonly fraction: number; readonly steps: number }) => {
    const { ended, learned, point } = learn(from, data, (2 * fraction) / bound, steps);
    return { ended, learned, sharpness: ended ? sharpnessAt(from.risk, point) : NaN };
  };
  const slow = run(small, SLOW);
  const fast = run(small, FAST);
  const beyond = run(small, BEYOND);
  const high = run(large, FAST);
  const upper = 8 * small.risk.shapes.length * data.largest;
  const overPlateau = (FAST.fraction * high.sharpness) / bound;
  return {
    fails: !beyond.learned,
    learns: slow.learned && fast.learned && (high.learned || !high.ended),
    between: [slow, fast].every(({ sharpness }) => sharpness >= bound && sharpness <= upper),
    independent: Math.abs(fast.sharpness - slow.sharpness) <= TENTH * slow.sharpness,
    rises: high.ended ? high.sharpness > fast.sharpness : null,
    plateaus: high.ended ? Math.abs(overPlateau - 1) <= TENTH : null,
    overBound: slow.sharpness / bound,
    overPlateau,
  };
}
