import { instances } from "../../../generators/index.js";
import { inner, type Matrix, type MeasurementProblem, minimumTraceEndToEnd } from "../../../src/numerics/index.js";
import { gramRoot } from "../shared/gram-root.js";
import { onlySolution } from "../shared/only-solution.js";

/** M, and Gaussian measurements of it. */
export const drawn = instances({
  sizes: {
    rows: [1, 4],
    cols: [1, 4],
    // From d_0 + d_L on; from d_0d_L on M* alone fits.
    n: ({ rows, cols }) => [rows + cols, Math.max(rows + cols, rows * cols), Infinity],
  },
  matrices: {
    A: { each: ["rows", "cols"], count: "n", laws: ["gaussian"] },
    M: {
      shape: ["rows", "cols"],
      laws: ["identity", "orthogonal", "orthogonal", "integer", "gaussian", "diagonal", "rankOne", "lowRank"],
    },
  },
});

/** E(W*) where several matrices fit, by the convex problem, and by how much its trace may be above the least. */
export const flattest = (problem: MeasurementProblem) => {
  const { minimizer, gap } = minimumTraceEndToEnd(problem);
  return { minimizer, gap };
};

/** E(W*) of two layers: the only matrix that fits, or what `search` finds, where it fits within its radius. */
export function learnedBy(search: typeof flattest, A: readonly Matrix[], M: Matrix) {
  const problem = { measurements: A, labels: A.map((a) => inner(a, M)) };
  const only = onlySolution(problem);
  const n = A.length;
  const weights = [gramRoot(A), gramRoot(A.map((a) => a.T))] as const;
  if (only) return { M, n, weights, alone: true, found: only, gap: 0 };
  const { minimizer, gap } = search(problem);
  return { M, n, weights, alone: false, found: minimizer, gap: (gap * n) / 4 };
}

/** What is learned from the measurements that were drawn. */
export const learned = drawn.map(({ A, M }) => learnedBy(flattest, A, M));
