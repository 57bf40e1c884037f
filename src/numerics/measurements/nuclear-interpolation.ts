import {
  approximately,
  DomainError,
  exact,
  OUTWARD,
  type Quantity,
  ShapeError,
  SMALLEST_SUBNORMAL,
  sum,
  unnoted,
} from "../arithmetic/index.js";
import { chain, linearCombination, Matrix, zeros } from "../matrices/index.js";
import type { MeasurementProblem } from "../networks/index.js";
import { nuclearNorm, scaledColumns, spectralNorm } from "../spectra/index.js";
import type { AffineSlice, SlicePair } from "./affine-slice.js";
import {
  distanceToInterpolation,
  leastNormCoordinates,
  measurementCoefficients,
  type MeasurementMap,
  measurementMap,
  movedToInterpolation,
  requireConsistent,
  validateMeasurements,
} from "./interpolation.js";
import { type BarrierOptions, followCentralPath } from "./nuclear-barrier.js";
import { minimizeOnLine, onlyPoint } from "./nuclear-line.js";
import { momentRoot, type WeightRoot, weightRoot } from "./weight-root.js";

/** A near-minimizer with a proof of how near. */
export interface NuclearInterpolation {
  /**
   * M. Its radius bounds the distance to a matrix that interpolates exactly (for dependent measurements: that
   * interpolates the projected labels), not to a minimizer: minimizers need not be unique, and near one the objective
   * may be flat.
   */
  readonly minimizer: Matrix;
  /** The objective at the exactly interpolating matrix next to M; its upper end bounds the minimum from above. */
  readonly value: Quantity;
  /** No interpolating matrix has a smaller objective: the value of a feasible point of the dual problem. */
  readonly lowerBound: number;
  /** value + its error − lowerBound ≥ 0: every minimizer has an objective in [lowerBound, lowerBound + gap]. */
  readonly gap: number;
  /** Newton steps of the interior-point method, or bisections on a line. */
  readonly iterations: number;
}

/** Requests to the search; the result is certified whatever they are. */
export type NuclearInterpolationOptions = Partial<BarrierOptions>;

/** The search stops once its own gap is 2^-30 of the value, or after 200 Newton steps (40 is usual). */
const DEFAULTS: BarrierOptions = { relativeGap: 2 ** -30, maxIterations: 200 };

/** The weights C and D of the objective ‖CMD‖_*; left out, the identity. */
export interface NuclearWeights {
  /** C, d_L × d_L, symmetric positive semidefinite. */
  readonly left?: Matrix;
  /** D, d_0 × d_0, symmetric positive semidefinite. */
  readonly right?: Matrix;
}

/** U diag(1/values) without an error bound: for the change of variables of the search. */
function inverseFactor({ basis, values }: WeightRoot): Matrix {
  const reciprocals = values.map((x) => 1 / x);
  return new Matrix(basis.rows, basis.cols, scaledColumns(basis, reciprocals).data);
}

/** XᵀAY for optional X and Y. */
function compressed(a: Matrix, x: Matrix | undefined, y: Matrix | undefined): Matrix {
  return chain([...(x === undefined ? [] : [x.T]), a, ...(y === undefined ? [] : [y])]);
}

/** XNYᵀ for optional X and Y. */
function expanded(n: Matrix, x: Matrix | undefined, y: Matrix | undefined): Matrix {
  return chain([...(x === undefined ? [] : [x]), n, ...(y === undefined ? [] : [y.T])]);
}

/** The best pair on {N : ⟨A'_i, N⟩ = b_i}, by whatever method its dimension asks for. */
function search(map: MeasurementMap, rows: number, cols: number, b: Float64Array, options: BarrierOptions): SlicePair {
  const offsets = leastNormCoordinates(map, b);
  const slice: AffineSlice = { rows, cols, normals: map.inputs, offsets };
  const size = rows * cols;
  if (offsets.every((x) => x === 0)) {
    return { point: new Float64Array(size), multipliers: new Float64Array(map.rank), iterations: 0 };
  }
  if (map.rank === size) return onlyPoint(slice);
  if (map.rank === size - 1) return minimizeOnLine(slice);
  return followCentralPath(slice, options);
}

