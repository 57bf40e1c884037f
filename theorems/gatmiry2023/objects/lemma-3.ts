import { instances, LAYER_LAWS, layerShapes, RIP_LAW_NAMES } from "../../../generators/index.js";
import { isometric, labelsFor, statedDelta } from "../../../generators/hypotheses/index.js";
import {
  interpolatingTrace,
  loss,
  predictions,
  regularizerR,
  traceBySecondDifferences,
} from "../../../src/numerics/networks/index.js";

/** Layers and measurements. */
export const drawn = instances({
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 9] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: {
      each: ["dL", "d0"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "direction", "scaledBasis", "gaussian", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
  },
});

/** ℒ(W), which is zero within rounding under the assumption, tr ∇²ℒ(W), and R(W). */
export const measured = drawn.map(({ W, A, built }, spec) => {
  const problem = { measurements: A, labels: labelsFor(spec, predictions(W, A)) };
  const trace = "residual" in spec.reals ? traceBySecondDifferences(W, problem) : interpolatingTrace(W, A);
  const { measurements, delta } = isometric(built.A, 1);
  return { measurements, delta: statedDelta(spec, delta), loss: loss(W, problem), trace, r: regularizerR(W) };
});
