import { type Quantity, ShapeError } from "../arithmetic/index.js";
import {
  inner,
  linearCombination,
  matricesFrom,
  type Matrix,
  type MatrixList,
  requireSameShape,
  timesTransposed,
  transposedTimes,
} from "../matrices/index.js";
import { type MeasurementProblem, residuals, validateProblem } from "./network.js";

/** A matrix and its derivative along the direction: an element of the dual numbers over matrices. */
interface Dual {
  readonly value: Matrix;
  readonly tangent: Matrix;
}

const times = (x: Matrix, y: Matrix): Matrix => x.times(y);

/** (XY, ẊY + XẎ), or likewise for XYᵀ and XᵀY. */
function multiplyDuals(x: Dual, y: Dual, product: (x: Matrix, y: Matrix) => Matrix = times): Dual {
  return {
    value: product(x.value, y.value),
    tangent: product(x.tangent, y.value).plus(product(x.value, y.tangent)),
  };
}

/**
 * ∇²L(W)·V, one matrix per layer, by the R-operator: the gradient ∇_{W_j} L = S_jᵀ G P_{j−1}ᵀ is evaluated on pairs
 * (W_j, V_j), where P, S are the prefix and suffix products and G = (2/n) Σ r_i A_i.
 *
 * O(L) products of pairs and O(n) inner products. Radii: those of the operations, by their own bounds.
 * Source: Pearlmutter, Fast exact multiplication by the Hessian, Neural Computation 6 (1994).
 * @param direction V_1, …, V_L, of the shapes of the layers
 * @throws ShapeError
 */
export function hessianVectorProduct(
  weights: MatrixList,
  problem: MeasurementProblem,
  direction: MatrixList,
): Matrix[] {
  weights = matricesFrom(weights, "hessianVectorProduct, weights");
  direction = matricesFrom(direction, "hessianVectorProduct, direction");
  validateProblem(weights, problem);
  const depth = weights.length;
  if (direction.length !== depth) {
    throw new ShapeError({
      where: "hessianVectorProduct",
      expected: `a direction of ${depth} matrices, one for each layer`,
      got: `${direction.length}`,
    });
  }
  const layers = weights.map((value, j): Dual => {
    requireSameShape(value, direction[j]!, `hessianVectorProduct, layer ${j + 1}`);
    return { value, tangent: direction[j]! };
  });

  /** below[j] = W_j ⋯ W_1 for j ≥ 1. */
  const below: Dual[] = [];
  layers.forEach((layer, j) => (below[j + 1] = j === 0 ? layer : multiplyDuals(layer, below[j]!)));
  const gradient = endToEndGradientDual(weights, problem, below[depth]!.tangent);

  const result = new Array<Matrix>(depth);
  /** S_jᵀ G, from the top down; S_L is the identity. */
  let pulledBack = gradient;
  for (let j = depth - 1; j >= 0; j--) {
    const full = j === 0 ? pulledBack : multiplyDuals(pulledBack, below[j]!, timesTransposed);
    result[j] = full.tangent;
    if (j > 0) pulledBack = multiplyDuals(layers[j]!, pulledBack, transposedTimes);
  }
  return result;
}

/** G = (2/n) Σ r_i A_i and its derivative (2/n) Σ ⟨A_i, Ė⟩ A_i. */
function endToEndGradientDual(weights: readonly Matrix[], problem: MeasurementProblem, product: Matrix): Dual {
  const { measurements } = problem;
  const n = measurements.length;
  const combine = (coefficients: readonly Quantity[]): Matrix =>
    linearCombination(
      measurements,
      coefficients.map((c) => c.times(2).over(n)),
    );
  return {
    value: combine(residuals(weights, problem)),
    tangent: combine(measurements.map((a) => inner(a, product))),
  };
}