/**
 * Lower bound of the minimum from coefficients w. With G = Σ w_iA_i = CZD + R and any interpolating M,
 *
 *   Σ w_ib_i = ⟨G, M⟩ = ⟨Z, CMD⟩ + ⟨R, M⟩ ≤ ‖CMD‖_* (‖Z‖_2 + ‖R‖_F/(σ(C)σ(D)))
 *
 * with the smallest positive eigenvalues σ(C), σ(D), since M may be taken with rows and columns in the ranges of the
 * weights. Here Z is any matrix, so its own rounding costs nothing.
 */
function dualBound(
  problem: MeasurementProblem,
  w: Float64Array,
  left: WeightRoot | undefined,
  right: WeightRoot | undefined,
): number {
  const coefficients = Array.from(w, exact);
  const reached = sum(problem.labels.map((b, i) => b.times(coefficients[i]!)));
  const g = linearCombination(problem.measurements, coefficients);
  let size: number;
  if (left === undefined && right === undefined) {
    const norm = spectralNorm(g);
    size = norm.value + norm.error;
  } else {
    const x = left === undefined ? undefined : inverseFactor(left);
    const y = right === undefined ? undefined : inverseFactor(right);
    const small = compressed(g, x, y);
    const z = expanded(new Matrix(small.rows, small.cols, small.data), left?.basis, right?.basis);
    const certificate = new Matrix(z.rows, z.cols, z.data);
    const rest = g.minus(expanded(certificate, left?.matrix, right?.matrix));
    const norm = spectralNorm(certificate);
    const floor = ((left?.smallest ?? 1) * (right?.smallest ?? 1)) / OUTWARD;
    // A product of two small eigenvalues may be rounded up by underflow: then nothing is claimed.
    const spread = floor > 2 ** -960 ? (rest.normBound + rest.radius) / floor : Infinity;
    size = norm.value + norm.error + spread * OUTWARD + SMALLEST_SUBNORMAL;
  }
  const bound = (reached.value - reached.error) / (size * OUTWARD * OUTWARD);
  return bound > 0 ? bound : 0;
}

/** Throws where a measurement reaches out of the range of a weight: the objective would not see that part of M. */
function requireInRange(measurements: readonly Matrix[], root: WeightRoot, side: "left" | "right"): void {
  if (root.basis.cols === root.basis.rows) return;
  measurements.forEach((measurement, i) => {
    const a = side === "left" ? measurement : measurement.T;
    const rest = a.minus(chain([root.basis, root.basis.T, a]));
    if (rest.normBound > 2 * rest.radius) {
      throw new DomainError({
        where: "nuclearInterpolation",
        expected: `measurements inside the range of the ${side} weight`,
        got: `measurement ${i + 1} with a part of norm ${rest.normBound.toPrecision(3)} outside`,
        remedy: "use a positive definite weight",
      });
    }
  });
}

function solve(
  problem: MeasurementProblem,
  left: WeightRoot | undefined,
  right: WeightRoot | undefined,
  options: NuclearInterpolationOptions,
  where: string,
): NuclearInterpolation {
  const { measurements, labels } = problem;
  const { rows, cols } = measurements[0]!;
  const map = measurementMap(measurements);
  requireConsistent(map, problem, where);
  if (map.rank === 0) {
    const off = distanceToInterpolation(map, problem, zeros(rows, cols));
    const minimizer = new Matrix(rows, cols, zeros(rows, cols).data, off);
    return { minimizer, value: approximately(0, off), lowerBound: 0, gap: off, iterations: 0 };
  }
  const x = left === undefined ? undefined : inverseFactor(left);
  const y = right === undefined ? undefined : inverseFactor(right);
  const weighted = x !== undefined || y !== undefined;
  const height = x?.cols ?? rows;
  const width = y?.cols ?? cols;
  const searchMap = weighted
    ? measurementMap(
        measurements.map((a) => {
          const small = compressed(a, x, y);
          return new Matrix(small.rows, small.cols, small.data);
        }),
      )
    : map;
  const b = Float64Array.from(labels, (label) => label.value);
  const pair = unnoted(() => search(searchMap, height, width, b, { ...DEFAULTS, ...options }));
  const found = expanded(new Matrix(height, width, pair.point), x, y);
  const minimizer = movedToInterpolation(map, problem, new Matrix(rows, cols, found.data));
  const value = nuclearNorm(expanded(minimizer, left?.matrix, right?.matrix));
  const stretched = pair.multipliers.map((t, j) => t / searchMap.values[j]!);
  const w = measurementCoefficients(searchMap, stretched, measurements.length);
  const lowerBound = dualBound(problem, w, left, right);
  const gap = Math.max(0, value.value + value.error - lowerBound) * OUTWARD;
  return { minimizer, value, lowerBound, gap, iterations: pair.iterations };
}

