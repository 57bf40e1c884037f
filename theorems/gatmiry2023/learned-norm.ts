/**
 * §5.4, first paragraph.
 *
 * As printed: "By Corollary 1, we know that with very high probability, the learned solution has a bounded nuclear norm
 * for its end-to-end matrix, no larger than $3 \|M^*\|_2$, where $M^*$ is the ground truth." §3: "We use $\|M\|_F$,
 * $\|M\|_*$, $\|M\|_2$ and $\text{tr}(M)$ to denote the Frobenius norm, nuclear norm, spectral norm and trace".
 *
 * Where the measurements see all, as $n \ge d_0d_L$ Gaussian ones do with probability one, $E(\mathbf{W}^*) = M^*$, and
 * $\|I_4\|_* = 4 > 3\|I_4\|_2$. Corollary 1 and the fit of M* give $3\|M^*\|_*$, with high probability only: of
 * measurements that see entries of M* with very different strength, the learned solution has more.
 *
 * What is so always: with $B_1 = (\sum A_iA_i^\top)^{1/2}$ and $B_2 = (\sum A_i^\top A_i)^{1/2}$ of Theorem 5,
 * $\sigma_{\min}(B_1)\|E(\mathbf W^*)\|_*\sigma_{\min}(B_2) \le \|B_1E(\mathbf W^*)B_2\|_* \le \|B_1M^*B_2\|_* \le
 * \|B_1\|_2\|M^*\|_*\|B_2\|_2$.
 */
import { law } from "../../generators/index.js";
import { atMost, claim, consistent, refuted } from "../../src/claim/index.js";
import { chain, exact, exp, nuclearNorm, product, smallestEigenvalue, spectralNorm } from "../../src/numerics/index.js";
import { failures } from "../../src/statistics/index.js";
import { drawn, learned, type learnedBy } from "./objects/learned-norm.js";
import { isDeficient } from "./shared/situations.js";

const RATIO = "‖E(W*)‖_*/‖M*‖_*";
const COLUMNS = ["n", RATIO] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The reading of Ω(n) in corollary-1. */
const RATE = 1 / 4;

/** What holds for every W*: the least trace gives it, and after it the condition numbers of both weights. */
export const relationsOf = ({ M, weights, alone, found, gap }: ReturnType<typeof learnedBy>) => {
  const [left, right] = weights;
  return {
    // Where M* alone fits, both sides are one matrix.
    "several fit: ‖B₁E(W*)B₂‖_* ≤ ‖B₁M*B₂‖_*": alone
      ? null
      : atMost(nuclearNorm(chain([left, found, right])), nuclearNorm(chain([left, M, right])).plus(exact(gap))),
    "‖E(W*)‖_* ≤ κ(B₁)κ(B₂)‖M*‖_*": atMost(
      product([...weights.map(smallestEigenvalue), nuclearNorm(found)]),
      product([...weights.map(spectralNorm), nuclearNorm(M)]).plus(exact(gap)),
    ),
  };
};

