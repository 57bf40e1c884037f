import { EigenvalueDecomposition, Matrix as MlMatrix, SingularValueDecomposition } from "ml-matrix";
import { allocate } from "./arena.js";
import { ShapeError } from "./errors.js";
import { Matrix, powerOfTwoNear } from "./matrix.js";
import { largestSize } from "./safe-scale.js";

/**
 * The one door to ml-matrix: its decompositions behind a check for finite entries and shapes, scaling by a power of
 * two to a largest entry in [1, 8), and a flush of entries below 2^-300. Without these its SVD and its symmetric EVD
 * go wrong or hang on subnormal numbers and NaN; its general EVD hangs on some 3×3 integer matrices and is not used.
 *
 * The flush moves A by at most √(mn)·2^-299 max|a_ij|. No error bound is claimed here: see `certificates.ts`.
 */
const FLUSH = 2 ** -300;

/** A copy of A as the public interchange type. */
export function toMlMatrix(a: Matrix): MlMatrix {
  return scaledMlMatrix(a, 1, 0);
}

/** A copy of an ml-matrix, exact by definition. @throws NonFiniteError */
export function fromMlMatrix(source: MlMatrix, where = "fromMlMatrix"): Matrix {
  const data = allocate(source.rows * source.columns);
  for (let i = 0; i < source.rows; i++) {
    for (let j = 0; j < source.columns; j++) data[i * source.columns + j] = source.get(i, j);
  }
  largestSize(data, where);
  return new Matrix(source.rows, source.columns, data);
}

function scaledMlMatrix(a: Matrix, scale: number, flush: number): MlMatrix {
  const copy = new MlMatrix(a.rows, a.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const x = a.at(i, j) / scale;
      copy.set(i, j, Math.abs(x) < flush ? 0 : x);
    }
  }
  return copy;
}

/** The scaled, flushed copy that goes into a decomposition, and its scale. */
function prepared(a: Matrix, where: string): { readonly source: MlMatrix; readonly scale: number } {
  if (a.rows === 0 || a.cols === 0) {
    throw new ShapeError({ where, expected: "at least one row and one column", got: a.shape });
  }
  const scale = powerOfTwoNear(largestSize(a.data, where) || 1);
  return { source: scaledMlMatrix(a, scale, FLUSH), scale };
}

function rescaled(values: ArrayLike<number>, scale: number): Float64Array {
  return Float64Array.from(values, (x) => x * scale);
}

/** Singular values, descending, min(m, n) of them. @throws NonFiniteError, ShapeError */
export function mlSingularValues(a: Matrix): Float64Array {
  const { source, scale } = prepared(a, "mlSingularValues");
  const options = { autoTranspose: true, computeLeftSingularVectors: false, computeRightSingularVectors: false };
  const { diagonal } = new SingularValueDecomposition(source, options);
  return rescaled(diagonal.slice(0, Math.min(a.rows, a.cols)), scale);
}

/** A = U Σ Vᵀ with U m×k, V n×k, k = min(m, n), values descending. @throws NonFiniteError, ShapeError */
export function mlSvd(a: Matrix): { u: Matrix; values: Float64Array; v: Matrix } {
  const { source, scale } = prepared(a, "mlSvd");
  const k = Math.min(a.rows, a.cols);
  const found = new SingularValueDecomposition(source, { autoTranspose: true });
  return {
    u: fromMlMatrix(found.leftSingularVectors.subMatrix(0, a.rows - 1, 0, k - 1), "mlSvd"),
    values: rescaled(found.diagonal.slice(0, k), scale),
    v: fromMlMatrix(found.rightSingularVectors.subMatrix(0, a.cols - 1, 0, k - 1), "mlSvd"),
  };
}

/**
 * A = Q Λ Qᵀ of a symmetric A, values descending, vectors in columns. Only the symmetric method runs: the strict
 * upper triangle is taken for granted.
 * @throws NonFiniteError, ShapeError
 */
export function mlSymmetricEigen(a: Matrix): { values: Float64Array; vectors: Matrix } {
  if (a.rows !== a.cols) {
    throw new ShapeError({ where: "mlSymmetricEigen", expected: "a square matrix", got: a.shape });
  }
  const { source, scale } = prepared(a, "mlSymmetricEigen");
  const found = new EigenvalueDecomposition(source, { assumeSymmetric: true });
  const order = found.realEigenvalues
    .map((_, i) => i)
    .sort((i, j) => found.realEigenvalues[j]! - found.realEigenvalues[i]!);
  const vectors = found.eigenvectorMatrix;
  const sorted = new MlMatrix(a.rows, a.rows);
  order.forEach((from, to) => sorted.setColumn(to, vectors.getColumn(from)));
  return {
    values: rescaled(
      order.map((i) => found.realEigenvalues[i]!),
      scale,
    ),
    vectors: fromMlMatrix(sorted, "mlSymmetricEigen"),
  };
}
