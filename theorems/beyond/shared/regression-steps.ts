import type { RegressionMinimizer } from "../../../generators/index.js";
import { widthsOf } from "../../../generators/index.js";
import { asFound, atMost, because, equal, lagrangeGap, meansGap, same } from "../../../src/claim/index.js";
import {
  column,
  endToEnd,
  exact,
  flattestMinimum,
  frobeniusNorm,
  frobeniusSquared,
  identity,
  inner,
  largestEigenvalue,
  layerGradients,
  type Matrix,
  padded,
  prefixProducts,
  product,
  type Quantity,
  regressionMeasurements,
  regressor,
  sharpness,
  squareRoot,
  suffixProducts,
  sum,
  svd,
  type UnivariateProblem,
} from "../../../src/numerics/index.js";

export const MINIMIZES = "w_prod = w* for W of step (iv)";
export const FAMILY = "S(W) = (2/n)max_z[s^{L−1}‖p‖²‖Xᵀz‖² + (L−1)s⁻¹(ŷᵀz)²]";
const SQUARES = "‖∇Σz_if(x_i)‖² = Σ‖q_k‖²‖P_{k−1}Xᵀz‖²";
const LABEL = "(ŷᵀz)² ≤ ‖q_1‖²‖P_1Xᵀz‖²";
const MEANS = "L(∏‖q_k‖²‖P_{k−1}Xᵀz‖²)^{1/L} ≤ Σ‖q_k‖²‖P_{k−1}Xᵀz‖²";
const SINGLE = "S(W) = ‖p‖^{2/L}S(W′), W′ of step (ii), one output";
const PATHS = "Σ‖q_k‖²‖P_{k−1}Xᵀz‖² of (iv), with γ for ‖p‖";
const MADE = "W_1ᵀ⋯W_Lᵀp = w for W of step (iv)";

/** (2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L}, homogeneous of degree 2 in z. */
export function valueAt({ weights: { length: depth }, problem }: RegressionMinimizer, fitted: Matrix, z: Matrix) {
  const { inputs, output } = problem;
  const along = inner(fitted, z).squared();
  const root = product([frobeniusSquared(output), frobeniusSquared(inputs.T.times(z)), along.power(depth - 1)]);
  return root
    .power(1, depth)
    .times(2 * depth)
    .over(inputs.rows);
}

/** ‖q_k‖²‖P_{k−1}Xᵀz‖² for all layers. */
function pathsOf(weights: readonly Matrix[], { inputs, output }: UnivariateProblem, z: Matrix): Quantity[] {
  const [P, S] = [prefixProducts(weights), suffixProducts(weights)];
  const seen = inputs.T.times(z);
  return weights.map((_, k) => frobeniusSquared(S[k + 1]!.T.times(output)).times(frobeniusSquared(P[k]!.times(seen))));
}

/** Steps (i) and (iii), at any layers. */
export function boundSteps({ weights, problem }: RegressionMinimizer, z: Matrix) {
  const { inputs, output } = problem;
  const depth = weights.length;
  const paths = pathsOf(weights, problem, z);
  const seen = inputs.T.times(z);
  const gradients = layerGradients(weights, output.times(seen.T));
  const [first] = weights as readonly [Matrix];
  const [along, into] = [suffixProducts(weights)[1]!.T.times(output), first.times(seen)];
  return {
    [SQUARES]: equal(sum(gradients.map(frobeniusSquared)), sum(paths)),
    [MEANS]: because(
      atMost(product(paths).power(1, depth).times(depth), sum(paths)),
      () => meansGap(paths).times(exact(depth).power(depth)),
      depth,
    ),
    [LABEL]: because(
      atMost(
        inner(endToEnd(weights).T.times(output), seen).squared(),
        frobeniusSquared(along).times(frobeniusSquared(into)),
      ),
      () => lagrangeGap(along, into),
    ),
  };
}

/** Step (ii): layers of one output with the same predictions, all scaled by ‖p‖^{1/L}, with pᵀ/‖p‖ in the last one. */
export function singleOutput({ weights, problem }: RegressionMinimizer) {
  const depth = weights.length;
  const size = frobeniusNorm(problem.output);
  const scale = size.power(1, depth);
  const single = weights.map((layer, k) =>
    (k < depth - 1 ? layer : problem.output.T.times(exact(1).over(size)).times(layer)).times(scale),
  );
  const one = regressionMeasurements({ ...problem, output: column([1]) });
  return {
    [SINGLE]: equal(
      sharpness(weights, regressionMeasurements(problem)),
      sharpness(single, one).times(size.power(2, depth)),
    ),
  };
}

