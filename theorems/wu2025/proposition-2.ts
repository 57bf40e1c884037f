/**
 * Proposition 2: Random feature models.
 *
 * As printed: "Let $f(x;\theta) = \sum_{j=1}^m\theta_j\sigma(w_j^Tx)$, where
 * $\{w_j\}_j \stackrel{iid}\sim \mathrm{Unif}(\sqrt d\,\mathbb S^{d-1})$. Suppose that $x\sim\mathrm{Unif}(\mathbb S^{d-1})$.
 * For any $\delta\in(0,1)$, assume $n \gtrsim d^5\log(1/\delta)$, then w.p. at least $1-\delta$,
 * $\mu(\theta) \gtrsim d^{-1}$." And: "the alignment holds for the entire parameter space".
 *
 * d = 2, …, 5: at this range a slow growth would not be seen. As measured μ hardly depends on d, and the sample is so large
 * that μ·d⁻² in its place would be found.
 *
 * The eigenvalue is computed in plain floating point, on directions in which the model moves by more than 2⁻⁴⁰ of its norm.
 */
import { pow } from "../../src/numerics/index.js";
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { leastAlignmentOfFeatures, randomFeatures } from "../../src/experiments/wu2025/random-features.js";
import { Random } from "../../src/random/index.js";
import { type Conclusion, decisiveWins, trend } from "../../src/statistics/index.js";

/** d, and the least μ over all θ. */
interface Row {
  readonly d: number;
  readonly alignment: number;
}

/** Probability that a constant ratio is called growing. */
const ERROR = 2 ** -20;

const drawn = instances({ sizes: { d: [2, 5], multiple: [1, 2], seed: [0, 2 ** 32 - 1] } });

const measured = drawn.map(({ d, multiple, seed }): Row => {
  const features = randomFeatures(d, multiple * d, pow(d, 5), new Random(seed));
  return { d, alignment: leastAlignmentOfFeatures(features) };
});

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function conclude(rows: readonly Row[]): Conclusion {
  if (rows.length === 0) {
    return { verdict: "undecided", errorProbability: ERROR, power: "none without cases", summary: "no d" };
  }
  // A μ that rounding made negative counts as the worst there is.
  const data = rows.map(({ d, alignment }) => ({ size: d, ratio: alignment > 0 ? 1 / (d * alignment) : Infinity }));
  const { decision, exponent, pairs } = trend(data, ERROR);
  const ends = [Math.min, Math.max].map((pick) => pick(...data.map(({ size }) => size)));
  const medians = ends.map((d) => median(data.filter(({ size }) => size === d).map(({ ratio }) => 1 / ratio)));
  const needed = decisiveWins(pairs, ERROR);
  const falling = [1, 2, 3, 4].find((power) => {
    const faster = data.map(({ size, ratio }) => ({ size, ratio: ratio * pow(size, power) }));
    return trend(faster, ERROR).decision === "grows";
  });
  return {
    verdict: decision === "grows" ? "inconsistent" : needed === undefined ? "undecided" : "consistent",
    errorProbability: ERROR,
    power:
      needed === undefined
        ? `none: ${pairs} pairs are too few for this error probability`
        : `1/(dμ) larger at the larger d in ${needed} of ${pairs} pairs would have been refuted` +
          (falling === undefined ? "" : `, and so would have been d^−${falling} times the μ that were measured`),
    summary:
      `least μ over θ: median of dμ ${medians[0]!.toPrecision(3)} at d = ${ends[0]}, ` +
      `${medians[1]!.toPrecision(3)} at d = ${ends[1]}; 1/(dμ) ∝ d^${exponent.toPrecision(2)}`,
  };
}

export default claim(measured, {
  id: "wu2025/proposition-2",
  title: "The noise of SGD is aligned for random feature models, up to 1/d",
  kinds: ["rate"],
  locus: "Proposition 2: Random feature models",
  reading: `σ is not named; it is the ReLU here (for a constant σ the noise vanishes at once, and μ = 0). Labels are y =
    f(x; θ*) for some θ*, so that errors are linear in θ − θ*, and “the entire parameter space” is the least μ over all
    of it: an eigenvalue, without search. n = d⁵ samples, and m = d or 2d features. “≳” asserts a constant: the test is
    that the ratio of the claimed rate to the measured, 1/(dμ), does not grow with d. Cases of the lower third of the d
    are paired with those of the upper third, and an exact sign test decides.`,
  printed:
    consistent`n \gtrsim d^5 \log(1/\delta) \implies \mathbb{P}\big(\mu(\theta) \gtrsim d^{-1}\big) \ge 1 - \delta`({
      columns: ["d", "alignment"],
      observe: (row) => (Number.isNaN(row.alignment) ? null : row),
      conclude,
    }),
  equality: "a rate with an unnamed constant has no instance of equality",
  degenerate: {
    "the plane, two features": drawn.at({ d: 2, multiple: 1, seed: 1 }),
    "one dimension, one feature": drawn.at({ d: 1, multiple: 1, seed: 1 }),
  },
  budget: { share: 0.32, atLeast: 64 },
});
