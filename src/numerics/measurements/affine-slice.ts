import { Matrix } from "../matrices/index.js";
import { nuclearNorm } from "../spectra/index.js";

/**
 * {N : ⟨Q_j, N⟩ = c_j, j = 1, …, m} with orthonormal Q_j of shape rows × cols: an affine subspace in its simplest form.
 * All functions on it are plain floating point without error bounds: they serve searches whose outcome is certified.
 */
export interface AffineSlice {
  readonly rows: number;
  readonly cols: number;
  /** Q_1, …, Q_m, flat and row-major. */
  readonly normals: readonly Float64Array[];
  /** c_1, …, c_m. */
  readonly offsets: Float64Array;
}

/** A candidate for the smallest nuclear norm on a slice and one for the dual problem. */
export interface SlicePair {
  /** N, flat. */
  readonly point: Float64Array;
  /** y: cᵀy / ‖Σ y_jQ_j‖_2 is the lower bound it proves. */
  readonly multipliers: Float64Array;
  readonly iterations: number;
}

/** Σ x_i y_i. */
export function dot(x: Float64Array, y: Float64Array): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i]! * y[i]!;
  return total;
}

/** Σ coefficients_j Q_j. */
export function combine(slice: AffineSlice, coefficients: ArrayLike<number>): Float64Array {
  const out = new Float64Array(slice.rows * slice.cols);
  slice.normals.forEach((q, j) => {
    const t = coefficients[j]!;
    for (let l = 0; l < out.length; l++) out[l]! += t * q[l]!;
  });
  return out;
}

/** The point of the slice nearest to N. */
export function nearest(slice: AffineSlice, point: Float64Array): Float64Array {
  const correction = combine(
    slice,
    slice.normals.map((q, j) => slice.offsets[j]! - dot(q, point)),
  );
  return point.map((x, l) => x + correction[l]!);
}

/** A unit vector orthogonal to all Q_j: the direction of a slice of dimension one. */
export function direction(slice: AffineSlice): Float64Array {
  let best = new Float64Array(slice.rows * slice.cols);
  let size = -1;
  for (let l = 0; l < best.length; l++) {
    // What the normals leave of a unit vector; the one with most left loses least to cancellation.
    let left = 1;
    for (const q of slice.normals) left -= q[l]! * q[l]!;
    if (left > size) {
      size = left;
      best = new Float64Array(best.length);
      best[l] = 1;
    }
  }
  // Projecting twice is enough for orthogonality to working precision (Giraud et al., Numer. Math. 101 (2005)).
  for (let pass = 0; pass < 2; pass++) {
    const along = combine(
      slice,
      slice.normals.map((q) => dot(q, best)),
    );
    best = best.map((x, l) => x - along[l]!);
  }
  const norm = Math.sqrt(dot(best, best));
  return best.map((x) => x / norm);
}

/** ‖N‖_* without its error bound. */
export function nuclearOf(slice: AffineSlice, point: Float64Array): number {
  return nuclearNorm(new Matrix(slice.rows, slice.cols, point)).value;
}
