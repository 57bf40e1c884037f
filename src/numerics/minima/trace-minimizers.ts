import {
  approximately,
  between,
  exact,
  maximum,
  OUTWARD,
  product,
  type Quantity,
  ShapeError,
  UNIT_ROUNDOFF,
} from "../arithmetic/index.js";
import { matricesFrom, type Matrix, type MatrixList, requireMatrix, sideBySide } from "../matrices/index.js";
import {
  interpolationLine,
  type LineInterval,
  minimizersOnLine,
  nuclearNormOver,
  pointAt,
  sublevelOnLine,
  weightedLine,
} from "../measurements/index.js";
import { hessianTrace } from "../networks/index.js";
import { eachSingularValue, nuclearNorm } from "../spectra/index.js";
import { requireDepth, rootFactor } from "./induced-regularizer.js";
import { minimumRNetwork } from "./minimizers.js";

/** Measurements with a δ of (1, δ)-RIP, one matrix M that fits the labels, and what the measurements do not see. */
export interface SeenButOne {
  readonly measurements: readonly Matrix[];
  readonly delta: Quantity;
  readonly target: Matrix;
  /** U with ⟨A_i, U⟩ ≈ 0; null where the measurements see everything. */
  readonly unseen: Matrix | null;
}

/** Where the end-to-end matrices E(W*) = M + tU of all minimizers W* of the trace are. */
export interface TraceMinimizers {
  /** The t of every minimizer are in this interval. */
  readonly offset: LineInterval;
  /** Contains ‖E(W*)‖_* for every minimizer. */
  readonly endToEndNorm: Quantity;
}

/** The smallest eigenvalue of (1/n) Σ A_iA_iᵀ for d_L × d_0 measurements with n·d_0 ≥ d_L: the square of a singular value. */
function leastSeen(measurements: readonly Matrix[]): Quantity {
  const beside = sideBySide(measurements);
  const least = eachSingularValue(beside).at(-1);
  if (least === undefined) {
    throw new ShapeError({ where: "endToEndBound", expected: "measurements with entries", got: beside.shape });
  }
  return least.squared().over(measurements.length);
}

/**
 * An upper bound of ‖E(W)‖_* for every W of that depth with tr ∇²L(W) ≤ trace. With λ_1, λ_2 the smallest eigenvalues of
 * (1/n) Σ A_iA_iᵀ and (1/n) Σ A_iᵀA_i, and δ of (1, δ)-RIP for the layers between,
 *
 *   tr ∇²L(W) ≥ 2L (λ_1λ_2(1−δ)^{L−2})^{1/L} ‖E(W)‖_*^{2(L−1)/L}:
 *
 * the first and the last of the L squared gradients are at least λ_1‖W_L⋯W_2‖_F² and λ_2‖W_{L−1}⋯W_1‖_F², the others at
 * least (1−δ)‖W_L⋯W_{j+1}‖_F²‖W_{j−1}⋯W_1‖_F²; then the inequality of the means and ‖AB‖_* ≤ ‖A‖_F‖B‖_F.
 * Infinite error where a factor may be zero.
 * @throws DomainError for a depth below 2, ShapeError for measurements without entries
 */
export function endToEndBound(measurements: MatrixList, delta: Quantity, trace: Quantity, depth: number): Quantity {
  measurements = matricesFrom(measurements, "endToEndBound");
  requireDepth(depth, 2, "endToEndBound");
  const middle = new Array<Quantity>(depth - 2).fill(exact(1).minus(delta));
  const seen = product([leastSeen(measurements), leastSeen(measurements.map((x) => x.T)), ...middle]);
  const ratio = trace
    .over(2 * depth)
    .power(depth)
    .over(seen);
  return ratio.power(1, 2 * (depth - 1));
}

/**
 * The end-to-end matrices of the minimizers of the trace over L(W) = 0, where at most one direction is unseen.
 *
 * Depth 2: the minimizers of ‖B_1(M + tU)B_2‖_* with B_1 = (Σ A_iA_iᵀ)^{1/2}, B_2 = (Σ A_iᵀA_i)^{1/2}, enclosed to about
 * the square root of the roundoff. Deeper, where no closed form is known: every minimizer has a trace of at most that of
 * one network that fits, the least R(W) at the smallest nuclear norm, and `endToEndBound` turns this into a bound of
 * ‖E(W*)‖_*; so the enclosure is wide, from the smallest nuclear norm up to that bound.
 * @param widths d_0, …, d_L with hidden widths of at least min(d_0, d_L)
 * @throws ShapeError, DomainError
 */
export function traceMinimizers(problem: SeenButOne, widths: readonly number[]): TraceMinimizers {
  const { measurements, delta, target, unseen } = problem;
  requireMatrix(target, "traceMinimizers, target");
  if (unseen === null) return { offset: { lower: 0, centre: 0, upper: 0 }, endToEndNorm: nuclearNorm(target) };
  const line = interpolationLine(measurements, target, unseen);
  const depth = widths.length - 1;
  if (depth === 2) {
    const right = rootFactor(measurements.map((x) => x.T)).T;
    const offset = minimizersOnLine(weightedLine(line, rootFactor(measurements), right));
    return { offset, endToEndNorm: nuclearNormOver(line, offset) };
  }
  const nearest = minimizersOnLine(line);
  const least = nuclearNormOver(line, nearest);
  const fitting = minimumRNetwork(pointAt(line, nearest.centre), widths);
  const bound = endToEndBound(measurements, delta, hessianTrace(fitting, measurements), depth);
  const offset = sublevelOnLine(line, (bound.value + bound.error) * OUTWARD);
  const highest = maximum([bound, least]);
  const whole = between(Math.max(least.value - least.error, 0), highest.value + highest.error);
  // Both ends are rounded, relative to no more than these.
  const rounding = UNIT_ROUNDOFF * (least.value + highest.value + highest.error);
  return { offset, endToEndNorm: approximately(whole.value, (whole.error + rounding) * OUTWARD) };
}
