import { DomainError, exact, type Quantity, ShapeError, sum } from "../arithmetic/index.js";
import {
  flattenedRows,
  frobeniusSquared,
  fromRows,
  inner,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
  requireSameShape,
} from "../matrices/index.js";

/**
 * The first of the measurements, after a check that there is one and that all have its shape.
 * @throws ShapeError
 */
export function requireMeasurements(measurements: MatrixList, where: string): Matrix {
  measurements = matricesFrom(measurements, where);
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
export function measurementGram(measurements: MatrixList): Matrix {
  measurements = matricesFrom(measurements, "measurementGram");
  requireMeasurements(measurements, "measurementGram");
  const rows = flattenedRows(measurements.map((a) => [a]));
  return rows.T.times(rows).times(exact(1).over(measurements.length));
}

/**
 * (1/n) Σ ⟨A_i, X⟩² / ‖X‖_F², the quotient that the restricted isometry property (9) of Gatmiry et al. (2023) keeps
 * in [1 − δ, 1 + δ]. The error is infinite where ‖X‖_F² may be zero, by its radius or by underflow (‖X‖_F below 1e-162).
 * @throws ShapeError; DomainError for X = 0
 */
export function restrictedQuotient(measurements: MatrixList, x: MatrixLike): Quantity {
  measurements = matricesFrom(measurements, "restrictedQuotient, measurements");
  x = fromRows(x, "restrictedQuotient, x");
  requireSameShape(requireMeasurements(measurements, "restrictedQuotient"), x, "restrictedQuotient");
  const size = frobeniusSquared(x);
  if (x.normBound === 0) {
    throw new DomainError({ where: "restrictedQuotient", expected: "a matrix X other than zero", got: "zero" });
  }
  const energy = sum(measurements.map((a) => inner(a, x).squared()));
  return energy.over(measurements.length).over(size);
}
