import { allocate, gamma, note, OUTWARD, type Quantity, ShapeError, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import { matricesFrom, Matrix, type MatrixList, requireSameShape } from "./matrix.js";
import { withinRange } from "./rounding.js";

/**
 * Σ_i c_i A_i for computed coefficients c_i and matrices A_i of one shape.
 *
 * Radius: γ_m Σ|c_i|‖A_i‖_F for m terms (Higham 2002, (3.5), entry by entry), and the propagated
 * Σ(|c_i| r_i + e_i (‖A_i‖_F + r_i)) for the radii r_i of A_i and the errors e_i of c_i.
 * @throws ShapeError unless there is a matrix, all have one shape, and there is a coefficient for each
 */
export function linearCombination(matrices: MatrixList, coefficients: readonly Quantity[]): Matrix {
  matrices = matricesFrom(matrices, "linearCombination");
  const where = "linearCombination";
  const [first] = matrices;
  if (first === undefined || matrices.length !== coefficients.length) {
    const got = `${matrices.length} and ${coefficients.length}`;
    throw new ShapeError({ where, expected: "at least one matrix and a coefficient for each", got });
  }
  for (const a of matrices) requireSameShape(first, a, where);
  const { rows, cols } = first;
  const data = allocate(rows * cols).fill(0);
  let size = 0;
  let propagated = 0;
  /** Terms that are not zero for certain. */
  let active = 0;
  matrices.forEach((a, i) => {
    const c = coefficients[i]!;
    for (let k = 0; k < data.length; k++) data[k] = data[k]! + c.value * a.data[k]!;
    if (!a.isZero && Math.abs(c.value) + c.error > 0) active += 1;
    size += Math.abs(c.value) * a.normBound;
    propagated += Math.abs(c.value) * a.radius + c.error * (a.normBound + a.radius);
  });
  // The bound itself is a sum of m terms, off by at most γ_{2m} relative to itself.
  const terms = matrices.length;
  const underflow = active === 0 ? 0 : (active * (data.length + 2) + 1) * SMALLEST_SUBNORMAL;
  const bound = gamma(terms) * withinRange(size) + propagated + underflow;
  const radius = bound * (1 + gamma(2 * terms)) * OUTWARD;
  return note(new Matrix(rows, cols, data, radius), "linearCombination", matrices, coefficients);
}
