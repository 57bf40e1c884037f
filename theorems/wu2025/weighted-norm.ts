/**
 * "Two-layer Networks (Cont'd)", first display.
 *
 * As printed: "Define a weight ℓ2 norm as follows $\|\theta\|_{2,q} := \sqrt{\sum_{j=1}^m(\|w_j\|^2+qa_j^2)}$."
 *
 * The version without the root, two slides later, is a claim of its own (wu2025/path-norm): that one is homogeneous of
 * degree two.
 */
import { instances, law } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds, tex } from "../../src/claim/index.js";
import { absolute, exact, maximum, minimum, squareRoot } from "../../src/numerics/arithmetic/index.js";
import { neuronsFrom, type ReluNetwork, weightedSquare } from "../../src/numerics/shallow/index.js";

const LAWS = ["identity", "sign", "integer", "integer", "gaussian", "gaussian", "graded", "zero"];

const drawn = instances({
  file: { neurons: true, own: { V: law("gaussian", 1), c: law("gaussian", 2) } },
  reals: { q: [1, 2, 4, 0.25, 9], factor: [1, 2, -1, -3, 0.5, 0] },
  sizes: { d: [1, 4], m: [1, 4] },
  matrices: {
    W: { shape: ["m", "d"], laws: LAWS },
    a: { shape: ["m", 1], laws: LAWS },
    V: { shape: ["m", "d"], laws: LAWS },
    c: { shape: ["m", 1], laws: LAWS },
  },
});

/** θ + φ. */
function plus(theta: ReluNetwork, phi: ReluNetwork): ReluNetwork {
  return theta.map(({ a, w }, j) => ({ a: a.plus(phi[j]!.a), w: w.map((x, k) => x.plus(phi[j]!.w[k]!)) }));
}

/** tθ. */
function times(t: number, theta: ReluNetwork): ReluNetwork {
  return theta.map(({ a, w }) => ({ a: a.times(t), w: w.map((x) => x.times(t)) }));
}

export default claim(drawn, {
  id: "wu2025/weighted-norm",
  title: "The weighted ℓ2 norm of a two-layer network is a norm",
  kinds: ["bound"],
  locus: "“Two-layer Networks (Cont'd)”, first display",
  reading: `The definition says that this is a norm: homogeneous, subadditive, and positive except at θ = 0, here with the
    constant, ‖θ‖_{2,q} ≥ min(1, √q) max|θ_k|. q > 0, which the slide does not say; it uses q = 1, √d and d.`,
  assumptions: [
    {
      name: "positive weight",
      statement: tex`q > 0`,
      slack: ({ q }) => exact(q > 0 ? q : -1),
      remark: "Not printed. For q = 0 the a_j do not count and it is a seminorm; for q < 0 the root need not exist.",
    },
  ],
  printed: holds`\|\theta\|_{2,q} := \Big(\sum_j (\|w_j\|^2 + q a_j^2)\Big)^{1/2} \text{ is a norm}`(
    ({ W, a, V, c, factor, q }) => {
      const [theta, phi] = [neuronsFrom(a, W), neuronsFrom(c, V)];
      const norm = (network: ReluNetwork) => squareRoot(weightedSquare(network, q));
      const largest = maximum(theta.flatMap((neuron) => [neuron.a, ...neuron.w]).map(absolute));
      return {
        "‖tθ‖_{2,q} = |t|‖θ‖_{2,q}": equal(norm(times(factor, theta)), norm(theta).times(Math.abs(factor))),
        "‖θ + φ‖_{2,q} ≤ ‖θ‖_{2,q} + ‖φ‖_{2,q}": atMost(norm(plus(theta, phi)), norm(theta).plus(norm(phi))),
        "‖θ‖_{2,q} ≥ min(1, √q) max|θ_k|": atLeast(norm(theta), minimum([1, squareRoot(q)]).times(largest)),
      };
    },
  ),
  equality: {
    "φ = 2θ with one entry": [
      drawn.at({ factor: -3, W: 1, a: 0, V: 2, c: 0 }),
      drawn.at({ q: 0.25, factor: 2, W: 0, a: -3, V: 0, c: -6 }),
    ],
  },
  degenerate: { "θ = 0": drawn.at({ q: 4, factor: 0, W: 0, a: 0, V: 1, c: 1 }) },
  situations: {
    "d, m ≥ 2": ({ d, m }) => Math.min(d, m) >= 2,
    "θ, φ ≠ 0": (all) =>
      [
        [all.W, all.a],
        [all.V, all.c],
      ].every((own) => own.some(({ data }) => data.some((x) => x !== 0))),
    "t < 0": ({ factor }) => factor < 0,
    "0 < q < 1": ({ q }) => 0 < q && q < 1,
    "q > 1": ({ q }) => q > 1,
  },
});
