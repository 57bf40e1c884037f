import { note, type Quantity } from "../arithmetic/index.js";
import { matricesFrom, type MatrixList, transposedTimes } from "../matrices/index.js";
import { largestEigenvalue } from "../spectra/index.js";
import { type MeasurementProblem, validateProblem } from "./network.js";
import { predictionGradients } from "./prediction-gradients.js";

/**
 * The sharpness λ_max(∇²L) at a W of zero loss, where ∇²L = (2/n) Σ ∇f_i ∇f_iᵀ has the nonzero eigenvalues of the
 * n × n Gram matrix (2/n) (⟨∇f_i, ∇f_k⟩) of the gradients of the predictions f_i = ⟨A_i, E(W)⟩.
 *
 * Away from zero loss it is the largest eigenvalue of the Gauss–Newton part alone. The Gram matrix is formed on the
 * smaller side, n or the number of parameters. Error: that of the eigenvalue, with the radius of the Gram matrix.
 * @throws ShapeError
 */
export function sharpness(weights: MatrixList, problem: MeasurementProblem): Quantity {
  weights = matricesFrom(weights, "sharpness");
  validateProblem(weights, problem);
  const gradients = predictionGradients(weights, problem.measurements);
  const gram = gradients.rows <= gradients.cols ? gradients.gramOfRows() : transposedTimes(gradients, gradients);
  const value = largestEigenvalue(gram).times(2).over(problem.measurements.length);
  return note(value, "sharpness", weights, problem.measurements);
}
