import { log } from "../../numerics/index.js";

/**
 * sup_t |F_n(t) − t| for the empirical distribution function F_n of numbers in [0, 1]: the Kolmogorov–Smirnov
 * distance to the uniform distribution; 0 of none. Exact up to the roundings of the differences.
 */
export function uniformDistance(sample: ArrayLike<number>): number {
  const sorted = Float64Array.from(sample).sort();
  const n = sorted.length;
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, (i + 1) / n - sorted[i]!, sorted[i]! - i / n);
  return largest;
}

/**
 * The distance that the empirical distribution function of n independent numbers exceeds with probability at most
 * `error`, whatever their distribution: √(ln(2/error)/(2n)), for every n (Dvoretzky, Kiefer, Wolfowitz 1956 with the
 * constant of Massart 1990, Corollary 1). Infinite for n = 0.
 */
export function distanceBound(n: number, error: number): number {
  return Math.sqrt(log(2 / error) / (2 * n));
}
