import { hasBottleneck, instances, labelsFor, law, LAYER_LAWS, layerShapes } from "../../../generators/index.js";
import { endToEnd, type Matrix, rankOneMinimizer } from "../../../src/numerics/index.js";
import { knownSum, sidesOf } from "../shared/known-sums.js";
import { pairedMinimizer } from "../shared/paired-measurements.js";

const DIRECTIONS = ["positive", "integer", "gaussian", "sign", "unit"];

/** Of matrices that are invertible more often than not, where they are square. */
const FULL = ["positive", "gaussian", "gaussian", "integer", "sign"];

const ANY = law("positive", 1);

/**
 * Layers and measurements: copies of one, or all pairs of the columns of U and V, which are as many as there are rows
 * where they are square.
 */
export const drawn = instances({
  large: { d: 3, L: 6, n: 64, entries: 256 },
  file: { own: { family: "copies", n: 1, us: 1, vs: 1, u: ANY, v: ANY, U: ANY, V: ANY, M: ANY } },
  chain: { depth: [2, 4], ends: [1, 2], slack: 1 },
  choices: { family: ["copies", "pairs", "square pairs", "square pairs"] },
  sizes: { n: [1, 4], us: [1, 2], vs: [1, 2] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    // Beyond depth two, one measurement of which there are n copies, unless they are the pairs of U and V.
    A: {
      each: ["dL", "d0"],
      count: ({ L, n }) => (L === 2 ? n : 1),
      laws: ["gaussian", "gaussian", "integer", "sign", "mixed", "identity", "positive"],
    },
    u: { shape: ["dL", 1], laws: DIRECTIONS },
    v: { shape: ["d0", 1], laws: DIRECTIONS },
    U: { shape: ["dL", ({ family, dL, us }) => (family === "square pairs" ? dL : us)], laws: FULL },
    V: { shape: ["d0", ({ family, d0, vs }) => (family === "square pairs" ? d0 : vs)], laws: FULL },
    M: { shape: ["dL", "d0"], laws: FULL },
  },
});

/**
 * What both forms compare, at any layers W, with M = E(W), and at the minimizers: W°, and for pairs one with the
 * product M.
 */
export const compared = drawn.map((it, spec) => {
  const { W, U, V, M, u, v, widths, L, family } = it;
  const known = knownSum(it);
  const sidesAt = (weights: readonly Matrix[]) => sidesOf(weights, known, (predicted) => labelsFor(spec, predicted));
  const [anywhere, minimizer] = [sidesAt(W), sidesAt(rankOneMinimizer(widths, known.measurements, u, v))];
  const full = L >= 3 && family !== "copies" && !hasBottleneck(widths) ? pairedMinimizer({ U, V }, M, widths) : null;
  return {
    widths,
    n: known.measurements.length,
    family,
    anywhere,
    minimizer,
    full: full && { product: endToEnd(full), M, ...sidesAt(full) },
  };
});
