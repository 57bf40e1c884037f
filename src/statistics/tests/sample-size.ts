import { DomainError, log } from "../../numerics/index.js";

/**
 * N(d, δ) = inf{n ∈ ℕ : d log(n/δ)/n ≤ 1}, a sample size at which averages over d-dimensional data concentrate with
 * probability 1 − δ. Source: Wu and Su, The implicit regularization of dynamical stability in stochastic gradient
 * descent, ICML 2023, §4. The search is bounded: log(n/δ) ≤ √(n/δ) gives N ≤ d²/δ + 1.
 * @throws DomainError unless d ≥ 1 and 0 < δ < 1
 */
export function concentrationSize(d: number, delta: number): number {
  if (!(d >= 1 && delta > 0 && delta < 1)) {
    throw new DomainError({ where: "concentrationSize", expected: "d ≥ 1 and 0 < δ < 1", got: `${d}, ${delta}` });
  }
  let n = 1;
  while (d * log(n / delta) > n) n++;
  return n;
}
