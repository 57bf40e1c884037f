/**
 * §1.1, Table 1.
 *
 * As printed, under the heading "Induced Regularizer $F(M)/L$":
 * - "$(1, \delta)$-RIP": $(1 \pm O(\delta))(d_0 d_L)^{1/L} \|M\|_*^{2-2/L}$ (Theorem 1);
 * - "$L = 2$": $\left\| \left(\frac{1}{n} A_i A_i^\top \right)^{1/2} M \left(\frac{1}{n} A_i^\top A_i \right)^{1/2}
 *   \right\|_*$ (Theorem 5);
 * - "$n = 1$": $\left\|\left(A^T M \right)^{L-1} A^T \right\|_{S_{2/L}}^{2/L}$ (Theorem 7).
 */
import { law, STATED_DELTAS, type Written } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds, refuted, tex } from "../../src/claim/index.js";
import { exact, ripConstant } from "../../src/numerics/index.js";
import { drawn, type Row, type RowOf, rows, TABLE } from "./objects/table-1.js";

/** F(M)/L = factor times the entry: a bound at W with M = E(W), an identity at the minimizer. */
function identities(factor: 1 | 2, { name, isExact, anywhere, reached }: RowOf) {
  if (!isExact) return {};
  const entry = `${factor === 1 ? "" : "2"}${name}`;
  return {
    [`tr(W)/L ≥ ${entry}`]: atLeast(anywhere.trace, anywhere.printed.times(factor)),
    [`tr(W*)/L = ${entry}`]: reached && equal(reached.trace, reached.printed.times(factor)),
  };
}

/** The lower bound as printed: true, and half of what holds. */
function half({ name, isExact, anywhere }: RowOf) {
  return isExact ? { [`tr(W)/L ≥ ${name}`]: atLeast(anywhere.trace, anywhere.printed) } : {};
}

/** Row 1 within 2(1 ± δ). */
function range({ row, name, delta, anywhere, reached }: RowOf) {
  if (row !== "1") return {};
  const least = exact(1).minus(delta).times(2).times(anywhere.printed);
  return {
    [`tr(W)/L ≥ 2(1−δ)${name}`]: atLeast(anywhere.trace, least),
    [`tr(W*)/L ≤ 2(1+δ)${name}`]: reached && atMost(reached.trace, delta.plus(1).times(2).times(reached.printed)),
  };
}

/** A case by hand; in row 1, which has no A, the measurements are the Hadamard family. */
const at = (row: Row, widths: readonly number[], { A, M, W }: { A?: Written; M: Written; W: readonly Written[] }) =>
  drawn.at({ row, widths, n: 1, family: 1, RIP: law("hadamard"), A: A === undefined ? [] : [A], M, W });

/** The corrected bound and identity of a row. */
const both = (row: Row) => [`tr(W)/L ≥ 2${TABLE[row].name}`, `tr(W*)/L = 2${TABLE[row].name}`];

const EYE = "1 0; 0 1";