export default claim(learned, {
  id: "gatmiry2023/learned-norm",
  title: "The nuclear norm of the learned solution is no larger than three times a norm of the ground truth",
  kinds: ["bound", "rate"],
  locus: "§5.4, first paragraph",
  reading: `‖·‖₂ is the spectral norm, by §3. The learned solution is E(W*) of two layers, for n ≥ d₀ + d_L Gaussian measurements.
    Where M* alone fits, as for n ≥ d₀d_L with probability one, E(W*) = M*, nothing is left to chance, and the print fails. Where
    several fit, the print is asked of the matrix that a solver finds, of a trace within 2^-30 of the least. “With very high
    probability” is counted there for the corrected form, with the constants of corollary-1: above 3‖M*‖_* in at most e^{−n/4} of
    the cases. The factor is not felt there: E(W*) is hardly ever above ‖M*‖_* at all, and 1 in place of 3 would pass. Nor is
    the trace minimizer: solutions of the least Frobenius norm would pass the count and the bound with κ(B₁)κ(B₂). They fail
    ‖B₁E(W*)B₂‖_* ≤ ‖B₁M*B₂‖_*, with B₁, B₂ of Theorem 5: the least trace is at most that over M*. The factor is not enough for
    all measurements: of five entries of a 2 × 3 matrix, weighted by 1, 1/8, 1, 8 and 1/8, some make ‖E(W*)‖_* = 8.125
    for 3‖M*‖_* = 6.01.`,
  printed: refuted`\|E(\mathbf W^*)\|_* \le 3\|M^*\|_2`(({ M, alone, found }) => ({
    [alone ? "M* alone fits: ‖E(W*)‖_* ≤ 3‖M*‖₂" : "several fit: ‖E(W*)‖_* ≤ 3‖M*‖₂"]: atMost(
      nuclearNorm(found),
      spectralNorm(M).times(3),
    ),
  })),
  corrected: consistent`A_i \stackrel{\text{iid}}{\sim} \mathcal{G}_{d_L \times d_0},\ n \ge \Omega(d_0+d_L) \implies
      \Pr\left[\|E(\mathbf W^*)\|_* \le 3\|M^*\|_*\right] \ge 1 - e^{-\Omega(n)}, \quad \text{always }
      \|B_1E(\mathbf W^*)B_2\|_* \le \|B_1M^*B_2\|_*,\
      \|E(\mathbf W^*)\|_* \le \kappa(B_1)\kappa(B_2)\|M^*\|_*`({
    columns: COLUMNS,
    observe: ({ M, n, alone, found }) => {
      const truth = nuclearNorm(M).value;
      return alone || truth === 0 ? null : { n, [RATIO]: nuclearNorm(found).value / truth };
    },
    parts: [
      failures<Row>({
        name: "several fit: ‖E(W*)‖_* > 3‖M*‖_*",
        of: ({ n, [RATIO]: ratio }) => ({ failed: ratio > 3, stated: exp(-RATE * n) }),
      }),
    ],
    told: (rows) => `${RATIO} at most ${Math.max(...rows.map((row) => row[RATIO])).toPrecision(3)}`,
    relations: relationsOf,
  }),
  equality: {
    "sizes 1, κ = 1": [
      drawn.at({ rows: 1, cols: 1, n: 2, A: law("gaussian", 2), M: 3 }),
      drawn.at({ rows: 1, cols: 1, n: 2, A: law("gaussian", 5), M: -0.5 }),
    ],
  },
  degenerate: {
    "the identity of size 4": drawn.at({ rows: 4, cols: 4, n: 16, A: law("gaussian", 1), M: law("identity") }),
    "one by one": drawn.at({ rows: 1, cols: 1, n: 2, A: law("gaussian", 2), M: 3 }),
    "M* = 0": drawn.at({ rows: 2, cols: 2, n: 4, A: law("gaussian", 3), M: law("zero") }),
    "rank one, several fit": drawn.at({ rows: 4, cols: 4, n: 9, A: law("gaussian", 4), M: law("rankOne") }),
  },
  situations: {
    "several matrices fit": ({ alone }) => !alone,
    "d_0 ≠ d_L": ({ M }) => M.rows !== M.cols,
    "M* of deficient rank": ({ M }) => isDeficient(M),
    "4 × 4": ({ M }) => Math.min(M.rows, M.cols) === 4,
  },
  erratum: {
    grade: "notation",
    slip: `Corollary 1 bounds ‖E(W*)‖_* by 3 times the smallest nuclear norm of a matrix that fits, and M* fits. The sentence has
      the spectral norm of M*, which is smaller by up to its rank; the class ℋ of the next sentence, ‖M‖_* ≤ 3‖M*‖_*, is the
      right one.`,
    instead: "with very high probability no larger than 3‖M*‖_*",
  },
  budget: { share: 0.3, atLeast: 150 },
});
