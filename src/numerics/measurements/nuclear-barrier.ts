import { log } from "../elementary/index.js";
import { withArena } from "../arithmetic/index.js";
import { frobeniusOf, Matrix, solveLeastSquares } from "../matrices/index.js";
import { singularValues, svd } from "../spectra/index.js";
import { type AffineSlice, combine, dot, nearest, nuclearOf, type SlicePair } from "./affine-slice.js";

/** Where the interior-point method stops. */
export interface BarrierOptions {
  /** Requested (‖N‖_* − lower bound)/‖N‖_*. */
  readonly relativeGap: number;
  /** Newton steps. */
  readonly maxIterations: number;
}

/** The factor of the barrier parameter after a Newton step that needed no shortening. */
const REDUCTION = 1 / 16;

/** A Newton step is shortened by this until it stays inside the ball and decreases the objective. */
const BACKTRACK = 0.6;

/** After this many shortenings rounding, not the length, keeps the objective from decreasing. */
const MAX_SHORTENINGS = 60;

/** A rows × cols array with zeros around it to make it d × d. */
function padded(flat: Float64Array, rows: number, cols: number): Matrix {
  const d = Math.max(rows, cols);
  const data = new Float64Array(d * d);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) data[i * d + j] = flat[i * cols + j]!;
  return new Matrix(d, d, data);
}

/** (x_ij, x_ji) → ((x_ij + x_ji)/√2, (x_ij − x_ji)/√2) in place: orthogonal and its own inverse. */
function splitSymmetric(x: Float64Array, d: number): Float64Array {
  for (let i = 0; i < d; i++) {
    for (let j = i + 1; j < d; j++) {
      const a = x[i * d + j]!;
      const b = x[j * d + i]!;
      x[i * d + j] = (a + b) * Math.SQRT1_2;
      x[j * d + i] = (a - b) * Math.SQRT1_2;
    }
  }
  return x;
}

/** The derivatives of −ln det(I − GᵀG) at G = U diag(g) Vᵀ, in the basis in which the second one is diagonal. */
class Frame {
  /** First derivative. */
  readonly slope: Float64Array;
  /** Square roots of the second: 2s_i²(1 + g_i²) along u_iv_iᵀ, 2s_is_j(1 ± g_ig_j) along (u_iv_jᵀ ± u_jv_iᵀ)/√2. */
  readonly roots: Float64Array;
  private readonly d: number;
  private readonly u: Matrix;
  private readonly uT: Matrix;
  private readonly v: Matrix;

  constructor(
    g: Float64Array,
    private readonly rows: number,
    private readonly cols: number,
  ) {
    const { u, values, v } = svd(padded(g, rows, cols));
    this.u = u;
    this.uT = u.T;
    this.v = v;
    this.d = u.rows;
    const d = this.d;
    const s = values.map((x) => 1 / ((1 - x) * (1 + x)));
    this.slope = new Float64Array(d * d);
    this.roots = new Float64Array(d * d);
    for (let i = 0; i < d; i++) {
      const x = values[i]!;
      this.slope[i * d + i] = 2 * x * s[i]!;
      this.roots[i * d + i] = s[i]! * Math.sqrt(2 * (1 + x * x));
      for (let j = i + 1; j < d; j++) {
        const y = values[j]!;
        this.roots[i * d + j] = Math.sqrt(2 * s[i]! * s[j]! * (1 + x * y));
        // 1 − xy without cancellation where both are near 1.
        this.roots[j * d + i] = Math.sqrt(2 * s[i]! * s[j]! * (1 - x + x * (1 - y)));
      }
    }
  }

  /** The coordinates of X in the basis. */
  coordinates(x: Float64Array): Float64Array {
    const full = padded(x, this.rows, this.cols);
    return splitSymmetric(this.uT.times(full.times(this.v)).data, this.d);
  }

  /** The matrix with the given coordinates, which are overwritten. */
  matrix(coordinates: Float64Array): Float64Array {
    const inner = new Matrix(this.d, this.d, splitSymmetric(coordinates, this.d));
    const full = this.u.times(inner.times(this.v.T));
    const out = new Float64Array(this.rows * this.cols);
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < this.cols; j++) out[i * this.cols + j] = full.data[i * this.d + j]!;
    }
    return out;
  }
}

/** The central path problem min −cᵀy/μ − ln det(I − GᵀG), G = Σ y_jQ_j, for offsets c of norm 1. */
class CentralPath {
  private readonly origin: Float64Array;

  constructor(private readonly slice: AffineSlice) {
    this.origin = combine(slice, slice.offsets);
  }

