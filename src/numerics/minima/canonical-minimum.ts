import { exact, type Quantity } from "../arithmetic/index.js";
import {
  block,
  matricesFrom,
  type Matrix,
  type MatrixList,
  prefixProducts,
  quantityDiagonal,
  suffixProducts,
} from "../matrices/index.js";
import type { SingularValueDecomposition } from "../spectra/index.js";

/**
 * The solution (27) of Mulayoff and Michaeli (2020) for T = U S Vᵀ: W_1 = S_1^{1/m}Vᵀ, W_j = S_j^{1/m},
 * W_m = U S_m^{1/m}, with S_j^{1/m} the d_j × d_{j−1} matrix that has the m-th roots of the singular values on its
 * diagonal; for m = 1 it is T. Singular values beyond the narrowest width are left out: they are zero under A1.
 *
 * The singular values are taken as exact and U, V as exactly orthonormal: what is solved for is the T of the decomposition.
 * Radii: those of U and V, and the rounding of the roots and products.
 * @param shapes of the layers W_1, …, W_m, of depth m ≥ 1
 */
export function canonicalMinimum(
  { u, values, v }: SingularValueDecomposition,
  shapes: readonly { readonly rows: number; readonly cols: number }[],
): Matrix[] {
  const depth = shapes.length;
  const roots = Array.from(values, (value) => (depth === 1 ? exact(value) : exact(value).power(1, depth)));
  if (depth === 1) return [weightedColumns(u, roots, roots.length).times(v.T)];
  return shapes.map(({ rows, cols }, j) => {
    if (j === 0) return weightedColumns(v, roots, rows).T;
    return j === depth - 1 ? weightedColumns(u, roots, cols) : quantityDiagonal(roots, rows, cols);
  });
}

/** Q diag(roots), filled up with zero columns or cut to `count` of them. */
function weightedColumns(q: Matrix, roots: readonly Quantity[], count: number): Matrix {
  return q.times(quantityDiagonal(roots, q.cols, count));
}

/**
 * b = Φ(v ⊗ u) for the first singular pair, as one matrix a layer: b_k = S_kᵀ u vᵀ P_{k−1}ᵀ with P_{k−1} = W_{k−1} ⋯ W_1
 * and S_k = W_m ⋯ W_{k+1} (white data; vec stacks columns, v ⊗ u = vec(u vᵀ)).
 */
export function signalDirection(weights: MatrixList, { u, v }: Pick<SingularValueDecomposition, "u" | "v">): Matrix[] {
  weights = matricesFrom(weights, "signalDirection");
  const leading = (q: Matrix): Matrix => block(q, 0, 0, q.rows, 1);
  const pair = leading(u).times(leading(v).T);
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  return weights.map((_, k) => suffixes[k + 1]!.T.times(pair.times(prefixes[k]!.T)));
}
