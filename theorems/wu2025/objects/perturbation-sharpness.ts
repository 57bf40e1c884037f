import { exact, provided, type Quantity, symmetricEigen } from "../../../src/numerics/index.js";
import { column, frobeniusNorm, frobeniusSquared, type Matrix } from "../../../src/numerics/matrices/index.js";

/** The vector itself where it is 0 or a unit ±e_i, else shortened to a norm just below 1. */
export function withinUnitBall(direction: Matrix): Matrix {
  const entries = Array.from(direction.data);
  if (entries.every(Number.isInteger) && entries.filter((x) => x !== 0).length <= 1) {
    return column(entries.map(Math.sign));
  }
  const { value, error } = frobeniusNorm(direction);
  const size = (value + error) * (1 + 2 ** -48);
  return column(entries.map((x) => x / size));
}

/** x, provided that ‖point‖ ≤ 1; a unit ±e_i has that norm by definition. */
export function withinBall(point: Matrix, x: Quantity): Quantity {
  const isUnit = point.data
    .filter((entry) => entry !== 0)
    .every((entry, _, all) => all.length === 1 && Math.abs(entry) === 1);
  return isUnit ? x : provided(x, exact(1).minus(frobeniusSquared(point)));
}

/** Steps of the search for the maximum; a point of the ball that is not quite the best one makes no bound wrong. */
const STEPS = 40;

/**
 * Where a search in plain arithmetic finds the largest Σ_k (J_kε + ½ρ εᵀB_kε)² on the unit sphere: each step goes to
 * the direction of the gradient there, from the drawn direction and from ± the first eigenvector of H = JᵀJ.
 */
export function maximizerOf(J: Matrix, curvatures: readonly Matrix[], direction: Matrix, rho: number): Matrix {
  const rows = J.toRows();
  const forms = curvatures.map((b) => b.toRows());
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((total, x, i) => total + x * b[i]!, 0);
  const unit = (x: readonly number[]) => x.map((entry) => entry / Math.sqrt(dot(x, x)));
  const at = (epsilon: readonly number[]) => {
    const images = forms.map((b) => b.map((row) => dot(row, epsilon)));
    const residuals = rows.map((row, k) => dot(row, epsilon) + (rho / 2) * dot(epsilon, images[k]!));
    const slope = epsilon.map((_, i) =>
      residuals.reduce((total, x, k) => total + x * (rows[k]![i]! + rho * images[k]![i]!), 0),
    );
    return { value: dot(residuals, residuals), slope };
  };
  const { vectors } = symmetricEigen(J.T.times(J));
  const first = Array.from({ length: J.cols }, (_, i) => vectors.at(i, 0));
  const drawnOne = direction.data.some((x) => x !== 0) ? Array.from(direction.data) : first;
  let best = first;
  for (const start of [first, first.map((x) => -x), drawnOne, drawnOne.map((x) => -x)]) {
    let epsilon = unit(start);
    for (let step = 0; step <= STEPS; step++) {
      const { value, slope } = at(epsilon);
      if (value > at(best).value) best = epsilon;
      if (!slope.some((x) => x !== 0)) break;
      epsilon = unit(slope);
    }
  }
  return column(best);
}
