import { allocate, exact, OUTWARD, ShapeError, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "../arithmetic/index.js";
import { fromRows, jointRadius, Matrix, type MatrixLike } from "../matrices/index.js";

/**
 * The gradients ∇f(x_i; θ) of f(x; θ) = Σ_j a_j σ(w_jᵀx) as rows of an n × m(d + 1) matrix: σ(w_jᵀx_i) for all j, then
 * a_j σ′(w_jᵀx_i) x_i neuron by neuron, σ′(0) = 1. For many samples; `reluGradient` does the same in quantities.
 *
 * Radius: that of XWᵀ, which σ does not enlarge; a rounding for each product a_j x; and |a_j| ‖x_i‖ wherever the radius of
 * XWᵀ leaves the sign of w_jᵀx_i open.
 * @param outer a, m numbers
 * @param inner W (m × d), exact
 * @param inputs X (n × d), exact
 * @throws ShapeError
 */
export function reluJacobian(outer: ArrayLike<number>, inner: MatrixLike, inputs: MatrixLike): Matrix {
  inner = fromRows(inner, "reluJacobian, inner");
  inputs = fromRows(inputs, "reluJacobian, inputs");
  const { rows: m, cols: d } = inner;
  if (outer.length !== m) {
    throw new ShapeError({ where: "reluJacobian", expected: `${m} outer weights`, got: String(outer.length) });
  }
  const active = inputs.times(inner.T);
  const width = m * (d + 1);
  const data = allocate(inputs.rows * width);
  const products = new Float64Array(inputs.rows * m * d);
  const open = new Float64Array(products.length);
  let at = 0;
  for (let i = 0; i < inputs.rows; i++) {
    for (let j = 0; j < m; j++) {
      const t = active.at(i, j);
      const a = outer[j]!;
      data[i * width + j] = Math.max(t, 0);
      const isOpen = Math.abs(t) <= active.radius && active.radius > 0;
      for (let k = 0; k < d; k++) {
        const entry = a * inputs.at(i, k);
        products[at] = entry;
        if (isOpen) open[at] = entry;
        at += 1;
        data[i * width + m + j * d + k] = t >= 0 ? entry : 0;
      }
    }
  }
  const rounding = UNIT_ROUNDOFF * jointRadius(products) + (Math.sqrt(products.length) + 1) * SMALLEST_SUBNORMAL;
  const radius = (active.radius + rounding + jointRadius(open)) * OUTWARD;
  return new Matrix(inputs.rows, width, data, radius);
}

/**
 * G(θ) = (1/n) JᵀJ for the Jacobian J of the predictions on n samples, or (1/n) JJᵀ where that is smaller: both have the
 * same trace, Frobenius norm and nonzero eigenvalues.
 */
export function smallerFisher(jacobian: MatrixLike): Matrix {
  jacobian = fromRows(jacobian, "smallerFisher");
  const rows = jacobian.cols < jacobian.rows ? jacobian.T : jacobian;
  return rows.gramOfRows().times(exact(1).over(jacobian.rows));
}
