import { exact, type Quantity } from "../numerics/index.js";

/** How errors become one number: what the squares are divided by. */
export const LOSSES = ["mean", "sum", "half-mean", "per-output"] as const;
export type LossName = (typeof LOSSES)[number];

/** What is asked of a measurement besides its matrices. */
export interface MeasureOptions {
  readonly loss: LossName;
  /** How many eigenvalues are printed. */
  readonly top: number;
}

/** n samples with so many outputs each. */
interface Sizes {
  readonly samples: number;
  readonly outputs: number;
}

/**
 * A loss over the mean over samples of the squared norm of the error, which gatmiry2023, mulayoff2020 and marion2024 have: n for
 * the sum, 1/2 for the half mean of wu2025, 1/d_y where the mean is over outputs, too, as in most programs.
 */
export function lossFactor(loss: LossName, { samples, outputs }: Sizes): Quantity {
  if (loss === "sum") return exact(samples);
  if (loss === "half-mean") return exact(1 / 2);
  return loss === "per-output" ? exact(1).over(outputs) : exact(1);
}

/** The loss in words: `L = (1/n)Σ‖E(W)x_i − y_i‖², --loss mean`. @param square of one sample */
export function lossText(loss: LossName, square: string): string {
  const front = { mean: "(1/n)", sum: "", "half-mean": "(1/2n)", "per-output": "(1/(n·d_y))" }[loss];
  return `L = ${front}Σ${square}, --loss ${loss}`;
}
