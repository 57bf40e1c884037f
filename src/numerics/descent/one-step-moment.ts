import { exact, product, type Quantity, sum } from "../arithmetic/index.js";
import { identity, type Matrix, quantityMatrix } from "../matrices/index.js";
import { largestEigenvalue, pseudoInverse, squareRootPsd } from "../spectra/index.js";
import type { LinearizedSgd } from "./second-moment.js";

/** Σ_H = (1/n) Σ H_i² − H², the covariance of the Hessians H_i = g_ig_iᵀ of the samples, p × p. Radius propagated. */
export function hessianCovariance({ gradients, hessian }: LinearizedSgd): Matrix {
  const rows = gradients.toRows();
  const sizes = rows.map((g) => sum(g.map((x) => exact(x).squared())));
  const squares = quantityMatrix(gradients.cols, gradients.cols, (r, c) => {
    const [low, high] = [Math.min(r, c), Math.max(r, c)];
    return sum(rows.map((g, i) => product([sizes[i]!, g[low]!, g[high]!]))).over(gradients.rows);
  });
  return squares.minus(hessian.gramOfRows());
}

/**
 * E(I − ηA)² = (I − ηH)² + η²cΣ_H, p × p: E‖δ_{t+1}‖² = δᵀE(I − ηA)²δ from δ_t = δ (Wu, Ma and E 2018). Radius propagated.
 */
export function oneStepMoment(sgd: LinearizedSgd, rate: Quantity): Matrix {
  const step = identity(sgd.hessian.rows).minus(sgd.hessian.times(rate));
  return step.gramOfRows().plus(hessianCovariance(sgd).times(rate.squared().times(sgd.share)));
}

/**
 * The largest η for which no step enlarges E‖δ‖², λ_max of `oneStepMoment` ≤ 1, for gradients that span ℝᵖ: this is
 * η(H² + cΣ_H) ≼ 2H, so that it is 2/λ_max(H^{-1/2}(H² + cΣ_H)H^{-1/2}). Error: those of the root, of the inverse, and
 * Weyl; infinite where the gradients are not certain to span.
 */
export function largestContractingRate(sgd: LinearizedSgd): Quantity {
  const inverse = pseudoInverse(squareRootPsd(sgd.hessian));
  const both = sgd.hessian.gramOfRows().plus(hessianCovariance(sgd).times(sgd.share));
  return exact(2).over(largestEigenvalue(inverse.times(both).times(inverse.T)));
}
