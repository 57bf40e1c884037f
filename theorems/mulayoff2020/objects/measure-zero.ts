import {
  contraction,
  FRAME_LAWS,
  frames,
  frameShapes,
  instances,
  layerShapes,
  PART_LAWS,
  turned,
} from "../../../generators/index.js";
import { diagonal, directSum, exact, identity, type Matrix } from "../../../src/numerics/index.js";

/** What a flattest minimum is made of, and how far the other one is scaled. */
export const drawn = instances({
  large: { entries: 512 },
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  reals: { gain: [1, 2, 1 / 2, 1.25, 0], t: [2, 1 / 2, 1.25, 1.0625, 4] },
  matrices: { Q: { shapes: frameShapes, laws: FRAME_LAWS }, C: { shapes: layerShapes, laws: PART_LAWS } },
});

/**
 * (0, t, …, t, t + x) times matrices with ones on the diagonal: for t = 0 it is in Ω₀ of T = 0, also with x ≠ 0 if m ≥
 * 3.
 */
function beyondZero(weights: readonly Matrix[], t: number, x: number): Matrix[] {
  return weights.map(({ rows, cols }, k) => {
    const entry = k === 0 ? 0 : k === weights.length - 1 ? t + x : t;
    return diagonal(new Array<number>(Math.min(rows, cols)).fill(entry), rows, cols);
  });
}

/** A flattest minimum, for T ≠ 0 by Theorem 4, and another minimum for the same T; for m = 1 there is none. */
export const minima = drawn.map(({ Q, C, gain, t, L }) => {
  const layers = C.map((c) => directSum(identity(1), contraction(c, 1)));
  const weights = turned(layers, frames(Q), gain);
  const x = L > 2 ? 1 : 0;
  const scaled = () => weights.map((w, k) => (k > 1 ? w : w.times(k === 0 ? exact(t) : exact(1).over(t))));
  const isZero = gain === 0;
  const other = L === 1 ? null : isZero ? beyondZero(weights, t, x) : scaled();
  return { weights: isZero ? beyondZero(weights, 0, x) : weights, other, t, x, L, isZero };
});

/** The two minima. */
export type Pair = ReturnType<typeof minima.materialize>;
