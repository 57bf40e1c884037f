import { log2, pow } from "../elementary/index.js";
import { DomainError, exact, OUTWARD, product, type Quantity } from "../arithmetic/index.js";
import {
  diagonal,
  frobeniusNorm,
  frobeniusSquared,
  fromRows,
  Matrix,
  type MatrixLike,
  quantityDiagonal,
} from "../matrices/index.js";
import { type SingularValueDecomposition, spectralNorm, svd, symmetricEigen } from "../spectra/index.js";

/**
 * ν(B) = 2m‖(B Σ̂_x^{1/2} Tᵀ)^{m−1} B Σ̂_x^{1/2}‖_2^{2/m} at B/‖B‖_F (Mulayoff and Michaeli 2020, (25)); ν is homogeneous
 * of degree 2 in B. Error: that of the products and of the singular values.
 * @param root Σ̂_x^{1/2}, d_x × d_x; target T and direction B ≠ 0 are d_y × d_x
 * @throws ShapeError
 */
export function dualSharpness(depth: number, target: MatrixLike, root: MatrixLike, direction: MatrixLike): Quantity {
  target = fromRows(target, "dualSharpness, target");
  root = fromRows(root, "dualSharpness, root");
  direction = fromRows(direction, "dualSharpness, direction");
  const last = direction.times(root);
  const step = last.times(target.T);
  let through = last;
  for (let k = 1; k < depth; k++) through = step.times(through);
  const value = spectralNorm(through)
    .power(2, depth)
    .times(2 * depth);
  return value.over(frobeniusSquared(direction));
}

/** A minimum and a direction whose values enclose the least sharpness. */
export interface FlattestCandidate {
  /** W_1, …, W_m. */
  readonly weights: readonly Matrix[];
  /** B of rank one, d_y × d_x. */
  readonly direction: Matrix;
}

/** Bisections of log s; each halves the interval, and after this many it is a few units of roundoff wide. */
const BISECTIONS = 64;

/** The search starts this many powers of two below σ_max(T)^{2/m}. */
const DEPTH_OF_SEARCH = 64;

/**
 * A minimum for T = U S Vᵀ ≠ 0 and any data, and the direction that shows that none is flatter: with Σ = Σ̂_x,
 * M = Σ^{1/2}TᵀTΣ^{1/2}, and W_m = √s U, W_j = √s I, W_1 = s^{−(m−1)/2} S Vᵀ, the Gram matrix of the sharpness is at most
 * 2(s^{m−1}Σ + (m−1)s^{−1}M) ⊗ I. Its largest eigenvalue is convex in log s; at the least one, some v of the top
 * eigenspace has s^m = vᵀMv/vᵀΣv, and B = T Σ^{1/2}v vᵀ has ν(B) = 2m(vᵀΣv)^{1/m}(vᵀMv)^{1−1/m}, the same number.
 * Here s is found by bisection on the sign of the derivative, v by mixing the eigenvectors from both sides.
 * Nothing is claimed of the result but that the weights multiply to T, within their radii also to the matrix that was
 * decomposed where it has no more rows than columns: the two values are to be computed from it.
 * @param root R with Σ = RRᵀ, d_x × n; the direction has n columns, and Rv, RᵀR stand for Σ^{1/2}v, Σ where n ≠ d_x
 * @param shapes of the layers W_1, …, W_m, m ≥ 2, no width below the rank of T; singular values for which there is no room
 * are left out
 * @throws DomainError for T = 0
 */
