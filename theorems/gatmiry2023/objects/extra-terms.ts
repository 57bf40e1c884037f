import { instances, isometric, RIP_LAW_NAMES, statedDelta } from "../../../generators/index.js";
import { exact, identity, type Matrix, maximum, type Quantity, squareRoot } from "../../../src/numerics/index.js";
import { spectralNorm } from "../../../src/numerics/spectra/index.js";
import { meanGramRoot } from "../shared/gram-root.js";

/** Measurements. */
export const drawn = instances({
  sizes: { rows: [1, 3], cols: [1, 3], n: [1, 9] },
  matrices: {
    A: {
      each: ["rows", "cols"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "direction", "scaledBasis", "hadamard", "gaussian"],
      countedBy: "n",
    },
  },
});

/** Measurements with their δ, and the roots of their two mean Gram matrices. */
export const measured = drawn.map(({ built, rows, cols }, spec) => {
  const { measurements, delta } = isometric(built.A, 1);
  return {
    ...{ rows, cols, measurements, delta: statedDelta(spec, delta) },
    left: meanGramRoot(measurements),
    right: meanGramRoot(measurements.map((a) => a.T)),
  };
});

/** ‖X − √c·I‖₂. */
export function away(x: Matrix, c: number): Quantity {
  return spectralNorm(x.minus(identity(x.rows).times(squareRoot(c))));
}

/** How far √λ can be from 1 for λ in [1 − δ, 1 + δ], λ ≥ 0: 1 − √(1 − δ) for δ ≤ 1. */
export function rootGap(delta: Quantity): Quantity {
  const least = squareRoot(maximum([exact(0), exact(1).minus(delta)]));
  return maximum([exact(1).minus(least), squareRoot(delta.plus(1)).minus(1)]);
}
