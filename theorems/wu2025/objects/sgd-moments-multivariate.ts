import { instances } from "../../../generators/index.js";
import { exact, provided, type Quantity, takenAsExact } from "../../../src/numerics/arithmetic/index.js";
import {
  allBatches,
  largestContractingRate,
  largestStableRate,
  type LinearizedSgd,
  linearizedSgd,
} from "../../../src/numerics/descent/index.js";
import { identity, linearCombination, type Matrix } from "../../../src/numerics/matrices/index.js";
import { GRADIENTS, gradientsOf, sgdWithBatches, spanningGradients } from "../shared/linearized-sgd.js";

/** The gradients of the samples, B, and the share of the largest stable rate. */
export const drawn = instances({
  // All batches are enumerated.
  large: { n: 10, d: 4 },
  sizes: { p: [1, 2], n: [2, 5], batch: [1, 2] },
  reals: { share: [127 / 128, 63 / 64, 1 / 2] },
  matrices: { J: GRADIENTS },
});

/** SGD with subsets of B as batches, and two rates: one that is stable, one that satisfies the display. */
export const runs = drawn.map(({ J, batch, share }) => {
  const sgd = sgdWithBatches(spanningGradients(J), batch, "without replacement");
  return {
    sgd,
    batch,
    ...stableRate(largestStableRate(sgd), share),
    conditioned: largestContractingRate(sgd).times(share),
  };
});

/**
 * A share of the largest stable rate: a number like any other, known exactly, where the rounding of the largest rate
 * cannot matter; at the largest rate itself it does. And what is provided that the rate is below the largest one.
 */
function stableRate(largest: Quantity, share: number) {
  const stable = takenAsExact(largest.times(share).value, "any rate will do that is found to be below the largest one");
  const room = largest.minus(stable);
  return room.value > room.error
    ? { stable, whereStable: (x: Quantity) => provided(x, room) }
    : { stable: largest.times(share), whereStable: (x: Quantity) => x };
}

/** E(I − ηA)² over all batches. */
export function oneStepByEnumeration(sgd: LinearizedSgd, batch: number, rate: Quantity): Matrix {
  const { rows: n, cols: p } = sgd.gradients;
  const all = allBatches(n, batch, "without replacement");
  const squares = all.map((own) => {
    const { hessian } = linearizedSgd(gradientsOf(own, sgd), exact(0));
    return identity(p).minus(hessian.times(rate)).gramOfRows();
  });
  return linearCombination(
    squares,
    squares.map(() => exact(1).over(all.length)),
  );
}
