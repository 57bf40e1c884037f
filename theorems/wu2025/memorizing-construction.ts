/**
 * "Two-layer Networks With Bias (Cont'd)", Proof of Theorem 4, Step 1.
 *
 * As printed: "Data distribution: $x\sim\mathrm{Unif}(\{\pm1\}^d)$ and $y = x^{(1)}x^{(2)}$. … WLOG, assume m = n. For
 * $j = 1,2,\dots,m$, let $w_j = x_j/\|x_j\|,\ b_j = -0.5\sqrt d,\ a_j = y_j/(0.5\sqrt d)$. … By the above choice, w.p.
 * 1 − δ, each sample can only activate one neuron. Consequently, $f(x_i;\tilde\theta) =
 * \sum_{j=1}^na_j\sigma(\hat x_j^\top x_i-0.5\sqrt d) = a_i\sigma(\hat x_i^\top x_i-0.5\sqrt d) = y_i$. In this way we
 * obtain a memorizing solution that predicts 0 anywhere outside the training set, thus no generalization at all. Or, to
 * be specific, the generalization error is $1-n/2^d$."
 *
 * The threshold $b_j = -(\sqrt d-1/\sqrt d)$ of the corrected form lies between d − 2 and d, in inner products with
 * x_j.
 */
import { instances } from "../../generators/index.js";
import { claim, equal, holds, refuted, same, tex } from "../../src/claim/index.js";
import type { Quantity } from "../../src/numerics/arithmetic/index.js";
import { absolute, exact, knownInteger, maximum, squareRoot, sum } from "../../src/numerics/arithmetic/index.js";
import { twoTo } from "../../src/numerics/elementary/index.js";
import { quantityMatrix } from "../../src/numerics/matrices/index.js";
import type { CubePoint, ReluNeuron } from "../../src/numerics/shallow/index.js";
import {
  cubeThreshold,
  distinctSamples,
  generalization,
  innerProduct,
  memorizingNetwork,
  parityLabel,
  preactivation,
  reluOutput,
  reluSlope,
  spreadSamples,
  withBias,
} from "../../src/numerics/shallow/index.js";

const drawn = instances({
  // All 2^d points of the cube are taken.
  large: { d: 8, n: 8 },
  fixed: { crowded: 0 },
  sizes: { d: [2, 6], n: [1, 4] },
  // The samples are the signs of the rows; the sign of 0 is 1.
  matrices: { X: { shape: ["n", "d"], laws: ["zero", "sign", "sign", "sign", "sign"] } },
});

/** Different samples, and those of them that keep x̂_iᵀx̂_j < 1/2, or all where they may be crowded. */
const trained = drawn.map(({ d, X, crowded }) => {
  const samples = distinctSamples(X.toRows());
  return { d, samples, spread: crowded === 0 ? spreadSamples(samples, (d - 1) / 2) : samples };
});

/** The four statements about the memorizing network of these samples. */
function statements(samples: readonly CubePoint[], d: number, threshold: (norm: Quantity) => Quantity) {
  const network = memorizingNetwork(samples, samples.map(parityLabel), threshold);
  // With either threshold 2√d times a preactivation is an integer, so that its sign is known where it is 0, too.
  const scale = squareRoot(d).times(2);
  const isActive = (neuron: ReluNeuron, x: CubePoint): Quantity =>
    reluSlope(knownInteger(preactivation(neuron, withBias(x)).times(scale)), 1);
  const counts = samples.map((x) => sum(network.map((neuron) => isActive(neuron, x))));
  const column = (entry: (x: CubePoint) => Quantity) => quantityMatrix(samples.length, 1, (i) => entry(samples[i]!));
  const { outside, error } = generalization(network, samples, d);
  return {
    "f(x_i; θ̃) = y_i": same(
      column((x) => reluOutput(network, withBias(x))),
      column((x) => exact(parityLabel(x))),
    ),
    // 1 is added to both sides, so that there is something to compare with.
    "#{j : w_jᵀx_i + b_j ≥ 0} = 1": equal(maximum(counts.map((count) => absolute(count.minus(1)))).plus(1), exact(1)),
    "Σ|f(x; θ̃)| = 0 over x outside the training set": equal(outside, exact(0), 1),
    "E(f(x; θ̃) − y)² = 1 − n/2^d": equal(error, exact(1 - samples.length / twoTo(d)), 1),
  };
}

