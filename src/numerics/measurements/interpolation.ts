import {
  allocate,
  DomainError,
  exact,
  gamma,
  OUTWARD,
  type Quantity,
  ShapeError,
  SMALLEST_SUBNORMAL,
} from "../arithmetic/index.js";
import {
  frobeniusOf,
  inner,
  jointRadius,
  linearCombination,
  matricesFrom,
  Matrix,
  type MatrixList,
  requireMatrix,
  zeros,
} from "../matrices/index.js";
import type { MeasurementProblem } from "../networks/index.js";
import { exactRank, svd } from "../spectra/index.js";
import { requireMeasurements } from "./measurement-operator.js";

/** The measurements as one linear map M ↦ (⟨A_i, M⟩)_i in its singular basis, cut off at its numerical rank. */
export interface MeasurementMap {
  readonly rank: number;
  /** The coefficients u_j ∈ R^n, j = 1, …, rank. */
  readonly outputs: readonly Float64Array[];
  /** The matching unit matrices, flat, with ⟨A_i, V_j⟩ = s_j u_ji. */
  readonly inputs: readonly Float64Array[];
  /** s_1 ≥ … ≥ s_rank > 0. */
  readonly values: Float64Array;
  /** Error of the singular values; values up to twice it count as zero. */
  readonly error: number;
  /** Whether these are zero indeed: none is left out, or the measurements are exact and have that rank. */
  readonly isCertain: boolean;
}

/**
 * Checks that there is at least one measurement, that all have one shape and that there is one label for each.
 * @throws ShapeError
 */
export function validateMeasurements({ measurements, labels }: MeasurementProblem, where: string): void {
  const first = measurements[0];
  if (first === undefined) throw new ShapeError({ where, expected: "at least one measurement", got: "none" });
  measurements.forEach((a, i) => {
    requireMatrix(a, `${where}, measurement ${i + 1}`);
    if (a.rows !== first.rows || a.cols !== first.cols) {
      throw new ShapeError({ where, expected: `measurement ${i + 1} of shape ${first.shape}`, got: a.shape });
    }
  });
  if (labels.length !== measurements.length) {
    throw new ShapeError({ where, expected: `${measurements.length} labels`, got: `${labels.length}` });
  }
}

/** The singular value decomposition of M ↦ (⟨A_i, M⟩)_i. @throws ShapeError, NonFiniteError, ConvergenceError */
export function measurementMap(measurements: MatrixList): MeasurementMap {
  measurements = matricesFrom(measurements, "measurementMap");
  const count = measurements.length;
  const size = requireMeasurements(measurements, "measurementMap").data.length;
  const data = allocate(count * size);
  measurements.forEach((a, i) => data.set(a.data, i * size));
  const radius = jointRadius(measurements.map((a) => a.radius));
  const stacked = new Matrix(count, size, data, radius);
  const { u, values, v, error } = svd(stacked);
  const rank = values.filter((x) => x > 2 * error).length;
  const columnsOf = (m: Matrix): Float64Array[] =>
    Array.from({ length: rank }, (_, j) => Float64Array.from({ length: m.rows }, (_unused, i) => m.at(i, j)));
  const isCertain = rank === values.length || (radius === 0 && exactRank(stacked) === rank);
  return { rank, outputs: columnsOf(u), inputs: columnsOf(v), values: values.slice(0, rank), error, isCertain };
}

/** The coordinates ⟨u_j, r⟩/s_j of the least-norm solution of ⟨A_i, M⟩ = r_i. */
export function leastNormCoordinates(map: MeasurementMap, r: ArrayLike<number>): Float64Array {
  return Float64Array.from(map.outputs, (u, j) => {
    let total = 0;
    for (let i = 0; i < u.length; i++) total += u[i]! * r[i]!;
    return total / map.values[j]!;
  });
}

/** Σ_j t_j u_j: the coefficients of Σ_j t_js_jV_j in terms of the measurements. */
export function measurementCoefficients(map: MeasurementMap, t: ArrayLike<number>, count: number): Float64Array {
  const out = new Float64Array(count);
  map.outputs.forEach((u, j) => {
    for (let i = 0; i < count; i++) out[i]! += t[j]! * u[i]!;
  });
  return out;
}

/** b_i − ⟨A_i, M⟩ with the errors of labels, measurements and M. */
function remainders(problem: MeasurementProblem, m: Matrix): Quantity[] {
  return problem.measurements.map((a, i) => problem.labels[i]!.minus(inner(a, m)));
}

/** Upper bound of (Σ (|value_i| + error_i)²)^{1/2}. */
function sizeBound(terms: readonly Quantity[]): number {
  return jointRadius(terms.map((x) => Math.abs(x.value) + x.error));
}

/**
 * Upper bound of the distance from M to {M' : ⟨A_i, M'⟩ = b_i}: ‖(b_i − ⟨A_i, M⟩)_i‖/s_rank. For dependent
 * measurements the labels are read as their projection onto the consistent ones, which for rank 0 are all met. Infinite
 * where the rank is not certain: what was cut off may have to be met, however far away that is.
 */
