import { instances, layerShapes } from "../../../generators/index.js";
import type { Spec } from "../../../src/claim/index.js";
import {
  descendSharpness,
  endToEnd,
  leadingPair,
  type Matrix,
  minimumSharpness,
  spectralNorm,
} from "../../../src/numerics/index.js";
import { leastSharpness } from "./least-sharpness.js";

/** Steps of a descent. Half of them come as near to the least λ_max, relative to it, as 1e-8, 1e-4 and a fiftieth. */
const [FAR, HALFWAY, NEAR] = [16, 8, 3];

/**
 * Minima that know nothing of what flattest minima look like: drawn layers, as they are a minimum for T = W_m⋯W_1, or
 * where a descent of λ_max from there came to. Whatever is said of them is said of every minimum with T ≠ 0, and comes
 * near to what is said of the flattest ones as the sharpness comes near to its least value.
 */
export const foundMinima = instances({
  large: { L: 12, entries: 128 },
  chain: { depth: [2, 4], ends: [2, 3], slack: 1 },
  reals: { steps: [0, FAR, NEAR, HALFWAY] },
  matrices: {
    // Laws under which T is not 0.
    W: { shapes: layerShapes, laws: ["gaussian", "gaussian", "gaussian", "positive", "graded"] },
  },
}).map(({ widths, W, steps }) => ({ widths, ...minimumOf(descendSharpness(W, steps)) }));

/** A minimum for white data, with the first singular pair of its T. */
function minimumOf(weights: readonly Matrix[]) {
  const target = endToEnd(weights);
  const { left, right } = leadingPair(target);
  return {
    weights,
    target,
    root: undefined,
    left,
    right,
    dual: left.times(right.T),
    constructed: false,
    promised: false,
  };
}

/** What has to occur where a statement on flattest minima is asked of minima that were found. */
export const NEARLY_FLATTEST = "a descent ended at λ_max(H_w) ≤ 1.001 λ*, widths ≥ 2";

type Found = Pick<ReturnType<typeof foundMinima.materialize>, "widths" | "weights" | "target" | "constructed">;

/** Whether a descent came as near, and no angle is 0 for want of directions. */
export function isNearlyFlattest({ widths, weights, target, constructed }: Found, { reals }: Spec): boolean {
  if (constructed || !(reals["steps"]! > 0) || Math.min(...widths) < 2) return false;
  return minimumSharpness(weights).value <= 1.001 * leastSharpness(weights.length, spectralNorm(target)).value;
}
