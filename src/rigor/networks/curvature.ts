import { IntervalMatrix, product, requireSameShape, transpose } from "../matrices/interval-matrix.js";
import { singularValues, spectralNorm } from "../matrices/spectrum.js";
import { RigorError } from "../numbers/errors.js";
import { divide, fromNumber, type Interval, isZero, maximum, multiply, subtract } from "../numbers/interval.js";
import { EXACT, type Precision } from "../numbers/precision.js";
import { layerGradients, type MeasurementProblem, residuals } from "./network.js";

/**
 * λ_max(∇²L) at a W of zero loss: there ∇²L = (2/n) Σ ∇f_i ∇f_iᵀ, whose nonzero eigenvalues are those of the Gram
 * matrix of the gradients of the predictions. That is exact, the enclosure is the one of its largest eigenvalue.
 * @throws RigorError where a residual is not 0 exactly, for the Hessian has another part there
 */
export function sharpness(
  weights: readonly IntervalMatrix[],
  problem: MeasurementProblem,
  precision: Precision,
): Interval {
  const off = residuals(weights, problem).findIndex((r) => !isZero(r));
  if (off >= 0) throw new RigorError("sharpness", "zero loss, exactly", `a residual ${off + 1} that is not 0`);
  return gaussNewtonSharpness(weights, problem.measurements, precision);
}

/**
 * (2/n) λ_max(Σ ∇f_i ∇f_iᵀ) at any W: the sharpness without the part of the Hessian that vanishes with the residuals.
 * @throws RigorError
 */
export function gaussNewtonSharpness(
  weights: readonly IntervalMatrix[],
  measurements: readonly IntervalMatrix[],
  precision: Precision,
): Interval {
  if (measurements.length === 0) throw new RigorError("gaussNewtonSharpness", "one or more measurements", "none");
  const gradients = measurements.map((a) => layerGradients(weights, a).flatMap((g) => g.data));
  const largest = spectralNorm(smallerGram(gradients), precision.plus(4));
  return divide(multiply(fromNumber(2), largest, EXACT), fromNumber(measurements.length), precision);
}

/** The least and the largest value of (1/n) Σ ⟨A_i, X⟩² over all X with ‖X‖_F = 1. */
export interface MeasurementSpectrum {
  readonly least: Interval;
  readonly largest: Interval;
}

/**
 * The extreme eigenvalues of (1/n) Σ vec(A_i) vec(A_i)ᵀ, from the exact Gram matrix on the smaller side. With fewer
 * measurements than entries, or dependent ones, the least is exactly 0.
 * @throws RigorError for no measurements or ones of different shapes
 */
export function measurementSpectrum(
  measurements: readonly IntervalMatrix[],
  precision: Precision,
): MeasurementSpectrum {
  const first = measurements[0];
  if (first === undefined) throw new RigorError("measurementSpectrum", "one or more measurements", "none");
  for (const a of measurements) requireSameShape(first, a, "measurementSpectrum");
  const n = fromNumber(measurements.length);
  // The Gram matrix is positive semidefinite: its singular values are its eigenvalues.
  const values = singularValues(smallerGram(measurements.map((a) => a.data)), precision.plus(4));
  const isOnto = measurements.length >= first.data.length;
  return {
    least: isOnto ? divide(values.at(-1)!, n, precision) : fromNumber(0),
    largest: divide(values[0]!, n, precision),
  };
}

/**
 * The smallest δ with (1 − δ)‖X‖_F² ≤ (1/n) Σ ⟨A_i, X⟩² ≤ (1 + δ)‖X‖_F² for all X, that is for every rank up to
 * min(d_0, d_L): max(λ_max − 1, 1 − λ_min) of `measurementSpectrum`. An upper bound for every smaller rank.
 * @throws RigorError
 */
export function ripConstantFullRank(measurements: readonly IntervalMatrix[], precision: Precision): Interval {
  const { least, largest } = measurementSpectrum(measurements, precision.plus(4));
  const one = fromNumber(1);
  return maximum(subtract(largest, one, precision), subtract(one, least, precision));
}

/** XXᵀ or XᵀX, whichever is smaller, for X with these rows, exactly. They share their nonzero eigenvalues. */
function smallerGram(rows: readonly (readonly Interval[])[]): IntervalMatrix {
  const x = new IntervalMatrix(rows.length, rows[0]!.length, rows.flat());
  const across = transpose(x);
  return x.rows <= x.cols ? product(x, across, EXACT) : product(across, x, EXACT);
}
