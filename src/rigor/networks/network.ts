import {
  build,
  chain,
  frobeniusSquared,
  identity,
  inner,
  type IntervalMatrix,
  linearCombination,
  product,
} from "../matrices/interval-matrix.js";
import { RigorError } from "../numbers/errors.js";
import { divide, fromNumber, type Interval, multiply, square, subtract, sum } from "../numbers/interval.js";
import { EXACT, type Precision } from "../numbers/precision.js";

/**
 * Weights stand W_1 first, W_j of shape d_j × d_{j−1}; measurements A_i are d_L × d_0. All of this is polynomial in the
 * entries and is evaluated without rounding but for a last division by n: from points, exactly, by the definitions.
 */
export interface MeasurementProblem {
  readonly measurements: readonly IntervalMatrix[];
  readonly labels: readonly Interval[];
}

/** @throws RigorError for no layers, layers that do not fit together, or measurements that do not fit them */
function validate(weights: readonly IntervalMatrix[], measurements: readonly IntervalMatrix[] = []): void {
  if (weights.length === 0) throw new RigorError("weights", "one or more layers", "none");
  weights.forEach((w, j) => {
    const below = j === 0 ? w.cols : weights[j - 1]!.rows;
    if (w.cols !== below) throw new RigorError(`layer ${j + 1}`, `${below} columns`, `${w.rows} × ${w.cols}`);
  });
  const [outputs, inputs] = [weights.at(-1)!.rows, weights[0]!.cols];
  measurements.forEach((a, i) => {
    if (a.rows !== outputs || a.cols !== inputs) {
      throw new RigorError(`measurement ${i + 1}`, `shape ${outputs} × ${inputs}`, `${a.rows} × ${a.cols}`);
    }
  });
}

/** @throws RigorError for no measurements */
function requireSome(measurements: readonly IntervalMatrix[], where: string): void {
  if (measurements.length === 0) throw new RigorError(where, "one or more measurements", "none");
}

/** E(W) = W_L ⋯ W_1, of shape d_L × d_0, exactly. @throws RigorError */
export function endToEnd(weights: readonly IntervalMatrix[]): IntervalMatrix {
  validate(weights);
  return chain([...weights].reverse(), EXACT);
}

/** ⟨A_i, E(W)⟩, i = 1, …, n, exactly. @throws RigorError */
export function predictions(weights: readonly IntervalMatrix[], measurements: readonly IntervalMatrix[]): Interval[] {
  validate(weights, measurements);
  const whole = endToEnd(weights);
  return measurements.map((a) => inner(a, whole, EXACT));
}

/** ⟨A_i, E(W)⟩ − b_i, i = 1, …, n, exactly. @throws RigorError */
export function residuals(weights: readonly IntervalMatrix[], problem: MeasurementProblem): Interval[] {
  const { measurements, labels } = problem;
  requireSome(measurements, "residuals");
  if (labels.length !== measurements.length) {
    throw new RigorError("labels", `${measurements.length}, one for each measurement`, String(labels.length));
  }
  return predictions(weights, measurements).map((f, i) => subtract(f, labels[i]!, EXACT));
}

/** The training loss (1/n) Σ (⟨A_i, E(W)⟩ − b_i)². @throws RigorError, at `EXACT` as well */
export function loss(weights: readonly IntervalMatrix[], problem: MeasurementProblem, precision: Precision): Interval {
  const squares = residuals(weights, problem).map((r) => square(r, EXACT));
  return divide(sum(squares, EXACT), fromNumber(squares.length), precision);
}

/**
 * The derivatives of E(W) by the entries of W_j, j = layer + 1: E(W_1, …, e_a e_bᵀ, …, W_L) since E is linear in each
 * layer, that is column a of W_L ⋯ W_{j+1} times row b of W_{j−1} ⋯ W_1. Rows b of the list a are those of W_j.
 */
function derivatives(weights: readonly IntervalMatrix[], layer: number): IntervalMatrix[][] {
  const w = weights[layer]!;
  const above = weights.slice(layer + 1).reverse();
  const below = weights.slice(0, layer).reverse();
  const left = above.length === 0 ? identity(w.rows) : chain(above, EXACT);
  const right = below.length === 0 ? identity(w.cols) : chain(below, EXACT);
  const column = (a: number): IntervalMatrix => build(left.rows, 1, (i) => left.at(i, a));
  const row = (b: number): IntervalMatrix => build(1, right.cols, (_, k) => right.at(b, k));
  return Array.from({ length: w.rows }, (_, a) =>
    Array.from({ length: w.cols }, (_, b) => product(column(a), row(b), EXACT)),
  );
}

