import {
  instances,
  LAYER_LAWS,
  layerShapes,
  MOMENT,
  momentRootFrom,
  OWN_MINIMUM_AND_B,
} from "../../../generators/index.js";
import { block, endToEnd, identity, type Matrix, type Quantity, takenAsExact } from "../../../src/numerics/index.js";
import { dualSharpness } from "../../../src/numerics/minima/index.js";
import { scaledColumns, svd } from "../../../src/numerics/spectra/index.js";
import { leastSharpness } from "../shared/least-sharpness.js";

/** Layers of a minimum, with data and B. */
export const drawn = instances({
  large: { entries: 4096 },
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    G: MOMENT,
    B: { shape: ["dL", "d0"], laws: ["gaussian", "gaussian", "rankOne", "integer", "unit", "lowRank", "orthogonal"] },
  },
});

/** A minimum with B; on a file both its own. */
export const minima = drawn
  .map(({ widths, L, d0, dL, W, G, B }) => ({ widths, L, d0, dL, weights: W, root: momentRootFrom(G), B }))
  .onFile(OWN_MINIMUM_AND_B);

/** ν(uvᵀ) for white data, and the sharpness that it is to be: (26), reached. */
export function reached(weights: readonly Matrix[]): readonly [Quantity, Quantity] {
  const m = weights.length;
  const { u, values, v } = svd(endToEnd(weights));
  const target = scaledColumns(u, values).times(v.T);
  const pair = block(u, 0, 0, u.rows, 1).times(block(v, 0, 0, v.rows, 1).T);
  return [
    dualSharpness(m, target, identity(v.rows), pair),
    leastSharpness(m, takenAsExact(values[0]!, "T is that of the decomposition")),
  ];
}
