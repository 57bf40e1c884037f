/**
 * §5.3, Lemma 5 (its proof is in an appendix).
 *
 * As printed: "Suppose the measurements $\{A_i\}_{i=1}^n$ satisfy the $(2, \delta)$-RIP condition. Then for any matrix
 * $M \in \mathbb{R}^{d_L \times d_0}$, we have that
 * $$\left| \frac{1}{n} \sum_{i=1}^n \langle A_i, M \rangle^2 - \|M\|_F^2 \right| \leq 2\delta \|M\|_*^2.$$"
 *
 * The constant 2 can be replaced by 1, which is best. With $M = \sum_i \sigma_i X_i$, $X_i = u_iv_i^\top$, and $G$ the
 * quadratic form on the left, the left side is $|\sum_{ij} \sigma_i\sigma_j \langle X_i, (G-I)X_j \rangle|$. For $i \ne
 * j$, $X_i \pm X_j$ has rank 2 and squared norm 2, so polarization gives $|\langle X_i, (G-I)X_j \rangle| \le
 * \frac14(2\delta + 2\delta) = \delta$; for $i = j$ the bound is $\delta$ as well. The sum is at most $\delta(\sum_i
 * \sigma_i)^2$, and a rank-one $M$ that attains $\delta$ reaches it. Hence the left side is never above half of the
 * printed right side.
 */
import { isometric, isometryAssumption, RIP_LAW_NAMES, STATED_DELTAS, statedDelta } from "../../generators/index.js";
import { instances, law } from "../../generators/specs/index.js";
import { atMost, claim, holds } from "../../src/claim/index.js";
import { absolute, frobeniusSquared, inner, nuclearNorm, product, sum } from "../../src/numerics/index.js";
import { isDeficient } from "./shared/situations.js";

const drawn = instances({
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 12] },
  matrices: {
    A: {
      each: ["rows", "cols"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "direction", "gaussian", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    M: ["rows", "cols"],
  },
});
const { at } = drawn;

const measured = drawn.map(({ M, built }, spec) => {
  const { measurements, delta } = isometric(built.A, 2);
  return { M, measurements, delta: statedDelta(spec, delta) };
});

export default claim(measured, {
  id: "gatmiry2023/lemma-5",
  title: "Under (2, δ)-RIP the measured energy of a matrix is off by at most 2δ times its squared nuclear norm",
  kinds: ["bound"],
  locus: "§5.3, Lemma 5",
  reading: "RIP as in Definition 3, for all X of rank at most 2, also where min(d₀, d_L) = 1.",
  assumptions: [isometryAssumption(2, drawn.loosened({ reals: { delta: STATED_DELTAS } }))],
  printed:
    holds`(2, \delta)\text{-RIP}:\quad \left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le 2\delta\|M\|_*^2 \quad
      \text{for every } M`(({ M, measurements, delta }) => {
      const energy = sum(measurements.map((a) => inner(a, M).squared())).over(measurements.length);
      return {
        "|(1/n)Σ⟨A_i,M⟩² − ‖M‖_F²| ≤ 2δ‖M‖_*²": atMost(
          absolute(energy.minus(frobeniusSquared(M))),
          product([delta.times(2), nuclearNorm(M).squared()]),
        ),
      };
    }),
  equality: "The left side is at most δ‖M‖_*² (see the file's head), so equality needs both sides to be zero.",
  degenerate: {
    "half of the bound is reached: sizes 1": at({ A: [2], M: 1 }),
    "half of the bound is reached at rank one: what is seen least": at({
      rows: 2,
      cols: 2,
      n: 4,
      A: law("scaledBasis", 3),
      M: law("unit"),
    }),
    "half of the bound is reached at rank two: M = I is not seen, δ = 1": at({
      rows: 2,
      cols: 2,
      n: 3,
      A: law("unseenIdentity"),
      M: law("identity"),
    }),
    // δ = 2/d: from d = 5 on ‖M‖_F² in the place of ‖M‖_*² would not do.
    "M = I is not seen, d = 6": at({ rows: 6, cols: 6, n: 35, A: law("unseenIdentity"), M: law("identity") }),
    "M = 0": at({ rows: 2, cols: 2, n: 1, A: law("identity"), M: law("zero") }),
    "repeated singular values, one measurement": at({ rows: 3, cols: 3, n: 1, A: law("identity"), M: law("identity") }),
    "δ = 0": at({ rows: 2, cols: 2, n: 4, A: law("hadamard"), M: law("unit") }),
  },
  situations: {
    "3 × 3 or more": ({ M }) => Math.min(M.rows, M.cols) >= 3,
    "d_0 ≠ d_L": ({ M }) => M.rows !== M.cols,
    "n < d_0·d_L": ({ M, measurements }) => measurements.length < M.rows * M.cols,
    "δ below 0.3": ({ delta }) => delta.value < 0.3,
    "M of deficient rank": ({ M }) => isDeficient(M),
  },
});
