import { allocate } from "../arithmetic/index.js";
import { Matrix } from "../matrices/index.js";
import { svd, type SymmetricEigen, symmetricEigen } from "../spectra/index.js";
import { measurementGram } from "./measurement-operator.js";

/** Eigenvectors of the unrestricted form, from either end of the spectrum, whose truncations start a search. */
const STARTING_VECTORS = 3;

/** Half steps of one search. Each is exact in one factor, so the quotient is monotone and most searches stop earlier. */
const MAX_STEPS = 60;

type End = "largest" | "smallest";

/**
 * Matrices of at most the given rank at which (1/n) Σ ⟨A_i, X⟩² / ‖X‖_F² is locally largest or smallest: candidates for
 * the extremes of the quotient, found by alternating between the two factors of X = Y Zᵀ. With Z orthonormal the
 * quotient is that of the measurements A_i Z in Y, an eigenvalue problem of size d_L·rank; then the roles swap.
 *
 * Starts are deterministic: truncated extreme eigenvectors of the unrestricted form.
 * Each result is a product of two stored factors, so that its rank is certain; its radius is the product's rounding.
 */
export function extremeRestricted(measurements: readonly Matrix[], spectrum: SymmetricEigen, rank: number): Matrix[] {
  const { rows, cols } = measurements[0]!;
  const transposed = measurements.map((x) => x.T);
  return (["largest", "smallest"] as const).flatMap((end) =>
    startingMatrices(spectrum, rows, cols, end).map((start) => alternate(measurements, transposed, start, rank, end)),
  );
}

function startingMatrices(spectrum: SymmetricEigen, rows: number, cols: number, end: End): Matrix[] {
  const size = rows * cols;
  const starts: Matrix[] = [];
  for (let k = 0; k < Math.min(STARTING_VECTORS, size); k++) {
    starts.push(columnAsMatrix(spectrum.vectors, end === "largest" ? k : size - 1 - k, rows, cols));
  }
  return starts;
}

/** Column k, read row by row as a rows × cols matrix: a starting point, so without radius. */
function columnAsMatrix(vectors: Matrix, k: number, rows: number, cols: number): Matrix {
  const data = allocate(rows * cols);
  for (let i = 0; i < data.length; i++) data[i] = vectors.at(i, k);
  return new Matrix(rows, cols, data);
}

/** The first `count` columns, as numbers exact by definition. */
function leadingColumns(a: Matrix, count: number): Matrix {
  const data = allocate(a.rows * count);
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < count; j++) data[i * count + j] = a.at(i, j);
  return new Matrix(a.rows, count, data);
}

/** Alternates from the start until a full round no longer improves the quotient beyond its error. */
function alternate(
  measurements: readonly Matrix[],
  transposed: readonly Matrix[],
  start: Matrix,
  rank: number,
  end: End,
): Matrix {
  const sign = end === "largest" ? 1 : -1;
  let right = leadingColumns(svd(start).v, rank);
  let last = -Infinity;
  let x = start;
  for (let step = 0; step < MAX_STEPS; step++) {
    const onRows = step % 2 === 0;
    const { factor, value, error } = bestFactor(onRows ? measurements : transposed, right, end);
    const product = factor.times(right.T);
    x = onRows ? product : product.T;
    if (sign * value <= last + error) break;
    last = sign * value;
    right = leadingColumns(svd(factor).u, rank);
  }
  return x;
}

/** The unit Y with the extreme quotient of Y Zᵀ, for orthonormal Z. */
function bestFactor(
  measurements: readonly Matrix[],
  z: Matrix,
  end: End,
): { factor: Matrix; value: number; error: number } {
  const reduced = measurements.map((a) => a.times(z));
  const { values, vectors, error } = symmetricEigen(measurementGram(reduced));
  const k = end === "largest" ? 0 : values.length - 1;
  return { factor: columnAsMatrix(vectors, k, measurements[0]!.rows, z.cols), value: values[k]!, error };
}