export function flattestMinimum(
  decomposition: SingularValueDecomposition,
  root: MatrixLike,
  shapes: readonly { readonly rows: number; readonly cols: number }[],
): FlattestCandidate {
  const given = fromRows(root, "flattestMinimum");
  const { u, values, v } = decomposition;
  const gain = values[0]!;
  if (!(gain > 0)) throw new DomainError({ where: "flattestMinimum", expected: "T ≠ 0", got: "σ_max(T) = 0" });
  const depth = shapes.length;
  const spectrum = diagonal(values);
  // The top eigenvectors are combinations of the rows of the root: there they are sought where these are fewer.
  const rows = given.rows < given.cols ? exactly(svd(given).v.T) : null;
  const own = rows === null ? given : given.times(rows.T);
  const throughRoot = spectrum.times(v.T.times(own));
  const moment = symmetric(own.T.times(own));
  const signal = symmetric(throughRoot.T.times(throughRoot));

  let high = (2 * log2(gain)) / depth;
  let low = high - DEPTH_OF_SEARCH;
  let below = topVector(moment, signal, depth, pow(2, low));
  let above = topVector(moment, signal, depth, pow(2, high));
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    const top = topVector(moment, signal, depth, pow(2, middle));
    if (slope(moment, signal, depth, pow(2, middle), top) < 0) {
      low = middle;
      below = top;
    } else {
      high = middle;
      above = top;
    }
  }
  const s = pow(2, (low + high) / 2);
  const best = balancedMix(below, above, (x) => slope(moment, signal, depth, s, x));
  const image = u.times(throughRoot.times(best));
  const along = rows === null ? best : exactly(rows.T.times(best));
  const direction = exactly(image).times(along.T);
  return { weights: scaledIsometries(decomposition, shapes, Math.sqrt(s)), direction: exactly(direction) };
}

/** The stored entries as a choice that is exact by definition. */
function exactly({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, data);
}

function symmetric(a: Matrix): Matrix {
  return exactly(a.plus(a.T, 1).times(0.5));
}

/** The first eigenvector of s^{m−1}Σ + (m−1)s^{−1}M. */
function topVector(moment: Matrix, signal: Matrix, depth: number, s: number): Matrix {
  const form = moment.times(pow(s, depth - 1)).plus(signal, (depth - 1) / s);
  const { vectors } = symmetricEigen(exactly(form));
  return new Matrix(
    vectors.rows,
    1,
    Float64Array.from({ length: vectors.rows }, (_, i) => vectors.at(i, 0)),
  );
}

/** A positive multiple of the derivative of the quadratic form in log s at v: s^m vᵀΣv − vᵀMv. */
function slope(moment: Matrix, signal: Matrix, depth: number, s: number, v: Matrix): number {
  return pow(s, depth) * quadraticForm(moment, v) - quadraticForm(signal, v);
}

function quadraticForm(a: Matrix, v: Matrix): number {
  return v.T.times(a.times(v)).at(0, 0);
}

/** A combination of both vectors at which the slope, negative at one and not at the other, is zero up to rounding. */
function balancedMix(below: Matrix, above: Matrix, slopeAt: (v: Matrix) => number): Matrix {
  const along = below.T.times(above).at(0, 0);
  const end = along < 0 ? above.times(-1) : above;
  const mix = (t: number): Matrix => exactly(below.times(1 - t).plus(end, t));
  let low = 0;
  let high = 1;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (slopeAt(mix(middle)) < 0) low = middle;
    else high = middle;
  }
  const found = mix(high);
  // Between unit vectors at no more than a right angle, so far from 0.
  return found.times(1 / frobeniusNorm(found).value);
}

/**
 * W_m = αU, W_j = αI, W_1 = α^{−(m−1)}S Vᵀ, widened by zeros, for a stored number α: their product is exactly the T of the
 * decomposition. Radii: those of U and V, and of the quotients and products. Where U is square, of A = U S Vᵀ + E they also
 * hold α^{−(m−1)}(S Vᵀ + UᵀE), with which the product is A.
 */
function scaledIsometries(
  { u, values, v, error }: SingularValueDecomposition,
  shapes: readonly { readonly rows: number; readonly cols: number }[],
  scale: number,
): Matrix[] {
  const depth = shapes.length;
  const others = product(new Array<number>(depth - 1).fill(scale));
  const spectrum = Array.from(values, (value) => exact(value).over(others));
  const ones = new Array<number>(values.length).fill(scale);
  const away = u.rows === u.cols ? exact(error).over(others) : exact(0);
  return shapes.map(({ rows, cols }, j) => {
    if (j === 0) {
      const { data, radius } = quantityDiagonal(spectrum, rows, values.length).times(v.T);
      return new Matrix(rows, cols, data, (radius + away.value + away.error) * OUTWARD);
    }
    return j === depth - 1 ? u.times(diagonal(ones, values.length, cols)) : diagonal(ones, rows, cols);
  });
}
