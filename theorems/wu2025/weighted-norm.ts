/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Two-layer Networks (Cont'd)".
 *
 * As printed: "Define a weight ℓ2 norm as follows $\|\theta\|_{2,q} := \sqrt{\sum_{j=1}^m(\|w_j\|^2+qa_j^2)}$."
 *
 * Reading: the definition says that this is a norm: homogeneous, with the triangle inequality, and positive except at
 * θ = 0, here with the constant, $\|\theta\|_{2,q} \ge \min(1,\sqrt q)\max_k|\theta_k|$. q > 0, which the slide does not
 * say; it uses q = 1, √d and d. The version without the root, two slides later, is a claim of its own
 * (wu2025/path-norm): that one is homogeneous of degree two.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal } from "../../src/claim/relation.js";
import {
  absolute,
  exact,
  maximum,
  minimum,
  neuronsFrom,
  type Quantity,
  type ReluNetwork,
  squareRoot,
  weightedSquare,
} from "../../src/numerics/index.js";

/** θ, φ, a factor t, and q. */
interface Instance {
  readonly theta: ReluNetwork;
  readonly phi: ReluNetwork;
  readonly factor: number;
  readonly q: number;
}

const LAWS = ["identity", "sign", "integer", "integer", "gaussian", "gaussian", "graded", "zero"];

const specs = layout({
  sizes: { d: [1, 4], m: [1, 4] },
  reals: { q: [1, 2, 4, 0.25, 9], factor: [1, 2, -1, -3, 0.5, 0] },
  lists: {
    W: { shapes: ({ sizes: { d, m } }) => [[m, d]], laws: LAWS },
    a: { shapes: ({ sizes: { m } }) => [[m, 1]], laws: LAWS },
    V: { shapes: ({ sizes: { d, m } }) => [[m, d]], laws: LAWS },
    c: { shapes: ({ sizes: { m } }) => [[m, 1]], laws: LAWS },
  },
});
const { explicit } = specs;

/** θ + φ. */
function plus(theta: ReluNetwork, phi: ReluNetwork): ReluNetwork {
  return theta.map(({ a, w }, j) => ({ a: a.plus(phi[j]!.a), w: w.map((x, k) => x.plus(phi[j]!.w[k]!)) }));
}

/** tθ. */
function times(t: number, theta: ReluNetwork): ReluNetwork {
  return theta.map(({ a, w }) => ({ a: a.times(t), w: w.map((x) => x.times(t)) }));
}

const HOMOGENEOUS = "‖tθ‖_{2,q} = |t|‖θ‖_{2,q}";
const TRIANGLE = "‖θ + φ‖_{2,q} ≤ ‖θ‖_{2,q} + ‖φ‖_{2,q}";
const POSITIVE = "‖θ‖_{2,q} ≥ min(1, √q) max|θ_k|";

export default defineClaim<Instance>({
  id: "wu2025/weighted-norm",
  title: "The weighted ℓ2 norm of a two-layer network is a norm",
  kinds: ["bound"],
  locus: "“Two-layer Networks (Cont'd)”, first display",
  reading: "That it is a norm: homogeneous, subadditive and positive. q > 0, which the slide does not say.",
  specs,
  materialize: (spec) => {
    const { reals, lists } = specs.raw(spec);
    return {
      theta: neuronsFrom(lists.a[0]!, lists.W[0]!),
      phi: neuronsFrom(lists.c[0]!, lists.V[0]!),
      ...reals,
    };
  },
  assumptions: [
    {
      name: "positive weight",
      statement: String.raw`q > 0`,
      slack: ({ q }) => exact(q > 0 ? q : -1),
      remark: "Not printed. For q = 0 the a_j do not count and it is a seminorm; for q < 0 the root need not exist.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|\theta\|_{2,q} := \Big(\sum_j (\|w_j\|^2 + q a_j^2)\Big)^{1/2} \text{ is a norm}`,
      expected: "holds",
      relations: ({ theta, phi, factor, q }) => {
        const norm = (network: ReluNetwork): Quantity => squareRoot(weightedSquare(network, q));
        const entries = theta.flatMap(({ a, w }) => [a, ...w]);
        const size = maximum(entries.map(absolute));
        return [
          equal(HOMOGENEOUS, norm(times(factor, theta)), norm(theta).times(Math.abs(factor))),
          atMost(TRIANGLE, norm(plus(theta, phi)), norm(theta).plus(norm(phi))),
          atLeast(POSITIVE, norm(theta), minimum([1, squareRoot(q)]).times(size)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "φ = 2θ with one entry",
      form: "printed",
      relations: [HOMOGENEOUS, TRIANGLE, POSITIVE],
      specs: [
        explicit({
          sizes: { d: 1, m: 1 },
          reals: { q: 1, factor: -3 },
          lists: { W: [[[1]]], a: [[[0]]], V: [[[2]]], c: [[[0]]] },
        }),
        explicit({
          sizes: { d: 1, m: 1 },
          reals: { q: 0.25, factor: 2 },
          lists: { W: [[[0]]], a: [[[-3]]], V: [[[0]]], c: [[[-6]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "θ = 0",
      spec: explicit({
        sizes: { d: 1, m: 1 },
        reals: { q: 4, factor: 0 },
        lists: { W: [[[0]]], a: [[[0]]], V: [[[1]]], c: [[[1]]] },
      }),
    },
  ],
});
