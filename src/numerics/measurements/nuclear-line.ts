import { withArena } from "../arithmetic/index.js";
import { Matrix } from "../matrices/index.js";
import { svd } from "../spectra/index.js";
import { type AffineSlice, combine, direction, dot, type SlicePair } from "./affine-slice.js";

/** The values of y for the subgradient X of the nuclear norm: its coordinates along the normals. */
function coordinates(slice: AffineSlice, x: Float64Array): Float64Array {
  return Float64Array.from(slice.normals, (q) => dot(q, x));
}

/** UVᵀ of N = UΣVᵀ, a subgradient of the nuclear norm at N, and of norm 1 where N has full rank or not. */
function polarFactor(slice: AffineSlice, point: Float64Array): Float64Array {
  const { rows, cols } = slice;
  return withArena(() => {
    const { u, v } = svd(new Matrix(rows, cols, point));
    const out = new Float64Array(rows * cols);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) {
        for (let k = 0; k < u.cols; k++) out[i * cols + j]! += u.data[i * u.cols + k]! * v.data[j * u.cols + k]!;
      }
    }
    return out;
  });
}

/** The only point of a slice of dimension zero, with UVᵀ of it as certificate. */
export function onlyPoint(slice: AffineSlice): SlicePair {
  const point = combine(slice, slice.offsets);
  return { point, multipliers: coordinates(slice, polarFactor(slice, point)), iterations: 0 };
}

/**
 * The smallest nuclear norm on a slice of dimension one, N_0 + tZ: bisection of the sign of the derivative
 * ⟨UVᵀ, Z⟩ of a convex function, down to neighbouring t.
 *
 * The minimum has |t| ≤ 2‖N_0‖_*, since ‖N_0 + tZ‖_* ≥ |t| − ‖N_0‖_*. The certificate is the combination of the
 * subgradients at the two last t that is orthogonal to Z.
 */
export function minimizeOnLine(slice: AffineSlice): SlicePair {
  const origin = combine(slice, slice.offsets);
  const along = direction(slice);
  const at = (t: number): Float64Array => origin.map((x, l) => x + t * along[l]!);
  const reach = 2 * Math.sqrt(Math.min(slice.rows, slice.cols) * dot(origin, origin));
  let left = -reach;
  let right = reach;
  let leftFactor = polarFactor(slice, at(left));
  let rightFactor = polarFactor(slice, at(right));
  let iterations = 0;
  for (;;) {
    const middle = left + (right - left) / 2;
    // Differences of t below the roundoff of the entries no longer change the point.
    if (middle === left || middle === right || right - left < reach * 2 ** -54) break;
    iterations += 1;
    const factor = polarFactor(slice, at(middle));
    if (dot(factor, along) > 0) {
      right = middle;
      rightFactor = factor;
    } else {
      left = middle;
      leftFactor = factor;
    }
  }
  const below = dot(leftFactor, along);
  const above = dot(rightFactor, along);
  const share = above > below ? above / (above - below) : 1;
  const certificate = leftFactor.map((x, l) => share * x + (1 - share) * rightFactor[l]!);
  return { point: at(left + (right - left) / 2), multipliers: coordinates(slice, certificate), iterations };
}
