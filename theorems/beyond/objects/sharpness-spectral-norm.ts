import { instances, isometric, law, layerShapes, statedDelta, unseenMeasurements } from "../../../generators/index.js";
import { LAYER_LAWS, RIP_LAW_NAMES } from "../../../generators/laws/index.js";
import { zeros } from "../../../src/numerics/matrices/index.js";

const SIGNALS = ["unit", "gaussian", "integer", "positive"];

/** Layers, what the measurements are made of, and a signal at each end. */
export const parts = instances({
  file: {
    called: { x: "signal", y: "answer" },
    own: { measured: "listed", U: law("identity"), x: law("unit", 1), y: law("unit", 2) },
  },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1, bottlenecks: true },
  sizes: { n: [1, 9] },
  choices: { measured: ["listed", "all but U"] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: {
      each: ["dL", "d0"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    U: { shape: ["dL", "d0"], laws: ["identity", "orthogonal", "gaussian", "sign"] },
    x: { shape: ["d0", 1], laws: SIGNALS },
    y: { shape: ["dL", 1], laws: SIGNALS },
  },
});

/** W, measurements with a δ of (L, δ)-RIP, and the signals x and y. */
export const drawn = parts.map(({ W, U, measured, built, x, y }, spec) => {
  const list =
    measured === "listed"
      ? isometric(built.A, W.length)
      : unseenMeasurements(U, { pattern: zeros(U.rows, U.cols), contrast: 1 }, W.length);
  return { W, A: list.measurements, delta: statedDelta(spec, list.delta), x, y };
});
