import { exact, type Matrix, squareRootPsd } from "../../../src/numerics/index.js";

/** Σ X_iX_iᵀ. */
function gramSum(matrices: readonly Matrix[]): Matrix {
  return matrices.map((x) => x.times(x.T)).reduce((x, y) => x.plus(y));
}

/** (Σ X_iX_iᵀ)^{1/2}: B_1 for the measurements, B_2 for their transposes. */
export function gramRoot(matrices: readonly Matrix[]): Matrix {
  return squareRootPsd(gramSum(matrices));
}

/** ((1/n) Σ X_iX_iᵀ)^{1/2}. */
export function meanGramRoot(matrices: readonly Matrix[]): Matrix {
  return squareRootPsd(gramSum(matrices).times(exact(1).over(matrices.length)));
}
