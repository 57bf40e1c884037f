import {
  DomainError,
  inner,
  type Matrix,
  type Quantity,
  traceBySecondDifferences,
} from "../../../src/numerics/index.js";

/** A network that is to have the product M, and tr ∇²ℒ there from values of the loss (2) alone, for b_i = ⟨A_i, M⟩. */
export interface Reached {
  readonly weights: readonly Matrix[];
  readonly trace: Quantity;
}

/**
 * The minimizer that a proof constructs for M; null where that asks for an inverse that does not exist, or cannot be
 * told from one within rounding.
 */
export function reachedBy(
  minimizer: () => readonly Matrix[],
  measurements: readonly Matrix[],
  m: Matrix,
): Reached | null {
  try {
    const weights = minimizer();
    const labels = measurements.map((a) => inner(a, m));
    return { weights, trace: traceBySecondDifferences(weights, { measurements, labels }) };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
