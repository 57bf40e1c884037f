import { type RegressionMinimizer, regressionMinimizers } from "../../../generators/families/index.js";
import { type Quantity, regressionMeasurements } from "../../../src/numerics/index.js";
import { flattenedRows, frobeniusNorm, identity, type Matrix } from "../../../src/numerics/matrices/index.js";
import { explicitHessian, layerGradients } from "../../../src/numerics/networks/index.js";

/** All second derivatives are explicit. */
export const minimizers = regressionMinimizers.growing({ entries: 64 });

/** ‖∇²R(W)‖_F at a minimizer: that of (2/n)JJᵀ, J the gradients of the predictions as rows. */
export function hessianNorm({ weights, problem }: RegressionMinimizer): Quantity {
  const { measurements } = regressionMeasurements(problem);
  const gradients = flattenedRows(measurements.map((a) => layerGradients(weights, a)));
  const gram = gradients.times(gradients.T);
  return frobeniusNorm(gram).times(2).over(measurements.length);
}

/** I − ηH by η, for the Hessian entry by entry: what a step of linearized descent does to distances. */
export function stepsOf({ weights, problem }: RegressionMinimizer): (rate: Quantity) => Matrix {
  const hessian = explicitHessian(weights, regressionMeasurements(problem));
  return (rate) => identity(hessian.rows).minus(hessian.times(rate));
}
