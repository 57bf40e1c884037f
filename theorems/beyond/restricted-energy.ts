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
import { isometryAssumption, law, STATED_DELTAS } from "../../generators/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, frobeniusNorm, nuclearNorm, product } from "../../src/numerics/index.js";
import { deviation, drawn, energyError, parts } from "./objects/restricted-energy.js";
import { proof } from "./proofs/restricted-energy.js";

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
      "4B(X,Y) = B(X+Y,X+Y) − B(X−Y,X−Y)": equal(
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
