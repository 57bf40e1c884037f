import { exact, type Quantity, ShapeError } from "../arithmetic/index.js";
import {
  frobeniusSquared,
  fromRows,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
  requireMatrix,
} from "../matrices/index.js";

/** Regression onto one output with a deep linear network (Marion and Chizat 2024, §3). */
export interface UnivariateProblem {
  /** X, n × d. */
  readonly inputs: Matrix;
  /** y, n × 1. */
  readonly targets: Matrix;
  /** p, d_L × 1; the 1 × 1 matrix [1] for a fully connected network. */
  readonly output: Matrix;
}

/** Checks that the fields are matrices. @throws ShapeError */
export function requireUnivariate({ inputs, targets, output }: UnivariateProblem): void {
  requireMatrix(inputs, "inputs");
  requireMatrix(targets, "targets");
  requireMatrix(output, "output");
}

function validate(weights: readonly Matrix[], { inputs, targets, output }: UnivariateProblem): void {
  requireUnivariate({ inputs, targets, output });
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
    columns[k] = weights[k]!.T.times(columns[k + 1]!);
  }
  return columns;
}

/** w_prod = W_1ᵀ ⋯ W_Lᵀ p, d × 1: the regressor that the network computes. @throws ShapeError */
export function regressor(weights: MatrixList, problem: UnivariateProblem): Matrix {
  weights = matricesFrom(weights, "regressor");
  validate(weights, problem);
  return pulledOutputs(weights, problem.output)[0]!;
}

/** R(W) = (1/n)‖y − X w_prod‖². The error bound is that of the products. @throws ShapeError */
export function univariateRisk(weights: MatrixList, problem: UnivariateProblem): Quantity {
  weights = matricesFrom(weights, "univariateRisk");
  const { inputs, targets } = problem;
  const residual = targets.minus(inputs.times(regressor(weights, problem)));
  return frobeniusSquared(residual).over(inputs.rows);
}

/** ∇R(w) = −(2/n)Xᵀ(y − Xw) at a regressor w, d × 1: (6). @throws ShapeError */
export function regressorGradient(at: MatrixLike, problem: UnivariateProblem): Matrix {
  at = fromRows(at, "regressorGradient");
  requireUnivariate(problem);
  const { inputs, targets } = problem;
  const residual = targets.minus(inputs.times(at));
  return inputs.T.times(residual).times(exact(-2).over(inputs.rows));
}

/**
 * The gradients (5), ∇_{W_k}R = (W_{k+1}ᵀ ⋯ W_Lᵀ p)(W_{k−1} ⋯ W_1 ∇R(w_prod))ᵀ for k = 1, …, L, each of the shape of
 * W_k: O(L) products of a matrix and a vector.
 * @throws ShapeError
 */
export function univariateRiskGradients(weights: MatrixList, problem: UnivariateProblem): Matrix[] {
  weights = matricesFrom(weights, "univariateRiskGradients");
  validate(weights, problem);
  const columns = pulledOutputs(weights, problem.output);
  let pushed = regressorGradient(columns[0]!, problem);
  return weights.map((w, index) => {
    const gradient = columns[index + 1]!.times(pushed.T);
    if (index < weights.length - 1) pushed = w.times(pushed);
    return gradient;
  });
}
