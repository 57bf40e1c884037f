/**
 * §5.4, first paragraph.
 *
 * As printed: "By Corollary 1, we know that with very high probability, the learned solution has a bounded nuclear norm for
 * its end-to-end matrix, no larger than $3 \|M^*\|_2$, where $M^*$ is the ground truth." §3: "We use $\|M\|_F$, $\|M\|_*$,
 * $\|M\|_2$ and $\text{tr}(M)$ to denote the Frobenius norm, nuclear norm, spectral norm and trace".
 *
 * Where the measurements see all, as $n \ge d_0d_L$ Gaussian ones do with probability one, $E(\mathbf{W}^*) = M^*$, and
 * $\|I_4\|_* = 4 > 3\|I_4\|_2$. Corollary 1 and the fit of M* give $3\|M^*\|_*$.
 */
import { instances, law } from "../../generators/index.js";
import { atMost, claim, holds, refuted } from "../../src/claim/index.js";
import { inner, minimumFrobenius, minimumTraceEndToEnd, nuclearNorm, spectralNorm } from "../../src/numerics/index.js";
import { isDeficient } from "./shared/situations.js";

const drawn = instances({
  sizes: {
    rows: [1, 4],
    cols: [1, 4],
    // From d_0 + d_L on; from d_0d_L on M* alone fits.
    n: ({ rows, cols }) => [rows + cols, Math.max(rows + cols, rows * cols)],
  },
  matrices: {
    A: { each: ["rows", "cols"], count: "n", laws: ["gaussian"], quantified: "almost surely" },
    M: {
      shape: ["rows", "cols"],
      laws: ["identity", "orthogonal", "orthogonal", "integer", "gaussian", "diagonal", "rankOne", "lowRank"],
    },
  },
});

/** E(W*) of two layers: the only matrix that fits, or by the convex problem, where it fits within its radius. */
const learned = drawn.map(({ A, M, n }) => {
  const problem = { measurements: A, labels: A.map((a) => inner(a, M)) };
  const alone = n >= M.data.length;
  return { M, alone, found: alone ? minimumFrobenius(problem) : minimumTraceEndToEnd(problem).minimizer };
});

export default claim(learned, {
  id: "gatmiry2023/learned-norm",
  title: "The nuclear norm of the learned solution is no larger than three times a norm of the ground truth",
  kinds: ["bound"],
  locus: "§5.4, first paragraph",
  reading: `‖·‖₂ is the spectral norm, by §3. The learned solution is E(W*) of two layers, for n ≥ d₀ + d_L Gaussian measurements.
    Where M* alone fits, as for n ≥ d₀d_L with probability one, nothing is left to chance. Where several fit, both forms are
    asked of the matrix that a solver finds, of a trace within 2^-30 of the least; a single instance could break the corrected
    form, which has "very high probability" in Corollary 1, and none does.`,
  printed: refuted`A_i \stackrel{\text{iid}}{\sim} \mathcal{G},\ n \ge \Omega(d_0+d_L):\quad
      \|E(\mathbf W^*)\|_* \le 3\|M^*\|_2 \text{ with very high probability}`(({ M, alone, found }) => ({
    [alone ? "M* alone fits: ‖E(W*)‖_* ≤ 3‖M*‖₂" : "several fit: ‖E(W*)‖_* ≤ 3‖M*‖₂"]: atMost(
      nuclearNorm(found),
      spectralNorm(M).times(3),
    ),
  })),
  corrected: holds`A_i \stackrel{\text{iid}}{\sim} \mathcal{G},\ n \ge \Omega(d_0+d_L):\quad
      \|E(\mathbf W^*)\|_* \le 3\|M^*\|_* \text{ with very high probability}`(({ M, found }) => ({
    "‖E(W*)‖_* ≤ 3‖M*‖_*": atMost(nuclearNorm(found), nuclearNorm(M).times(3)),
  })),
  equality: `E(W*) = M* where M* alone fits, and elsewhere the norm of E(W*) is hardly above that of M*, the factor 3 being that
    of an isometry constant of one half; see corollary-1 for how far it can come.`,
  degenerate: {
    "the identity of size 4": drawn.at({ rows: 4, cols: 4, n: 16, A: law("gaussian", 1), M: law("identity") }),
    "one by one": drawn.at({ rows: 1, cols: 1, n: 2, A: law("gaussian", 2), M: 3 }),
    "M* = 0": drawn.at({ rows: 2, cols: 2, n: 4, A: law("gaussian", 3), M: law("zero") }),
    "rank one, several fit": drawn.at({ rows: 4, cols: 4, n: 9, A: law("gaussian", 4), M: law("rankOne") }),
  },
  situations: {
    "several matrices fit": ({ alone }) => !alone,
    "M* alone fits": ({ alone }) => alone,
    "d_0 ≠ d_L": ({ M }) => M.rows !== M.cols,
    "M* of deficient rank": ({ M }) => isDeficient(M),
    "4 × 4": ({ M }) => Math.min(M.rows, M.cols) === 4,
  },
  erratum: {
    grade: "notation",
    slip: `Corollary 1 bounds ‖E(W*)‖_* by 3 times the smallest nuclear norm of a matrix that fits, and M* fits. The sentence has
      the spectral norm of M*, which is smaller by up to its rank; the class ℋ of the next sentence, ‖M‖_* ≤ 3‖M*‖_*, is the
      right one.`,
    instead: "no larger than 3‖M*‖_*",
  },
  budget: { share: 0.3, atLeast: 150 },
});
