/**
 * "Two-layer Networks With Bias (Cont'd)", Proof of Theorem 4, Step 1, second and third bullet.
 *
 * As printed: "w.p. 1 − δ, $\sup_{i,j\in[n]}|\hat x_i^T\hat x_j| \le \frac{\log(n/\delta)}n$. By the above choice, w.p.
 * 1 − δ, each sample can only activate one neuron."
 *
 * Hoeffding's inequality and a union over the pairs: n(n − 1)exp(−dt²/2) ≤ δ gives √(2 log(n(n − 1)/δ)/d) in place of
 * the bound, and ½n(n − 1)exp(−d/8) ≤ δ that no inner product reaches 1/2, which is all that one neuron each needs.
 */
import { instances } from "../../generators/index.js";
import { atLeast, claim, type Comparison, holds, refuted } from "../../src/claim/index.js";
import type { Quantity } from "../../src/numerics/arithmetic/index.js";
import { between, exact, logarithm, provided, squareRoot, takenAsExact } from "../../src/numerics/arithmetic/index.js";
import { exp } from "../../src/numerics/elementary/index.js";
import { largestProductProbability } from "../../src/statistics/index.js";

/** Dimensions are bounded by what can be enumerated exactly. */
const MOST_DIMENSIONS: Readonly<Record<number, number>> = { 2: 48, 3: 24, 4: 6 };

const drawn = instances({
  // δ is drawn, or such that d is so many times log(n(n − 1)/(2δ)).
  choices: { level: ["drawn", "fitted"] },
  reals: { delta: [0.5, 0.75, 0.9, 0.25, 0.1, 0.99], multiple: [8.0625, 6, 4.5] },
  sizes: { n: [2, 4], d: ({ n }) => [2, MOST_DIMENSIONS[n]!] },
});

/** With 1 − δ and log(n/δ), and log(n(n − 1)/δ) for the pairs. */
const confident = drawn.map(({ n, d, delta: given, level, multiple }) => {
  const fitted = ((n * (n - 1)) / 2) * exp(-d / multiple);
  const delta =
    level === "fitted" && fitted < 1
      ? takenAsExact(fitted, "the statement is one for every δ in (0, 1), so for this number")
      : exact(given);
  return {
    ...{ n, d, delta: delta.value },
    least: exact(1).minus(delta),
    logRatio: logarithm(exact(n).over(delta)),
    logPairs: logarithm(exact(n * (n - 1)).over(delta)),
  };
});

/** P(sup_{i≠j} |x̂_iᵀx̂_j| ≤ t). */
function nearOrthogonality(d: number, n: number, t: Quantity): Quantity {
  const level = t.times(d);
  const within = (whole: number): Quantity =>
    largestProductProbability(d, n, ({ largestSize }) => largestSize <= whole);
  const [surely, perhaps] = [Math.floor(level.value - level.error), Math.floor(level.value + level.error)];
  if (surely !== perhaps) return between(within(surely).value, within(perhaps).value);
  // The products are integers: it is the last one within, which is for the record to find out anew.
  const last = takenAsExact(surely, "any integer will do that is found to be next to the level");
  return provided(provided(within(surely), level.minus(last)), level.minus(last.plus(1)));
}

/** P(x̂_iᵀx̂_j < 1/2 for all i ≠ j). */
function oneNeuronEach(d: number, n: number): Quantity {
  return largestProductProbability(d, n, ({ largest }) => 2 * largest < d);
}

/** P(each activates one neuron) ≥ 1 − δ, where the bound of the supremum is below 1/2. */
function oneNeuronWhere(bound: Quantity, d: number, n: number, least: Quantity): Comparison | null {
  const room = exact(1 / 2).minus(bound);
  return room.value > room.error ? atLeast(oneNeuronEach(d, n), provided(least, room)) : null;
}

const ONE_NEURON = "P(each x_i activates one neuron) ≥ 1 − δ";

