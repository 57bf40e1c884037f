/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Two-layer Networks With Bias (Cont'd)", Proof of
 * Theorem 4, Step 1.
 *
 * As printed: "Data distribution: $x\sim\mathrm{Unif}(\{\pm1\}^d)$ and $y = x^{(1)}x^{(2)}$. … WLOG, assume m = n. For
 * $j = 1,2,\dots,m$, let $w_j = x_j/\|x_j\|,\ b_j = -0.5\sqrt d,\ a_j = y_j/(0.5\sqrt d)$. … By the above choice, w.p.
 * 1 − δ, each sample can only activate one neuron. Consequently, $f(x_i;\tilde\theta) =
 * \sum_{j=1}^na_j\sigma(\hat x_j^\top x_i-0.5\sqrt d) = a_i\sigma(\hat x_i^\top x_i-0.5\sqrt d) = y_i$. In this way we
 * obtain a memorizing solution that predicts 0 anywhere outside the training set, thus no generalization at all. Or, to
 * be specific, the generalization error is $1-n/2^d$."
 *
 * Reading: the event of probability 1 − δ is that $\hat x_i^\top\hat x_j \le 1/2$ for i ≠ j, which is what "only one
 * neuron" needs; its probability is wu2025/memorizing-probability. The n samples are different. The generalization error
 * is $\mathbb E(f(x;\tilde\theta)-y)^2$, enumerated over the cube.
 *
 * Where it fails: neuron j is active at every x with $x_j^\top x > d/2$, not only at samples. A neighbour of x_j that
 * differs in one sign has $x_j^\top x = d-2 > d/2$ as soon as d ≥ 5. By hand: d = 5, n = 1, x_1 = (1, 1, 1, 1, 1):
 * $f(x) = 2(x_1^\top x/5-1/2)_+$ is 1/5 at the five neighbours, and the generalization error is not 31/32. The threshold
 * $b_j = -(\sqrt d-1/\sqrt d)$, with $a_j = \sqrt dy_j$, lies between d − 2 and d: then all of it is true, for any
 * different samples and with no event at all.
 */
import { layout, loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal, same } from "../../src/claim/relation.js";
import {
  type CubePoint,
  cubeThreshold,
  distinctSamples,
  exact,
  generalization,
  innerProduct,
  memorizingNetwork,
  parityLabel,
  preactivation,
  type Quantity,
  quantityMatrix,
  type ReluNetwork,
  reluOutput,
  spreadSamples,
  withBias,
} from "../../src/numerics/index.js";

/** Different samples, and those of them that keep x̂_iᵀx̂_j ≤ 1/2. */
interface Instance {
  readonly samples: readonly CubePoint[];
  readonly spread: readonly CubePoint[];
  readonly d: number;
}

/** The samples are the signs of the rows of X; the sign of 0 is 1. */
const specs = layout({
  sizes: { d: [2, 6], n: [1, 4] },
  lists: {
    X: { shapes: ({ sizes: { d, n } }) => [[n, d]], laws: ["zero", "sign", "sign", "sign", "sign"] },
  },
});
const { explicit } = specs;

/** Whether the samples may be close to each other; only in the source that drops x̂_iᵀx̂_j ≤ 1/2. */
function isCrowded({ crowded = 0 }: Readonly<Record<string, number | undefined>>): boolean {
  return crowded !== 0;
}

const INTERPOLATES = "f(x_i; θ̃) = y_i";
const ONE_NEURON = "#{j : w_jᵀx_i + b_j > 0} = 1";
const ZERO = "Σ|f(x; θ̃)| = 0 over x outside the training set";
const ERROR = "E(f(x; θ̃) − y)² = 1 − n/2^d";

/** The four statements about the memorizing network of these samples. */
function statements(samples: readonly CubePoint[], d: number, threshold: (norm: Quantity) => Quantity): Relation[] {
  const network: ReluNetwork = memorizingNetwork(samples, samples.map(parityLabel), threshold);
  // A preactivation is 0 or far from it: what rounding leaves open is 0.
  const active = samples.map((x) =>
    network.map((neuron) => preactivation(neuron, withBias(x))).filter(({ value, error }) => value > error),
  );
  const counts = active.map(({ length }) => length).sort((a, b) => Math.abs(b - 1) - Math.abs(a - 1));
  const inside = samples.map((x) => reluOutput(network, withBias(x)));
  const { outside, error } = generalization(network, samples, d);
  return [
    same(
      INTERPOLATES,
      quantityMatrix(samples.length, 1, (i) => inside[i]!),
      quantityMatrix(samples.length, 1, (i) => exact(parityLabel(samples[i]!))),
    ),
    equal(ONE_NEURON, exact(counts[0]!), exact(1)),
    equal(ZERO, outside, exact(0), 1),
    equal(ERROR, error, exact(1 - samples.length / 2 ** d), 1),
  ];
}

export default defineClaim<Instance>({
  id: "wu2025/memorizing-construction",
  title: "A two-layer network that memorizes its samples and is zero elsewhere",
  kinds: ["identity", "exists"],
  locus: "Theorem 4, proof, Step 1",
  reading: "The samples are different and x̂_iᵀx̂_j ≤ 1/2 for i ≠ j; the generalization error is E(f(x) − y)².",
  specs,
  materialize: (spec) => {
    const { sizes, lists } = specs.raw(spec);
    const samples = distinctSamples(lists.X[0]!.toRows());
    return { samples, spread: isCrowded(spec.reals) ? samples : spreadSamples(samples, sizes.d / 2), d: sizes.d };
  },
  assumptions: [
    {
      name: "spread samples",
      statement: String.raw`\hat x_i^\top \hat x_j \le \tfrac{1}{2} \quad (i \ne j)`,
      slack: ({ spread, d }) => {
        const products = spread.flatMap((x, i) => spread.slice(0, i).map((y) => innerProduct(x, y)));
        return exact(d / 2 - Math.max(...products, -d));
      },
      without: loosened(specs, { reals: { crowded: [1] } }),
      remark: "The event of probability 1 − δ of the proof. The corrected threshold does not need it.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`w_j = \hat x_j,\ b_j = -\tfrac{1}{2} \sqrt{d},\ a_j = \frac{y_j}{\frac{1}{2} \sqrt{d}}: \quad f(x_i; \tilde\theta) = y_i, \quad f(x; \tilde\theta) = 0 \text{ for } x \notin \{x_1, \dots, x_n\}, \quad \mathbb{E}(f - y)^2 = 1 - n/2^d`,
      expected: "refuted",
      relations: ({ spread, d }) => statements(spread, d, (norm) => norm.over(2)),
    },
    {
      name: "corrected",
      statement: String.raw`w_j = \hat x_j,\ b_j = -\Big(\sqrt{d} - \frac{1}{\sqrt{d}}\Big),\ a_j = \sqrt{d}\, y_j: \quad f(x_i; \tilde\theta) = y_i, \quad f(x; \tilde\theta) = 0 \text{ for } x \notin \{x_1, \dots, x_n\}, \quad \mathbb{E}(f - y)^2 = 1 - n/2^d`,
      expected: "holds",
      relations: ({ samples, d }) => statements(samples, d, cubeThreshold),
    },
  ],
  equalityCases: [
    {
      name: "one sample, and two neighbours",
      form: "corrected",
      relations: [INTERPOLATES, ONE_NEURON, ERROR],
      specs: [
        explicit({ sizes: { d: 2, n: 1 }, lists: { X: [[[1, 1]]] } }),
        explicit({
          sizes: { d: 3, n: 2 },
          lists: {
            X: [
              [
                [1, 1, 1],
                [1, -1, 1],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "repeated sample",
      spec: explicit({
        sizes: { d: 2, n: 2 },
        lists: {
          X: [
            [
              [1, -1],
              [1, -1],
            ],
          ],
        },
      }),
    },
    {
      name: "the whole cube: nothing outside",
      spec: explicit({
        sizes: { d: 2, n: 4 },
        lists: {
          X: [
            [
              [1, 1],
              [1, -1],
              [-1, 1],
              [-1, -1],
            ],
          ],
        },
      }),
    },
    {
      name: "a neighbour at d = 4, on the threshold",
      spec: explicit({ sizes: { d: 4, n: 1 }, lists: { X: [[[1, 1, 1, 1]]] } }),
    },
  ],
  erratum: {
    slip: "That each sample activates one neuron says nothing about other points. Neuron j is active wherever x_jᵀx > d/2, and from d = 5 on that includes the d neighbours of x_j, which differ from it in one sign. For d = 5 and the one sample (1, 1, 1, 1, 1) the network predicts 1/5 at five points outside the training set, and the generalization error is not 1 − 1/32.",
    instead:
      "With b_j = −(√d − 1/√d) and a_j = √d y_j all of it holds for any different samples, without “w.p. 1 − δ”.",
  },
  budget: { share: 0.3, atLeast: 60 },
});
