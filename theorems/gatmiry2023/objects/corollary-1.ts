import { instances } from "../../../generators/index.js";
import {
  chain,
  direction,
  measurementMap,
  type MeasurementProblem,
  minimumNuclearNorm,
  minimumTraceEndToEnd,
} from "../../../src/numerics/index.js";
import { between, exact, OUTWARD, type Quantity } from "../../../src/numerics/arithmetic/index.js";
import { inner, Matrix } from "../../../src/numerics/matrices/index.js";
import { endToEndBound, traceMinimizers } from "../../../src/numerics/minima/index.js";
import { nuclearNorm } from "../../../src/numerics/spectra/index.js";
import { meanGramRoot } from "../shared/gram-root.js";

/** Most columns for 2, 3 and 4 rows. */
const WIDEST = [8, 6, 4] as const;

/** Gaussian measurements of a matrix. */
export const drawn = instances({
  large: "its columns are as many as the convex problems bear for each number of rows",
  sizes: {
    rows: [2, 4],
    // Of few rows and many columns ΣA_iᵀA_i is far from a multiple of the identity: there the ratio is largest.
    cols: ({ rows }) => [4, WIDEST[rows - 2]!],
    // From d_0 + d_L to two more, and below d_0d_L where there is such an n: from there on only one matrix fits.
    n: ({ rows, cols }) => [rows + cols, Math.max(rows + cols, Math.min(rows + cols + 2, rows * cols - 1))],
  },
  matrices: { A: { each: ["rows", "cols"], count: "n", laws: ["gaussian"] }, M: ["rows", "cols"] },
});

/** Ratios to three digits are enough here. */
const SEARCH = { relativeGap: 2 ** -12 };

/** The matrix that is found for E(W*), its trace, and by how much that may be above the least one. */
export const flattest = (problem: MeasurementProblem) => {
  const { minimizer, value, gap } = minimumTraceEndToEnd(problem, SEARCH);
  return { minimizer, trace: value, gap };
};

/** What the two convex problems say of the measurements of a matrix, the flattest solution being found by `search`. */
export function solvedBy(search: typeof flattest, A: readonly Matrix[], M: Matrix) {
  const problem = { measurements: A, labels: A.map((a) => inner(a, M)) };
  const { value, lowerBound, minimizer } = minimumNuclearNorm(problem, SEARCH);
  const found = search(problem);
  const roots = [meanGramRoot(A), meanGramRoot(A.map((a) => a.T))] as const;
  const traceAt = (fitting: Matrix) => nuclearNorm(chain([roots[0], fitting, roots[1]])).times(4);
  return {
    ...{ rows: M.rows, cols: M.cols, n: A.length },
    /** min ‖M‖_* over all M that fit. */
    least: between(lowerBound, upperEnd(value)),
    /** ‖·‖_* of the matrix that was found for E(W*). */
    found: nuclearNorm(found.minimizer),
    /** An upper bound of ‖E(W*)‖_* for every minimizer W*. */
    highest: highestNorm(A, M, found.trace),
    /** The least trace of the Hessian over all W with the product that was found for E(W*). */
    traceAtFound: traceAt(found.minimizer),
    /** That over all W whose product is the matrix of the smallest nuclear norm that fits. */
    traceAtLeast: traceAt(minimizer),
    /** By how much the trace that was found may be above the least one: what the search proves. */
    gap: found.gap,
  };
}

/** What is known of n Gaussian measurements of M*, all d_L × d_0. */
export const solved = drawn.map(({ A, M }) => solvedBy(flattest, A, M));

/** The largest number that it may be. */
export function upperEnd({ value, error }: Quantity): number {
  return (value + error) * OUTWARD;
}

/** An upper bound of ‖E(W*)‖_* from the smallest trace, or from all minimizers where they are a line or a point. */
function highestNorm(measurements: readonly Matrix[], target: Matrix, trace: Quantity): number {
  const delta = exact(1);
  const byTrace = upperEnd(endToEndBound(measurements, delta, trace, 2));
  const { rank, inputs } = measurementMap(measurements);
  const { rows, cols } = target;
  if (rank < rows * cols - 1) return byTrace;
  const slice = { rows, cols, normals: inputs, offsets: new Float64Array(rank) };
  const unseen = rank === rows * cols ? null : new Matrix(rows, cols, direction(slice));
  const widths = [cols, Math.min(rows, cols), rows];
  const { endToEndNorm } = traceMinimizers({ measurements, delta, target, unseen }, widths);
  return Math.min(byTrace, upperEnd(endToEndNorm));
}
