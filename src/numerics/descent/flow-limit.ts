import { approximately, type Quantity, ShapeError, squareRoot } from "../arithmetic/index.js";
import {
  frobeniusNorm,
  fromRows,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
} from "../matrices/index.js";
import { dataEnergy, leastNormRegressor } from "../minima/index.js";
import { regressor, type UnivariateProblem } from "../networks/index.js";
import { eachSingularValue, exactRank, spectralNorm } from "../spectra/index.js";

/** What a regression is known by, whatever the network. */
export interface RegressionFacts {
  /** w* = X†y, d × 1. */
  readonly solution: Matrix;
  /** λ, the smallest nonzero eigenvalue of Σ̂ = XᵀX/n; undefined for X = 0. */
  readonly smallest: Quantity | undefined;
  /** Λ, the largest eigenvalue of Σ̂. */
  readonly largest: Quantity;
}

/** The last eigenvalue that is not zero; one of which nothing is known where X, as far as it is known, may have several ranks. */
function smallestNonzero(eigenvalues: readonly Quantity[], inputs: Matrix): Quantity | undefined {
  if (inputs.radius === 0) return eigenvalues[exactRank(inputs) - 1];
  const [least] = eigenvalues.slice(-1);
  return least !== undefined && least.value > least.error ? least : approximately(0, Infinity);
}

/**
 * w*, λ and Λ; the rank of X, which tells the smallest nonzero eigenvalue, is found in integers. Nothing is known of λ
 * where X is not exact and may have another rank.
 * @throws ShapeError for inputs without entries
 */
export function regressionFacts(problem: UnivariateProblem): RegressionFacts {
  const { inputs } = problem;
  if (inputs.data.length === 0) {
    throw new ShapeError({ where: "regressionFacts", expected: "inputs with rows and columns", got: inputs.shape });
  }
  const eigenvalues = eachSingularValue(inputs).map((s) => s.squared().over(inputs.rows));
  return {
    solution: leastNormRegressor(problem),
    smallest: smallestNonzero(eigenvalues, inputs),
    largest: eigenvalues[0]!,
  };
}

/** R(W) − R_min = (w_prod − w*)ᵀΣ̂(w_prod − w*), without the cancellation of the two risks. @throws ShapeError */
export function excessRisk(weights: MatrixList, problem: UnivariateProblem, solution: MatrixLike): Quantity {
  weights = matricesFrom(weights, "excessRisk, weights");
  solution = fromRows(solution, "excessRisk, solution");
  return dataEnergy(regressor(weights, problem).minus(solution), problem);
}

/** What is certain of the flow from a point on. */
export interface FlowLimit {
  /** Bound on the distance from the point to the limit of its flow, in the Frobenius norm of all weights together. */
  readonly distance: Quantity;
  /** μ with Σ_k‖∇_{W_k}R‖_F² ≥ μ(R − R_min) at this and every later time. */
  readonly polyakLojasiewicz: Quantity;
}

/**
 * Certifies that the gradient flow from W converges to a minimizer of R, and how far away it is; null where
 * 9(R(W) − R_min) < λ‖w*‖² does not hold for certain.
 *
 * With e = R(W) − R_min: the risk decreases, so ‖w_prod‖ ≥ ρ = ‖w*‖ − √(e/λ) from here on. From w_prod = W_1ᵀv with
 * v = W_2ᵀ⋯W_Lᵀp one has ‖v‖ ≥ ρ/‖W_1‖_2, and ‖∇_{W_1}R‖_F² = ‖v‖²‖∇R(w_prod)‖² ≥ 4λ‖v‖²(R − R_min). While the
 * flow stays within ‖W_1‖_2 of W, its first layer has at most twice the norm, so Σ_k‖∇_{W_k}R‖_F² ≥ μ(R − R_min) with
 * μ = λρ²/‖W_1‖_2². Under this inequality the rest of the path is no longer than 2√(e/μ) (d√(R−R_min)/dt ≤
 * −(√μ/2)‖∇R‖_F), which is less than ‖W_1‖_2 exactly where 3√(e/λ) < ‖w*‖: the flow never leaves.
 * @throws ShapeError
 */
export function flowLimit(
  weights: MatrixList,
  problem: UnivariateProblem,
  { solution, smallest }: RegressionFacts,
): FlowLimit | null {
  weights = matricesFrom(weights, "flowLimit");
  if (smallest === undefined) return null;
  const excess = excessRisk(weights, problem, solution);
  const length = frobeniusNorm(solution);
  const room = smallest.times(length.squared()).minus(excess.times(9));
  if (!(room.value > room.error)) return null;
  const first = spectralNorm(weights[0]!);
  const reach = length.minus(squareRoot(excess.over(smallest)));
  const polyakLojasiewicz = smallest.times(reach.over(first).squared());
  return { distance: squareRoot(excess.over(polyakLojasiewicz)).times(2), polyakLojasiewicz };
}