  /** −cᵀy/μ − ln det(I − GᵀG), infinite outside of the ball; and ‖G‖_2. */
  objective(y: Float64Array, mu: number): { value: number; size: number } {
    const { rows, cols, offsets } = this.slice;
    const { values } = singularValues(new Matrix(rows, cols, combine(this.slice, y)));
    const size = values[0]!;
    if (!(size < 1)) return { value: Infinity, size };
    let value = -dot(offsets, y) / mu;
    for (const g of values) value -= log((1 - g) * (1 + g));
    return { value, size };
  }

  /**
   * The Newton step at y as a least-squares problem, min ‖R dy − z‖ with RᵀR the second derivative and Rᵀz the
   * negative first one; its squared decrement ‖R dy‖²; and the point of the slice that its residual gives.
   */
  newton(y: Float64Array, mu: number): { step: Float64Array; decrement: number; point: Float64Array } {
    const { rows, cols, normals } = this.slice;
    const frame = new Frame(combine(this.slice, y), rows, cols);
    const { roots, slope } = frame;
    const size = roots.length;
    const count = normals.length;
    const r = new Float64Array(size * count);
    normals.forEach((q, j) => {
      const column = frame.coordinates(q);
      for (let l = 0; l < size; l++) r[j * size + l] = roots[l]! * column[l]!;
    });
    const target = frame.coordinates(this.origin);
    const z = Float64Array.from(target, (x, l) => (x / mu - slope[l]!) / roots[l]!);
    const step = solveLeastSquares(r.slice(), z, size, count);
    const moved = new Float64Array(size);
    step.forEach((share, j) => {
      for (let l = 0; l < size; l++) moved[l]! += r[j * size + l]! * share;
    });
    const point = moved.map((x, l) => mu * (slope[l]! + roots[l]! * x));
    return { step, decrement: dot(moved, moved), point: nearest(this.slice, frame.matrix(point)) };
  }

  /** The longest of the shortened steps that decreases the objective, with ‖G‖_2 after it; none where rounding forbids. */
  descend(y: Float64Array, step: Float64Array, mu: number): { y: Float64Array; size: number } | undefined {
    const before = this.objective(y, mu).value;
    let length = 1;
    for (let shortened = 0; shortened < MAX_SHORTENINGS; shortened++, length *= BACKTRACK) {
      const next = y.map((x, j) => x + length * step[j]!);
      const { value, size } = this.objective(next, mu);
      if (value < before) return { y: next, size };
    }
    return undefined;
  }
}

/**
 * An interior-point method for min ‖N‖_* on a slice and its dual, max cᵀy subject to ‖Σ y_jQ_j‖_2 ≤ 1.
 *
 * It follows the minimizers of −cᵀy/μ − ln det(I − GᵀG), G = Σ y_jQ_j, for μ → 0 by Newton's method. On that path
 * N = 2μG(I − GᵀG)^{-1} lies on the slice and ‖N‖_* − cᵀy ≤ μ·min(rows, cols). Off the path N linearized along the
 * Newton step lies on it, and that is what the least-squares form of the step gives for free. So every step offers
 * a feasible N and a feasible y, and the best of each are kept. Sources: Nesterov and Nemirovskii, Interior-Point
 * Polynomial Algorithms in Convex Programming (1994), §5.5; Boyd and Vandenberghe, Convex Optimization (2004), §11.6.
 *
 * Stops at the requested gap, after `maxIterations`, or where rounding lets no Newton step decrease the objective.
 * @param slice with offsets that are not all zero
 */
export function followCentralPath(slice: AffineSlice, options: BarrierOptions): SlicePair {
  const scale = frobeniusOf(slice.offsets);
  const unit: AffineSlice = { ...slice, offsets: slice.offsets.map((x) => x / scale) };
  const path = new CentralPath(unit);
  let y: Float64Array = new Float64Array(slice.normals.length);
  let mu = 1;
  let point: Float64Array = combine(unit, unit.offsets);
  let upper = nuclearOf(unit, point);
  let multipliers = y;
  let lower = 0;
  let iterations = 0;
  let stalled = false;
  while (!stalled && iterations < options.maxIterations && upper - lower > options.relativeGap * upper) {
    iterations += 1;
    withArena(() => {
      const { step, decrement, point: candidate } = path.newton(y, mu);
      if (!Number.isFinite(decrement)) {
        stalled = true;
        return;
      }
      const value = nuclearOf(unit, candidate);
      if (value < upper) {
        upper = value;
        point = candidate;
      }
      const next = path.descend(y, step, mu);
      if (next !== undefined) {
        y = next.y;
        const bound = dot(unit.offsets, y) / next.size;
        if (bound > lower) {
          lower = bound;
          multipliers = y;
        }
      }
      if (decrement < 1) mu *= REDUCTION;
      else stalled = next === undefined;
    });
  }
  return { point: point.map((x) => x * scale), multipliers, iterations };
}
