/**
 * §6, before Theorem 7.
 *
 * As printed: "even though in the general case we cannot compute the closed-form of the induced regularizer in (12), we
 * can find its minimum as a quasnorm function of the $E(\mathbf{W})$ which only depends on the singular values of
 * $E(\mathbf{W})$. This yields the following result for multiple layers $L$ (possibly $L > 2$) with a single
 * measurement."
 *
 * (24) depends on the singular values of $N = (A^\top M)^{L-1}A^\top$, which those of M do not determine: for A =
 * diag(1, 4) and L = 3, M = diag(1, 2) has $F(M) = 247.9$, and diag(2, 1) has 111.1. For $A = I$ and $L \ge 3$, too,
 * the infimum of the trace is 0 at nilpotent M, where nothing reaches it, and positive at a diagonal one with the same
 * singular values. For $L = 2$ and $A = cQ$ with an orthogonal Q, $N = A^\top MA^\top$ has $c^2$ times the singular
 * values of M.
 *
 * These are all exceptions, with A = 0. For $M = uv^\top$, $F^{L/2}$ is a multiple of $|v^\top A^\top u|^{L-2}\|A^\top
 * u\|\|Av\|$. Over unit u and v that is constant for L = 2 under $A = cQ$ alone; for $L \ge 3$, A ≠ 0, and more than
 * one row or column it is 0 for some and not for others.
 *
 * What N does determine is seen where A and M are turned together: $(R^\top A^\top M R)^{L-1}R^\top A^\top Q^\top =
 * R^\top N Q^\top$ for QAR and QMR.
 */
import type { Written } from "../../generators/index.js";
import { claim, equal, holds, refuted } from "../../src/claim/index.js";
import { chain, inducedRegularizerSingle } from "../../src/numerics/index.js";
import { drawn, regularizer, turns } from "./objects/singular-values.js";

/** F(M), and by the closed form that of QMR for A and for QAR; null where F(M) is not known by itself. */
const compared = drawn.map((it) => {
  const { A, M, L } = it;
  const [Q, R] = turns(it);
  const [a, m] = [chain([Q, A, R]), chain([Q, M, R])];
  const value = regularizer(A, M, L);
  if (value === null) return { L, d: it.d, known: null };
  const closed = { own: inducedRegularizerSingle(A, M, L), turned: inducedRegularizerSingle(A, m, L) };
  return { L, d: it.d, known: { value, ...closed, turnedWithA: inducedRegularizerSingle(a, m, L) } };
});

const OWN = "F(M) = 2L Σ σᵢ^{2/L}, σᵢ of (AᵀM)^{L−1}Aᵀ";
const WITH_A = "F(QMR) for QAR = F(M) for A";

const at = (A: Written, M: Written, L: number, turned: { rows?: number; cols?: number; sign?: string } = {}) =>
  drawn.at({ A, M, L, rows: 0, cols: 0, ...turned });

export default claim(compared, {
  id: "gatmiry2023/singular-values",
  title: "Whether the induced regularizer of a single measurement depends on the singular values of M alone",
  kinds: ["identity"],
  locus: "§6, before Theorem 7",
  reading: `That F depends on the singular values of E(W) alone is read for the single measurement A of the section: F(QMR) =
    F(M) for all orthogonal Q and R. A and M are square, and these are signed permutations here, so that the singular values are the same exactly. Both
    sides are the closed form of theorem-7, corrected, where A and M are invertible; the trace at a minimizer is held against it.`,
  printed: refuted`F(QMR) = F(M) \text{ for all orthogonal } Q, R \quad (n = 1)`(({ known }) => ({
    "F(QMR) = F(M)": known && equal(known.turned, known.own),
  })),
  corrected: holds`F(M) = 2L\sum_i \sigma_i\left((A^\top M)^{L-1}A^\top\right)^{2/L},\quad
      F_{QAR}(QMR) = F_A(M) \text{ for all orthogonal } Q, R \quad (n = 1)`(({ known }) => ({
    [OWN]: known && equal(known.value, known.own),
    [WITH_A]: known && equal(known.turnedWithA, known.value),
  })),
  equality: {
    "diag(1, 2) and diag(2, 1), measured by diag(1, 4)": [
      at("1 0; 0 4", "1 0; 0 2", 3, { rows: 1, cols: 1 }),
      at("1 0; 0 4", "2 0; 0 1", 3, { rows: 1, cols: 1 }),
    ],
    "L = 2, A = I and a quarter turn: the print is so": {
      of: ["F(QMR) = F(M)"],
      form: "printed",
      at: [at("1 0; 0 1", "1 2; 3 4", 2, { rows: 1 }), at("0 2; -2 0", "1 2; 0 3", 2, { cols: 1, sign: "first row" })],
    },
    "A = I, three by three": [
      at("1 0 0; 0 1 0; 0 0 1", "1 2 0; 0 1 3; 1 0 1", 4, { rows: 2, cols: 1, sign: "first row" }),
    ],
  },
  degenerate: {
    "one by one: F is a function of |M|": at(2, -3, 3, { sign: "first row" }),
    "a turn by a quarter": at("1 0; 0 1", "1 0; 0 1", 3, { rows: 1, sign: "first row" }),
    "M = 0: no minimizer is constructed": at("1 0; 0 1", "0 0; 0 0", 3),
    "A and M that commute with the turn": at("1 0; 0 1", "2 1; 1 2", 4, { rows: 1, cols: 1 }),
  },
  situations: {
    "L ≥ 3": ({ L, known }) => L >= 3 && known !== null,
    "d = 3": ({ d, known }) => d === 3 && known !== null,
    "L = 2": ({ L, known }) => L === 2 && known !== null,
  },
  erratum: {
    grade: "statement",
    slip: `(24) is a function of the singular values of (AᵀM)^{L−1}Aᵀ. Nor is it a quasi-norm of M: for
      L ≥ 3, from 2 × 2 on, it is 0 at some M ≠ 0. The singular values of M determine it where both are 1 × 1, for L = 2 where
      A is a multiple of an orthogonal matrix, and for A = 0 alone. With A = diag(1, 4) and L = 3, diag(1, 2) has F = 247.9
      and diag(2, 1) has 111.1; with A = I and L = 3, I has F = 12, and so has every orthogonal M, but diag(1, 2) and (0 1; 2 0)
      have 21.1 and 19.05.`,
    instead: "F depends on the singular values of (AᵀM)^{L−1}Aᵀ alone, and is the same for A, M and QAR, QMR.",
  },
  budget: { share: 0.5, atLeast: 100 },
});
