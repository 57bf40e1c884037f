/**
 * Abstract, for targets that are not positive definite; Lemma 1 i has a claim of its own.
 *
 * As printed: "First, we show that linear ResNets with zero initialization necessarily converge to the flattest of all
 * minima." Lemma 1 i (§2): "Gradient flow can only converge to a flattest minimum."
 *
 * For a symmetric T all layers stay equal and commute with T. An eigenvalue w of theirs obeys dw/dt = −2w^{m−1}(w^m −
 * λ) from w = 1, with the eigenvalue λ of T. For λ > 0 it goes to λ^{1/m}. For λ ≤ 0 and m ≥ 2 it falls to 0 and never
 * below, since 0 is at rest. So W_k → A = T_+^{1/m} with the positive part of T, and E(A) = T_+: a saddle where T has a
 * negative eigenvalue. Smallest: T = −1, two layers, where w → 0 and the loss tends to 1, its value for w = 0.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { endToEnd, maximum, minimumSharpness, product, spectralNorm } from "../../src/numerics/index.js";
import { squaredErrorDescent, squaredErrorGradients } from "../../src/numerics/descent/index.js";
import { diagonal, distance, type Matrix, quantityDiagonal } from "../../src/numerics/matrices/index.js";
import { leastSharpness } from "./shared/least-sharpness.js";
import { identityLayers } from "./shared/identity-start.js";

/** Steps of a descent in place of the flow. */
const STEPS = 24;

const drawn = instances({
  large: { d: 16, sizes: { depth: 64 } },
  sizes: { depth: [2, 4], d: [1, 3] },
  reals: { share: [1, 1 / 2, 1 / 4] },
  matrices: { a: { shape: ["d", 1], laws: ["sign", "gaussian", "integer", "zero", "positive"] } },
});

/** T with the eigenvalues ±|a_i|^m of the signs of a_i, the limit A of each layer, and whether T ⪰ 0. */
const starts = drawn.map(({ a, depth, d, share }) => {
  const roots = Array.from(a.data, (x) => Math.max(-2, Math.min(2, x)));
  const powers = roots.map((x) => product(new Array<number>(depth).fill(Math.abs(x))).times(x < 0 ? -1 : 1));
  const limit = diagonal(roots.map((x) => Math.max(x, 0)));
  const largest = Math.max(1, ...roots.map(Math.abs));
  const steepest = product(new Array<number>(2 * depth - 2).fill(largest)).value;
  return {
    depth,
    target: quantityDiagonal(powers, d, d),
    limit: new Array<Matrix>(depth).fill(limit),
    initial: identityLayers(depth, d, 1),
    // Half the step of Lemma 1 ii or less.
    stepSize: share / (4 * depth * steepest),
    isPositive: roots.every((x) => x >= 0),
  };
});

type Start = ReturnType<typeof starts.materialize>;

/** Where the layers go, and what is there. */
function limits({ depth, target, limit, initial, stepSize, isPositive }: Start) {
  const slopes = squaredErrorGradients(limit, target);
  const { weights } = squaredErrorDescent(initial, target, { stepSize, steps: STEPS });
  const farthest = (from: readonly Matrix[]) => maximum(from.map((w, k) => distance(w, limit[k]!)));
  const all = slopes.reduce((x, y) => x.plus(y));
  return {
    "∇ℓ(A, …, A) = 0, A = T₊^{1/m}": same(all, all.times(0), Math.max(1, target.normBound)),
    "max_k ‖W_k(n) − A‖_F ≤ max_k ‖W_k(0) − A‖_F": atMost(farthest(weights), farthest(initial)),
    "E(A, …, A) = T": same(endToEnd(limit), target),
    "λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)} at w = (A, …, A)": isPositive
      ? equal(minimumSharpness(limit), leastSharpness(depth, spectralNorm(target)))
      : null,
  };
}

export default claim(starts, {
  id: "mulayoff2020/identity-limit",
  title: "Where layers that start at the identity go",
  noFile:
    "it is about targets with a known T^{1/m} at which the flow from the identity is slow, and makes them; mulayoff2020/lemma-1-gd takes any",
  kinds: ["dynamics"],
  locus: "abstract",
  reading: `Linear ResNets with zero initialization are the networks of Lemma 1, as its text says; white data. “Necessarily
    converge to the flattest of all minima” is for every T, as nothing in the abstract restricts it, though
    its Lemma 1 ii has T ≻ 0. Symmetric T are tried. That the layers of the flow go to A is proven in the file's head; a descent with small steps
    comes nearer to A.`,
  printed: refuted`W_k(0) = I \implies \lim_{t \to \infty} w(t) \in \Omega_0`(limits),
  corrected:
    holds`W_k(0) = I,\ T = T^\top \succeq 0 \implies \lim_{t \to \infty} w(t) = (T^{\frac{1}{m}}, \dots, T^{\frac{1}{m}})
      \in \Omega_0`((start) => (start.isPositive ? limits(start) : {})),
  equality: {
    "numbers and diagonal matrices": {
      of: ["E(A, …, A) = T", "λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)} at w = (A, …, A)"],
      at: [drawn.at({ depth: 2, a: 2 }), drawn.at({ depth: 3, a: "1; 2" })],
    },
  },
  degenerate: {
    "T = −1: the limit is 0": drawn.at({ depth: 2, a: -1 }),
    "T = 0: at a rate that is not linear": drawn.at({ depth: 2, a: 0 }),
    "T = I: at rest": drawn.at({ depth: 3, a: "1; 1" }),
    "eigenvalues of both signs": drawn.at({ depth: 3, a: "2; -1" }),
  },
  situations: {
    "depth ≥ 3": ({ depth }) => depth >= 3,
    "two eigenvalues or more, T ⪰ 0": ({ target, isPositive }) => target.rows > 1 && isPositive,
  },
  erratum: {
    grade: "statement",
    slip: `Lemma 1 ii, which the abstract sums up, has T ≻ 0. Without it the flow from the identity may end at a saddle:
      the eigenvalues of layers that start at I stay positive, so that one of a symmetric T below 0 is never reached.
      For T = −1 and two layers w_1 = w_2 = w obeys dw/dt = −2w(w² + 1) and tends to 0, where the loss is 1 above its
      least value. Lemma 1 i is right if it speaks of minima alone, as lemma-1-flow reads it.`,
    instead: "they converge to a flattest minimum for symmetric T ⪰ 0",
  },
  budget: { share: 0.1, atLeast: 60 },
});
