import { absolute, exact, Matrix, maximum, pow, type Quantity, squareRoot } from "../../../src/numerics/index.js";
import type { Random } from "../../../src/random/index.js";

/** How often each of so many entries is among n measurements of one, uniformly drawn. */
export function countsOf(n: number, entries: number, random: Random): number[] {
  const counts = new Array<number>(entries).fill(0);
  for (let i = 0; i < n; i++) counts[random.integer(0, entries - 1)]! += 1;
  return counts;
}

/** δ_r of entry sampling for every r, max|c_kl·d_0d_L/n − 1|, from how often each entry was measured. */
export function entryDelta(counts: readonly number[], n: number): Quantity {
  return maximum(counts.map((c) => absolute(exact(c).times(counts.length).over(n).minus(1))));
}

/** δ(n) at 1 × 1 of a law of heavy tails: |(ξ_1² + … + ξ_n²)/n − 1| for ξ² = U^{−8/9}/9, whose mean is 1. */
export function heavyDelta(n: number, random: Random): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += pow(1 - random.uniform(), -8 / 9) / 9;
  return Math.abs(total / n - 1);
}

/** The measurements √(d_0d_L)·e_ke_lᵀ of a 2 × 3 matrix, as often as they were drawn. */
export function entryMeasurements(counts: readonly number[]): Matrix[] {
  const root = squareRoot(counts.length);
  return counts.flatMap((count, k) => {
    const unit = new Matrix(
      2,
      3,
      Float64Array.from(counts, (_, l) => (k === l ? 1 : 0)),
    );
    return new Array<Matrix>(count).fill(unit.times(root));
  });
}
