import { instances, LAYER_LAWS, layerShapes } from "../../../generators/index.js";
import {
  minimumLists,
  MOMENT,
  momentRootFrom,
  OWN_MINIMUM,
  ownMinimumOfAnyData,
  stored,
} from "../../../generators/families/index.js";
import { endToEnd } from "../../../src/numerics/networks/index.js";

/** Layers, data, and B. */
export const drawn = instances({
  // Both sides are searched for, from several starts.
  large: { d: 12, L: 24, entries: 4096 },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  fixed: { shift: 1 },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    G: MOMENT,
    B: { shape: ["dL", "d0"], laws: ["gaussian", "rankOne", "integer", "unit"] },
  },
});

/** A minimum with B; on a file its own. */
export const problems = drawn
  .map(({ widths, L, d0, dL, W, G, B, shift }) => ({
    widths,
    L,
    d0,
    dL,
    weights: W,
    root: momentRootFrom(G, shift),
    B,
  }))
  .onFile({
    ...OWN_MINIMUM,
    also: ["X", "y", "B"],
    // Any B: that of the end-to-end matrix unless there is one.
    instance: (own) => {
      const minimum = ownMinimumOfAnyData(own);
      return { ...minimum, B: own.one("B") ?? stored(endToEnd(minimum.weights)) };
    },
    lists: ({ B, ...minimum }) => ({ ...minimumLists(minimum), B: [B] }),
  });
