import { Matrix, minus, transpose, zeros } from "./matrix.js";
import { frobeniusSquared, inner } from "./norms.js";
import { multiplyMatrices } from "./product.js";
import { add, between, maximum, multiply, type Quantity, sum } from "./quantity.js";
import { OUTWARD } from "./roundoff.js";
import { scaledByQuantity } from "./scaling.js";
import { spectralNorm, svd } from "./singular-values.js";

/** First left and right singular vectors of a matrix, of one sign. */
export interface LeadingVectors {
  /** u, m × 1. */
  readonly left: Matrix;
  /** v, n × 1. */
  readonly right: Matrix;
}

/**
 * The first singular vectors of A. Radius: √2·error/(σ₁ − σ₂ − error) for the distance of either to an exact one, by
 * Wedin's sin Θ theorem (Wedin, BIT 12 (1972); Stewart and Sun 1990, Theorem V.4.4), with the error of the computed
 * decomposition, which includes the radius of A, and 2 sin(θ/2) ≤ √2 sin θ. Infinite where σ₁ may be repeated: then
 * there is no first vector up to sign.
 * @throws NonFiniteError, ConvergenceError
 */
export function leadingVectors(a: Matrix): LeadingVectors {
  const { u, v, values, error } = svd(a);
  const gap = values[0]! - (values[1] ?? 0) - error;
  const turned = gap > 0 ? (Math.SQRT2 * error * OUTWARD) / gap : Infinity;
  return { left: firstColumn(u, turned), right: firstColumn(v, turned) };
}

function firstColumn(basis: Matrix, turned: number): Matrix {
  const column = zeros(basis.rows, 1);
  for (let i = 0; i < basis.rows; i++) column.data[i] = basis.at(i, 0);
  return new Matrix(basis.rows, 1, column.data, (basis.radius + turned) * OUTWARD);
}

/**
 * 1 − ⟨v, u⟩² for the first right singular vector v of `upper` (r × m) and the first left singular vector u of `lower`
 * (m × q), as ‖v − ⟨u, v⟩u‖², which does not cancel where the two are nearly aligned. Error: that of the vectors; [0, 1]
 * where either is not determined.
 * @throws ShapeError, NonFiniteError, ConvergenceError
 */
export function misalignment(lower: Matrix, upper: Matrix): Quantity {
  const u = leadingVectors(lower).left;
  const v = leadingVectors(upper).right;
  if (!Number.isFinite(u.radius + v.radius)) return between(0, 1);
  const across = minus(v, scaledByQuantity(u, inner(u, v)));
  const found = frobeniusSquared(across);
  return found.error < 1 ? found : between(0, 1);
}

/** W_{k+1}ᵀW_{k+1} − W_kW_kᵀ for k = 1, …, L − 1: what gradient flow conserves. @throws ShapeError */
export function imbalances(weights: readonly Matrix[]): Matrix[] {
  return weights.slice(1).map((above, k) => {
    const below = weights[k]!;
    return minus(multiplyMatrices(transpose(above), above), multiplyMatrices(below, transpose(below)));
  });
}

/**
 * ε = 3 max_k‖W_k(0)‖_F² + 2 Σ_k‖W_k(0)W_k(0)ᵀ − W_{k+1}(0)ᵀW_{k+1}(0)‖_2 of Marion and Chizat (2024), Lemma 2: what bounds
 * rank, difference of norms and misalignment of the layers along the whole flow from W(0). @throws ShapeError
 */
export function initialImbalance(initial: readonly Matrix[]): Quantity {
  const sizes = maximum(initial.map(frobeniusSquared));
  return add(multiply(3, sizes), multiply(2, sum(imbalances(initial).map(spectralNorm))));
}