export default claim(rows, {
  id: "gatmiry2023/table-1",
  title: "The three closed forms of the induced regularizer, divided by the depth",
  kinds: ["bound", "identity"],
  locus: "Table 1",
  reading: `F is that of Definition 1, the minimum of the trace of the Hessian of (2). In row 2 the sum over i is left out in
    print; (8) has it. The constant in O(δ) is not given, but for δ = 0 it does not matter: there row 1 is an identity, tested
    on the rows of Hadamard matrices, whose Gram matrix is exactly nI. "F = c" is "every W has at least c" and "some W has c",
    the latter where the minimizers of the proofs exist; their traces come from values of (2).`,
  assumptions: [
    {
      name: "(1, δ)-RIP",
      statement: tex`\text{row 1: } (1-\delta)\|X\|_F^2 \le \frac1n\sum_{i=1}^n\langle A_i,X\rangle^2
        \le (1+\delta)\|X\|_F^2 \text{ for } \operatorname{rank} X \le 1`,
      slack: ({ row, delta, measurements }) => (row === "1" ? delta.minus(ripConstant(measurements, 1)) : exact(0)),
      without: drawn.loosened({ reals: { delta: STATED_DELTAS } }),
    },
  ],
  printed: refuted`\begin{array}{ll} & F(M)/L \\ (1,\delta)\text{-RIP} &
      (1 \pm O(\delta))(d_0d_L)^{1/L}\|M\|_*^{2-2/L} \\ L = 2 & \left\|\left(\frac1n A_iA_i^\top\right)^{1/2} M
      \left(\frac1n A_i^\top A_i\right)^{1/2}\right\|_* \\ n = 1 &
      \left\|(A^TM)^{L-1}A^T\right\|_{S_{2/L}}^{2/L} \end{array}`((instance) => identities(1, instance)),
  corrected: holds`\begin{array}{ll} & F(M)/L \\ (1,\delta)\text{-RIP} &
      \in 2(1 \pm \delta)(d_0d_L)^{1/L}\|M\|_*^{2-2/L} \\ L = 2 & 2\left\|\left(\frac1n\sum_i
      A_iA_i^\top\right)^{1/2} M \left(\frac1n\sum_i A_i^\top A_i\right)^{1/2}\right\|_* \\ n = 1 &
      2\left\|(A^TM)^{L-1}A^T\right\|_{S_{2/L}}^{2/L} \end{array}`((instance) => ({
    ...identities(2, instance),
    ...half(instance),
    ...range(instance),
  })),
  equality: {
    "row 1 at δ = 0, balanced layers": {
      of: both("1"),
      at: [at("1", [1, 1, 1], { M: 1, W: [1, 1] }), at("1", [2, 2, 2], { M: EYE, W: [EYE, EYE] })],
    },
    "row 2 with A = I, balanced layers": {
      of: both("2"),
      at: [at("2", [1, 1, 1], { A: 1, M: 1, W: [1, 1] }), at("2", [2, 2, 2], { A: EYE, M: EYE, W: [EYE, EYE] })],
    },
    "row 3 with A = I, all layers alike": {
      of: both("3"),
      at: [
        at("3", [1, 1, 1, 1], { A: 1, M: 8, W: [2, 2, 2] }),
        at("3", [2, 2, 2, 2, 2], { A: EYE, M: EYE, W: [EYE, EYE, EYE, EYE] }),
      ],
    },
  },
  degenerate: {
    "row 1, zero": at("1", [1, 1, 1], { M: 0, W: [0, 0] }),
    "row 2, zero": at("2", [1, 1, 1], { A: 0, M: 0, W: [0, 0] }),
    "row 3, zero": at("3", [1, 1, 1], { A: 0, M: 0, W: [0, 0] }),
    "row 1, rank-deficient, d_0 ≠ d_L": at("1", [2, 1, 1, 1], { M: "1 2", W: ["1 2", 1, 1] }),
    "row 3, repeated singular values": at("3", [2, 2, 2], { A: EYE, M: "0 1; -1 0", W: [EYE, EYE] }),
  },
  situations: {
    "row 1, L ≥ 3": ({ row }, { widths }) => row === "1" && widths.length >= 4,
    "row 3, L ≥ 3": ({ row }, { widths }) => row === "3" && widths.length >= 4,
    "row 2, n ≥ 2": ({ row, measurements }) => row === "2" && measurements.length >= 2,
    "rows 1 and 3, d_0 ≠ d_L": ({ row }, { widths }) => row !== "2" && widths[0] !== widths.at(-1),
    "row 2, d_0 ≠ d_L": ({ row }, { widths }) => row === "2" && widths[0] !== widths.at(-1),
  },
  erratum: {
    grade: "constant",
    slip: `The table follows (7) and inherits the factor 2 that the display before it lost: the trace of the Hessian of (2) is
      2/n times the sum of squared gradients (Lemma 2), and rows 1 and 2 have the 1/n, in the RIP and in the sums. Every
      network has at least twice the printed entry (1 − δ times that in row 1). Row 2 also omits the sums over i.`,
    instead: "Every entry has a factor 2, and O(δ) in row 1 is δ itself.",
  },
});
