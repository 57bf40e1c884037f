import type { UnseenProblem } from "../../../generators/index.js";
import {
  between,
  inner,
  type MeasurementProblem,
  minimumNuclearNorm,
  minimumTraceEndToEnd,
  type Quantity,
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

/** The measurements with the labels that M* makes. */
function labelled({ measurements, target }: UnseenProblem): MeasurementProblem {
  return { measurements, labels: measurements.map((a) => inner(a, target)) };
}

/** Between the value of the dual and that of a matrix that fits. */
function enclosed({ value, lowerBound }: { readonly value: Quantity; readonly lowerBound: number }): Quantity {
  return between(lowerBound, value.value + value.error);
}
