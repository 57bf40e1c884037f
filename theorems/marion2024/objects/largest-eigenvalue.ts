import { type Matrix, symmetricEigen } from "../../../src/numerics/index.js";
import { fromRows } from "../../../src/numerics/matrices/index.js";

/**
 * The eigenvector of H of the largest absolute eigenvalue, as computed, in layers of these shapes: numbers like any
 * others, without a radius.
 */
export function steepestDirection(hessian: Matrix, weights: readonly Matrix[]): Matrix[] {
  const { values, vectors } = symmetricEigen(hessian);
  const size = (at: number): number => Math.abs(values[at]!);
  const column = size(0) >= size(values.length - 1) ? 0 : values.length - 1;
  let at = 0;
  return weights.map(({ rows, cols }) => {
    const from = at;
    at += rows * cols;
    return fromRows(
      Array.from({ length: rows }, (_, i) =>
        Array.from({ length: cols }, (_unused, j) => vectors.at(from + i * cols + j, column)),
      ),
    );
  });
}
