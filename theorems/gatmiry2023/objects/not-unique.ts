import { instances, LAYER_LAWS, layerShapes } from "../../../generators/index.js";
import {
  endToEnd,
  exact,
  frobeniusSquared,
  hessianTrace,
  type Matrix,
  minimum,
  predictions,
  product,
  rankOfProduct,
  smallestEigenvalue,
  sum,
  traceBySecondDifferences,
} from "../../../src/numerics/index.js";
import { arrangements } from "../shared/attainment-ranks.js";

const laws = ["integer", "sign", "sparse", "unit", "identity", "lowRank"];

/** Layers and measurements. */
export const drawn = instances({
  large: { entries: 4096 },
  chain: { depth: [2, 4], ends: [1, 2], slack: 1 },
  sizes: { n: [1, 3] },
  matrices: { A: { each: ["dL", "d0"], count: "n", laws }, W: { shapes: layerShapes, laws: LAYER_LAWS } },
});

/** (−W_1, −W_2, W_3, …). */
function flipped(weights: readonly Matrix[]): Matrix[] {
  return weights.map((w, j) => (j < 2 ? w.times(-1) : w));
}

/** b = 0, two layers: what the trace is at least, and how many dimensions the networks of trace 0 have. */
function depthTwo(A: readonly Matrix[], weights: readonly Matrix[], hidden: number) {
  const { stacked, beside } = arrangements(A);
  const unseen = exact(stacked.cols + beside.rows)
    .minus(rankOfProduct([stacked]))
    .minus(rankOfProduct([beside]));
  const energy = (sides: readonly Matrix[]) =>
    smallestEigenvalue(sides.map((x) => x.times(x.T)).reduce((x, y) => x.plus(y)));
  const rate = minimum([energy(A), energy(A.map((x) => x.T))]);
  return {
    dimensions: unseen.times(hidden),
    least: product([2, rate, sum(weights.map(frobeniusSquared))]).over(A.length),
  };
}

/** A network and its double, and what b = 0 says of its shapes. */
export const doubled = drawn.map(({ A, W, widths, L }) => {
  const other = flipped(W);
  return {
    ...{ W, other, L, n: A.length, widths },
    product: endToEnd(W),
    trace: hessianTrace(W, A),
    otherTrace: traceBySecondDifferences(other, { measurements: A, labels: predictions(W, A) }),
    two: L === 2 ? depthTwo(A, W, widths[1]!) : null,
    /** Zeros below the last layer. */
    zeroBelow:
      L > 2
        ? hessianTrace(
            W.map((w, j) => (j === L - 1 ? w : w.times(0))),
            A,
          )
        : null,
  };
});
