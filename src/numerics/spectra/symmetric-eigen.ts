import {
  allocate,
  approximately,
  DomainError,
  gamma,
  note,
  OUTWARD,
  type Quantity,
  ShapeError,
  SMALLEST_SUBNORMAL,
  UNIT_ROUNDOFF,
} from "../arithmetic/index.js";
import { padded, sumOfSquares, workspace } from "../kernels/index.js";
import { distance, fromRows, Matrix, type MatrixLike, safeScale } from "../matrices/index.js";
import { decompositionError, polarFactor } from "./decomposition-error.js";
import {
  eigenByQl,
  largestOfTridiagonal,
  tridiagonalError,
  tridiagonalize,
  tridiagonalOf,
  tridiagonalRoom,
} from "./tridiagonal/index.js";
import { FLOOR, rotateToDiagonal } from "./orthogonal/index.js";

/** From this size on the tridiagonal form and QL are cheaper than cyclic Jacobi. */
export const QL_FROM = 9;

/**
 * From this size on λ_max and λ_min come from the tridiagonal form alone, without vectors: ten to thirty times cheaper. Its
 * bound holds a priori and is eight times as wide as that of a decomposition, which is why small matrices keep theirs.
 */
export const TRIDIAGONAL_FROM = 32;

/** A ≈ Q diag(values) Qᵀ of a symmetric A. */
export interface SymmetricEigen {
  /** Descending. */
  readonly values: Float64Array;
  /** Q, eigenvectors in columns; its radius bounds the distance to an exactly orthogonal matrix Q̃. */
  readonly vectors: Matrix;
  /**
   * max|values_i − λ_i| ≤ error (Weyl), (Σ|values_i − λ_i|²)^{1/2} ≤ error (Hoffman–Wielandt 1953), and
   * ‖A − Q̃ diag(values) Q̃ᵀ‖_F ≤ error; includes the radius of A.
   */
  readonly error: number;
}

function isExactlySymmetric({ rows: d, data }: Matrix): boolean {
  for (let i = 1; i < d; i++) {
    for (let j = 0, at = i * d, to = i; j < i; j++, at++, to += d) if (data[at] !== data[to]) return false;
  }
  return true;
}

/**
 * (A + Aᵀ)/2 for a square A that is symmetric up to its radius and two roundings an entry. The true matrix being
 * symmetric, the symmetric part is no farther from it than A was, but for what the entries are off by themselves.
 */
