import { gamma } from "../../numerics/index.js";

/**
 * Whether the first tend to be larger than the others, by how many of them are among as many largest of all. Where all
 * have one distribution that number is hypergeometric, so that it is said with probability at most `error`; where the
 * first can only be smaller it is as rare. Ties count for the others. It needs fewer of the first than pairs would.
 */
export function tendToBeLarger(first: ArrayLike<number>, others: ArrayLike<number>, error: number): boolean {
  const [n, m] = [first.length, others.length];
  if (n === 0 || m === 0) return false;
  const sorted = new Float64Array(n + m);
  sorted.set(first);
  sorted.set(others, n);
  sorted.sort();
  // The largest of those that are not among the n largest.
  const border = sorted[m - 1]!;
  let among = 0;
  for (let i = 0; i < n; i++) if (first[i]! > border) among += 1;
  return hypergeometricTail(n, m, among) * (1 + gamma(8 * (n + m))) <= error;
}

/**
 * P(K ≥ k) for the number K of marked ones among n that are drawn from n marked and m others, from quotients of
 * neighbouring probabilities: sums, products and quotients of positive numbers alone, so that its relative error is at
 * most γ_{8(n+m)} but for underflow.
 */
function hypergeometricTail(n: number, m: number, k: number): number {
  // C(n, j)·C(m, n − j) over that for j − 1.
  const quotient = (j: number) => ((n - j + 1) * (n - j + 1)) / (j * (m - n + j));
  const middle = Math.min(n, Math.max(0, n - m, Math.round((n * n) / (n + m))));
  let [below, above] = [0, 0];
  const add = (j: number, weight: number): void => {
    if (j >= k) above += weight;
    else below += weight;
  };
  add(middle, 1);
  for (let j = middle + 1, weight = 1; j <= n; j++) add(j, (weight *= quotient(j)));
  for (let j = middle, weight = 1; j > Math.max(0, n - m); j--) add(j - 1, (weight /= quotient(j)));
  return above / (above + below);
}
