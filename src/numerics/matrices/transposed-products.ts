import { allocate, isNoting, note, ShapeError } from "../arithmetic/index.js";
import { LEFT_TRANSPOSED, multiplyInto, RIGHT_TRANSPOSED } from "../kernels/index.js";
import { fromRows, Matrix, type MatrixLike } from "./matrix.js";
import { productRadius } from "./rounding.js";

/** ABᵀ without making Bᵀ: the entries of A.times(B.T). Radius: as of that product. @throws ShapeError */
export function timesTransposed(a: MatrixLike, b: MatrixLike): Matrix {
  a = fromRows(a, "ABᵀ, a");
  b = fromRows(b, "ABᵀ, b");
  requireInner(a.cols === b.cols, "columns", a, b, "ABᵀ");
  const out = allocate(a.rows * b.rows);
  multiplyInto(out, a.data, b.data, a.rows, a.cols, b.rows, RIGHT_TRANSPOSED);
  const result = new Matrix(a.rows, b.rows, out, productRadius(a, b, a.cols, out.length));
  return isNoting() ? note(result, "multiplyMatrices", a, b.T) : result;
}

/** AᵀB without making Aᵀ: the entries of A.T.times(B). Radius: as of that product. @throws ShapeError */
export function transposedTimes(a: MatrixLike, b: MatrixLike): Matrix {
  a = fromRows(a, "AᵀB, a");
  b = fromRows(b, "AᵀB, b");
  requireInner(a.rows === b.rows, "rows", a, b, "AᵀB");
  const out = allocate(a.cols * b.cols);
  multiplyInto(out, a.data, b.data, a.cols, a.rows, b.cols, LEFT_TRANSPOSED);
  const result = new Matrix(a.cols, b.cols, out, productRadius(a, b, a.rows, out.length));
  return isNoting() ? note(result, "multiplyMatrices", a.T, b) : result;
}

function requireInner(fits: boolean, what: string, a: Matrix, b: Matrix, where: string): void {
  if (!fits)
    throw new ShapeError({ where, expected: `two matrices with as many ${what}`, got: `${a.shape} and ${b.shape}` });
}
