import type { IsometricMeasurements } from "../../../generators/index.js";
import { absolute, approximately, exact, Matrix, type Quantity } from "../../../src/numerics/index.js";

/**
 * Measurements for which the bound of restricted-energy-spread is an equality at M = diag(σ_1, σ_2, …) with first =
 * min(1, s/σ_1). With g = (first, 1, 1, …) and J the identity filled up with zeros,
 *
 *   (1/n) Σ ⟨A_i, Z⟩² = (1+δ)‖Z‖_F² + δ(⟨diag(g)J, Z⟩² − ‖diag(g)Z‖_F² − ‖Z diag(g)‖_F²):
 *
 * one measurement √(nδ) diag(g)J, and √(n(1+δ−δ(g_i²+g_j²))) e_ie_jᵀ for all i, j. This is (2, δ)-RIP: for rank Z ≤ 2
 * the first square is at most 2‖diag(g)Z‖_F² and at most 2‖Z diag(g)‖_F², so that the bracket is at most 0; and both
 * norms are at most ‖Z‖_F². The δ returned is that of the stored entries, by its distance from the form: the sum of the
 * errors of all coefficients.
 * @param delta and first from 0 to 1
 */
export function seenSpread(rows: number, cols: number, delta: number, first: number): IsometricMeasurements {
  const n = rows * cols + 1;
  const weight = (k: number): number => (k === 0 ? first : 1);
  const errors: Quantity[] = [];
  const stored = (kept: number, meant: Quantity): void => {
    errors.push(absolute(exact(kept).squared().over(n).minus(meant)));
  };
  const diagonal = Array.from({ length: Math.min(rows, cols) }, (_, k) => Math.sqrt(n * delta) * weight(k));
  diagonal.forEach((x, k) => {
    diagonal.forEach((y, l) => {
      const meant = exact(delta).times(exact(weight(k)).times(weight(l)));
      errors.push(absolute(exact(x).times(y).over(n).minus(meant)));
    });
  });
  const whole = new Float64Array(rows * cols);
  for (const [k, x] of diagonal.entries()) whole[k * cols + k] = x;
  const single = Array.from({ length: rows * cols }, (_, at) => {
    const [g, h] = [weight(Math.floor(at / cols)), weight(at % cols)];
    const lost = exact(delta).times(exact(g).squared().plus(exact(h).squared()));
    const meant = exact(1).plus(delta).minus(lost);
    const entries = new Float64Array(rows * cols);
    entries[at] = Math.sqrt(n * Math.max(0, meant.value));
    stored(entries[at], meant);
    return new Matrix(rows, cols, entries);
  });
  const error = errors.reduce((total, one) => total + one.value + one.error, 0);
  return { measurements: [new Matrix(rows, cols, whole), ...single], delta: approximately(delta, error) };
}
