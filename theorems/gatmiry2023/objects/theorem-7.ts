import { inducedRegularizerSingle, type Quantity, traceBySecondDifferences } from "../../../src/numerics/index.js";
import { block, directSum, inner, type Matrix, zeros } from "../../../src/numerics/matrices/index.js";
import { minimizerIfInvertible } from "../shared/single-minimizer.js";

/** ‖(AᵀM)^{L−1}Aᵀ‖_{S_{2/L}}^{2/L}: the sum of (24) without its factor L. */
export function schattenSum(a: Matrix, m: Matrix, depth: number): Quantity {
  return inducedRegularizerSingle(a, m, depth).over(2 * depth);
}

/** A ⊕ 0 of the given shape. */
function padded(a: Matrix, rows: number, cols: number): Matrix {
  return directSum(a, zeros(rows - a.rows, cols - a.cols));
}

/** Both sides at W* for A and M that are zero outside their d × d corners; null where a corner is singular. */
export function atMinimizer({ A, M, L }: { readonly A: Matrix; readonly M: Matrix; readonly L: number }) {
  const d = Math.min(M.rows, M.cols);
  const [a, m] = [block(A, 0, 0, d, d), block(M, 0, 0, d, d)];
  const least = minimizerIfInvertible(a, m, L);
  if (least === null) return null;
  const weights = least.map((w, j) => padded(w, j === L - 1 ? M.rows : d, j === 0 ? M.cols : d));
  const [wideA, wideM] = [padded(a, M.rows, M.cols), padded(m, M.rows, M.cols)];
  const trace = traceBySecondDifferences(weights, { measurements: [wideA], labels: [inner(wideA, wideM)] });
  return { trace, power: schattenSum(wideA, wideM, L) };
}
