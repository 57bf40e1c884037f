import { instances, OWN_SCALARS, ownScalars, scalarLists } from "../../../generators/index.js";
import { diagonal, type Matrix, type Quantity } from "../../../src/numerics/index.js";

/** Layers of one size and any signs, or of any sizes. */
export const drawn = instances({
  // Beyond, (AᵀM)^{L−1} leaves the doubles.
  large: { L: 32 },
  choices: { balance: ["balanced", "any", "any"] },
  sizes: { depth: [1, 5] },
  reals: { size: [1, 2, 1 / 2, 3, 5 / 4], deviation: [1, 2, 1 / 2, 3] },
  fixed: { zero: 0 },
  matrices: {
    signs: { shape: [1, "depth"], laws: ["sign"] },
    stretch: { shape: [1, "depth"], laws: ["positive", "integer", "gaussian", "gaussian"] },
  },
});

/** w_1, …, w_L, where a 0 is 1, and σ̂. */
export const scalar = (x: number): Matrix => diagonal([x]);

interface Weighted {
  readonly w: readonly number[];
  readonly deviation: number | Quantity;
  readonly isBalanced: boolean;
}

/** Whether all weights are of one size. */
const isBalanced = (w: readonly number[]): boolean => w.every((x) => Math.abs(x) === Math.abs(w[0]!));

/** A network by its weights; on a file its own. */
export const weighted = drawn
  .map(({ balance, signs, stretch, size, deviation, zero }): Weighted => {
    const factor = (x: number, j: number) => x * (balance === "any" ? stretch.data[j]! || 1 : 1);
    const w = Array.from(signs.data, (x, j) => (j < zero ? 0 : factor(x, j) * size));
    return { w, deviation, isBalanced: isBalanced(w) };
  })
  .onFile({
    ...OWN_SCALARS,
    instance: (own) => {
      const { w, deviation } = ownScalars(own);
      return { w, deviation, isBalanced: isBalanced(w) };
    },
    lists: ({ w, deviation }) => scalarLists({ W: w.map(scalar), deviation }),
  });