/** W of step (iv) for w, β and a number γ, which is ‖p‖ in the proof. */
function layersThrough(weights: readonly Matrix[], w: Matrix, p: Matrix, beta: number, gamma: Quantity): Matrix[] {
  const depth = weights.length;
  const others = product(new Array<number>(depth - 1).fill(beta));
  const first = w.T.times(exact(1).over(gamma.times(others)));
  const last = p.times(exact(beta).times(gamma).over(frobeniusSquared(p)));
  return weights.map(({ rows, cols }, k) => {
    if (k === 0) return padded(first, rows, cols);
    return padded(k === depth - 1 ? last : identity(1).times(beta), rows, cols);
  });
}

/** Step (iv) with any γ ≠ 0 for ‖p‖ and any w for w*: what it makes, and the sum of the first step there. */
export function pathSteps(
  { weights, problem }: RegressionMinimizer,
  w: Matrix,
  z: Matrix,
  beta: number,
  gamma: number,
) {
  const depth = weights.length;
  const { inputs, output } = problem;
  const layers = layersThrough(weights, w, output, beta, exact(gamma));
  const s = exact(beta).squared();
  const along = inner(inputs.times(w), z).squared();
  const ratio = frobeniusSquared(output)
    .over(exact(gamma).squared())
    .plus(depth - 2);
  const first = product([s.power(depth - 1), exact(gamma).squared(), frobeniusSquared(inputs.T.times(z))]);
  return {
    [MADE]: same(endToEnd(layers).T.times(output), w),
    [PATHS]: equal(sum(pathsOf(layers, problem, z)), first.plus(ratio.times(along).over(s))),
  };
}

/** The minimizer of step (iv) for s = β², and its sharpness. */
export function family({ weights, problem }: RegressionMinimizer, beta: number, solution: Matrix) {
  const depth = weights.length;
  const { inputs, output } = problem;
  const size = frobeniusNorm(output);
  const layers = layersThrough(weights, solution, output, beta, size);
  const others = product(new Array<number>(depth - 1).fill(beta));
  const seen = inputs.gramOfRows().times(size.times(others).squared());
  const labels = inputs.times(solution).gramOfRows();
  const form = seen.plus(labels.times(exact(depth - 1).over(exact(beta).squared())));
  return {
    [MINIMIZES]: same(regressor(layers, problem), solution, frobeniusNorm(solution).value),
    [FAMILY]: equal(
      sharpness(layers, regressionMeasurements(problem)),
      exact(2).over(inputs.rows).times(largestEigenvalue(form)),
    ),
  };
}

/** A minimizer whose sharpness is the least one but for the search of s: for p = 1 by bisection, then spread over p. */
export function flattestMinimizer({ weights, problem }: RegressionMinimizer, solution: Matrix) {
  const { inputs, output } = problem;
  const depth = weights.length;
  const widths = widthsOf(weights);
  const root = inputs.T.times(squareRoot(exact(1).over(inputs.rows)));
  const shapes = weights.map(({ cols }, k) => ({ rows: k === depth - 1 ? 1 : widths[k + 1]!, cols }));
  const { weights: single, direction } = flattestMinimum(svd(solution.T), root, shapes);
  const size = frobeniusNorm(output);
  const share = size.power(1, depth);
  const layers = single.map((layer, k) =>
    k < depth - 1
      ? layer.times(exact(1).over(share))
      : output.times(layer).times(share.power(depth - 1).over(size.squared())),
  );
  return { layers, z: direction.T };
}

/** Step (v): a minimizer and a z at which the bound is an equality, but for the search. */
export function reached(minimizer: RegressionMinimizer, solution: Matrix) {
  const { problem } = minimizer;
  const { layers, z } = flattestMinimizer(minimizer, solution);
  const fitted = problem.inputs.times(regressor(layers, problem));
  const value = valueAt(minimizer, fitted, z).over(frobeniusSquared(z));
  return {
    "S(W*) ≤ (1+2⁻²⁰)(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L}": asFound(
      atMost(sharpness(layers, regressionMeasurements(problem)), value.times(1 + 2 ** -20)),
    ),
  };
}
