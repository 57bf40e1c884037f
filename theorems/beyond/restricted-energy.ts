/**
 * Beyond Lemma 5 of gatmiry2023 (§5.3).
 *
 * The source prints, under $(2,\delta)$-RIP, $\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le
 * 2\delta\|M\|_*^2$. Here: the constant is 1, not 2, $$\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right|
 * \le \delta\|M\|_*^2,$$ and no smaller one will do; and for any X, Y of rank one, orthogonal or not,
 * $$\left|\frac1n\sum_{i=1}^n\langle A_i,X\rangle\langle A_i,Y\rangle-\langle X,Y\rangle\right| \le
 * \delta\|X\|_F\|Y\|_F.$$
 *
 * The proof is in `proofs`, step by step.
 */
import { isometric, isometryAssumption, STATED_DELTAS, statedDelta } from "../../generators/hypotheses/index.js";
import { RIP_LAW_NAMES } from "../../generators/laws/index.js";
import { instances, law } from "../../generators/specs/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, product, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import { frobeniusNorm, inner, type Matrix } from "../../src/numerics/matrices/index.js";
import { nuclearNorm } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/restricted-energy.js";

const ENDS = ["gaussian", "integer", "unit", "positive", "sign"];

const parts = instances({
  large: { entries: 4096 },
  file: { own: { P: law("gaussian", 1), Q: law("gaussian", 2) } },
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 8] },
  matrices: {
    A: {
      each: ["rows", "cols"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "direction", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    M: ["rows", "cols"],
    P: { each: ["rows", 1], count: 2, laws: ENDS },
    Q: { each: ["cols", 1], count: 2, laws: ENDS },
  },
});

// M, two matrices of rank one, and measurements with a δ of (2, δ)-RIP.
const drawn = parts.map(({ M, P, Q, built }, spec) => {
  const { measurements, delta } = isometric(built.A, 2);
  const [X, Y] = [P[0]!.times(Q[0]!.T), P[1]!.times(Q[1]!.T)];
  return { M, X, Y, measurements, delta: statedDelta(spec, delta) };
});

/** (1/n) Σ ⟨A_i, X⟩⟨A_i, Y⟩ − ⟨X, Y⟩. */
function deviation(measurements: readonly Matrix[], x: Matrix, y: Matrix): Quantity {
  const seen = sum(measurements.map((a) => (x === y ? inner(a, x).squared() : inner(a, x).times(inner(a, y)))));
  return seen.over(measurements.length).minus(inner(x, y));
}

/** The same for X = Y. */
function energyError(measurements: readonly Matrix[], x: Matrix): Quantity {
  return deviation(measurements, x, x);
}

const POLARIZED = "4B(X,Y) = B(X+Y,X+Y) − B(X−Y,X−Y)";

export default claim(drawn, {
  id: "beyond/restricted-energy",
  title: "The constant of the measured energy of a matrix is 1, half of the printed one",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/lemma-5",
  reading: "Printed there: 2δ‖M‖_*². Here: δ‖M‖_*², which is reached. Proven step by step.",
  proof,
  assumptions: [isometryAssumption(2, drawn.loosened({ reals: { delta: STATED_DELTAS } }))],
  printed: holds`\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le \delta\|M\|_*^2`(
    ({ M, X, Y, measurements, delta }) => ({
      [POLARIZED]: equal(
        deviation(measurements, X, Y).times(4),
        energyError(measurements, X.plus(Y)).minus(energyError(measurements, X.minus(Y))),
      ),
      "|(1/n)Σ⟨A_i,X⟩⟨A_i,Y⟩ − ⟨X,Y⟩| ≤ δ‖X‖_F‖Y‖_F, rank 1": atMost(
        absolute(deviation(measurements, X, Y)),
        product([delta, frobeniusNorm(X), frobeniusNorm(Y)]),
      ),
      "|(1/n)Σ⟨A_i,M⟩² − ‖M‖_F²| ≤ δ‖M‖_*²": atMost(
        absolute(deviation(measurements, M, M)),
        delta.times(nuclearNorm(M).squared()),
      ),
    }),
  ),
  equality: {
    "rank one, and δ reached there": [
      parts.at({ A: [2], M: 1, P: [1, 2], Q: [1, -1] }),
      parts.at({ A: ["2 0", "0 1"], M: "1 0", P: [1, 3], Q: ["1; 0", "1; 0"] }),
    ],
  },
  degenerate: {
    zero: parts.at({ A: [0], M: 0, P: [0, 1], Q: [1, 1] }),
    "δ = 0, repeated singular values": parts.at({
      ...{ rows: 3, cols: 3, n: 16, A: law("hadamard") },
      ...{ M: law("identity"), P: law("positive", 1), Q: law("sign", 1) },
    }),
  },
  situations: {
    "3 × 3 or more": ({ M }) => Math.min(M.rows, M.cols) >= 3,
    "not square": ({ M }) => M.rows !== M.cols,
    "fewer measurements than entries": ({ M, measurements }) => measurements.length < M.rows * M.cols,
  },
});
