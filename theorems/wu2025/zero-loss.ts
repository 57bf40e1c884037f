/**
 * "Here we focus on the over-parameterized regime", the display before (2).
 *
 * As printed: "Here we focus on the over-parameterized regime. Then, all global minima are fixed points of SGD since at
 * global minimum: $L(\theta^*) = \frac1n\sum_{i=1}^n\ell_i(\theta^*) = 0 \Rightarrow \ell_i(\theta^*) = 0 \Rightarrow
 * \nabla\ell_i(\theta^*) = 0, \forall i = 1,\dots,n$."
 *
 * Both arrows are limits of what holds at every θ. No term of a mean of non-negative ones is above n times the mean:
 * ℓ_i ≤ nL. And φ′² ≤ 2φ for φ ≥ 0 with φ″ ≤ 1, since 0 ≤ φ(e − φ′(e)) ≤ φ(e) − φ′(e)²/2, so that for ℓ_i = φ(f_i −
 * y_i) ‖∇ℓ_i‖² ≤ 2ℓ_i‖∇f_i‖²; an equality for the squared loss, where one sample alone has an error for the first one.
 *
 * Two routes: ∇ℓ_i by Taylor arithmetic on ℓ_i, against values of ℓ_i and gradients of f alone.
 */
import { instances } from "../../generators/index.js";
import { allAtMost, claim, type Comparison, equal, holds, same, tex } from "../../src/claim/index.js";
import {
  constantJet,
  exact,
  gradientByJets,
  isClearlyPositive,
  type Jet,
  mean,
  multiplyJets,
  type Quantity,
  quantityMatrix,
  sineJet,
  sum,
} from "../../src/numerics/index.js";
import { halfSquare, NETWORKS, residualsAbout, tanhPrediction } from "./shared/tanh-network.js";

const drawn = instances({
  // Second derivatives by jets.
  large: { n: 24, d: 6, entries: 32 },
  file: { own: { alone: "all" } },
  choices: { loss: ["square", "cosine"], alone: ["all", "all", "one"] },
  // e_i at the point that should be a minimum.
  fixed: { remaining: 0 },
  reals: { rate: [1, 0.25, 4] },
  sizes: { n: [1, 3], d: [1, 2], m: [1, 2] },
  matrices: NETWORKS,
});
const { at } = drawn;

/** φ with φ ≥ 0 = φ(0) and φ″ ≤ 1: ½e², or 1 − cos e = 2 sin²(e/2), which is no convex one. */
const LOSSES: Readonly<Record<string, (residual: Jet) => Jet>> = {
  square: halfSquare,
  cosine: (residual) => {
    const sine = sineJet(multiplyJets(constantJet(1 / 2), residual));
    return multiplyJets(constantJet(2), multiplyJets(sine, sine));
  },
};

/** lhs ≤ rhs for all pairs of numbers that are not negative; where the left one is 0 there is nothing to say. */
function positive(pairs: readonly (readonly [Quantity, Quantity])[]): Comparison | null {
  return allAtMost(pairs.filter(([lhs]) => isClearlyPositive(lhs, "0 ≤ rhs says nothing, and its ratio may be 0/0")));
}

export default claim(drawn, {
  id: "wu2025/zero-loss",
  title: "At zero loss every sample has no gradient, so that SGD stays",
  kinds: ["identity", "bound"],
  locus: "“Here we focus on the over-parameterized regime”, display",
  reading: `“The over-parameterized regime” is that the global minima have L = 0. ℓ_i ≥ 0 and differentiable, which is not
    printed and needed: ℓ_i = ±θ has a mean of 0 at every θ, and |θ| no gradient at 0. Instances are two-layer tanh networks
    with the losses ½e² and 1 − cos e. The arrows are tested at θ*, and, as inequalities of which they are the case L = 0, at
    a θ with errors, too.`,
  assumptions: [
    {
      name: "interpolation",
      statement: tex`L(\theta^*) = 0`,
      slack: ({ remaining }) => exact(remaining).squared().over(2).negated(),
      without: drawn.loosened({ reals: { remaining: [1, -1, 2] } }),
    },
  ],
  printed: holds`L(\theta^*) = \frac{1}{n} \sum_{i} \ell_i(\theta^*) = 0 \implies \ell_i(\theta^*) = 0
      \implies \nabla \ell_i(\theta^*) = 0 \ \forall i`(({ n, theta, X, e, loss, alone, rate, remaining }) => {
    const point = Array.from(theta.data);
    const here = point.map(constantJet);
    const predictions = X.toRows().map(tanhPrediction);
    const lossesAt = (errors: readonly number[]) =>
      residualsAbout(predictions, point, errors).map((residual) => (at: readonly Jet[]) => LOSSES[loss]!(residual(at)));
    const errors = Array.from(e.data, (x, i) => (alone === "one" && i > 0 ? 0 : x));
    const own = lossesAt(errors).map((one) => ({
      value: one(here).value,
      steepness: sum(gradientByJets(one, point).map((x) => x.squared())),
    }));
    const total = mean(own.map(({ value }) => value));
    const slopes = predictions.map((f) => sum(gradientByJets(f, point).map((x) => x.squared())));
    const sides = own.map(({ value, steepness }, i) => [steepness, value.times(slopes[i]!).times(2)] as const);
    // Both sums may vanish: compared with the sizes of the parts.
    const size = 1 + Math.max(...sides.map(([, rhs]) => rhs.value));
    // One step of SGD on each sample, from the minimum.
    const stepped = lossesAt(errors.map(() => remaining)).map((one) => gradientByJets(one, point));
    const moved = quantityMatrix(n, point.length, (i, k) => exact(point[k]!).minus(stepped[i]![k]!.times(rate)));
    return {
      "ℓ_i(θ) ≤ nL(θ)": positive(own.map(({ value }) => [value, total.times(n)])),
      "‖∇ℓ_i(θ)‖² ≤ 2ℓ_i(θ)‖∇f(x_i; θ)‖²": loss === "square" ? null : positive(sides),
      "Σ‖∇ℓ_i(θ)‖² = 2Σℓ_i(θ)‖∇f(x_i; θ)‖² for the squared loss":
        loss === "square" ? equal(sum(sides.map(([lhs]) => lhs)), sum(sides.map(([, rhs]) => rhs)), size) : null,
      "θ* − η∇ℓ_i(θ*) = θ* for every i": same(
        moved,
        quantityMatrix(n, point.length, (_, k) => exact(point[k]!)),
      ),
    };
  }),
  equality: {
    "one neuron, an error at the first sample alone": [
      at({ alone: "one", theta: "1 1", X: 1, e: 1 }),
      at({ alone: "one", theta: "2 -1", X: "1; 0.5", e: "1; -1" }),
    ],
  },
  degenerate: {
    "θ = 0, where f has no gradient": at({ theta: "0 0", X: 1, e: 1 }),
    "x = 0": at({ theta: "1 1", X: 0, e: 0 }),
    "1 − cos e next to its top, where it has hardly a gradient": at({
      loss: "cosine",
      theta: "1 1",
      X: 1,
      e: 3.1415926,
    }),
  },
  situations: {
    "n, d, m ≥ 2": ({ n, d, m }) => Math.min(n, d, m) >= 2,
    "a loss that is not convex": ({ loss }) => loss === "cosine",
    "more parameters than samples": ({ n, theta }) => theta.data.length > n,
    "errors at several samples": ({ e, alone }) => alone === "all" && e.data.filter((x) => x !== 0).length >= 2,
  },
  budget: { share: 0.3, atLeast: 60 },
});
