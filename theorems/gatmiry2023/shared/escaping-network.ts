import {
  exact,
  exactRankOfProduct,
  frobeniusSquared,
  identity,
  type Matrix,
  type Quantity,
} from "../../../src/numerics/index.js";
import { arrangements } from "./attainment-ranks.js";

/**
 * W_ε with the product M = pq and N = 0 (see attainment-ranks), whose trace (2/n)ε²Σ(‖A_iᵀp‖² + ‖qA_iᵀ‖²) goes to zero
 * with ε: q/ε, ε², 1, …, 1, p/ε for three layers or more, where qA_iᵀp = 0; (εq, p/ε) or (q/ε, εp) for two, where all
 * A_iᵀp or all qA_iᵀ are zero. Hidden widths are 1; zeros fill up to any other.
 */
export function escapingNetwork(
  measurements: readonly Matrix[],
  [p, q]: readonly [Matrix, Matrix],
  depth: number,
  epsilon: number,
): { readonly weights: readonly Matrix[]; readonly trace: Quantity } {
  const { stacked, beside } = arrangements(measurements);
  const energy = frobeniusSquared(stacked.times(p)).plus(frobeniusSquared(q.times(beside)));
  const [square, reciprocal] = [exact(epsilon).squared(), exact(1).over(epsilon)];
  const trace = energy.times(square).times(2).over(measurements.length);
  if (depth === 2) {
    const isSeen = exactRankOfProduct([stacked, p]) > 0;
    const [first, second] = isSeen ? [reciprocal, exact(epsilon)] : [exact(epsilon), reciprocal];
    return { weights: [q.times(first), p.times(second)], trace };
  }
  const between = Array.from({ length: depth - 2 }, (_, j) => identity(1).times(j === 0 ? square : 1));
  return { weights: [q.times(reciprocal), ...between, p.times(reciprocal)], trace };
}
