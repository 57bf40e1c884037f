import { instances, layerShapes } from "../../../generators/index.js";
import { descendSharpness, endToEnd, leadingPair, type Matrix } from "../../../src/numerics/index.js";

/** Steps of a descent that comes to within 1e-6 of the least sharpness in most cases, and to less than half the way. */
const FAR = 24;
const NEAR = 3;

/**
 * Minima that know nothing of what flattest minima look like: drawn layers, as they are a minimum for T = W_m⋯W_1, or
 * where a descent of λ_max from there came to. Whatever is said of them is said of every minimum with T ≠ 0, and comes
 * near to what is said of the flattest ones as the sharpness comes near to its least value.
 */
export const foundMinima = instances({
  large: { L: 12, entries: 128 },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  reals: { steps: [0, FAR, NEAR, FAR] },
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
