import { ShapeError } from "../arithmetic/errors.js";
import { type Matrix, minus, transpose } from "../matrices/matrix.js";
import { frobeniusSquared } from "../matrices/norms.js";
import { multiplyMatrices } from "../matrices/product.js";
import { divide, type Quantity } from "../arithmetic/quantity.js";
import { scaledByQuantity } from "../matrices/scaling.js";

/** Regression onto one output with a deep linear network (Marion and Chizat 2024, §3). */
export interface UnivariateProblem {
  /** X, n × d. */
  readonly inputs: Matrix;
  /** y, n × 1. */
  readonly targets: Matrix;
  /** p, d_L × 1; the 1 × 1 matrix [1] for a fully connected network. */
  readonly output: Matrix;
}

function validate(weights: readonly Matrix[], { inputs, targets, output }: UnivariateProblem): void {
  if (targets.cols !== 1 || targets.rows !== inputs.rows || inputs.rows === 0) {
    throw new ShapeError({ where: "targets", expected: `${inputs.rows}×1 with at least one row`, got: targets.shape });
  }
  let width = inputs.cols;
  weights.forEach((w, index) => {
    if (w.cols !== width) {
      throw new ShapeError({ where: `layer ${index + 1}`, expected: `${width} columns`, got: w.shape });
    }
    width = w.rows;
  });
  if (weights.length === 0 || output.cols !== 1 || output.rows !== width) {
    throw new ShapeError({ where: "output", expected: `${width}×1 behind at least one layer`, got: output.shape });
  }
}

/** The columns v_k = W_{k+1}ᵀ ⋯ W_Lᵀ p for k = 0, …, L; v_0 is w_prod. */
function pulledOutputs(weights: readonly Matrix[], output: Matrix): Matrix[] {
  const columns = new Array<Matrix>(weights.length + 1);
  columns[weights.length] = output;
  for (let k = weights.length - 1; k >= 0; k--) {
    columns[k] = multiplyMatrices(transpose(weights[k]!), columns[k + 1]!);
  }
  return columns;
}

/** w_prod = W_1ᵀ ⋯ W_Lᵀ p, d × 1: the regressor that the network computes. @throws ShapeError */
export function regressor(weights: readonly Matrix[], problem: UnivariateProblem): Matrix {
  validate(weights, problem);
  return pulledOutputs(weights, problem.output)[0]!;
}

/** R(W) = (1/n)‖y − X w_prod‖². The error bound is that of the products. @throws ShapeError */
export function univariateRisk(weights: readonly Matrix[], problem: UnivariateProblem): Quantity {
  const { inputs, targets } = problem;
  const residual = minus(targets, multiplyMatrices(inputs, regressor(weights, problem)));
  return divide(frobeniusSquared(residual), inputs.rows);
}

/** ∇R(w) = −(2/n)Xᵀ(y − Xw) at a regressor w, d × 1: (6). @throws ShapeError */
export function regressorGradient(at: Matrix, { inputs, targets }: UnivariateProblem): Matrix {
  const residual = minus(targets, multiplyMatrices(inputs, at));
  return scaledByQuantity(multiplyMatrices(transpose(inputs), residual), divide(-2, inputs.rows));
}

/**
 * The gradients (5), ∇_{W_k}R = (W_{k+1}ᵀ ⋯ W_Lᵀ p)(W_{k−1} ⋯ W_1 ∇R(w_prod))ᵀ for k = 1, …, L, each of the shape of
 * W_k: O(L) products of a matrix and a vector.
 * @throws ShapeError
 */
export function univariateRiskGradients(weights: readonly Matrix[], problem: UnivariateProblem): Matrix[] {
  validate(weights, problem);
  const columns = pulledOutputs(weights, problem.output);
  let pushed = regressorGradient(columns[0]!, problem);
  return weights.map((w, index) => {
    const gradient = multiplyMatrices(columns[index + 1]!, transpose(pushed));
    if (index < weights.length - 1) pushed = multiplyMatrices(w, pushed);
    return gradient;
  });
}
