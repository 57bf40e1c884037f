import {
  distance,
  DomainError,
  frobeniusNorm,
  inner,
  type Matrix,
  type MeasurementProblem,
  pow,
  withArena,
} from "../../../src/numerics/index.js";

/** A sequence of measurements of a ground truth. */
export interface Recovery {
  readonly measurements: readonly Matrix[];
  /** M*, not zero. */
  readonly truth: Matrix;
}

/** An interpolating matrix chosen by some rule. */
export type Estimator = (problem: MeasurementProblem) => Matrix;

/** ‖M − M*‖_F²/‖M*‖_F² for the estimate M from the first n measurements, without an error bound. */
export function relativeLoss(estimate: Estimator, { measurements, truth }: Recovery, n: number): number {
  return withArena(() => {
    const used = measurements.slice(0, n);
    const found = estimate({ measurements: used, labels: used.map((a) => inner(a, truth)) });
    return pow(distance(found, truth).value / frobeniusNorm(truth).value, 2);
  });
}

/**
 * A number n of measurements of the sequence at which the relative loss is at most `accurate`, and with n − 1 it is
 * not, by bisection: the first such n where the loss falls with n. All d_0d_L measurements count as enough, and none as
 * too few. @throws DomainError for a sequence shorter than d_0d_L
 */
export function samplesNeeded(estimate: Estimator, recovery: Recovery, accurate: number): number {
  let short = 0;
  let enough = recovery.truth.data.length;
  if (recovery.measurements.length < enough) {
    throw new DomainError({
      where: "samplesNeeded",
      expected: `at least ${enough} measurements`,
      got: String(recovery.measurements.length),
    });
  }
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (relativeLoss(estimate, recovery, middle) <= accurate) enough = middle;
    else short = middle;
  }
  return enough;
}
