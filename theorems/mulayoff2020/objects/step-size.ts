import {
  instances,
  LAYER_LAWS,
  layerShapes,
  minimumLists,
  momentRootFrom,
  OWN_WHITE_MINIMUM,
  ownMinimumOfAnyData,
} from "../../../generators/index.js";
import { identity, Matrix, spectralNorm } from "../../../src/numerics/index.js";
import { onFiles, orColored } from "../shared/assumptions.js";

const chain = { depth: [1, 3], ends: [1, 2], slack: 1 } as const;

const W = { shapes: layerShapes, laws: LAYER_LAWS };

const G = { shape: ["d0", "d0"], laws: ["diagonal", "integer", "gaussian"] } as const;

/** Layers of any minimum, for white data. */
export const drawn = instances({ large: { entries: 64 }, chain, matrices: { W } });

/** Layers of any minimum, with what Σ̂_x is made of. */
export const colored = instances({ chain, matrices: { W, G } });

const any = orColored(
  drawn.map(({ widths, L, d0, dL, W }) => ({ widths, L, d0, dL, weights: W, root: identity(d0) })),
  colored.map(({ widths, L, d0, dL, W, G: g }) => {
    return { widths, L, d0, dL, weights: W, root: ofNormOne(momentRootFrom(g)) };
  }),
  "G",
);

/** Any minima, for white data and others. */
export const minima = onFiles(any, { ...OWN_WHITE_MINIMUM, instance: ownMinimumOfAnyData, lists: minimumLists });

/** Divided by its norm: no data of another scale, but as far from white as it was. */
function ofNormOne({ rows, cols, data }: Matrix): Matrix {
  const { value } = spectralNorm(new Matrix(rows, cols, data));
  const entries = Float64Array.from(data, (x) => x / value);
  return new Matrix(rows, cols, entries);
}
