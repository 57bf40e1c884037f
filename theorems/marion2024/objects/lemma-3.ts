import { instances } from "../../../generators/index.js";
import { column, endToEnd, hypot, Matrix, svd } from "../../../src/numerics/index.js";

/** The size of θ_k, outward and inward. */
export const THETAS: Readonly<Record<string, number>> = { zero: 0, outward: 1 / 8, inward: -1 / 8 };

/** The seed of Gaussian layers, their number and width, s, and the kind of θ. */
export const drawn = instances({
  choices: {
    s: ["0.25", "0.5", "1", "1"],
    theta: ["zero", "outward", "inward"],
    along: ["all directions", "singular vectors"],
  },
  sizes: {
    seed: [0, 2 ** 32 - 1],
    depth: [12, 16],
    width: ({ s }) => (Number(s) < 1 ? [4, 4] : [8, 8]),
  },
});

/** Layers with θ, and the singular value of W_L⋯W_1 without θ that it makes larger, or smaller. */
interface Moved {
  readonly weights: Matrix[];
  readonly before: number;
}

/**
 * θ_k = ±⅛ u_kv_kᵀ, where v_k is the image of the first (or, inward, the last) right singular vector of W_L⋯W_1 under
 * W_{k−1}⋯W_1, and u_k that under W_k⋯W_1: the product grows, or falls, as much as by ±I/8 where it is largest, or
 * least.
 */
export function alongSingularVectors(weights: readonly Matrix[], theta: number): Moved {
  const { v, values } = svd(endToEnd(weights));
  const at = theta > 0 ? 0 : v.cols - 1;
  let direction = column(Float64Array.from({ length: v.rows }, (_, i) => v.at(i, at)));
  const moved = weights.map((w) => {
    const image = w.times(direction);
    const length = hypot(...image.data);
    const next = column(Array.from(image.data, (x) => x / length));
    const { rows, cols, data } = w.plus(next.times(direction.T), theta / weights.length);
    direction = next;
    return new Matrix(rows, cols, data);
  });
  return { weights: moved, before: values[at]! };
}
