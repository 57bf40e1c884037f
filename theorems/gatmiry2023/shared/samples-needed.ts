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

/** How finely a number of measurements is looked for, and about where it is expected, both for the sake of time. */
interface Looking {
  readonly step: number;
  readonly near: number;
}

/**
 * A number n of measurements of the sequence at which the relative loss is at most `accurate`, and with n − step it is
 * not, by bisection, which may begin near a multiple of the step: the first such multiple where the loss falls with n.
 * All d_0d_L measurements count as enough, and none as too few.
 * @throws DomainError for a sequence shorter than d_0d_L
 */
export function samplesNeeded(estimate: Estimator, recovery: Recovery, accurate: number, looking?: Looking): number {
  let short = 0;
  let enough = recovery.truth.data.length;
  if (recovery.measurements.length < enough) {
    throw new DomainError({
      where: "samplesNeeded",
      expected: `at least ${enough} measurements`,
      got: String(recovery.measurements.length),
    });
  }
  const step = looking?.step ?? 1;
  // A step beyond `short` at least: d_0d_L may be no multiple of the step.
  const half = () => short + step * Math.max(1, Math.floor((enough - short) / (2 * step)));
  let next = looking?.near ?? half();
  for (let reach = looking === undefined ? Infinity : 2 * step; enough - short > step; reach *= 2) {
    const isEnough = relativeLoss(estimate, recovery, next) <= accurate;
    if (isEnough) enough = next;
    else short = next;
    next = isEnough ? Math.max(half(), enough - reach) : Math.min(half(), short + reach);
  }
  return enough;
}
