/**
 * §5.3, last lines of the proof of Theorem 2.
 *
 * As printed: "Since $W^*$ satisfies the linear constraints $\text{tr}(A_i E(\mathbf{W}^*)) = b_i$, $\frac{1}{n}
 * \sum_{i=1}^n \langle A_i, E(\mathbf{W}^*) - M^* \rangle^2 = \frac{1}{n} \sum_{i=1}^n (\langle A_i, E(\mathbf{W}^*)
 * \rangle - b_i)^2 = 0$, which completes the proof."
 *
 * $\langle A_i, M\rangle = \mathrm{tr}(A_i^\top M)$. Without the transpose the product $A_iE(\mathbf{W}^*)$ exists for
 * d_0 = d_L alone, and its trace is another number unless, for instance, $A_i$ is symmetric.
 */
import { instances, type Written } from "../../generators/index.js";
import { claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { exact, inner, loss, type Matrix, quantityMatrix, sum, trace } from "../../src/numerics/index.js";
import { minimumTraceEndToEnd } from "../../src/numerics/measurements/index.js";
import { onlySolution } from "./shared/only-solution.js";

const laws = ["gaussian", "integer", "sign", "positive", "identity"];

const drawn = instances({
  sizes: { rows: [1, 3], cols: [1, 3], n: [1, 6] },
  matrices: {
    A: { each: ["rows", "cols"], count: "n", laws: [...laws, "gaussian"] },
    M: ["rows", "cols"],
  },
});
type Drawn = ReturnType<typeof drawn.materialize>;

/** M*, its labels, and E(W*) of two layers: the only matrix that fits, or as a solver finds it, within its radius. */
const solved = drawn.map(({ A, M }: Drawn) => {
  const labels = A.map((a) => inner(a, M));
  const problem = { measurements: A, labels };
  const only = onlySolution(problem);
  return { A, M, labels, alone: only !== null, found: only ?? minimumTraceEndToEnd(problem).minimizer };
});
type Solved = ReturnType<typeof solved.materialize>;

/** Numbers as one column, so that they are compared at once. */
const stacked = (numbers: Solved["labels"]): Matrix => quantityMatrix(numbers.length, 1, (i) => numbers[i]!);

/** (1/n)Σ⟨A_i, E − M*⟩², and ℒ(W*), both zero on the scale of the labels. */
function energies({ A, M, labels, found }: Solved) {
  const apart = found.minus(M);
  const energy = sum(A.map((a) => inner(a, apart).squared())).over(A.length);
  const scale = labels.reduce((total, b) => total + b.value * b.value, 0) / A.length;
  if (scale === 0) return {};
  return {
    "(1/n)Σ⟨Aᵢ, E(W*) − M*⟩² = 0": equal(energy, exact(0), scale),
    "(1/n)Σ(⟨Aᵢ, E(W*)⟩ − bᵢ)² = 0": equal(loss([found], { measurements: A, labels }), exact(0), scale),
  };
}

const TRANSPOSED = "tr(AᵢᵀE(W*)) = bᵢ";

const at = (A: readonly Written[], M: Written) => drawn.at({ A, M });

export default claim(solved, {
  id: "gatmiry2023/theorem-2-proof",
  title: "The trace minimizer fits the measurements, so that their energy sees nothing of its error",
  kinds: ["identity"],
  locus: "§5.3, end of the proof of Theorem 2",
  reading: `Two layers, where E(W*) solves a convex problem; that it fits is what the lines use. The first equation is asked where
    A_iE(W*) is square; elsewhere its trace does not exist.`,
  printed:
    refuted`\operatorname{tr}(A_iE(\mathbf W^*)) = b_i,\quad \frac1n\sum_{i=1}^n\langle A_i, E(\mathbf W^*) - M^*\rangle^2
      = \frac1n\sum_{i=1}^n(\langle A_i, E(\mathbf W^*)\rangle - b_i)^2 = 0`((it) => ({
      [`${it.alone ? "M* alone fits" : "several fit"}: tr(AᵢE(W*)) = bᵢ`]:
        it.M.rows === it.M.cols ? same(stacked(it.A.map((a) => trace(a.times(it.found)))), stacked(it.labels)) : null,
      ...energies(it),
    })),
  corrected: holds`\operatorname{tr}(A_i^\top E(\mathbf W^*)) = b_i,\quad
      \frac1n\sum_{i=1}^n\langle A_i, E(\mathbf W^*) - M^*\rangle^2
      = \frac1n\sum_{i=1}^n(\langle A_i, E(\mathbf W^*)\rangle - b_i)^2 = 0`((it) => ({
    [TRANSPOSED]: same(stacked(it.A.map((a) => trace(a.T.times(it.found)))), stacked(it.labels)),
    ...energies(it),
  })),
  equality: {
    "M* alone fits": {
      of: [TRANSPOSED],
      at: [at([2], 3), at(["1 0; 0 0", "0 1; 0 0", "0 0; 1 0", "0 0; 0 1"], "1 2; 3 4"), at(["1 1", "1 -1"], "2 5")],
    },
    "several fit": { of: [TRANSPOSED], at: [at(["1 2; 0 1"], "1 1; 1 3"), at(["1 0 1; 0 2 0"], "1 1 0; 0 1 1")] },
  },
  degenerate: {
    "one by one": at([1], 1),
    "M* = 0": at(["1 2; 3 4"], "0 0; 0 0"),
    "a measurement that sees nothing": at(["0 0; 0 0", "1 0; 0 1"], "1 0; 0 2"),
    "M* alone fits, one entry": at(["1 0; 0 0", "0 1; 0 0", "0 0; 1 0", "0 0; 0 1"], "0 1; 0 0"),
    "M* alone fits, each A_i takes part": at(["1 2; 0 0", "0 1; 0 1", "0 0; 1 0", "1 0; 2 1"], "1 2; 3 4"),
    "A_i symmetric": at(["1 2; 2 5", "0 1; 1 0"], "1 2; 3 4"),
    "d_0 ≠ d_L": at(["1 2 3"], "1 0 1"),
  },
  situations: {
    "several matrices fit": ({ alone }) => !alone,
    "d_0 ≠ d_L": ({ M }) => M.rows !== M.cols,
    "square, 2 × 2 or more": ({ M }) => M.rows === M.cols && M.rows >= 2,
    "n ≥ 2": ({ A }) => A.length >= 2,
  },
  erratum: {
    grade: "notation",
    slip: "⟨A_i, E(W*)⟩ is tr(A_iᵀE(W*)). Without the transpose the trace exists for d_0 = d_L alone, and is another number.",
    instead: "tr(A_iᵀE(W*)) = b_i; the rest of the line stands.",
  },
  budget: { share: 0.3, atLeast: 100 },
});
