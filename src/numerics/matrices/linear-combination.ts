import { allocate, gamma, note, OUTWARD, type Quantity, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import { matricesFrom, Matrix, type MatrixList } from "./matrix.js";

/**
 * Σ_i c_i A_i for computed coefficients c_i and matrices A_i of one shape.
 *
 * Radius: γ_m Σ|c_i|‖A_i‖_F for m terms (Higham 2002, (3.5), entry by entry), and the propagated
 * Σ(|c_i| r_i + e_i (‖A_i‖_F + r_i)) for the radii r_i of A_i and the errors e_i of c_i.
 */
export function linearCombination(matrices: MatrixList, coefficients: readonly Quantity[]): Matrix {
  matrices = matricesFrom(matrices, "linearCombination");
  const { rows, cols } = matrices[0]!;
  const data = allocate(rows * cols).fill(0);
  let size = 0;
  let propagated = 0;
  matrices.forEach((a, i) => {
    const c = coefficients[i]!;
    for (let k = 0; k < data.length; k++) data[k] = data[k]! + c.value * a.data[k]!;
    size += Math.abs(c.value) * a.normBound;
    propagated += Math.abs(c.value) * a.radius + c.error * (a.normBound + a.radius);
  });
  // The bound itself is a sum of m terms, off by at most γ_{2m} relative to itself.
  const terms = matrices.length;
  const bound = gamma(terms) * size + propagated + terms * data.length * SMALLEST_SUBNORMAL;
  const radius = bound * (1 + gamma(2 * terms)) * OUTWARD;
  return note(new Matrix(rows, cols, data, radius), "linearCombination", matrices, coefficients);
}
