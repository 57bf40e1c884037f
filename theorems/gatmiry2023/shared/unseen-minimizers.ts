import type { UnseenProblem } from "../../../generators/index.js";
import {
  between,
  inner,
  type Matrix,
  type MeasurementProblem,
  minimumNuclearNorm,
  minimumTraceEndToEnd,
  type Quantity,
  takenAsExact,
  type TraceMinimizers,
  traceMinimizers,
} from "../../../src/numerics/index.js";

/** All minimizers of the trace, enclosed with the δ of the construction, whatever δ is stated. */
export function minimizersOf(problem: UnseenProblem): TraceMinimizers {
  return traceMinimizers({ ...problem, delta: problem.constructed }, problem.widths);
}

/** min ‖M‖_* over all M that fit. */
export function leastNuclearNorm(problem: UnseenProblem): Quantity {
  return enclosed(minimumNuclearNorm(labelled(problem)));
}

/** min tr ∇²ℒ(W) over all W of depth two that fit, by the convex problem of Theorem 5. */
export function leastTrace(problem: UnseenProblem): Quantity {
  return enclosed(minimumTraceEndToEnd(labelled(problem)));
}

/**
 * A network of depth two that fits, its trace as close to the least one as the convex problem of Theorem 5 is solved.
 */
export interface NearMinimizer {
  /** E(W). */
  readonly endToEnd: Matrix;
  /** tr ∇²ℒ(W) over the value of the dual: what is true of minimizers is true of W up to this. */
  readonly excess: Quantity;
}

/** Such a network; null where it is zero, and the excess not a quotient. */
export function nearMinimizer(problem: UnseenProblem): NearMinimizer | null {
  const { minimizer, value, lowerBound } = minimumTraceEndToEnd(labelled(problem));
  if (!(lowerBound > 0)) return null;
  const least = takenAsExact(lowerBound, "the value of a feasible point of the dual, rounded down");
  return { endToEnd: minimizer, excess: value.over(least) };
}

/** The measurements with the labels that M* makes. */
function labelled({ measurements, target }: UnseenProblem): MeasurementProblem {
  return { measurements, labels: measurements.map((a) => inner(a, target)) };
}

/** Between the value of the dual and that of a matrix that fits. */
function enclosed({ value, lowerBound }: { readonly value: Quantity; readonly lowerBound: number }): Quantity {
  return between(lowerBound, value.value + value.error);
}
