import { allocate, note, type Origin, OUTWARD, ShapeError } from "../../arithmetic/index.js";
import { fromRows, Matrix, type MatrixLike } from "../matrix.js";

/**
 * The rows × cols block of A whose first entry is (top, left), counted from zero. Its radius is that of A.
 * @throws ShapeError where the block does not lie in A
 */
export function block(a: MatrixLike, top: number, left: number, rows: number, cols: number): Matrix {
  a = fromRows(a, "block");
  if (top + rows > a.rows || left + cols > a.cols) {
    throw new ShapeError({
      where: "block",
      expected: `a block inside ${a.shape}`,
      got: `${rows}×${cols} from (${top}, ${left})`,
    });
  }
  const data = allocate(rows * cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) data[i * cols + j] = a.at(top + i, left + j);
  const origin: Origin = (row, col) => [0, top + row, left + col];
  return note(new Matrix(rows, cols, data, a.radius), "rearranged", [a], origin);
}

/** A ⊕ B, with A before B on the diagonal and zeros beside; either may have no rows or no columns. */
export function directSum(a: MatrixLike, b: MatrixLike): Matrix {
  a = fromRows(a, "directSum, a");
  b = fromRows(b, "directSum, b");
  const [rows, cols] = [a.rows + b.rows, a.cols + b.cols];
  const data = allocate(rows * cols).fill(0);
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.cols; j++) data[i * cols + j] = a.at(i, j);
  for (let i = 0; i < b.rows; i++) for (let j = 0; j < b.cols; j++) data[(a.rows + i) * cols + a.cols + j] = b.at(i, j);
  // A matrix without entries is no source of any.
  const sources = [a, b].filter((source) => source.data.length > 0);
  const origin: Origin = (row, col) => {
    if (row < a.rows && col < a.cols) return [0, row, col];
    return row >= a.rows && col >= a.cols ? [sources.length - 1, row - a.rows, col - a.cols] : null;
  };
  return note(new Matrix(rows, cols, data, (a.radius + b.radius) * OUTWARD), "rearranged", sources, origin);
}

/** A with zero rows and columns added behind. @throws ShapeError for fewer rows or columns than A has */
export function padded(a: MatrixLike, rows: number, cols: number): Matrix {
  a = fromRows(a, "padded");
  if (rows < a.rows || cols < a.cols) {
    throw new ShapeError({ where: "padded", expected: `at least ${a.shape}`, got: `${rows}×${cols}` });
  }
  const data = allocate(rows * cols).fill(0);
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.cols; j++) data[i * cols + j] = a.at(i, j);
  const origin: Origin = (row, col) => (row < a.rows && col < a.cols ? [0, row, col] : null);
  return note(new Matrix(rows, cols, data, a.radius), "rearranged", [a], origin);
}
