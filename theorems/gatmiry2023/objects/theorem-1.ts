import { isometric, LAYER_LAWS, RIP_LAW_NAMES, statedDelta } from "../../../generators/index.js";
import { instances, layerShapes } from "../../../generators/specs/index.js";
import { endToEnd, interpolatingTrace, type Quantity, squareRoot, sum } from "../../../src/numerics/index.js";
import { frobeniusSquared, type Matrix, quantityMatrix } from "../../../src/numerics/matrices/index.js";
import { inducedR, inducedRegularizerDepthTwo, inducedRegularizerSingle } from "../../../src/numerics/minima/index.js";

/** Layers, measurements, and M. */
export const drawn = instances({
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 9] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    M: ["dL", "d0"],
    A: {
      each: ["dL", "d0"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "direction", "scaledBasis", "gaussian", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
  },
});

/** tr ∇²ℒ(W) where W interpolates, and L(d_0d_L)^{1/L}‖·‖_*^{2(L−1)/L} of E(W) and of M. */
export const measured = drawn.map((it, spec) => {
  const { measurements, delta } = isometric(it.built.A, 1);
  return {
    ...it,
    ...{ measurements, delta: statedDelta(spec, delta) },
    trace: interpolatingTrace(it.W, it.A),
    atWeights: inducedR(endToEnd(it.W), it.L),
    atM: inducedR(it.M, it.L),
  };
});

/** F(M) where it is known without (5): depth two, or all matrices 1×1. */
export function knownRegularizer(measurements: readonly Matrix[], m: Matrix, depth: number): Quantity | null {
  if (depth === 2) return inducedRegularizerDepthTwo(measurements, m);
  if (m.data.length > 1) return null;
  const size = squareRoot(sum(measurements.map(frobeniusSquared)).over(measurements.length));
  const single = quantityMatrix(1, 1, () => size);
  return inducedRegularizerSingle(single, m, depth);
}
