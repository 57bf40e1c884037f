import { maximum } from "../../../src/numerics/arithmetic/index.js";
import { column, inner, type Matrix, matrixEntry, quantityMatrix } from "../../../src/numerics/matrices/index.js";

/** Steps of the parameters for difference quotients of the maximum; a power of two, so that they cost no rounding. */
export const SHIFT = 2 ** -10;
/** Steps of the search for the maximum: a point of the ball that is not quite the best one makes no bound wrong. */
const ROUNDS = 60;

/**
 * A point of the ball of radius ρ where gᵀε + ½εᵀHε is large: steps to ρ times the direction of g + Hε + sε, H + sI ⪰
 * 0.
 */
function ascended(H: Matrix, g: readonly number[], start: readonly number[], rho: number): Matrix {
  const rows = H.toRows();
  const shift = Math.sqrt(H.data.reduce((total, x) => total + x * x, 0));
  let epsilon = [...start];
  for (let round = 0; round < ROUNDS; round++) {
    const slope = rows.map((row, i) =>
      row.reduce((total, x, j) => total + x * epsilon[j]!, g[i]! + shift * epsilon[i]!),
    );
    const length = Math.sqrt(slope.reduce((total, x) => total + x * x, 0));
    if (!(length > 0)) break;
    epsilon = slope.map((x) => (x * rho * (1 - 2 ** -40)) / length);
  }
  return column(epsilon);
}

/**
 * Difference quotients of max_ε L(θ + ε) over ‖ε‖ ≤ ρ at θ = 0 along each parameter, for L(θ) = gᵀθ + ½θᵀHθ, less those
 * of ½θᵀHθ: the maximum at 0 is that at ε*, and at the shifted θ the largest of the values at ε* and where a search
 * ends.
 */
export function slopesOfMaximum(H: Matrix, g: Matrix, maximizer: Matrix, rho: number): Matrix {
  const start = Array.from(maximizer.data);
  return quantityMatrix(H.rows, 1, (i) => {
    const shifted = column(start.map((_, k) => (k === i ? SHIFT : 0)));
    const slope = g.plus(H.times(shifted));
    const found = ascended(H, Array.from(slope.data), start, rho);
    const gain = (epsilon: Matrix) => inner(slope, epsilon).plus(inner(epsilon, H.times(epsilon)).over(2));
    const before = inner(g, maximizer).plus(inner(maximizer, H.times(maximizer)).over(2));
    const rise = maximum([gain(maximizer), gain(found)]).minus(before);
    return rise.over(SHIFT).plus(matrixEntry(g, i, 0));
  });
}
