import { instances } from "../../../generators/index.js";
import { direction, measurementMap, minimumNuclearNorm, minimumTraceEndToEnd } from "../../../src/numerics/index.js";
import { between, exact, OUTWARD, type Quantity } from "../../../src/numerics/arithmetic/index.js";
import { inner, Matrix } from "../../../src/numerics/matrices/index.js";
import { endToEndBound, traceMinimizers } from "../../../src/numerics/minima/index.js";
import { nuclearNorm } from "../../../src/numerics/spectra/index.js";

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

/** What the two convex problems say of n Gaussian measurements of M*, all d_L × d_0. */
export const solved = drawn.map(({ A, M, rows, cols, n }) => {
  const problem = { measurements: A, labels: A.map((a) => inner(a, M)) };
  const { value, lowerBound } = minimumNuclearNorm(problem, SEARCH);
  const flattest = minimumTraceEndToEnd(problem, SEARCH);
  return {
    ...{ rows, cols, n },
    /** min ‖M‖_* over all M that fit. */
    least: between(lowerBound, upperEnd(value)),
    /** ‖·‖_* of the matrix that was found for E(W*). */
    found: nuclearNorm(flattest.minimizer),
    /** An upper bound of ‖E(W*)‖_* for every minimizer W*. */
    highest: highestNorm(A, M, flattest.value),
  };
});

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
