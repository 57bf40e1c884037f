import { exponentOf, twoTo } from "./bits.js";

/**
 * √(Σ x²) without overflow or harmful underflow. Relative error at most 3u, however many terms: with those of the sum
 * compensated (Kahan; Higham 2002, §4.3), the squares, the sum and the root are rounded once each. ∞ where a term is
 * infinite, else NaN where one is.
 */
export function hypot(...terms: readonly number[]): number {
  let largest = 0;
  let hasNaN = false;
  for (const x of terms) {
    if (Math.abs(x) > largest) largest = Math.abs(x);
    if (x !== x) hasNaN = true;
  }
  if (largest === Infinity) return Infinity;
  if (hasNaN) return NaN;
  if (largest === 0) return 0;
  if (largest > 2 ** -400 && largest < 2 ** 500) return Math.sqrt(sumOfSquares(terms, 1));
  const unit = twoTo(Math.max(-1021, Math.min(1021, exponentOf(largest))));
  return Math.sqrt(sumOfSquares(terms, unit)) * unit;
}

function sumOfSquares(terms: readonly number[], unit: number): number {
  let total = 0;
  let lost = 0;
  for (const x of terms) {
    const scaled = x / unit;
    const next = scaled * scaled - lost;
    const sum = total + next;
    lost = sum - total - next;
    total = sum;
  }
  return total;
}
