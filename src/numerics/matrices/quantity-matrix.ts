import { allocate, approximately, DomainError, exact, note, type Quantity } from "../arithmetic/index.js";
import { jointRadius } from "./joint-radius.js";
import { fromRows, Matrix, type MatrixLike } from "./matrix.js";

/** The rows × cols matrix of the quantities entry(i, j). Radius: (Σ error²)^{1/2}, its own roundings included; infinite where a value is not finite. */
export function quantityMatrix(rows: number, cols: number, entry: (i: number, j: number) => Quantity): Matrix {
  const data = allocate(rows * cols);
  const entries: Quantity[] = [];
  const errors = new Float64Array(data.length);
  for (let k = 0; k < data.length; k++) {
    const quantity = entry(Math.floor(k / cols), k % cols);
    entries.push(quantity);
    data[k] = quantity.value;
    errors[k] = Number.isFinite(quantity.value) ? quantity.error : Infinity;
  }
  return note(new Matrix(rows, cols, data, jointRadius(errors)), "quantityMatrix", entries, rows, cols);
}

/** A_ij as a quantity. Error: the radius of A, which no entry exceeds. @throws DomainError for an entry outside of A */
export function matrixEntry(a: MatrixLike, i: number, j: number): Quantity {
  a = fromRows(a, "matrixEntry");
  if (!(i >= 0 && i < a.rows && j >= 0 && j < a.cols)) {
    throw new DomainError({ where: "matrixEntry", expected: `an entry of a ${a.shape} matrix`, got: `(${i}, ${j})` });
  }
  const value = a.radius === 0 ? exact(a.at(i, j)) : approximately(a.at(i, j), a.radius);
  return note(value, "matrixEntry", a, i, j);
}

/**
 * The rows × cols matrix with computed numbers on its main diagonal; those that do not fit are left out.
 * Radius: the root of the sum of their squared errors.
 */
export function quantityDiagonal(entries: readonly Quantity[], rows: number, cols: number): Matrix {
  const zero = exact(0);
  return quantityMatrix(rows, cols, (i, j) => (i === j ? (entries[i] ?? zero) : zero));
}
