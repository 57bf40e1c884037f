import { hypot } from "../elementary/index.js";
import { DomainError, note } from "../arithmetic/index.js";
import { fromRows, matricesFrom, Matrix, type MatrixLike, type MatrixList } from "../matrices/index.js";
import { endToEnd, layerGradients } from "../networks/index.js";

/**
 * ∇_{W_k} of σ̂²‖W_m⋯W_1 − T‖_F², which is Ê‖y − W_m⋯W_1x‖² up to a constant for data with Σ̂_x = σ̂²I and Σ̂_yx = σ̂²T.
 * Radii: those of the products. @throws ShapeError
 */
export function squaredErrorGradients(weights: MatrixList, target: MatrixLike, variance = 1): Matrix[] {
  weights = matricesFrom(weights, "squaredErrorGradients, weights");
  target = fromRows(target, "squaredErrorGradients, target");
  return layerGradients(
    weights,
    endToEnd(weights)
      .minus(target)
      .times(2 * variance),
  );
}

export interface DescentPlan {
  /** η > 0, exact by definition. */
  readonly stepSize: number;
  readonly steps: number;
  /** σ̂²; 1 unless given. */
  readonly variance?: number;
}

/** Where a descent got to. */
export interface DescentEnd {
  /**
   * W_1, …, W_m. The radius of each is the sum of the local roundings of all layers and steps: an estimate and no bound,
   * since it takes no account of how the later steps spread or contract an earlier rounding. Towards a minimum that is
   * stable for η they contract it, or keep it along the valley. Steps are noted, so that intervals enclose the descent
   * without rounding.
   */
  readonly weights: readonly Matrix[];
  /** Steps made: fewer than planned where the weights outgrew all bounds. */
  readonly steps: number;
}

/** Weights of this size are taken for diverged; their products are still finite for any depth in use. */
const DIVERGED = 2 ** 40;

/**
 * Gradient descent W_k ← W_k − η∇_{W_k} on σ̂²‖W_m⋯W_1 − T‖_F², all layers at once.
 * @param initial not changed
 * @throws DomainError, ShapeError
 */
export function squaredErrorDescent(initial: MatrixList, target: MatrixLike, plan: DescentPlan): DescentEnd {
  initial = matricesFrom(initial, "squaredErrorDescent, initial");
  target = fromRows(target, "squaredErrorDescent, target");
  const { stepSize, steps, variance = 1 } = plan;
  if (!(stepSize > 0 && stepSize < Infinity)) {
    throw new DomainError({ where: "squaredErrorDescent", expected: "a step size > 0", got: String(stepSize) });
  }
  let [point, reached] = [initial, initial];
  let rounding = 0;
  let made = 0;
  while (made < steps && point.every(({ normBound }) => normBound < DIVERGED)) {
    const [from, gradients] = [point, squaredErrorGradients(point, target, variance)];
    const next = from.map((w, k) => w.plus(gradients[k]!, -stepSize));
    rounding += hypot(...next.map(({ radius }) => radius));
    const estimated = (radius: number): Matrix[] =>
      next.map(({ rows, cols, data }, k) => {
        return note(new Matrix(rows, cols, data, radius), "addScaled", from[k]!, gradients[k]!, -stepSize);
      });
    [point, reached] = [estimated(0), estimated(rounding)];
    made += 1;
  }
  return { weights: reached, steps: made };
}
