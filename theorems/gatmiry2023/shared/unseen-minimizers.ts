import type { UnseenProblem } from "../../../generators/index.js";
import {
  between,
  inducedRegularizerDepthTwo,
  inner,
  interpolationLine,
  type LineInterval,
  type Matrix,
  type MeasurementProblem,
  minimumNuclearNorm,
  minimumTraceEndToEnd,
  nuclearNorm,
  nuclearNormOver,
  OUTWARD,
  pointAt,
  type Quantity,
  rootFactor,
  takenAsExact,
  type TraceMinimizers,
  traceMinimizers,
  unnoted,
  weightedLine,
} from "../../../src/numerics/index.js";

/** All minimizers of the trace, enclosed with the δ of the construction, whatever δ is stated. */
export function minimizersOf(problem: UnseenProblem): TraceMinimizers {
  return traceMinimizers({ ...problem, delta: problem.constructed }, problem.widths);
}

/** min ‖M‖_* over all M that fit, and one of them that has it, as close as the convex problem is solved. */
export function leastNuclearNorm(
  problem: UnseenProblem,
  search?: Parameters<typeof minimumNuclearNorm>[1],
): { readonly norm: Quantity; readonly at: Matrix } {
  const solved = minimumNuclearNorm(labelled(problem), search);
  return { norm: enclosed(solved), at: solved.minimizer };
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
function nearMinimizer(problem: UnseenProblem): NearMinimizer | null {
  const { minimizer, value, lowerBound } = minimumTraceEndToEnd(labelled(problem));
  if (!(lowerBound > 0)) return null;
  const least = takenAsExact(lowerBound, "the value of a feasible point of the dual, rounded down");
  return { endToEnd: minimizer, excess: value.over(least) };
}

/** The same at the centre of an interval of M* + tU, whose excess is over the least trace in the interval. */
export function atCentre(problem: UnseenProblem, offset: LineInterval): NearMinimizer | null {
  const { measurements, target, unseen } = problem;
  const line = interpolationLine(measurements, target, unseen!);
  const right = rootFactor(measurements.map((a) => a.T)).T;
  const seen = weightedLine(line, rootFactor(measurements), right);
  const { value, error } = nuclearNormOver(seen, offset);
  if (!(value > error)) return null;
  const least = takenAsExact((value - error) / OUTWARD, "the lower end of an enclosure, rounded down");
  return {
    endToEnd: pointAt(line, offset.centre),
    excess: nuclearNorm(pointAt(seen, offset.centre)).over(least),
  };
}

/**
 * tr ∇²ℒ of a network that is the flattest up to its excess, and the excess times that of the flattest ones over M* and
 * over another matrix that fits: at least as much. Without steps: it is compared with what a search has found, of which
 * intervals know no more.
 */
export function besideOthers(
  { measurements, target }: UnseenProblem,
  { endToEnd, excess }: NearMinimizer,
  other: Matrix,
): (readonly [Quantity, Quantity])[] {
  const traceOver = (m: Matrix): Quantity => unnoted(() => inducedRegularizerDepthTwo(measurements, m));
  const trace = traceOver(endToEnd);
  return [target, other].map((m) => [trace, excess.times(traceOver(m))]);
}

/** How the flattest networks are found; another way takes its place where a test asks what would be noticed. */
export const SEARCH = { minimizersOf, nearMinimizer };

/** The measurements with the labels that M* makes. */
function labelled({ measurements, target }: UnseenProblem): MeasurementProblem {
  return { measurements, labels: measurements.map((a) => inner(a, target)) };
}

/** Between the value of the dual and that of a matrix that fits. */
function enclosed({ value, lowerBound }: { readonly value: Quantity; readonly lowerBound: number }): Quantity {
  return between(lowerBound, value.value + value.error);
}
