import { absolute, asQuantity, exact, logarithm, type Quantity, sum } from "../../../src/numerics/arithmetic/index.js";
import { determinant, inverse, type Matrix, type QuantityRows } from "../../../src/numerics/matrices/index.js";
import type { Gaussian } from "../../../src/statistics/index.js";

/** N(mean, LLᵀ) for the lower triangle L of a drawn matrix, its diagonal positive: |x|, and 1 where that is zero. */
export function gaussianFrom(mean: Matrix, l: Matrix): Gaussian {
  const rows = l.toRows().map((row, i) => [...row.slice(0, i), Math.abs(row[i]!) || 1]);
  return { mean: Array.from(mean.data, exact), root: rows.map((row) => row.map(exact)) };
}

/** N(mean, s²I). */
export function round(mean: readonly Quantity[], s: Quantity | number): Gaussian {
  const scale = asQuantity(s).times(1);
  return { mean, root: mean.map((_, i) => mean.slice(0, i + 1).map((_unused, j) => (i === j ? scale : exact(0)))) };
}

/** Σ = LLᵀ. */
function covariance({ root: l }: Gaussian): QuantityRows {
  return l.map((a) => l.map((b) => sum(a.slice(0, b.length).map((x, j) => x.times(b[j]!)))));
}

/** The printed formula, and the sum of the sizes of its terms. */
export function printedDivergence(p: Gaussian, q: Gaussian) {
  const [ofP, ofQ] = [covariance(p), covariance(q)];
  const step = p.mean.map((m, i) => m.minus(q.mean[i]!));
  const pairs = inverse(ofQ).flatMap((row, i) => row.map((entry, j) => ({ entry, i, j })));
  const form = sum(pairs.map(({ entry, i, j }) => step[i]!.times(entry).times(step[j]!)));
  const trace = sum(pairs.map(({ entry, i, j }) => entry.times(ofP[j]![i]!)));
  const logRatio = logarithm(determinant(ofQ).over(determinant(ofP)));
  const value = logRatio.minus(step.length).plus(form).plus(trace).over(2);
  return { value, scale: step.length + form.value + trace.value + Math.abs(logRatio.value) };
}

/** (1/2)[(kσ² + ‖μ_P − θ‖²)/σ_P² − k + k log(σ_P²/σ²)], and the sum of the sizes of its terms. */
export function roundDivergence(k: number, variance: Quantity, distanceSquared: Quantity, prior: Quantity) {
  const ratio = variance.times(k).plus(distanceSquared).over(prior);
  const logs = logarithm(prior.over(variance)).times(k);
  return { value: ratio.minus(k).plus(logs).over(2), scale: ratio.value + k + absolute(logs).value };
}