/**
 * ∇_{W_j} ⟨A, E(W)⟩, j = 1, …, L, each of the shape of W_j, exactly: one directional derivative an entry.
 * @throws RigorError
 */
export function layerGradients(weights: readonly IntervalMatrix[], a: IntervalMatrix): IntervalMatrix[] {
  validate(weights, [a]);
  return weights.map((w, layer) => {
    const along = derivatives(weights, layer);
    return build(w.rows, w.cols, (i, k) => inner(a, along[i]![k]!, EXACT));
  });
}

/**
 * ∇_{W_j} L(W), j = 1, …, L, for the loss L: the gradients of ⟨(2/n) Σ r_i A_i, E(W)⟩ at fixed residuals r.
 * @throws RigorError, at `EXACT` as well
 */
export function lossGradients(
  weights: readonly IntervalMatrix[],
  problem: MeasurementProblem,
  precision: Precision,
): IntervalMatrix[] {
  const direction = linearCombination(problem.measurements, residuals(weights, problem), EXACT);
  const n = problem.measurements.length;
  return layerGradients(weights, direction).map((g) =>
    build(g.rows, g.cols, (i, k) => divide(multiply(fromNumber(2), g.at(i, k), EXACT), fromNumber(n), precision)),
  );
}

/**
 * Σ_i Σ_θ (∂⟨A_i, E(W)⟩/∂θ)² over all entries θ of all layers, exactly: the sum of the squared directional derivatives
 * along the coordinates. @throws RigorError
 */
export function gradientSquares(weights: readonly IntervalMatrix[], measurements: readonly IntervalMatrix[]): Interval {
  validate(weights, measurements);
  const terms = weights.flatMap((_, layer) =>
    derivatives(weights, layer)
      .flat()
      .flatMap((along) => measurements.map((a) => square(inner(a, along, EXACT), EXACT))),
  );
  return sum(terms, EXACT);
}

/**
 * tr ∇²L(W) of the loss L(W) = (1/n) Σ (⟨A_i, E(W)⟩ − b_i)², at any W: along a coordinate θ, E is affine, so that
 * ∂²L/∂θ² = (2/n) Σ_i (∂⟨A_i, E⟩/∂θ)², whatever the labels. @throws RigorError, at `EXACT` as well
 */
export function hessianTrace(
  weights: readonly IntervalMatrix[],
  measurements: readonly IntervalMatrix[],
  precision: Precision,
): Interval {
  requireSome(measurements, "hessianTrace");
  const twice = multiply(fromNumber(2), gradientSquares(weights, measurements), EXACT);
  return divide(twice, fromNumber(measurements.length), precision);
}

/**
 * R(W) of (10) in Gatmiry et al. (2023), d_0 ‖W_L ⋯ W_2‖_F² + Σ_j ‖W_L ⋯ W_{j+1}‖_F² ‖W_{j−1} ⋯ W_1‖_F²
 * + d_L ‖W_{L−1} ⋯ W_1‖_F², exactly: the empty products are identities, and ‖I_d‖_F² = d.
 * @throws RigorError for a depth below 2, where it is not defined
 */
export function regularizerR(weights: readonly IntervalMatrix[]): Interval {
  validate(weights);
  const depth = weights.length;
  if (depth < 2) throw new RigorError("regularizerR", "a network of depth 2 or more", `depth ${depth}`);
  const squaredNorm = (layers: readonly IntervalMatrix[], size: number): Interval =>
    layers.length === 0 ? fromNumber(size) : frobeniusSquared(chain([...layers].reverse(), EXACT), EXACT);
  const terms = weights.map((_, j) =>
    multiply(
      squaredNorm(weights.slice(j + 1), weights[depth - 1]!.rows),
      squaredNorm(weights.slice(0, j), weights[0]!.cols),
      EXACT,
    ),
  );
  return sum(terms, EXACT);
}
