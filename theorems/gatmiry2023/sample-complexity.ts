/**
 * §1.1, paragraph after Theorem 4.
 *
 * As printed: "in order to obtain an $O(1)$-relatively accurate estimates of the ground truth in expectation, namely to
 * guarantee $\mathbb{E}\bar{\mathcal{L}}(\tilde{\mathbf{W}}) \le O(1)\|M^*\|_F^2$, the minimum Frobenius norm
 * interpolating solution needs at least $\Omega(d_0d_L)$ samples. In contrast, the minimizer of trace of Hessian in the
 * same problem only requires $O((d_0+d_L)\|M^*\|_*^2/\|M^*\|_F^2)$ samples, which is at least
 * $\tilde{O}(\min\{d_0,d_L\}/r)$ times smaller."
 *
 * A case has two problems, d×d with M* of rank one and 2d×2d with M* of rank one or of all. It finds by bisection how
 * many measurements of a sequence the trace minimizer takes for a relative loss of 1/10 in each, on the average of
 * three sequences in the small one. For rank one the count must grow by less than d_0d_L does, and in units of (d_0 +
 * d_L)‖M*‖_*²/‖M*‖_F² it must not grow with ‖M*‖_*²/‖M*‖_F²; the loss of the other estimator at n = d_0d_L/2 is the 1/2
 * of Theorem 4. The ratio of the two counts, with no constant, is checked for every M*.
 */
import { law } from "../../generators/index.js";
import { atLeast, claim, consistent } from "../../src/claim/index.js";
import { exact, frobeniusSquared, isClearlyPositive, minimumFrobenius } from "../../src/numerics/index.js";
import { isZeroExactly, nuclearNorm } from "../../src/numerics/spectra/index.js";
import { boundedRatio, growth, mean as meanAgainst } from "../../src/statistics/index.js";
import { drawn, mean, REPEATS, samples, spreadOf } from "./objects/sample-complexity.js";
import { relativeLoss } from "./shared/samples-needed.js";
import { drawnBy } from "./shared/situations.js";

/** ‖M*‖_*²/‖M*‖_F² of both problems; the last two of the large one. */
const COLUMNS = ["d", "samples at d", "samples at 2d", "spread at 2d", "loss of M̃ at d₀d_L/2", "d₀d_L"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** Less than 2 by the 1/4 that is told apart: an exponent of 2 in d, that of d_0d_L, may not be confirmed. */
const BELOW_PRODUCT = 7 / 4;

/** The samples of the large problem over (d_0 + d_L)‖M*‖_*²/‖M*‖_F². */
const inUnits = (row: Row) => row["samples at 2d"] / (4 * row.d * row["spread at 2d"]);

export default claim(drawn, {
  id: "gatmiry2023/sample-complexity",
  title: "Samples that the trace minimizer and the least Frobenius norm need",
  kinds: ["rate", "bound"],
  locus: "§1.1, after Theorem 4",
  reading: `The O(1) has to be a constant below 1 (at 1 no sample is needed); 1/10 here. The second count inherits
    the log³ of Theorem 3, hence the Õ. r is the rank of M*. Depth two, as for Theorem 3. Where
    ‖M*‖_*²/‖M*‖_F² is large the second count is above d₀d_L and the statement says little: M* of rank one and of all ranks.`,
  printed: consistent`n_{\tilde{\mathbf{W}}} = \Omega(d_0 d_L), \quad
      n_{\mathbf{W}^*} = O\left((d_0 + d_L) \frac{\|M^*\|_*^2}{\|M^*\|_F^2}\right), \quad
      \frac{n_{\tilde{\mathbf{W}}}}{n_{\mathbf{W}^*}} \ge \tilde{O}\left(\frac{\min\{d_0, d_L\}}{r}\right)`({
    columns: COLUMNS,
    observe: ({ d, A, B, M, N }) => {
      if (isZeroExactly(M) || isZeroExactly(N)) return null;
      const small = Array.from({ length: REPEATS }, (_, k) => A.slice(k * (d * d), (k + 1) * (d * d)));
      const large = { measurements: B, truth: N };
      const D = 4 * (d * d);
      return {
        d,
        "samples at d": mean(small.map((measurements) => samples({ measurements, truth: M }))),
        "samples at 2d": samples(large),
        "spread at 2d": spreadOf(N),
        "loss of M̃ at d₀d_L/2": Math.min(1, relativeLoss(minimumFrobenius, large, D / 2)),
        "d₀d_L": D,
      };
    },
    parts: [
      growth<Row>({
        name: "samples for M* of rank one from d to 2d",
        of: (row) => (row["spread at 2d"] < 1.5 ? [row["samples at d"], row["samples at 2d"]] : null),
        times: 2,
        atMost: BELOW_PRODUCT,
      }),
      boundedRatio<Row>({
        name: "samples/((d₀+d_L)‖M*‖_*²/‖M*‖_F²) against ‖M*‖_*²/‖M*‖_F²",
        // 1 but for rounding where M* has rank one.
        of: (row) => ({ size: Math.fround(row["spread at 2d"]), ratio: inUnits(row) }),
        may: "fall",
      }),
      meanAgainst<Row>({
        name: "E L̄(M̃) at n = d₀d_L/2 against ‖M*‖_F²/2",
        of: ({ "loss of M̃ at d₀d_L/2": value, "d₀d_L": D }) => ({ value, mean: 1 / 2, variance: 1 / 4 / (D / 2 + 1) }),
      }),
    ],
    told: (rows) => {
      const largest = Math.max(...rows.map(inUnits));
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
        ...{ A: law("gaussian", 1), B: law("gaussian", 2), M: law("identity"), N: law("unit") },
        ...{ U: law("identity"), V: law("identity") },
      }),
    ),
  },
  degenerate: {
    "1×1 beside 2×2, M* = 0 for the ratio": drawn.at({
      ...{ d: 1, A: law("gaussian", 1), B: law("gaussian", 2), M: law("rankOne", 3), N: law("rankOne", 4) },
      ...{ U: 0, V: "1 2" },
    }),
  },
  situations: {
    "d = 3": ({ d }) => d === 3,
    "M* of rank one at 2d": drawnBy("N", "rankOne"),
    "M* of all ranks at 2d": drawnBy("N", "gaussian"),
    "the ratio for 1 < r < min(d_0, d_L)": ({ rank, outputs, inputs }) => rank > 1 && rank < Math.min(outputs, inputs),
  },
  budget: { share: 0.1, atLeast: 90 },
});
