/**
 * §4, (7), against Definition 1, (4).
 *
 * As printed: "The above calculation provides the following more tractable characterization of induced regularizer F in
 * (12): $F(M) = \min_{E(\mathbf{W})=M} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \dots W_1 A_i^\top W_L \dots W_{j+1}\|_F^2$.
 * (7)", where by Definition 1 $F(M) \triangleq \min_{\mathbf{W}: E(\mathbf{W})=M} \text{tr}[\nabla^2
 * \mathcal{L}(\mathbf{W})]$ for M that fits the data.
 *
 * With S(W) the sum in (7), tr ∇²ℒ(W) = (2/n) S(W) at every W, so that F(M) = (2/n) min S.
 *
 * Both minima are known, with value v(M) and minimizer, where L = 2, where all A_i are copies of one A, and where they
 * are all pairs $A_{kl} = u_kv_l^\top$ of the columns of two matrices U and V: v(M) below is min S, a lower bound of
 * S(W) for every W (Lemma 1 and AM–GM for L = 2, Schatten–Hölder and AM–GM for copies, `leastPairedSum` for pairs), and
 * is reached at rank-one layers W°, for pairs also at layers with any product. Thus F(M) of Definition 1 is evaluated
 * as tr ∇²ℒ(W°), through the full matrix of second derivatives, which shares no formula with the sum.
 */
import { law, RESIDUALS, widthsAssumption, type Written, zeroLossOnFile } from "../../generators/index.js";
import { atMost, claim, equal, holds, refuted, same, tex } from "../../src/claim/index.js";
import { exactRank } from "../../src/numerics/spectra/index.js";
import { compared, drawn } from "./objects/equation-7.js";

const LEAST = "v(M) ≤ ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F² wherever E(W)=M";
const REACHED = "ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F² = v(M) at W°";
const PRODUCT = "E(W*) = M for pairs of invertible U, V";
const REACHED_AT_M = "ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F² = v(M) at W*, pairs";
const TRACE_LEAST = "(2/n)v(M) ≤ tr ∇²ℒ(W) wherever E(W)=M";
const CORRECTED = "F(M) = (2/n) min ΣΣ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F²";
const POINTWISE = "tr ∇²ℒ(W) = (2/n)ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F², all W";

/** That v(M) is the minimum in (7), and that no W has a trace below (2/n)v(M): W° minimizes both. */
const minima = ({ n, anywhere, minimizer, full }: ReturnType<typeof compared.materialize>) => ({
  [LEAST]: atMost(anywhere.leastSum, anywhere.sum),
  [REACHED]: equal(minimizer.sum, minimizer.leastSum),
  [PRODUCT]: full && same(full.product, full.M),
  [REACHED_AT_M]: full && equal(full.sum, full.leastSum),
  [TRACE_LEAST]: atMost(anywhere.leastSum.times(2).over(n), anywhere.hessianTrace),
});

/** Laws of layers and measurements by name; u and v positive. */
const chosen = (widths: readonly number[], n: number, layers: string, measurements: string) =>
  drawn.at({
    ...{ widths, n, W: law(layers, n), A: law(measurements, n) },
    ...{ u: law("positive", n), v: law("positive", n), U: law("positive", n), V: law("positive", n) },
    ...{ us: 1, vs: 1, M: law("positive", n) },
  });

/** All pairs of the columns of U and V, by hand. */
const paired = (widths: readonly number[], U: Written, V: Written, M: Written) =>
  drawn.at({
    ...{ widths, n: 1, family: "pairs", W: law("positive", 1), A: law("zero"), U, V, M },
    ...{ u: law("positive", 1), v: law("positive", 2) },
  });

const EYE = "1 0; 0 1";

