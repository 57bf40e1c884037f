import { allocate, note } from "../arithmetic/index.js";
import {
  chain,
  fromRows,
  inner,
  jointRadius,
  matricesFrom,
  Matrix,
  type MatrixLike,
  type MatrixList,
  zeros,
} from "../matrices/index.js";
import { validateNetwork } from "./network.js";

/**
 * ∇_{W_j} ⟨A, E(W)⟩ entry by entry, of the shape of W_j: entry (r, c) is the derivative along the unit matrix
 * e_r e_cᵀ,
 *
 *   ⟨A, W_L ⋯ W_{j+1} (e_r e_cᵀ) W_{j−1} ⋯ W_1⟩,
 *
 * exactly, because E(W) is linear in each layer. It is the slow second opinion on `layerGradients`, and multiplies the
 * layers out anew for every entry. Radius: the errors of the entries, those of the products and inner products.
 *
 * @param index the layer counted from zero: `index` = j − 1
 * @throws ShapeError
 */
export function derivativesAlongUnits(weights: MatrixList, a: MatrixLike, index: number): Matrix {
  weights = matricesFrom(weights, "derivativesAlongUnits, weights");
  a = fromRows(a, "derivativesAlongUnits, a");
  validateNetwork(weights, [a]);
  const { rows, cols } = weights[index]!;
  const data = allocate(rows * cols);
  const errors = new Float64Array(data.length);
  for (let k = 0; k < data.length; k++) {
    const unit = zeros(rows, cols);
    unit.data[k] = 1;
    const layers = weights.map((w, j) => (j === index ? unit : w));
    const derivative = inner(a, chain(layers.reverse()));
    data[k] = derivative.value;
    errors[k] = derivative.error;
  }
  return note(new Matrix(rows, cols, data, jointRadius(errors)), "layerGradient", weights, a, index);
}
