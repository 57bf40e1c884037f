import {
  approximately,
  between,
  DomainError,
  exact,
  maximum,
  note,
  OUTWARD,
  type Quantity,
  ShapeError,
  UNIT_ROUNDOFF,
} from "../arithmetic/index.js";
import { matricesFrom, type MatrixList } from "../matrices/index.js";
import { symmetricEigen } from "../spectra/index.js";
import { measurementGram, requireMeasurements, restrictedQuotient } from "./measurement-operator.js";
import { extremeRestricted } from "./restricted-search.js";
import { type Interval, restrictedSpectrumBounds } from "./restricted-spectrum.js";

/**
 * The smallest δ for which the measurements satisfy the (rank, δ)-RIP, Definition 3 of Gatmiry et al. (2023): the
 * largest |quotient − 1| over matrices of at most that rank.
 *
 * For rank ≥ min(d_0, d_L) every matrix qualifies, so δ = max(λ_max − 1, 1 − λ_min) of `measurementGram`, to rounding.
 * For smaller ranks finding δ is a nonconvex problem and the result is an enclosure: from below by matrices of that
 * rank (alternating maximization and minimization), from above by bounds on the quotient (`restrictedSpectrumBounds`).
 * @throws ShapeError, also for measurements without entries; DomainError for a rank that is not a positive integer
 */
export function ripConstant(measurements: MatrixList, rank: number): Quantity {
  measurements = matricesFrom(measurements, "ripConstant");
  const { rows, cols } = requireMeasurements(measurements, "ripConstant");
  if (!(Number.isInteger(rank) && rank >= 1)) {
    throw new DomainError({ where: "ripConstant", expected: "a rank that is a positive integer", got: String(rank) });
  }
  if (rows * cols === 0) {
    throw new ShapeError({ where: "ripConstant", expected: "measurements with entries", got: `${rows}×${cols}` });
  }
  const gram = measurementGram(measurements);
  const spectrum = symmetricEigen(gram);
  if (rank >= Math.min(rows, cols)) {
    const highest = approximately(spectrum.values[0]!, spectrum.error);
    const lowest = approximately(spectrum.values.at(-1)!, spectrum.error);
    return note(maximum([highest.minus(1), exact(1).minus(lowest)]), "ripConstant", measurements);
  }
  const bounds = restrictedSpectrumBounds(gram, spectrum, rows, cols, rank);
  const reached = extremeRestricted(measurements, spectrum, rank).map((x) => restrictedQuotient(measurements, x));
  const { value, error } = between(lowerDeviation(reached), upperDeviation(bounds));
  // The lower end is a rounded difference.
  return approximately(value, error + 4 * UNIT_ROUNDOFF * value);
}

/** A lower bound of max |q − 1| over quotients that were reached; their errors count against it. */
function lowerDeviation(reached: readonly Quantity[]): number {
  return reached.reduce((best, q) => {
    const deviation = q.minus(1);
    return Math.max(best, Math.abs(deviation.value) - deviation.error * OUTWARD);
  }, 0);
}

/** An upper bound of max |q − 1| over q in the interval. */
function upperDeviation({ lower, upper }: Interval): number {
  return Math.max(upper - 1, 1 - lower, 0) * OUTWARD;
}
