import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { type Matrix, requireSameShape, transpose } from "../matrices/matrix.js";
import { frobeniusSquared, inner } from "../matrices/norms.js";
import { multiplyMatrices } from "../matrices/product.js";
import { divide, exact, type Quantity, square, sum } from "../arithmetic/quantity.js";
import { scaledByQuantity } from "../matrices/scaling.js";
import { flattenedRows } from "../matrices/stacking.js";

/**
 * The first of the measurements, after a check that there is one and that all have its shape.
 * @throws ShapeError
 */
export function requireMeasurements(measurements: readonly Matrix[], where: string): Matrix {
  const first = measurements[0];
  if (first === undefined) throw new ShapeError({ where, expected: "at least one measurement", got: "none" });
  for (const a of measurements) requireSameShape(first, a, where);
  return first;
}

/**
 * The quadratic form of the measurement operator, (1/n) Σ vec(A_i) vec(A_i)ᵀ of size d_0d_L × d_0d_L, vec row by row:
 * vec(X)ᵀ G vec(X) = (1/n) Σ ⟨A_i, X⟩². The radius is that of the product.
 * @throws ShapeError
 */
export function measurementGram(measurements: readonly Matrix[]): Matrix {
  requireMeasurements(measurements, "measurementGram");
  const rows = flattenedRows(measurements.map((a) => [a]));
  return scaledByQuantity(multiplyMatrices(transpose(rows), rows), divide(exact(1), measurements.length));
}

/**
 * (1/n) Σ ⟨A_i, X⟩² / ‖X‖_F², the quotient that the restricted isometry property (9) of Gatmiry et al. (2023) keeps
 * in [1 − δ, 1 + δ].
 * @throws ShapeError; DomainError for X = 0
 */
export function restrictedQuotient(measurements: readonly Matrix[], x: Matrix): Quantity {
  requireSameShape(requireMeasurements(measurements, "restrictedQuotient"), x, "restrictedQuotient");
  const size = frobeniusSquared(x);
  if (size.value === 0) {
    throw new DomainError({ where: "restrictedQuotient", expected: "a matrix X other than zero", got: "zero" });
  }
  const energy = sum(measurements.map((a) => square(inner(a, x))));
  return divide(divide(energy, measurements.length), size);
}
