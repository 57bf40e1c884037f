import { OWN_RECOVERY, ownRecovery, recoveryLists, recoveryProblems } from "../../../generators/index.js";
import { type InterpolationLine, interpolationLine, minimizersOnLine, pointAt } from "../../../src/numerics/index.js";
import { exact, OUTWARD, product, type Quantity } from "../../../src/numerics/arithmetic/index.js";
import { Matrix } from "../../../src/numerics/matrices/index.js";
import { depthTwoMinimizer, minimumRNetwork } from "../../../src/numerics/minima/index.js";
import { interpolatingTrace, regularizerR } from "../../../src/numerics/networks/index.js";
import { leastNuclearNorm, leastTrace, minimizersOf } from "../shared/unseen-minimizers.js";

/** Problems of recovery with at most one direction that is unseen. */
export const drawn = recoveryProblems([2, 3], [1, 3], 1);

/**
 * A matrix of the smallest nuclear norm on the line: the centre of all of them, with a radius that reaches every one.
 */
function smallestOn(line: InterpolationLine): Matrix {
  const { lower, centre, upper } = minimizersOnLine(line);
  const reach = Math.max(upper - centre, centre - lower) * (line.direction.normBound + line.direction.radius);
  const { rows, cols, data, radius } = pointAt(line, centre);
  return new Matrix(rows, cols, data, (radius + reach) * OUTWARD);
}

/** W̄ with R and the trace there, the smallest nuclear norm, and W* where it is known. */
const problems = drawn.onFile({
  ...OWN_RECOVERY,
  // The displays follow the minimizers, which are known where nothing is unseen.
  instance: (own) => ownRecovery(own, 1, 0),
  lists: recoveryLists,
});

/** What the proof compares, on one problem. */
export const solved = problems.map((problem) => {
  const { measurements, unseen, target, widths, delta } = problem;
  const L = widths.length - 1;
  const line = unseen === null ? null : interpolationLine(measurements, target, unseen);
  const leastR = minimumRNetwork(line === null ? target : smallestOn(line), widths);
  const known = () => {
    const { offset, endToEndNorm } = minimizersOf(problem);
    const m = line === null ? target : pointAt(line, offset.centre);
    const network = depthTwoMinimizer(measurements, m, widths[1]!);
    return { trace: leastTrace(problem), endToEndNorm, network };
  };
  return {
    ...{ measurements, delta, L, leastR, minimizer: L === 2 ? known() : null },
    r: regularizerR(leastR),
    trace: interpolatingTrace(leastR, measurements),
    least: leastNuclearNorm(problem).norm,
    /** L(d_0d_L)^{1/L} x^{2(L−1)/L}. */
    fromNorm: (x: Quantity) => product([L, exact(target.data.length).power(1, L), x.power(2 * (L - 1), L)]),
  };
});

/** What the proof compares. */
export type Solved = ReturnType<typeof solved.materialize>;
