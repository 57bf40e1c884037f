import { identity, inducedRegularizerSingle, Matrix, trace } from "../../../src/numerics/index.js";
import {
  approximately,
  exponential,
  isClearlyPositive,
  logarithm,
  maximum,
  type Quantity,
  sum,
} from "../../../src/numerics/arithmetic/index.js";
import { traceBySecondDifferences } from "../../../src/numerics/networks/index.js";
import { minimizerIfInvertible } from "../shared/single-minimizer.js";

/** The symmetric matrix with the lower triangle of X. */
export function mirrored(x: Matrix): Matrix {
  const data = Float64Array.from(x.data, (_, k) => {
    const [i, j] = [Math.floor(k / x.cols), k % x.cols];
    return x.at(Math.max(i, j), Math.min(i, j));
  });
  return new Matrix(x.rows, x.cols, data);
}

/** Σ|σ_i|^{2(L−1)/L}. */
export function powerSum(sigma: readonly Quantity[], depth: number): Quantity {
  return sum(sigma.map((x) => x.power(2 * (depth - 1), depth)));
}

/** (2/L) Σ max(σ_i² ln|σ_i|, 1/e), a bound of |Σ|σ_i|^{2−2/L} − Σσ_i²|. */
export function remainder(sigma: readonly Quantity[], depth: number): Quantity {
  const below = exponential(-1);
  const isLarge = (x: Quantity) => isClearlyPositive(x.minus(1), "up to 1 and a little beyond σ² ln σ is below 1/e");
  const terms = sigma.map((x) => (isLarge(x) ? maximum([x.squared().times(logarithm(x)), below]) : below));
  return sum(terms).times(2).over(depth);
}

/** lim Σ|σ_i|^{2(L−1)/L} for L → ∞, enclosed. */
export function limit(sigma: readonly Quantity[]): Quantity {
  const deep = 2 ** 20;
  const rest = remainder(sigma, deep);
  return powerSum(sigma, deep).plus(approximately(0, rest.value + rest.error));
}

/** The right side of (24) for A = I. */
export function equation24(m: Matrix, depth: number): Quantity {
  return inducedRegularizerSingle(identity(m.rows), m, depth).over(2);
}

/** Parameters of the largest network at which the loss is asked twice for each of them. */
const MOST_PARAMETERS = 512;

/** tr ∇²ℒ at a minimizer for A = I; null where M is singular within rounding, and for networks too large to ask. */
export function leastTrace(m: Matrix, depth: number): Quantity | null {
  if (depth * m.data.length > MOST_PARAMETERS) return null;
  const measurements = [identity(m.rows)];
  const network = minimizerIfInvertible(measurements[0]!, m, depth);
  return network && traceBySecondDifferences(network, { measurements, labels: [trace(m)] });
}
