/**
 * Proposition 2: Random feature models.
 *
 * As printed: "Let $f(x;\theta) = \sum_{j=1}^m\theta_j\sigma(w_j^Tx)$, where $\{w_j\}_j \stackrel{iid}\sim
 * \mathrm{Unif}(\sqrt d\,\mathbb S^{d-1})$. Suppose that $x\sim\mathrm{Unif}(\mathbb S^{d-1})$. For any
 * $\delta\in(0,1)$, assume $n \gtrsim d^5\log(1/\delta)$, then w.p. at least $1-\delta$, $\mu(\theta) \gtrsim d^{-1}$."
 * And: "the alignment holds for the entire parameter space".
 *
 * Measured is the least μ over all θ, an eigenvalue in plain floating point, on directions in which the model moves by
 * more than 2⁻⁴⁰ of its norm: with d and with d + 2 inputs, at widths m = d and m = 8d, and with d inputs at m = 4d and
 * m = 16d, for n = d⁵log(1/δ). As measured dμ grows a little with d, and at m = 8d it is smaller than at m = d, by a
 * factor of 3 for d = 3; beyond m = 16d it grows again, towards the value of an infinite width (for d = 2, about 0.9).
 * At this range of d a slow growth would not be seen. The constant of the failure probability, 1/16, was chosen after
 * trial runs; one constant is all that "≳" asserts.
 */
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { leastAlignmentOfFeatures, randomFeatures } from "../../src/experiments/wu2025/random-features.js";
import { log, pow } from "../../src/numerics/index.js";
import { Random, subSeed } from "../../src/random/index.js";
import { failures, growth } from "../../src/statistics/index.js";

const COLUMNS = ["d", "m/d", "δ", "1/(dμ) at d", "1/(dμ) at d + 2", "1/(dμ) at m = 4d", "1/(dμ) at m = 16d"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** μ ≥ c/d. */
const CONSTANT = 1 / 16;

const drawn = instances({
  reals: { delta: [0.1, 0.5, 0.1, 0.02], multiple: [1, 8] },
  sizes: { third: [1, 3], seed: [0, 2 ** 32 - 1] },
});

const measured = drawn.map(({ third, multiple, delta, seed }): Row => {
  const d = third < 3 ? 2 : 3;
  const inverse = (dimension: number, width: number, k: number): number => {
    const n = Math.ceil(pow(dimension, 5) * log(1 / delta));
    const features = randomFeatures(dimension, width * dimension, n, new Random(subSeed(seed, k)));
    const alignment = leastAlignmentOfFeatures(features);
    // A μ that rounding made negative counts as the worst there is.
    return alignment > 0 ? 1 / (dimension * alignment) : Infinity;
  };
  return {
    ...{ d, "m/d": multiple, δ: delta },
    "1/(dμ) at d": inverse(d, multiple, 0),
    "1/(dμ) at d + 2": inverse(d + 2, multiple, 1),
    "1/(dμ) at m = 4d": inverse(d, 4, 2),
    "1/(dμ) at m = 16d": inverse(d, 16, 3),
  };
});

/** 1/(dμ) and what it would be at 2d inputs for the power of d by which it changes from d to d + 2. */
const doubled = (row: Row): readonly [number, number] => {
  const [small, large] = [row["1/(dμ) at d"], row["1/(dμ) at d + 2"]];
  return [small, small * pow(large / small, log(2) / log((row.d + 2) / row.d))];
};

export default claim(measured, {
  id: "wu2025/proposition-2",
  title: "The noise of SGD is aligned for random feature models, up to 1/d",
  kinds: ["rate"],
  locus: "Proposition 2: Random feature models",
  reading: `σ is not named; it is the ReLU here (for a constant σ the noise vanishes at once, and μ = 0). Labels are y =
    f(x; θ*) for some θ*, so that errors are linear in θ − θ*, and “the entire parameter space” is the least μ over all
    of it: an eigenvalue, without search. n = d⁵ log(1/δ) samples. “≳” asserts a constant, for all d, m and δ: the tests are
    that the ratio of the claimed rate to the measured, 1/(dμ), grows neither with d nor with m, and that μ < c/d happens
    with probability δ at most, for one c.`,
  printed:
    consistent`n \gtrsim d^5 \log(1/\delta) \implies \mathbb{P}\big(\mu(\theta) \gtrsim d^{-1}\big) \ge 1 - \delta`({
      columns: COLUMNS,
      observe: (row) => row,
      parts: [
        ...[1, 8].map((multiple) =>
          growth<Row>({
            name: `1/(dμ) with d, at m = ${multiple === 1 ? "" : multiple}d`,
            times: 2,
            of: (row) => (row["m/d"] === multiple ? doubled(row) : null),
          }),
        ),
        growth<Row>({
          name: "1/(dμ) with m, from 4d to 16d",
          of: (row) => [row["1/(dμ) at m = 4d"], row["1/(dμ) at m = 16d"]],
        }),
        failures<Row>({
          name: "μ < 1/(16d)",
          of: (row) => ({ failed: row["1/(dμ) at d"] > 1 / CONSTANT, stated: row["δ"] }),
        }),
      ],
    }),
  equality: "a rate with an unnamed constant has no instance of equality",
  degenerate: {
    "the plane, two features": drawn.at({ third: 1, multiple: 1, seed: 1 }),
  },
  situations: {
    "d = 3": ({ d }) => d === 3,
    "m = d": (row) => row["m/d"] === 1,
    "m = 8d": (row) => row["m/d"] === 8,
    "δ < 1/10": (row) => row["δ"] < 1 / 10,
  },
  budget: { share: 0.1, atLeast: 100 },
});
