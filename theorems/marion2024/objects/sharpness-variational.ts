import type { RegressionMinimizer } from "../../../generators/families/index.js";
import { exact, type Quantity, univariateRiskGradients } from "../../../src/numerics/index.js";
import { flattenedRows, frobeniusSquared, linearCombination, Matrix } from "../../../src/numerics/matrices/index.js";

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** The weight of f(k) − f(−k) in the central difference f′(0) over ±1, …, ±m: (−1)^{k+1}(m!)²/(k(m−k)!(m+k)!). */
function differenceWeight(k: number, m: number): Quantity {
  return exact((k % 2 === 1 ? 1 : -1) * factorial(m) * factorial(m)).over(k * factorial(m - k) * factorial(m + k));
}

/** ‖d/dt ∇R(W + tβ)‖_F² at t = 0: lim ‖∇R(W+tβ) − ∇R(W)‖²/t². */
export function gradientChange({ weights, problem }: RegressionMinimizer, direction: readonly Matrix[]): Quantity {
  const depth = weights.length;
  const gradientAt = (t: number): Matrix => {
    const moved = weights.map((w, j) => w.plus(direction[j]!, t));
    return flattenedRows([univariateRiskGradients(moved, problem)]);
  };
  const nodes = Array.from({ length: depth }, (_, i) => i + 1);
  const gradients = nodes.flatMap((k) => [gradientAt(k), gradientAt(-k)]);
  const coefficients = nodes.flatMap((k) => [1, -1].map((s) => differenceWeight(k, depth).times(s)));
  return frobeniusSquared(linearCombination(gradients, coefficients));
}

/** Consecutive entries of column 0 of Q as matrices of the shapes of the layers, each with the radius of Q. */
export function firstColumnAsLayers(q: Matrix, weights: readonly Matrix[]): Matrix[] {
  let at = 0;
  return weights.map(({ rows, cols }) => {
    const from = at;
    at += rows * cols;
    const entries = Float64Array.from({ length: rows * cols }, (_, i) => q.at(from + i, 0));
    return new Matrix(rows, cols, entries, q.radius);
  });
}