export function distanceToInterpolation(map: MeasurementMap, problem: MeasurementProblem, m: Matrix): number {
  if (!map.isCertain) return Infinity;
  const least = map.values[map.rank - 1];
  if (least === undefined) return 0;
  const size = sizeBound(remainders(problem, m));
  return (size / (least - map.error)) * OUTWARD + (size === 0 ? 0 : SMALLEST_SUBNORMAL);
}

/**
 * Throws unless the labels are in the range of the measurements up to what their own errors, the errors of the map
 * and the rounding of b_i = ⟨A_i, M⟩ explain. Only dependent measurements can fail.
 * @throws DomainError
 */
export function requireConsistent(map: MeasurementMap, { labels }: MeasurementProblem, where: string): void {
  if (map.rank === labels.length) return;
  const left = Float64Array.from(labels, (b) => b.value);
  for (const u of map.outputs) {
    let along = 0;
    for (let i = 0; i < left.length; i++) along += u[i]! * left[i]!;
    for (let i = 0; i < left.length; i++) left[i]! -= along * u[i]!;
  }
  const values = labels.map((b) => b.value);
  const solution = frobeniusOf(leastNormCoordinates(map, values));
  const largest = map.values[0] ?? 0;
  const terms = (map.inputs[0]?.length ?? 0) + labels.length;
  // Labels rounded from a matrix a few times larger than the least-norm solution are still taken.
  const rounding = 8 * (map.error + gamma(terms) * largest) * solution + gamma(2 * terms) * frobeniusOf(left);
  const underflow = 4 * terms * SMALLEST_SUBNORMAL;
  const allowed =
    rounding + gamma(2 * terms) * frobeniusOf(Float64Array.from(values)) + sizeOfErrors(labels) + underflow;
  const size = frobeniusOf(left);
  if (size > allowed) {
    throw new DomainError({
      where,
      expected: "labels that some matrix interpolates",
      got: `labels ${size.toPrecision(3)} off the range of dependent measurements`,
      remedy: `rounding explains ${allowed.toPrecision(3)}; make labels as ⟨A_i, M⟩ or drop dependent measurements`,
    });
  }
}

function sizeOfErrors(labels: readonly Quantity[]): number {
  return frobeniusOf(Float64Array.from(labels, (b) => b.error)) * OUTWARD;
}

/** M moved onto the interpolating matrices by the shortest way, twice to remove the rounding of the first. */
export function movedToInterpolation(map: MeasurementMap, problem: MeasurementProblem, m: Matrix): Matrix {
  let data = m.data;
  for (let pass = 0; pass < 2; pass++) {
    const left = remainders(problem, new Matrix(m.rows, m.cols, data)).map((x) => x.value);
    const coordinates = leastNormCoordinates(map, left);
    const next = Float64Array.from(data);
    map.inputs.forEach((v, j) => {
      for (let l = 0; l < next.length; l++) next[l]! += coordinates[j]! * v[l]!;
    });
    data = next;
  }
  return new Matrix(m.rows, m.cols, data, distanceToInterpolation(map, problem, new Matrix(m.rows, m.cols, data)));
}

/**
 * The interpolating matrix of least Frobenius norm, argmin ‖M‖_F subject to ⟨A_i, M⟩ = b_i: the matrix M̃ of
 * Theorem 4 of Gatmiry et al. (2023).
 *
 * Radius: a combination of the measurements whose predictions are off by e is at most ‖e‖/s_rank away from the least
 * one; to this comes the rounding of the combination. Infinite where measurements that are nearly dependent may be
 * independent.
 * @throws ShapeError, DomainError for inconsistent labels, NonFiniteError, ConvergenceError
 */
export function minimumFrobenius(problem: MeasurementProblem): Matrix {
  validateMeasurements(problem, "minimumFrobenius");
  const { measurements, labels } = problem;
  const map = measurementMap(measurements);
  requireConsistent(map, problem, "minimumFrobenius");
  const first = measurements[0]!;
  const zero = zeros(first.rows, first.cols);
  // The only interpolating matrix: it need not be a combination of measurements, whose coefficients may be large.
  if (map.rank === zero.data.length) return movedToInterpolation(map, problem, zero);
  let coefficients = new Float64Array(measurements.length);
  let m = zero;
  // One solve and two rounds of refinement, as coefficients of the measurements.
  for (let pass = 0; pass < 3; pass++) {
    const left = pass === 0 ? labels : remainders(problem, m);
    const coordinates = leastNormCoordinates(
      map,
      left.map((x) => x.value),
    );
    const correction = measurementCoefficients(
      map,
      coordinates.map((x, j) => x / map.values[j]!),
      measurements.length,
    );
    coefficients = coefficients.map((x, i) => x + correction[i]!);
    m = linearCombination(measurements, Array.from(coefficients, exact));
  }
  return new Matrix(first.rows, first.cols, m.data, (m.radius + distanceToInterpolation(map, problem, m)) * OUTWARD);
}
