/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Two-layer Networks With Bias (Cont'd)", Proof of
 * Theorem 4, Step 1, second and third bullet.
 *
 * As printed: "w.p. 1 − δ, $\sup_{i,j\in[n]}|\hat x_i^T\hat x_j| \le \frac{\log(n/\delta)}n$. By the above choice, w.p.
 * 1 − δ, each sample can only activate one neuron."
 *
 * Reading: i ≠ j, since $\hat x_i^\top\hat x_i = 1$; the samples are independent and uniform on {±1}^d, so n ≥ 2, and
 * d ≥ 2 for the labels $y = x^{(1)}x^{(2)}$. Each sample activates one neuron where $\hat x_i^\top\hat x_j \le 1/2$ for
 * all i ≠ j. The second sentence follows from the first where log(n/δ)/n ≤ 1/2 and is claimed there only. The
 * probabilities are exact: all samples are enumerated.
 *
 * Where it fails: the bound falls with n, but the supremum over more pairs grows, and d does not occur. What
 * concentrates is $\hat x_i^\top\hat x_j$, a mean of d signs. By hand: for d = 2 each $|\hat x_i^\top\hat x_j|$ is 0 or
 * 1, and of three points two are no right angle apart, so that the supremum is 1, but log(3/δ)/3 = 0.597 for δ = 1/2.
 * And for n = 4, δ = 3/4, where log(n/δ)/n = 0.418, each sample activates one neuron only if all four points are
 * different, with probability 4!/4⁴ = 0.094 < 1/4. So it is for every d as soon as n > 2^d: two samples coincide.
 * The text at hand has the display once; were its n under the fraction a d, the power of d would still be wrong.
 * Hoeffding's inequality and a union over the pairs, with n(n − 1)exp(−dt²/2) ≤ δ, give √(4 log(n/δ)/d) in place of the
 * bound, and 1/2 where d ≥ 16 log(n/δ).
 */
import { layout } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast } from "../../src/claim/relation.js";
import { between, exact, logarithm, type Quantity, squareRoot } from "../../src/numerics/index.js";
import { largestProductProbability } from "../../src/statistics/index.js";

/** n samples in d dimensions and the confidence parameter. */
interface Instance {
  readonly d: number;
  readonly n: number;
  readonly delta: number;
}

/** Dimensions are bounded by what can be enumerated exactly. */
const MOST_DIMENSIONS: Readonly<Record<number, number>> = { 2: 48, 3: 24, 4: 6 };

const specs = layout({
  sizes: { n: [2, 4], d: ({ sizes }) => [2, MOST_DIMENSIONS[sizes["n"]!]!] },
  reals: { delta: [0.5, 0.75, 0.9, 0.25, 0.1, 0.99] },
});
const { explicit } = specs;

/** log(n/δ). */
function logRatio({ n, delta }: Instance): Quantity {
  return logarithm(exact(n).over(delta));
}

/** P(sup_{i≠j} |x̂_iᵀx̂_j| ≤ t). */
function nearOrthogonality({ d, n }: Instance, t: Quantity): Quantity {
  const level = t.times(d);
  const surely = largestProductProbability(d, n, ({ largestSize }) => largestSize <= level.value - level.error);
  const perhaps = largestProductProbability(d, n, ({ largestSize }) => largestSize <= level.value + level.error);
  return surely.value === perhaps.value ? surely : between(surely.value, perhaps.value);
}

/** P(x̂_iᵀx̂_j ≤ 1/2 for all i ≠ j) ≥ 1 − δ, where the bound t ≤ 1/2 promises it. */
function oneNeuronEach(instance: Instance, t: Quantity): Relation[] {
  const { d, n, delta } = instance;
  if (!(t.value + t.error <= 1 / 2)) return [];
  const probability = largestProductProbability(d, n, ({ largest }) => 2 * largest <= d);
  return [atLeast("P(each x_i activates one neuron) ≥ 1 − δ", probability, exact(1).minus(delta))];
}

export default defineClaim<Instance>({
  id: "wu2025/memorizing-probability",
  title: "Near-orthogonality of random points of the cube",
  kinds: ["law"],
  locus: "Theorem 4, proof, Step 1, “w.p. 1 − δ”",
  reading:
    "i ≠ j, since x̂_iᵀx̂_i = 1; d ≥ 2, since y = x⁽¹⁾x⁽²⁾; one neuron each is claimed where the bound of the supremum is at most 1/2.",
  specs,
  materialize: (spec) => {
    const { sizes, reals } = specs.raw(spec);
    return { ...sizes, ...reals };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbb{P}\Big(\sup_{i \ne j} |\hat x_i^\top \hat x_j| \le \frac{\log(n/\delta)}{n}\Big) \ge 1 - \delta, \quad \mathbb{P}(\text{each sample activates one neuron}) \ge 1 - \delta`,
      expected: "refuted",
      relations: (instance) => {
        const bound = logRatio(instance).over(instance.n);
        return [
          atLeast(
            "P(sup_{i≠j}|x̂_iᵀx̂_j| ≤ log(n/δ)/n) ≥ 1 − δ",
            nearOrthogonality(instance, bound),
            exact(1).minus(instance.delta),
          ),
          ...oneNeuronEach(instance, bound),
        ];
      },
    },
    {
      name: "corrected",
      statement: String.raw`\mathbb{P}\Big(\sup_{i \ne j} |\hat x_i^\top \hat x_j| \le 2 \sqrt{\frac{\log(n/\delta)}{d}}\Big) \ge 1 - \delta, \quad \mathbb{P}(\text{each sample activates one neuron}) \ge 1 - \delta \text{ if } d \ge 16 \log(n/\delta)`,
      expected: "holds",
      relations: (instance) => {
        const bound = squareRoot(logRatio(instance).over(instance.d)).times(2);
        return [
          atLeast(
            "P(sup_{i≠j}|x̂_iᵀx̂_j| ≤ 2√(log(n/δ)/d)) ≥ 1 − δ",
            nearOrthogonality(instance, bound),
            exact(1).minus(instance.delta),
          ),
          ...oneNeuronEach(instance, bound),
        ];
      },
    },
  ],
  equalityCases: {
    none: "The probabilities are multiples of 2^{−d(n−1)}, and the union bound and Hoeffding's inequality are strict.",
  },
  degenerateCases: [
    { name: "two samples in the plane", spec: explicit({ sizes: { n: 2, d: 2 }, reals: { delta: 0.5 }, lists: {} }) },
    { name: "as many samples as points", spec: explicit({ sizes: { n: 4, d: 2 }, reals: { delta: 0.75 }, lists: {} }) },
  ],
  erratum: {
    slip: "Each x̂_iᵀx̂_j is a mean of d independent signs, so it is the dimension d that makes it small; the number of samples n only adds pairs. The printed bound log(n/δ)/n has n where √(log(n/δ)/d) belongs. For d = 2 two of any three points have |x̂_iᵀx̂_j| = 1, but log(3/δ)/3 < 0.6 for δ = 1/2; for any d and n > 2^d two samples coincide and activate each other's neurons with probability 1.",
    instead: "sup_{i≠j}|x̂_iᵀx̂_j| ≤ 2√(log(n/δ)/d) w.p. 1 − δ, and each sample activates one neuron if d ≥ 16 log(n/δ).",
  },
  budget: { share: 0.2, atLeast: 60 },
});
