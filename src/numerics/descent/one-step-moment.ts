import { identity, type Matrix, minus, plus, transpose } from "../matrices/matrix.js";
import { gramOfRows, multiplyMatrices } from "../matrices/product.js";
import { divide, exact, multiply, product, type Quantity, square, sum } from "../arithmetic/quantity.js";
import { quantityMatrix } from "../matrices/quantity-matrix.js";
import { scaledByQuantity } from "../matrices/scaling.js";
import type { LinearizedSgd } from "./second-moment.js";
import { pseudoInverse, squareRootPsd } from "../spectra/square-root.js";
import { largestEigenvalue } from "../spectra/symmetric-eigen.js";

/** Σ_H = (1/n) Σ H_i² − H², the covariance of the Hessians H_i = g_ig_iᵀ of the samples, p × p. Radius propagated. */
export function hessianCovariance({ gradients, hessian }: LinearizedSgd): Matrix {
  const rows = gradients.toRows();
  const sizes = rows.map((g) => sum(g.map((x) => square(exact(x)))));
  const squares = quantityMatrix(gradients.cols, gradients.cols, (r, c) => {
    const [low, high] = [Math.min(r, c), Math.max(r, c)];
    return divide(sum(rows.map((g, i) => product([sizes[i]!, g[low]!, g[high]!]))), gradients.rows);
  });
  return minus(squares, gramOfRows(hessian));
}

/**
 * E(I − ηA)² = (I − ηH)² + η²cΣ_H, p × p: E‖δ_{t+1}‖² = δᵀE(I − ηA)²δ from δ_t = δ (Wu, Ma and E 2018). Radius propagated.
 */
export function oneStepMoment(sgd: LinearizedSgd, rate: Quantity): Matrix {
  const step = minus(identity(sgd.hessian.rows), scaledByQuantity(sgd.hessian, rate));
  return plus(gramOfRows(step), scaledByQuantity(hessianCovariance(sgd), multiply(square(rate), sgd.share)));
}

/**
 * The largest η for which no step enlarges E‖δ‖², λ_max of `oneStepMoment` ≤ 1, for gradients that span ℝᵖ: this is
 * η(H² + cΣ_H) ≼ 2H, so that it is 2/λ_max(H^{-1/2}(H² + cΣ_H)H^{-1/2}). Error: those of the root, of the inverse, and
 * Weyl; infinite where the gradients are not certain to span.
 */
export function largestContractingRate(sgd: LinearizedSgd): Quantity {
  const inverse = pseudoInverse(squareRootPsd(sgd.hessian));
  const both = plus(gramOfRows(sgd.hessian), scaledByQuantity(hessianCovariance(sgd), sgd.share));
  return divide(2, largestEigenvalue(multiplyMatrices(multiplyMatrices(inverse, both), transpose(inverse))));
}
