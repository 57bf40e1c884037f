import { allocate, DomainError, OUTWARD, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import { jointRadius, Matrix } from "../matrices/index.js";
import { scaledColumns, svd, symmetricEigen } from "../spectra/index.js";

/** A symmetric positive semidefinite weight B = U diag(values) Uᵀ of rank r. */
export interface WeightRoot {
  /** B, d × d, with its radius. */
  readonly matrix: Matrix;
  /** U, d × r: an orthonormal basis of the range of B. */
  readonly basis: Matrix;
  /** The r positive eigenvalues, descending. */
  readonly values: Float64Array;
  /** Lower bound of the smallest of them. */
  readonly smallest: number;
}

function truncated(vectors: Matrix, values: Float64Array, error: number, matrix: Matrix): WeightRoot {
  // What the error bound cannot tell from zero is taken for zero.
  const rank = values.filter((x) => x > 2 * error).length;
  const data = allocate(vectors.rows * rank);
  for (let i = 0; i < vectors.rows; i++) for (let j = 0; j < rank; j++) data[i * rank + j] = vectors.at(i, j);
  const basis = new Matrix(vectors.rows, rank, data, vectors.radius);
  const smallest = rank === 0 ? 0 : (values[rank - 1]! - error) / OUTWARD;
  return { matrix, basis, values: values.slice(0, rank), smallest };
}

/**
 * (Σ K_iK_iᵀ)^{1/2} from K = [K_1 … K_n] = UΣVᵀ as UΣUᵀ, without squaring: small eigenvalues keep the accuracy of
 * singular values of K.
 *
 * Radius: √2 times the error of the decomposition, as ‖|K| − |L|‖_F ≤ √2‖K − L‖_F for |K| = (KKᵀ)^{1/2}
 * (Araki and Yamagami, Commun. Math. Phys. 81 (1981), 89–96), and the radius of the product.
 */
export function momentRoot(blocks: readonly Matrix[]): WeightRoot {
  const { rows, cols } = blocks[0]!;
  const width = blocks.length * cols;
  const data = allocate(rows * width);
  blocks.forEach((block, i) => {
    for (let r = 0; r < rows; r++) data.set(block.data.subarray(r * cols, (r + 1) * cols), r * width + i * cols);
  });
  const radius = jointRadius(blocks.map((block) => block.radius));
  const { u, values, error } = svd(new Matrix(rows, width, data, radius));
  const stretched = scaledColumns(u, values);
  const left = new Matrix(
    u.rows,
    u.cols,
    stretched.data,
    (stretched.radius + values[0]! * u.radius + SMALLEST_SUBNORMAL) * OUTWARD,
  );
  const product = left.times(u.T);
  const root = new Matrix(
    rows,
    rows,
    product.data,
    (product.radius + Math.SQRT2 * error + SMALLEST_SUBNORMAL) * OUTWARD,
  );
  return truncated(u, values, error, root);
}

/**
 * A given weight. Its eigenvalues must not be negative beyond their error bound.
 * @throws ShapeError, DomainError where it is not symmetric positive semidefinite, NonFiniteError
 */
export function weightRoot(weight: Matrix, where: string): WeightRoot {
  const { values, vectors, error } = symmetricEigen(weight);
  const least = values.at(-1)!;
  if (least < -error) {
    throw new DomainError({ where, expected: "a positive semidefinite weight", got: `the eigenvalue ${least}` });
  }
  return truncated(vectors, values, error, weight);
}
