import type { Matrix } from "../../../src/numerics/index.js";

/** Laws of what `positiveWeights` is made from. */
export const WEIGHT_LAWS = ["zero", "integer", "integer", "gaussian"] as const;

/** Laws of what `lossesUpTo` is made from. */
export const LOSS_LAWS = ["sign", "sign", "identity", "gaussian", "zero"] as const;

/** The weights 1 + |x| of points or hypotheses: any entries make a distribution. */
export function positiveWeights({ data }: Matrix): ArrayLike<number> {
  return data.map((x) => 1 + Math.abs(x));
}

/** Losses of each hypothesis, a row, on each point: x cut to [0, 1], times the highest loss. */
export function lossesUpTo(ceiling: number, drawn: Matrix): number[][] {
  return drawn.toRows().map((row) => row.map((x) => ceiling * Math.min(Math.max(x, 0), 1)));
}
