import { allocate, note, OUTWARD, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { fromRows, Matrix, type MatrixLike } from "../matrix.js";
import { withinRange } from "../rounding.js";

/**
 * A ⊗ B, of shape rows(A)rows(B) × cols(A)cols(B): block (i, j) is a_ij B.
 *
 * Radius: ‖A ⊗ B‖_F = ‖A‖_F‖B‖_F, so ‖A‖_F r_B + r_A ‖B‖_F + r_A r_B for the radii, and one rounding an entry.
 */
export function kronecker(a: MatrixLike, b: MatrixLike): Matrix {
  a = fromRows(a, "kronecker, a");
  b = fromRows(b, "kronecker, b");
  const cols = a.cols * b.cols;
  const data = allocate(a.rows * b.rows * cols);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const factor = a.at(i, j);
      for (let r = 0, from = 0; r < b.rows; r++) {
        for (let c = 0, to = (i * b.rows + r) * cols + j * b.cols; c < b.cols; c++, to++, from++) {
          data[to] = factor * b.data[from]!;
        }
      }
    }
  }
  const size = a.normBound * b.normBound;
  const propagated = a.normBound * b.radius + a.radius * (b.normBound + b.radius);
  // The size itself may have underflowed: only a factor that is zero for certain makes an exact product.
  const isZero = a.isZero || b.isZero;
  const own = isZero ? 0 : UNIT_ROUNDOFF * withinRange(size) + (data.length + 2) * SMALLEST_SUBNORMAL;
  return note(new Matrix(a.rows * b.rows, cols, data, (propagated + own) * OUTWARD), "kronecker", a, b);
}