export default claim(trained, {
  id: "wu2025/memorizing-construction",
  title: "A two-layer network that memorizes its samples and is zero elsewhere",
  noFile: "its samples are corners of a cube with their parity as label, and no others",
  kinds: ["identity", "exists"],
  locus: "Theorem 4, proof, Step 1",
  reading: `The event of probability 1 − δ is that x̂_iᵀx̂_j < 1/2 for i ≠ j, which is what “only one neuron” needs where a
    neuron at 0 counts as active, as with the 𝟙(· ≥ 0) of Step 2; its probability is wu2025/memorizing-probability. The n samples are different. The generalization error is E(f(x; θ̃) − y)²,
    enumerated over the cube.`,
  assumptions: [
    {
      name: "spread samples",
      statement: tex`\hat x_i^\top \hat x_j < \tfrac{1}{2} \quad (i \ne j)`,
      // Inner products are integers: below d/2 is at most (d − 1)/2.
      slack: ({ spread, d }) => {
        const products = spread.flatMap((x, i) => spread.slice(0, i).map((y) => innerProduct(x, y)));
        return exact((d - 1) / 2 - Math.max(...products, -d));
      },
      without: drawn.loosened({ reals: { crowded: [1] } }),
      remark: "The event of probability 1 − δ of the proof. The corrected threshold does not need it.",
    },
  ],
  printed: refuted`w_j = \hat x_j,\ b_j = -\tfrac{1}{2} \sqrt{d},\ a_j = \frac{y_j}{\frac{1}{2} \sqrt{d}}:
      \quad f(x_i; \tilde\theta) = y_i, \quad f(x; \tilde\theta) = 0 \text{ for } x \notin \{x_1, \dots, x_n\},
      \quad \mathbb{E}(f - y)^2 = 1 - n/2^d`(({ spread, d }) => statements(spread, d, (norm) => norm.over(2))),
  corrected: holds`w_j = \hat x_j,\ b_j = -\Big(\sqrt{d} - \frac{1}{\sqrt{d}}\Big),\ a_j = \sqrt{d}\, y_j:
      \quad f(x_i; \tilde\theta) = y_i, \quad f(x; \tilde\theta) = 0 \text{ for } x \notin \{x_1, \dots, x_n\},
      \quad \mathbb{E}(f - y)^2 = 1 - n/2^d`(({ samples, d }) => statements(samples, d, cubeThreshold)),
  equality: {
    "one sample, and two neighbours": {
      of: ["f(x_i; θ̃) = y_i", "#{j : w_jᵀx_i + b_j ≥ 0} = 1", "E(f(x; θ̃) − y)² = 1 − n/2^d"],
      at: [drawn.at({ X: "1 1" }), drawn.at({ X: "1 1 1; 1 -1 1" })],
    },
  },
  degenerate: {
    "repeated sample": drawn.at({ X: "1 -1; 1 -1" }),
    "the whole cube: nothing outside": drawn.at({ X: "1 1; 1 -1; -1 1; -1 -1" }),
    "a neighbour at d = 4, on the threshold": drawn.at({ X: "1 1 1 1" }),
    "neighbours at d = 5, beyond it": drawn.at({ X: "1 1 1 1 1" }),
  },
  situations: {
    "d ≥ 5": ({ d }) => d >= 5,
    "two samples or more that are spread": ({ spread }) => spread.length >= 2,
    "samples that are not spread": ({ samples, spread }) => spread.length < samples.length,
    "labels of both signs": ({ spread }) => new Set(spread.map(parityLabel)).size === 2,
  },
  erratum: {
    grade: "statement",
    slip: `That each sample activates one neuron says nothing about other points. Neuron j is active wherever x_jᵀx > d/2,
      and from d = 5 on that includes the d neighbours of x_j, which differ from it in one sign and have x_jᵀx = d − 2. For
      d = 5 and the one sample (1, 1, 1, 1, 1) the network f(x) = 2(x_1ᵀx/5 − 1/2)₊ predicts 1/5 at five points outside the
      training set, and the generalization error is not 1 − 1/32.`,
    instead: `With b_j = −(√d − 1/√d) and a_j = √d y_j all of it holds for any different samples, without “w.p. 1 − δ”.`,
  },
  budget: { share: 0.3, atLeast: 60 },
});
