import {
  allocate,
  approximately,
  DomainError,
  note,
  OUTWARD,
  type Quantity,
  ShapeError,
  SMALLEST_SUBNORMAL,
  UNIT_ROUNDOFF,
} from "../arithmetic/index.js";
import { distance, fromRows, Matrix, type MatrixLike, safeScale } from "../matrices/index.js";
import { decompositionError, polarFactor } from "./decomposition-error.js";
import { rotateToDiagonal } from "./jacobi-eigen.js";

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

/**
 * (A + Aᵀ)/2 for a square A that is symmetric up to its radius and two roundings an entry. The true matrix being
 * symmetric, the symmetric part is no farther from it than A was, but for what the entries are off by themselves.
 */
function symmetrized(a: Matrix, where: string): Matrix {
  if (a.rows !== a.cols) throw new ShapeError({ where, expected: "a square matrix", got: a.shape });
  const flipped = a.T;
  const asymmetry = distance(new Matrix(a.rows, a.cols, a.data), new Matrix(a.rows, a.cols, flipped.data)).value;
  if (asymmetry === 0) return a;
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

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: cyclic Jacobi, whose sweeps are bounded.
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
    symmetric.data.map((x) => x / scale),
    scale === 1 ? 0 : a.data.length * SMALLEST_SUBNORMAL,
  );
  const { values, vectors } = rotateToDiagonal(source);
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

/** An eigenvalue of A, with its error. @throws DomainError where A has no rows and so no eigenvalue */
function eigenvalueAt(a: Matrix, place: 0 | -1, where: string): Quantity {
  const { values, error } = symmetricEigen(a);
  const value = values.at(place);
  if (value === undefined) throw new DomainError({ where, expected: "a matrix with at least one row", got: a.shape });
  return approximately(value, error);
}

/** λ_max of a symmetric matrix. Error: Weyl. @throws as symmetricEigen, and DomainError for a 0×0 matrix */
export function largestEigenvalue(a: MatrixLike): Quantity {
  a = fromRows(a, "largestEigenvalue");
  return note(eigenvalueAt(a, 0, "largestEigenvalue"), "largestEigenvalue", a);
}

/** λ_min of a symmetric matrix. Error: Weyl. @throws as symmetricEigen, and DomainError for a 0×0 matrix */
export function smallestEigenvalue(a: MatrixLike): Quantity {
  a = fromRows(a, "smallestEigenvalue");
  return note(eigenvalueAt(a, -1, "smallestEigenvalue"), "smallestEigenvalue", a);
}