export default claim(confident, {
  id: "wu2025/memorizing-probability",
  title: "Near-orthogonality of random points of the cube",
  kinds: ["law"],
  locus: "Theorem 4, proof, Step 1, “w.p. 1 − δ”",
  reading: `i ≠ j, since x̂_iᵀx̂_i = 1; the samples are independent and uniform on {±1}^d, so n ≥ 2, and d ≥ 2 for the labels
    y = x⁽¹⁾x⁽²⁾. Each sample activates one neuron where x̂_iᵀx̂_j < 1/2 for all i ≠ j: at 1/2, which d = 4, 8, … permit,
    w_jᵀx_i + b_j = 0, and Step 2 counts that as active, with 𝟙(· ≥ 0). The second sentence follows from the first where the
    bound of the supremum, log(n/δ)/n, is below 1/2, and is claimed there only. The probabilities are
    exact: all samples are enumerated.`,
  printed:
    refuted`\mathbb{P}\Big(\sup_{i \ne j} |\hat x_i^\top \hat x_j| \le \frac{\log(n/\delta)}{n}\Big) \ge 1 - \delta,
      \quad \mathbb{P}(\text{each sample activates one neuron}) \ge 1 - \delta`(({ n, d, least, logRatio }) => {
      const bound = logRatio.over(n);
      return {
        "P(sup_{i≠j}|x̂_iᵀx̂_j| ≤ log(n/δ)/n) ≥ 1 − δ": atLeast(nearOrthogonality(d, n, bound), least),
        [ONE_NEURON]: oneNeuronWhere(bound, d, n, least),
      };
    }),
  corrected:
    holds`\mathbb{P}\Big(\sup_{i \ne j} |\hat x_i^\top \hat x_j| \le \sqrt{\frac{2 \log(n(n-1)/\delta)}{d}}\Big) \ge 1 - \delta,
      \quad \mathbb{P}(\text{each sample activates one neuron}) \ge 1 - \delta
      \text{ if } d \ge 8 \log\frac{n(n-1)}{2\delta}`(({ n, d, least, logPairs }) => {
      const bound = squareRoot(logPairs.times(2).over(d));
      const enough = exact(d).minus(logPairs.minus(logarithm(2)).times(8));
      return {
        "P(sup_{i≠j}|x̂_iᵀx̂_j| ≤ √(2 log(n(n−1)/δ)/d)) ≥ 1 − δ": atLeast(nearOrthogonality(d, n, bound), least),
        [ONE_NEURON]: enough.value > enough.error ? atLeast(oneNeuronEach(d, n), provided(least, enough)) : null,
      };
    }),
  equality:
    "The probabilities are multiples of 2^{−d(n−1)}, and the union bound and Hoeffding's inequality are strict.",
  degenerate: {
    "two samples in the plane": drawn.at({ n: 2, d: 2 }),
    "as many samples as points": drawn.at({ n: 4, d: 2, delta: 0.75 }),
  },
  quantities: ({ delta }) => ({ delta }),
  situations: {
    "n ≥ 3": ({ n }) => n >= 3,
    "n > d": ({ n, d }) => n > d,
    "d ≥ 9": ({ d }) => d >= 9,
    "inner products of 1/2 are possible": ({ d }) => d % 4 === 0,
    "δ ≤ 1/4": ({ delta }) => delta <= 1 / 4,
    "8 log(n(n−1)/(2δ)) barely below d": ({ delta }, { choices, reals }) =>
      choices["level"] === "fitted" && reals["multiple"] === 8.0625 && delta < 1 / 2,
  },
  erratum: {
    grade: "statement",
    slip: `Each x̂_iᵀx̂_j is a mean of d independent signs, so it is the dimension d that makes it small; the number of samples
      n only adds pairs, so that the supremum grows with n while the bound falls. The printed bound log(n/δ)/n has n where
      √(log(n/δ)/d) belongs; the text at hand has the display once, and were its n under the fraction a d, the power of d
      would still be wrong. For d = 2 each |x̂_iᵀx̂_j| is 0 or 1, and two of any three points have 1, but log(3/δ)/3 < 0.6
      for δ = 1/2. For d = 2, n = 4 and δ = 3/4, where log(n/δ)/n = 0.418, each sample activates one neuron only if all four
      points are different, with probability 4!/4⁴ = 0.094 < 1/4; for any d and n > 2^d two samples coincide and activate
      each other's neurons with probability 1.`,
    instead: `sup_{i≠j}|x̂_iᵀx̂_j| ≤ √(2 log(n(n−1)/δ)/d) w.p. 1 − δ, and each sample activates one neuron if d ≥ 8
      log(n(n−1)/(2δ)).`,
  },
  budget: { share: 0.2, atLeast: 60 },
});