function symmetrized(a: Matrix, where: string): Matrix {
  if (a.rows !== a.cols) throw new ShapeError({ where, expected: "a square matrix", got: a.shape });
  if (isExactlySymmetric(a)) return a;
  const flipped = a.T;
  const asymmetry = distance(new Matrix(a.rows, a.cols, a.data), new Matrix(a.rows, a.cols, flipped.data)).value;
  const allowed = 2 * a.radius + 4 * UNIT_ROUNDOFF * a.normBound;
  if (!(asymmetry <= allowed)) {
    throw new DomainError({
      where,
      expected: "a symmetric matrix",
      got: `‖A − Aᵀ‖_F = ${asymmetry.toPrecision(3)} where rounding explains ${allowed.toPrecision(3)}`,
      remedy: "pass (A + Aᵀ)/2",
    });
  }
  const data = allocate(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = a.data[i]! / 2 + flipped.data[i]! / 2;
  const own = asymmetry / 2 + 2 * UNIT_ROUNDOFF * a.normBound + data.length * SMALLEST_SUBNORMAL;
  return new Matrix(a.rows, a.cols, data, (a.radius + own) * OUTWARD);
}

/** By cyclic Jacobi where A is small or the QL algorithm does not converge, else by QL. No error bound is claimed here. */
function decomposed(a: Matrix): { values: Float64Array; vectors: Matrix } {
  const d = a.rows;
  const found = d >= QL_FROM ? eigenByQl(a.data, d, sumOfSquares(a.data)) : null;
  if (found === null) return rotateToDiagonal(a);
  const order = Array.from({ length: d }, (_, i) => i).sort((i, j) => found.values[j]! - found.values[i]!);
  const values = allocate(d);
  const vectors = allocate(d * d);
  order.forEach((from, to) => {
    values[to] = found.values[from]!;
    for (let i = 0; i < d; i++) vectors[i * d + to] = found.rows[from * found.stride + i]!;
  });
  return { values, vectors: new Matrix(d, d, vectors) };
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: cyclic Jacobi for small ones, else tridiagonal form and implicit QL; the
 * iterations of both are bounded.
 * Error: computed from the result (`decompositionError`).
 * @throws ShapeError where A is not square, DomainError where it is not symmetric, NonFiniteError, ConvergenceError
 */
export function symmetricEigen(a: MatrixLike): SymmetricEigen {
  a = fromRows(a, "symmetricEigen");
  const scale = safeScale(a.data, "symmetricEigen");
  const symmetric = symmetrized(a, "symmetricEigen");
  const source = new Matrix(
    a.rows,
    a.cols,
    scale === 1 ? symmetric.data : symmetric.data.map((x) => x / scale),
    scale === 1 ? 0 : a.data.length * SMALLEST_SUBNORMAL,
  );
  const { values, vectors } = decomposed(source);
  const orthonormal = polarFactor(vectors);
  const own = decompositionError(source, vectors, values, vectors, orthonormal.radius, orthonormal.radius);
  let finite = true;
  for (let i = 0; i < values.length; i++) {
    values[i]! *= scale;
    finite &&= Number.isFinite(values[i]);
  }
  const underflow = scale === 1 ? 0 : (values.length + 1) * SMALLEST_SUBNORMAL;
  return {
    values,
    vectors: orthonormal,
    error: finite ? (own * scale + symmetric.radius + underflow) * OUTWARD : Infinity,
  };
}

/** Kept from call to call: nothing in here is handed out. */
let form = tridiagonalOf(32);

/**
 * The largest eigenvalue of sA for a sign s, with its error: of small matrices from all of them, of others by the tridiagonal form and
 * bisection, with the bounds of `tridiagonalError` and `largestOfTridiagonal` (Weyl).
 * @throws DomainError where A has no rows and so no eigenvalue
 */
function outermost(a: Matrix, sign: 1 | -1, where: string): Quantity {
  const n = a.rows;
  if (n < TRIDIAGONAL_FROM) {
    const { values, error } = symmetricEigen(a);
    const value = values.at(sign === 1 ? 0 : -1);
    if (value === undefined) throw new DomainError({ where, expected: "a matrix with at least one row", got: a.shape });
    return approximately(value, error);
  }
  const scale = safeScale(a.data, where);
  const symmetric = symmetrized(a, where);
  if (form.d.length < n) form = tridiagonalOf(n);
  const stride = padded(n);
  const x = workspace(tridiagonalRoom(n));
  const factor = sign / scale;
  for (let i = 0, from = 0; i < n; i++) {
    for (let j = 0, at = i * stride; j < n; j++, at++, from++) x[at] = symmetric.data[from]! * factor;
  }
  const square = sumOfSquares(x.subarray(0, n * stride));
  if (square === 0) return approximately(0, symmetric.radius);
  const norm = Math.sqrt(square) * (1 + gamma(n * n + 2));
  tridiagonalize(x, n, FLOOR * square, form);
  const found = largestOfTridiagonal(form.d, form.e, n, norm);
  const own = norm * tridiagonalError(n) + found.error;
  const value = sign * found.value * scale;
  const underflow = scale === 1 ? 0 : (n + 1) * SMALLEST_SUBNORMAL;
  const error = (own * scale + symmetric.radius + underflow) * OUTWARD;
  return approximately(value, Number.isFinite(value) ? error : Infinity);
}

/** λ_max of a symmetric matrix. Error: Weyl. @throws as symmetricEigen, and DomainError for a 0×0 matrix */
export function largestEigenvalue(a: MatrixLike): Quantity {
  a = fromRows(a, "largestEigenvalue");
  return note(outermost(a, 1, "largestEigenvalue"), "largestEigenvalue", a);
}

/** λ_min of a symmetric matrix. Error: Weyl. @throws as symmetricEigen, and DomainError for a 0×0 matrix */
export function smallestEigenvalue(a: MatrixLike): Quantity {
  a = fromRows(a, "smallestEigenvalue");
  return note(outermost(a, -1, "smallestEigenvalue"), "smallestEigenvalue", a);
}
