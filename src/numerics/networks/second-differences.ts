import { note, OUTWARD, type Quantity, sum, UNIT_ROUNDOFF, withArena } from "../arithmetic/index.js";
import { matricesFrom, Matrix, type MatrixList } from "../matrices/index.js";
import { loss, type MeasurementProblem } from "./network.js";

/**
 * The trace of the Hessian of the loss from values of the loss alone,
 *
 *   tr ∇²L(W) = Σ_p (L(W + e_p) − 2L(W) + L(W − e_p)), e_p the unit step in parameter p.
 *
 * No difference quotient is an approximation here: E(W) is linear in each entry of a layer, so that the loss is
 * quadratic in it and the second difference with step 1 is exactly its second derivative. Shares no formula with
 * `hessianTrace`: no gradient, no prefix and suffix products. 2N + 1 losses for N parameters, for small networks.
 *
 * Error: that of the losses, and the rounding of the moved entry, which goes into the radius of its layer.
 * @throws ShapeError
 */
export function traceBySecondDifferences(weights: MatrixList, problem: MeasurementProblem): Quantity {
  weights = matricesFrom(weights, "traceBySecondDifferences");
  const twice = loss(weights, problem).times(2);
  const terms = weights.flatMap((layer, j) =>
    Array.from(layer.data, (_, entry) =>
      withArena(() => {
        const ahead = loss(weights.with(j, moved(layer, entry, 1)), problem);
        const behind = loss(weights.with(j, moved(layer, entry, -1)), problem);
        return sum([ahead, behind]).minus(twice);
      }),
    ),
  );
  return note(sum(terms), "hessianTrace", weights, problem.measurements);
}

/** The layer with `step` added to one entry. */
function moved(layer: Matrix, entry: number, step: number): Matrix {
  const data = Float64Array.from(layer.data);
  const value = data[entry]! + step;
  data[entry] = value;
  return new Matrix(layer.rows, layer.cols, data, (layer.radius + UNIT_ROUNDOFF * Math.abs(value)) * OUTWARD);
}
