import { DomainError, type Matrix, singleMeasurementMinimizer } from "../../../src/numerics/index.js";

/** W* for the single measurement A and the end-to-end matrix M; null where A or M is singular within rounding. */
export function minimizerIfInvertible(a: Matrix, m: Matrix, depth: number): Matrix[] | null {
  try {
    return singleMeasurementMinimizer(a, m, depth);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
