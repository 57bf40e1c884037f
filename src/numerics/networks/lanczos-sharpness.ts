import { approximately, exact, OUTWARD, type Quantity } from "../arithmetic/index.js";
import {
  flattenedRows,
  frobeniusNorm,
  frobeniusSquared,
  inner,
  matricesFrom,
  Matrix,
  type MatrixList,
} from "../matrices/index.js";
import { type LanczosOptions, largestRitzPair, type RitzPair, type SymmetricOperator } from "../spectra/index.js";
import { hessianVectorProduct } from "./hessian-vector-product.js";
import { measurementHessian } from "./measurement-hessian.js";
import { type MeasurementProblem, validateProblem } from "./network.js";

/** What a Ritz vector v proves about the Hessian H. */
export interface LanczosSharpness {
  /**
   * θ = ⟨v, Hv⟩/‖v‖². Some eigenvalue of H lies within the error of it, which is a bound of ‖Hv − θv‖/‖v‖ with all
   * rounding (Parlett 1998, Theorem 4.5.1). That it is the largest one is what Lanczos finds and nothing here proves.
   */
  readonly value: Quantity;
  /** λ_max(H) ≥ this: the Rayleigh quotient less its rounding. Above, there is no bound. */
  readonly lower: number;
  readonly steps: RitzPair["steps"];
  readonly stopped: RitzPair["stopped"];
}

/** The vector in the shapes of the layers. */
function shaped(flat: Float64Array, weights: readonly Matrix[]): Matrix[] {
  let from = 0;
  return weights.map(({ rows, cols, data }) => {
    from += data.length;
    return new Matrix(rows, cols, flat.subarray(from - data.length, from));
  });
}

/**
 * λ_max(∇²L(W)) at any W, a minimum or not, by Lanczos on products of the Hessian with vectors: O(L) matrix products and
 * O(n) inner products a step, where the full Hessian takes O(N²). At zero loss `sharpness` gives it with a bound from both
 * sides.
 *
 * The search squares the entries of ∇²L(W)x: where these are below 1e-162 it may end at another eigenvalue than the largest,
 * and beyond 1e154 it is refused. What is returned holds all the same.
 * @param hessian a faster map x ↦ ∇²L(W)x to search with, parameters layer by layer and row by row; only v is taken from
 * it, and what is proved of v comes from `hessianVectorProduct`
 * @throws ShapeError, DomainError, NonFiniteError
 */
export function lanczosSharpness(
  weights: MatrixList,
  problem: MeasurementProblem,
  options: LanczosOptions = {},
  hessian?: SymmetricOperator,
): LanczosSharpness {
  weights = matricesFrom(weights, "lanczosSharpness");
  validateProblem(weights, problem);
  hessian ??= measurementHessian(weights, problem);
  const { vector, steps, stopped } = largestRitzPair(hessian, options);
  const direction = shaped(vector, weights);
  const v = flattenedRows([direction]);
  const image = flattenedRows([hessianVectorProduct(weights, problem, direction)]);
  const quotient = inner(v, image).over(frobeniusSquared(v));
  // Any number may stand for θ: the computed quotient itself, without its error.
  const theta = approximately(quotient.value, 0);
  const distance = frobeniusNorm(image.minus(v.times(theta))).over(frobeniusNorm(v));
  const error = exact(distance.value).plus(distance.error);
  // Rounded once; twice its error moves it below the true difference.
  const below = exact(quotient.value).minus(quotient.error);
  return {
    value: approximately(theta.value, (error.value + error.error) * OUTWARD),
    lower: below.value - 2 * below.error,
    steps,
    stopped,
  };
}
