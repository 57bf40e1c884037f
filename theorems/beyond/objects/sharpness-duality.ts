import { inducedRegularizerDepthTwo, type Matrix, matrixEntry, type Quantity } from "../../../src/numerics/index.js";
import { predictions, sharpness } from "../../../src/numerics/networks/index.js";

/** B_c = Σ_i G_ic A_i. */
export function mixed(A: readonly Matrix[], G: Matrix): Matrix[] {
  return Array.from({ length: G.cols }, (_, c) =>
    A.map((a, i) => a.times(matrixEntry(G, i, c))).reduce((all, one) => all.plus(one)),
  );
}

/** (4/n)‖(ΣB_cB_cᵀ)^{1/2} M (ΣB_cᵀB_c)^{1/2}‖_*: ‖G‖_F² times the bound. */
export function dual(A: readonly Matrix[], G: Matrix, M: Matrix): Quantity {
  return inducedRegularizerDepthTwo(mixed(A, G), M).times(G.cols).over(A.length);
}

/** The sharpness at a point. */
export function sharpnessAt(W: readonly Matrix[], A: readonly Matrix[]): Quantity {
  return sharpness(W, { measurements: A, labels: predictions(W, A) });
}