export default claim(compared, {
  id: "gatmiry2023/equation-7",
  title: "The induced regularizer as a minimum of a sum of squared products",
  kinds: ["identity", "attained"],
  locus: "(7), against Definition 1",
  reading: `(7) speaks of F as in (12), which comes later; F is that of Definition 1, (4), as the text before it says. v(M)
    stands for the minimum in (7): 2‖(ΣA_iA_iᵀ)^{1/2}M(ΣA_iᵀA_i)^{1/2}‖_* for L = 2, and nLΣσ_i^{2/L} with σ_i the
    singular values of (AᵀM)^{L−1}Aᵀ for n copies of A, and L(‖U‖_F²‖V‖_F²‖UᵀMV‖_*^{2(L−1)})^{1/L} for the pairs A_kl =
    u_kv_lᵀ. That it is the minimum is checked too.`,
  assumptions: [
    {
      name: "M fits the data",
      statement: tex`\langle A_i, M \rangle = b_i`,
      slack: ({ anywhere, minimizer }) => anywhere.loss.plus(minimizer.loss).negated(),
      onFile: zeroLossOnFile,
      without: drawn.loosened({ reals: { residual: RESIDUALS } }),
      remark:
        "Not needed: the trace of the Hessian of (2) is the same for all labels, since E(W) is linear in each entry of W.",
    },
    widthsAssumption(({ widths }) => widths, {
      without: drawn.loosened({ bottlenecks: true }),
      remark:
        "Not needed where M = E(W) for some W, as is tested: both sides range over the same W. For M out of reach both " +
        "minima are those of the empty set.",
    }),
  ],
  printed:
    refuted`F(M) = \min_{E(\mathbf{W})=M} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2`(
      (instance) => ({
        "F(M) = min ΣΣ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F²": equal(
          instance.minimizer.hessianTrace,
          instance.minimizer.leastSum,
        ),
        ...minima(instance),
      }),
    ),
  corrected: holds`F(M) = \frac{2}{n} \min_{E(\mathbf{W})=M} \sum_{i=1}^n \sum_{j=1}^L
      \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2`((instance) => {
    const { n, anywhere, minimizer } = instance;
    return {
      [CORRECTED]: equal(minimizer.hessianTrace, minimizer.leastSum.times(2).over(n)),
      [POINTWISE]: equal(anywhere.hessianTrace, anywhere.sum.times(2).over(n)),
      ...minima(instance),
    };
  }),
  equality: {
    "W°, any depth and number of measurements": {
      of: [CORRECTED, POINTWISE, REACHED],
      at: [
        chosen([1, 1, 1], 1, "positive", "positive"),
        chosen([2, 2, 2], 3, "positive", "positive"),
        chosen([1, 2, 1, 2], 2, "positive", "positive"),
        chosen([2, 3, 2, 3, 2], 1, "positive", "positive"),
      ],
    },
    "pairs: W*": {
      of: [PRODUCT, REACHED_AT_M, CORRECTED],
      at: [
        paired([1, 1, 1, 1], 2, 3, 1),
        paired([2, 2, 2, 2], "2 -1; 1 1", "1 3; 0 -1", "1 2; -3 1"),
        paired([2, 3, 2, 3, 2], EYE, EYE, "0 1; 0 0"),
      ],
    },
    "numbers of one size: W minimizes": {
      of: [LEAST, TRACE_LEAST],
      at: [chosen([1, 1, 1], 1, "identity", "positive"), chosen([1, 1, 1, 1], 3, "sign", "positive")],
    },
  },
  degenerate: {
    "numbers, one measurement": chosen([1, 1, 1], 1, "identity", "identity"),
    "two measurements: (7) holds as printed": chosen([2, 2, 2], 2, "positive", "positive"),
    "M = 0": chosen([2, 2, 2], 1, "zero", "identity"),
    "M of deficient rank": chosen([2, 2, 2, 2], 1, "lowRank", "identity"),
    "pairs of one u and two v": paired([2, 2, 2, 1], 1, "1 0; 0 2", "1 3"),
    "pairs, U singular": paired([2, 2, 2, 2], "1 1; 1 1", EYE, EYE),
    "d_0 ≠ d_L, hidden width least": chosen([2, 1, 1], 1, "positive", "identity"),
    "repeated singular values": chosen([2, 2, 2], 3, "identity", "identity"),
  },
  situations: {
    "L ≥ 3": ({ widths }) => widths.length >= 4,
    "L ≥ 3, two different measurements or more": ({ widths, n, family }) =>
      widths.length >= 4 && family !== "copies" && n >= 2,
    "L ≥ 3, a minimizer of rank two": ({ full }) => full !== null && exactRank(full.M) === 2,
    "L = 2, n ≥ 2": ({ widths, n }) => widths.length === 3 && n >= 2,
    "n < d_0·d_L": ({ widths, n }) => n < widths[0]! * widths.at(-1)!,
    "d_0 ≠ d_L": ({ widths }) => widths[0] !== widths.at(-1),
  },
  erratum: {
    grade: "constant",
    slip: `(7) takes over the sum of the display before it without its 1/n, and that display had dropped the 2 of Lemma 2.
      F(M) of Definition 1 is 2/n times the right side; the two agree only for n = 2 or F(M) = 0.`,
    instead: "F(M) = (2/n) min_{E(W)=M} Σ_i Σ_j ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F².",
  },
  budget: { share: 0.3, atLeast: 60 },
});
