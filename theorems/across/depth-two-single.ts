/**
 * Where the sources overlap: one measurement and two layers, where Theorem 5 and Theorem 7 of Gatmiry et al. (2023)
 * both give $F(M)$: $2\|(AA^\top)^{1/2}M(A^\top A)^{1/2}\|_*$ and $L\|(A^\top M)^{L-1}A^\top\|_{S_{2/L}}^{2/L}$ at $L =
 * 2$, that is $2\|A^\top MA^\top\|_*$. Both lost the same factor 2, so that the prints agree with each other.
 *
 * Proof: with $A = U\Sigma V^\top$, $(AA^\top)^{1/2} = U\Sigma U^\top$ and $(A^\top A)^{1/2} = V\Sigma V^\top$, the
 * first is the nuclear norm of $\Sigma U^\top MV\Sigma$; $A^\top MA^\top = V\Sigma U^\top MV\Sigma U^\top$ has the same
 * singular values.
 *
 * The third row of Table 1 and its second one coincide for the same reason.
 */
import { instances } from "../../generators/index.js";
import { claim, equal, holds } from "../../src/claim/index.js";
import { chain, nuclearNorm, squareRootPsd } from "../../src/numerics/index.js";
import {
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  singleMeasurementCore,
} from "../../src/numerics/minima/index.js";

const drawn = instances({
  file: { each: "A" },
  sizes: { rows: [1, 4], cols: [1, 4] },
  matrices: { A: ["rows", "cols"], M: ["rows", "cols"] },
});
const { at } = drawn;

export default claim(drawn, {
  id: "across/depth-two-single",
  title: "One measurement and two layers: Theorem 5 and Theorem 7 agree",
  kinds: ["identity"],
  locus: "gatmiry2023 Theorem 5, (8), and Theorem 7, (24)",
  printed:
    holds`\|(AA^\top)^{\frac12} M (A^\top A)^{\frac12}\|_* = \|(A^\top M)^{L-1} A^\top\|_{S_{2/L}}^{2/L}, \quad L = 2`(
      ({ A, M }) => {
        const [rows, cols] = [squareRootPsd(A.times(A.T)), squareRootPsd(A.T.times(A))];
        return {
          "‖(AAᵀ)^{1/2}M(AᵀA)^{1/2}‖_* = ‖AᵀMAᵀ‖_*": equal(
            nuclearNorm(chain([rows, M, cols])),
            nuclearNorm(singleMeasurementCore(A, M, 2)),
          ),
          "F(M) of Theorem 5, n = 1 = F(M) of Theorem 7, L = 2": equal(
            inducedRegularizerDepthTwo([A], M),
            inducedRegularizerSingle(A, M, 2),
          ),
        };
      },
    ),
  equality: { "numbers, and diagonal matrices": [at({ A: 2, M: -3 }), at({ A: "2 0; 0 1", M: "1 0; 0 3" })] },
  degenerate: { "A = 0": at({ A: 0, M: 1 }), "AᵀM = 0: the minimum is not reached": at({ A: "1 0", M: "0 1" }) },
  situations: {
    "not square": ({ rows, cols }) => rows !== cols,
    "2 × 2 or more": ({ rows, cols }) => rows >= 2 && cols >= 2,
  },
});
