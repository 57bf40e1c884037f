import { gamma, type Matrix, UNIT_ROUNDOFF } from "../../src/numerics/index.js";

/** The Gram operator D + s yyᵀ that measurements are built to have, with D diagonal. */
interface IntendedGram {
  /** The diagonal of D, none of it negative. */
  readonly diagonal: ArrayLike<number>;
  /** s, with |s|‖y‖² at most the largest entry of D. */
  readonly strength: number;
  readonly y: ArrayLike<number>;
}

/**
 * ‖G − (D + s yyᵀ)‖_F for G = (1/n) Σ vec(A_i)vec(A_i)ᵀ: how far the stored entries are from the construction. As
 * computed, plus its rounding: γ_n for the sums over measurements (Higham 2002, (3.5)), whose sizes add up to the trace of
 * G, and a few units for D, s, y and the differences.
 */
export function gramDeviation(measurements: readonly Matrix[], { diagonal, strength, y }: IntendedGram): number {
  const size = y.length;
  let total = 0;
  let trace = 0;
  let largest = 0;
  for (let i = 0; i < size; i++) {
    largest = Math.max(largest, diagonal[i]!);
    for (let j = 0; j <= i; j++) {
      let entry = 0;
      for (const { data } of measurements) entry += data[i]! * data[j]!;
      entry /= measurements.length;
      if (i === j) trace += entry;
      const wanted = (i === j ? diagonal[i]! : 0) + strength * y[i]! * y[j]!;
      total += (i === j ? 1 : 2) * ((entry - wanted) * (entry - wanted));
    }
  }
  const rounding = gamma(measurements.length + 16) * (trace + (size + 4) * largest);
  return Math.sqrt(total) * (1 + size * size * UNIT_ROUNDOFF) + rounding;
}
