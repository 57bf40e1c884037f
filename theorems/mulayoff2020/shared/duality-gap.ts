import { stored } from "../../../generators/families/index.js";
import {
  ascendDual,
  descendTwoLayers,
  diagonal,
  dualSharpness,
  endToEnd,
  type FlatnessProblem,
  flattestMinimum,
  frobeniusNorm,
  identity,
  isClearlyPositive,
  type Matrix,
  maximum,
  minimumSharpness,
  type Quantity,
  scaledColumns,
  svd,
} from "../../../src/numerics/index.js";

/** Steps of either search. */
const STEPS = 12;

/**
 * What both sides are known to be on one problem: a certified lower bound of the maximum of ν, a certified upper bound
 * of the least sharpness, the largest ν that the searches are certain to have found, and, for m = 2, the sharpness that
 * they certainly came below, which is 0 where there was no such search or it came to no number.
 */
export const BOUNDS = ["lower", "upper", "climbed", "descended"] as const;
export type Bounds = Readonly<Record<(typeof BOUNDS)[number], number>>;

/** A factorization of T, the root of the second moment, and some B from which to climb. */
interface Problem {
  readonly weights: readonly Matrix[];
  readonly root: Matrix;
  readonly B: Matrix;
}

/**
 * Both sides for the T of the decomposition of E(W), as it is stored: how far that is from the product of the layers is
 * no part of the problem. Null for T = 0, where W = 0 and ν = 0 agree.
 */
export function boundsOf({ weights, root, B }: Problem): Bounds | null {
  const decomposition = svd(stored(endToEnd(weights)));
  const { u, values, v } = decomposition;
  if (!(values[0]! > decomposition.error)) return null;
  const target = scaledColumns(u, values).times(v.T);
  const problem = { target, root };
  const m = weights.length;
  const candidate = flattestMinimum(decomposition, root, weights);
  const above = minimumSharpness(candidate.weights, root);
  const dual = (b: Matrix): Quantity => dualSharpness(m, problem.target, root, b);
  const below = dual(candidate.direction);
  const whole = diagonal(new Float64Array(Math.min(target.rows, target.cols)).fill(1), target.rows, target.cols);
  const starts = [B, B.plus(whole), whole].filter((b) => isClearlyPositive(frobeniusNorm(b), "where a search starts"));
  const found = maximum(starts.map((b) => dual(ascendDual(m, problem, b, STEPS))));
  return {
    lower: below.value - below.error,
    upper: above.value + above.error,
    climbed: found.value - found.error,
    descended: m === 2 ? descended(problem, weights[1]!) : 0,
  };
}

/** The sharpness that the descent reaches from W_2W_2ᵀ + I. */
function descended(problem: FlatnessProblem, last: Matrix): number {
  const start = last.times(last.T).plus(identity(last.rows));
  const { value, error } = minimumSharpness(descendTwoLayers(problem, start, STEPS), problem.root);
  return Number.isFinite(value + error) ? value + error : 0;
}
