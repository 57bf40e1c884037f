/**
 * §1.1, paragraph after Theorem 4.
 *
 * As printed: "in order to obtain an $O(1)$-relatively accurate estimates of the ground truth in expectation, namely to
 * guarantee $\mathbb{E}\bar{\mathcal{L}}(\tilde{\mathbf{W}}) \le O(1)\|M^*\|_F^2$, the minimum Frobenius norm
 * interpolating solution needs at least $\Omega(d_0d_L)$ samples. In contrast, the minimizer of trace of Hessian in the
 * same problem only requires $O((d_0+d_L)\|M^*\|_*^2/\|M^*\|_F^2)$ samples, which is at least
 * $\tilde{O}(\min\{d_0,d_L\}/r)$ times smaller."
 *
 * A case has a problem of 3×3 and one of 9×9 matrices, with M* of rank one in both and then of two equal singular
 * values in the large one. It finds by bisection how many measurements of a sequence the trace minimizer takes for a
 * relative loss of 1/10, on the average of two sequences in the small problem and in steps of 6 in the large one. From
 * 3 to 9 the count must grow by less than d_0d_L does, and from rank one to two by no more than ‖M*‖_*²/‖M*‖_F² does;
 * the loss of the other estimator at half of d_0d_L is that of Theorem 4. The ratio of the two counts, with no
 * constant, is checked for every M*.
 */
import { law } from "../../generators/index.js";
import { atLeast, claim, consistent } from "../../src/claim/index.js";
import { exact, frobeniusSquared, isClearlyPositive, pow } from "../../src/numerics/index.js";
import { nuclearNorm } from "../../src/numerics/spectra/index.js";
import { growth, mean } from "../../src/statistics/index.js";
import { COLUMNS, drawn, flattest, type Row, rowOf, TIMES } from "./objects/sample-complexity.js";

/** Less than 2 by the 1/4 that is told apart: an exponent of 2 in d, that of d_0d_L, may not be confirmed. */
const BELOW_PRODUCT = 7 / 4;

/** A count for rank two may be so many times that for rank one: twice, with the 1/4 that is told apart. */
const MOST = pow(2, 5 / 4);

/** A loss of M̃ at n = ⌊d²/2⌋, and its law by Theorem 4. */
function halfLoss(value: number, d: number) {
  const left = 1 - Math.floor((d * d) / 2) / (d * d);
  return { value, mean: left, variance: (left * (1 - left)) / ((d * d) / 2 + 1) };
}

export default claim(drawn, {
  id: "gatmiry2023/sample-complexity",
  title: "Samples that the trace minimizer and the least Frobenius norm need",
  kinds: ["rate", "bound"],
  locus: "§1.1, after Theorem 4",
  reading: `The O(1) has to be a constant below 1 (at 1 no sample is needed); 1/10 here. The second count inherits
    the log³ of Theorem 3, hence the Õ. r is the rank of M*. Depth two, as for Theorem 3. Where
    (d₀+d_L)‖M*‖_*²/‖M*‖_F² is not far below d₀d_L the bound says little, since no estimator takes more than d₀d_L: the factor
    ‖M*‖_*²/‖M*‖_F² is compared at 1 and 2 alone, for 9×9 matrices, in cases where d₀d_L would be too many for rank two.
    A bound from above allows a count that does not depend on it: that of the least Frobenius norm, near d₀d_L for both, fails
    to be confirmed by the growth with d alone.`,
  printed: consistent`n_{\tilde{\mathbf{W}}} = \Omega(d_0 d_L), \quad
      n_{\mathbf{W}^*} = O\left((d_0 + d_L) \frac{\|M^*\|_*^2}{\|M^*\|_F^2}\right), \quad
      \frac{n_{\tilde{\mathbf{W}}}}{n_{\mathbf{W}^*}} \ge \tilde{O}\left(\frac{\min\{d_0, d_L\}}{r}\right)`({
    columns: COLUMNS,
    observe: (instance) => rowOf(flattest, instance),
    parts: [
      growth<Row>({
        name: "samples for M* of rank one from d to 3d",
        of: (row) => [row["samples at d"], row["samples at 3d"]],
        times: TIMES,
        atMost: BELOW_PRODUCT,
      }),
      growth<Row>({
        name: "samples from ‖M*‖_*²/‖M*‖_F² = 1 to 2",
        of: ({ d, "samples at 3d": one, "samples at 3d for rank two": two }) =>
          MOST * one < pow(TIMES * d, 2) ? [one, two] : null,
        times: 2,
        atMost: 1,
      }),
      mean<Row>({
        name: "E L̄(M̃) at n = ⌊d₀d_L/2⌋ against (1−n/(d₀d_L))‖M*‖_F²",
        of: (row) => [
          halfLoss(row["loss at d"], row.d),
          halfLoss(row["loss at 3d"], TIMES * row.d),
          halfLoss(row["another loss at 3d"], TIMES * row.d),
        ],
      }),
    ],
    told: (rows) => {
      const inUnits = rows.flatMap((row) =>
        [row["samples at 3d"], row["samples at 3d for rank two"] / 2].map((n) => n / (2 * TIMES * row.d)),
      );
      const largest = Math.max(...inUnits);
      return `relative loss 1/10 takes the trace minimizer at most ${largest.toFixed(2)}(d₀+d_L)‖M*‖_*²/‖M*‖_F² measurements`;
    },
    relations: ({ U, V, outputs, inputs, rank }) => {
      const factored = U.times(V);
      const size = frobeniusSquared(factored);
      if (!isClearlyPositive(size, "the ratio divides by it")) return {};
      const spread = nuclearNorm(factored).squared().over(size);
      return {
        "d₀d_L/((d₀+d_L)‖M*‖_*²/‖M*‖_F²) ≥ min{d₀,d_L}/(2r)": atLeast(
          exact(outputs * inputs).over(spread.times(outputs + inputs)),
          exact(Math.min(outputs, inputs)).over(2 * rank),
        ),
      };
    },
  }),
  equality: {
    "M* = I": [1, 3].map((d) =>
      drawn.at({
        ...{ d: 1, outputs: d, inputs: d, rank: d },
        ...{ A: law("gaussian", 1), B: law("gaussian", 2), M: law("identity") },
        ...{ X: law("orthogonal", 3), Y: law("orthogonal", 4) },
        ...{ U: law("identity"), V: law("identity") },
      }),
    ),
  },
  degenerate: {
    "1×1 beside 3×3, M* = 0 for the ratio": drawn.at({
      ...{ d: 1, A: law("gaussian", 1), B: law("gaussian", 2), M: law("rankOne", 3) },
      ...{ X: law("orthogonal", 4), Y: law("orthogonal", 5) },
      ...{ U: 0, V: "1 2" },
    }),
  },
  situations: {
    "the ratio for 1 < r < min(d_0, d_L)": ({ rank, outputs, inputs }) => rank > 1 && rank < Math.min(outputs, inputs),
  },
  budget: { share: 0.03, atLeast: 30 },
});
