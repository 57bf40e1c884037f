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
import { deviation, rankOneDeviation } from "./rank-one-range.js";
import { restrictedSpectrumBounds } from "./restricted-spectrum.js";

/** How close the ends of an enclosure should be, relative to 1 + δ. */
const WANTED = 1e-10;

/**
 * The smallest δ for which the measurements satisfy the (rank, δ)-RIP, Definition 3 of Gatmiry et al. (2023): the
 * largest |quotient − 1| over matrices of at most that rank.
 *
 * For rank ≥ min(d_0, d_L) every matrix qualifies, so δ = max(λ_max − 1, 1 − λ_min) of `measurementGram`, to rounding.
 * For smaller ranks finding δ is a nonconvex problem and the result is an enclosure: from below by matrices of that
 * rank (alternating maximization and minimization), from above by bounds on the quotient (`restrictedSpectrumBounds`). For
 * rank 1 and matrices with at most three rows or columns, branch and bound over a factor of X = xyᵀ (`rankOneDeviation`)
 * brings the ends together: to 1e-10(1 + δ) for two, and for three as far as a few hundred steps go.
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
  let ends = { reached: lowerDeviation(reached), bound: deviation(bounds) };
  if (rank === 1 && ends.bound - ends.reached > WANTED * (1 + ends.reached)) {
    const few = Math.min(rows, cols);
    const turned = rows <= cols ? gram : measurementGram(measurements.map((a) => a.T));
    ends = rankOneDeviation(turned, few, bounds, ends.reached, WANTED) ?? ends;
  }
  const { value, error } = between(ends.reached, ends.bound);
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
