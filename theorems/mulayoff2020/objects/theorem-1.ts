import {
  instances,
  LAYER_LAWS,
  layerShapes,
  minimumLists,
  OWN_WHITE_MINIMUM,
  ownMinimum,
} from "../../../generators/index.js";
import { descendSharpness, diagonal, endToEnd, type Matrix } from "../../../src/numerics/index.js";
import { besides, onFiles, orColored } from "../shared/assumptions.js";
import { flattestMinima, type FlattestMinimum } from "../shared/flattest-minima.js";

/** Steps of the descents of λ_max that some of the minima come from, which know of no theorem. */
const steps = [0, 0, 0, 0, 0, 0, 0, 24];

const chain = { depth: [2, 4], ends: [1, 3], slack: 1 } as const;

const W = { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] };

/** Layers of any minimum, and how long its sharpness was descended. */
export const drawn = instances({ large: { entries: 64 }, chain, reals: { steps }, matrices: { W } });

/** Σ̂_x^{1/2} is the diagonal matrix with the sizes of the entries of S, 1 for 0. */
export const colored = instances({ chain, matrices: { W, S: { shape: ["d0", 1], laws: ["positive"] } } });

const any = orColored(
  drawn.map(({ widths, W: from, steps: made }) => minimumOf(widths, made > 0 ? descendSharpness(from, made) : from)),
  colored.map(({ widths, W: weights, S }) =>
    minimumOf(widths, weights, diagonal(Array.from(S.data, (x) => Math.abs(x) || 1))),
  ),
  "S",
);

/** Of four instances three are any minima, and one a flattest one, by construction. */
const drawnMinima = besides(flattestMinima, any, "W", [3, 4]);

type Minimum = FlattestMinimum | ReturnType<typeof minimumOf>;

/** Any minima and flattest ones; on a file its own. */
export const minima = onFiles<Minimum>(drawnMinima, {
  ...OWN_WHITE_MINIMUM,
  instance: (own) => {
    const { widths, weights, root } = ownMinimum(own);
    return minimumOf(widths, weights, root);
  },
  lists: minimumLists,
});

/** A minimum for the map that these layers make. */
export function minimumOf(widths: readonly number[], weights: readonly Matrix[], root?: Matrix) {
  return { widths, weights, root, target: endToEnd(weights), constructed: false };
}

/** Whether it is one by construction. */
export function isFlattest(minimum: Minimum): minimum is FlattestMinimum {
  return minimum.constructed;
}