/**
 * min ‖CMD‖_* subject to ⟨A_i, M⟩ = b_i, i = 1, …, n, with symmetric positive semidefinite weights C and D.
 *
 * The search is in the variable N = CMD, where it is a plain nuclear norm: the only point, a bisection, or an
 * interior-point method, according to the dimension of the interpolating matrices. It carries no error bounds; the
 * result does. Its minimizer is moved onto the interpolating matrices with a bound of what is left, its dual
 * multipliers prove the lower bound, and `gap` includes all rounding. A search that stops short shows in the gap only.
 * Meant for sizes to about 8 × 8.
 *
 * The rank of the measurements and of the weights is decided by the error bounds of their singular values; the lower
 * bound is for weights and measurements of that rank. Where measurements may have another one, minimizer and value have
 * infinite errors.
 * @throws ShapeError; DomainError for inconsistent labels, weights that are not positive semidefinite, or measurements
 *   outside of the range of a singular weight; NonFiniteError; ConvergenceError
 */
export function nuclearInterpolation(
  problem: MeasurementProblem,
  weights: NuclearWeights = {},
  options: NuclearInterpolationOptions = {},
): NuclearInterpolation {
  const where = "nuclearInterpolation";
  validateMeasurements(problem, where);
  const left = weights.left === undefined ? undefined : weightRoot(weights.left, where);
  const right = weights.right === undefined ? undefined : weightRoot(weights.right, where);
  requireWeightShape(left, problem.measurements[0]!.rows, "left");
  requireWeightShape(right, problem.measurements[0]!.cols, "right");
  if (left !== undefined) requireInRange(problem.measurements, left, "left");
  if (right !== undefined) requireInRange(problem.measurements, right, "right");
  return solve(problem, left, right, options, where);
}

function requireWeightShape(root: WeightRoot | undefined, size: number, side: string): void {
  if (root === undefined || root.matrix.rows === size) return;
  const expected = `a ${side} weight of shape ${size}×${size}`;
  throw new ShapeError({ where: "nuclearInterpolation", expected, got: root.matrix.shape });
}

/** min ‖M‖_* subject to ⟨A_i, M⟩ = b_i. @throws as `nuclearInterpolation` */
export function minimumNuclearNorm(
  problem: MeasurementProblem,
  options: NuclearInterpolationOptions = {},
): NuclearInterpolation {
  return nuclearInterpolation(problem, {}, options);
}

/**
 * The end-to-end matrix E(W*) of a trace minimizer of depth two, and the trace of the Hessian there:
 *
 *   min over interpolating M of (4/n)‖B_1MB_2‖_*,  B_1 = (Σ A_iA_iᵀ)^{1/2},  B_2 = (Σ A_iᵀA_i)^{1/2},
 *
 * which is min tr ∇²L(W) over L(W) = 0 for two layers of any hidden width ≥ min(d_0, d_L) (Gatmiry et al. 2023,
 * Theorem 5, with the factor 2 of their Lemma 2 that (8) leaves out: 2/n from the loss, 2 from the two layers).
 * `value`, `lowerBound` and `gap` are in units of the trace.
 * @throws as `nuclearInterpolation`
 */
export function minimumTraceEndToEnd(
  problem: MeasurementProblem,
  options: NuclearInterpolationOptions = {},
): NuclearInterpolation {
  const where = "minimumTraceEndToEnd";
  validateMeasurements(problem, where);
  const { measurements } = problem;
  const left = momentRoot(measurements);
  const right = momentRoot(measurements.map((x) => x.T));
  const solution = solve(problem, left, right, options, where);
  const count = measurements.length;
  const value = solution.value.times(4).over(count);
  const lowerBound = (4 * solution.lowerBound) / count / OUTWARD;
  return { ...solution, value, lowerBound, gap: Math.max(0, value.value + value.error - lowerBound) * OUTWARD };
}
