/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §4, Lemma 2; proof in Appendix B.3.
 *
 * As printed (formulas restored from the proof): "Define now
 * $\varepsilon := 3\max_k\|W_k(0)\|_F^2+2\sum_{k=1}^{L-1}\|W_k(0)W_k^\top(0)-W_{k+1}^\top(0)W_{k+1}(0)\|_2$. Note that ε only
 * depends on the initialization … The parameters following gradient flow satisfy for any $t\ge0$ that
 * for $1\le k\le L$, $\|W_k(t)\|_F^2-\|W_k(t)\|_2^2\le\varepsilon$; for $1\le j,k\le L$,
 * $|\|W_k(t)\|_2^2-\|W_j(t)\|_2^2|\le\varepsilon$; for $1\le k\le L-1$,
 * $\langle v_{k+1}(t),u_k(t)\rangle^2\ge1-\frac{\varepsilon}{\|W_{k+1}(t)\|_2^2}$."
 *
 * Reading: $u_k$, $v_k$ are "the first left singular vector and the first right singular vector" of $W_k$. Where the
 * first singular value is repeated they are not unique, and any of them may be meant: the proof holds for all. The third
 * statement is compared after multiplication by $\|W_{k+1}\|_2^2$, so that it says nothing of a zero layer.
 *
 * The lemma follows from the conserved differences of Lemma 1 and from the last layer being a row. The weights carry the
 * integrator's error estimate as their radius: the sum of the local errors, each of which is what one step can change
 * those differences by. The largest left side over sixteen times and over all layers is compared. First vectors have the
 * bound of Wedin's theorem; where the third statement is not void, $\varepsilon<\|W_{k+1}\|_2^2$, the first two force a
 * gap below the first singular value.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  column,
  exact,
  frobeniusSquared,
  type Gradient,
  gradientFlow,
  initialImbalance,
  lossGradients,
  Matrix,
  maximum,
  type MeasurementProblem,
  misalignment,
  spectralNorm,
  univariateRiskGradients,
  zeros,
} from "../../src/numerics/index.js";

/** W_1(0), …, W_L(0), the gradient of the risk, and how long to follow its flow. */
interface Instance {
  readonly initial: readonly Matrix[];
  readonly gradient: Gradient;
  readonly duration: number;
}

/** Local error of a step against the norm of the weights: an accuracy to compute with; no verdict depends on it. */
const ACCURACY = 2 ** -30;

/** Enough for the durations below; a flow that needs more is judged where it stopped. */
const MAX_STEPS = 400;

/** Times at which the flow is looked at, besides 0. */
const LOOKS = 16;

/** d_L, which only a looser source has as a size. */
function outputsOf({ outputs = 1 }: Readonly<Record<string, number | undefined>>): number {
  return outputs;
}

const specs = layout({
  sizes: { depth: [2, 4], inputs: [1, 3], hidden: [1, 3], n: [1, 4] },
  reals: { duration: [1, 4, 16], scale: [1, 1, 1 / 4, 1 / 16] },
  lists: {
    W: {
      shapes: ({ sizes }) => {
        const { depth, inputs, hidden } = sizes;
        const rows = (k: number): number => (k === depth - 1 ? outputsOf(sizes) : hidden);
        return Array.from({ length: depth }, (_, k) => [rows(k), k === 0 ? inputs : hidden] as const);
      },
      laws: [
        "gaussian",
        "gaussian",
        "gaussian",
        "integer",
        "sign",
        "aligned",
        "orthogonal",
        "sparse",
        "identity",
        "zero",
      ],
    },
    X: {
      shapes: ({ sizes: { n, inputs } }) => [[n, inputs]],
      laws: ["gaussian", "gaussian", "sign", "lowRank", "orthogonal", "zero"],
    },
    y: { shapes: ({ sizes }) => [[sizes.n, outputsOf(sizes)]], laws: ["gaussian", "gaussian", "integer", "zero"] },
  },
});
const { explicit } = specs;

/** The mean of (y_io − ⟨e_o x_iᵀ, E(W)⟩)² over points and outputs, which only a looser source has several of. */
function severalOutputs(inputs: Matrix, targets: Matrix): MeasurementProblem {
  const measurements = Array.from(targets.data, (_, at) => {
    const a = zeros(targets.cols, inputs.cols);
    for (let j = 0; j < inputs.cols; j++) {
      a.data[(at % targets.cols) * inputs.cols + j] = inputs.at(Math.floor(at / targets.cols), j);
    }
    return a;
  });
  return { measurements, labels: Array.from(targets.data, exact) };
}

function gradientOf(inputs: Matrix, targets: Matrix): Gradient {
  if (targets.cols === 1) {
    const problem = { inputs, targets, output: column([1]) };
    return (weights) => univariateRiskGradients(weights, problem);
  }
  const problem = severalOutputs(inputs, targets);
  return (weights) => lossGradients(weights, problem);
}

/** The weights at 0 and at the times looked at; the radius of each is the error estimate for all of them. */
function followed({ initial, gradient, duration }: Instance): Matrix[][] {
  const { samples, errorEstimate } = gradientFlow(initial, gradient, {
    times: Array.from({ length: LOOKS }, (_, i) => (duration * (i + 1)) / LOOKS),
    relativeTolerance: ACCURACY,
    maxSteps: MAX_STEPS,
  });
  const reached = samples.map(({ weights }) =>
    weights.map(({ rows, cols, data }) => new Matrix(rows, cols, data, errorEstimate)),
  );
  return [[...initial], ...reached];
}

const RANK = "‖W_k(t)‖_F² − ‖W_k(t)‖₂² ≤ ε";
const NORMS = "|‖W_k(t)‖₂² − ‖W_j(t)‖₂²| ≤ ε";
const ALIGNED = "‖W_{k+1}(t)‖₂²(1 − ⟨v_{k+1}(t), u_k(t)⟩²) ≤ ε";

export default defineClaim<Instance>({
  id: "marion2024/lemma-2",
  title: "Along the flow layers stay nearly of rank one, of equal norms and aligned",
  kinds: ["dynamics"],
  locus: "Lemma 2",
  reading:
    "ε as restored from the proof. First singular vectors that are not unique may be any; the third statement is " +
    "multiplied by ‖W_{k+1}‖₂².",
  specs,
  materialize: (spec) => {
    const { lists, reals } = specs.raw(spec);
    return {
      initial: lists.W.map((w) => w.times(reals.scale)),
      gradient: gradientOf(lists.X[0]!, lists.y[0]!),
      duration: reals.duration,
    };
  },
  assumptions: [
    {
      name: "one output",
      statement: String.raw`d_L = 1`,
      slack: ({ initial }) => exact(1 - initial.at(-1)!.rows),
      without: loosened(specs, { sizes: { outputs: [2, 3] } }),
      remark: "With several outputs the layers learn a product of higher rank.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|W_k(t)\|_F^2 - \|W_k(t)\|_2^2 \le \varepsilon, \quad \big|\|W_k(t)\|_2^2 - \|W_j(t)\|_2^2\big| \le \varepsilon, \quad \langle v_{k+1}(t), u_k(t) \rangle^2 \ge 1 - \frac{\varepsilon}{\|W_{k+1}(t)\|_2^2}`,
      expected: "holds",
      relations: (instance) => {
        const path = followed(instance);
        const squares = path.map((weights) => weights.map((w) => spectralNorm(w).squared()));
        const rest = path.flatMap((weights, t) => weights.map((w, k) => frobeniusSquared(w).minus(squares[t]![k]!)));
        const spread = squares.flatMap((at) => at.flatMap((a) => at.map((b) => a.minus(b))));
        const turned = path.flatMap((weights, t) =>
          weights.slice(1).map((above, k) => squares[t]![k + 1]!.times(misalignment(weights[k]!, above))),
        );
        const bound = initialImbalance(instance.initial);
        return [
          atMost(RANK, maximum(rest), bound),
          atMost(NORMS, maximum(spread), bound),
          atMost(ALIGNED, maximum(turned), bound),
        ];
      },
    },
  ],
  equalityCases: {
    none:
      "The proof gives max‖W_k(0)‖_F² + Σ‖D_k‖₂ for the first, Σ‖D_k‖₂ for the second and max‖W_k(0)‖_F² + Σ‖D_k‖₂ + " +
      "2‖D_k‖₂ for the third, with D_k the conserved differences; each is less than ε unless all weights are zero.",
  },
  degenerateCases: [
    {
      name: "zero weights: ε = 0, and the flow stands still",
      spec: explicit({
        sizes: { depth: 2, inputs: 1, hidden: 1, n: 1 },
        reals: { duration: 1, scale: 1 },
        lists: { W: [[[0]], [[0]]], X: [[[1]]], y: [[[1]]] },
      }),
    },
    {
      name: "repeated first singular value: no first vector",
      spec: explicit({
        sizes: { depth: 2, inputs: 2, hidden: 2, n: 1 },
        reals: { duration: 1, scale: 1 },
        lists: {
          W: [
            [
              [1, 0],
              [0, 1],
            ],
            [[1, 0]],
          ],
          X: [[[0, 0]]],
          y: [[[1]]],
        },
      }),
    },
    {
      name: "small weights, and a flow long enough to learn",
      spec: explicit({
        sizes: { depth: 3, inputs: 2, hidden: 2, n: 2 },
        reals: { duration: 16, scale: 0.25 },
        lists: {
          W: [
            [
              [1, 0],
              [1, 1],
            ],
            [
              [1, -1],
              [0, 2],
            ],
            [[1, 1]],
          ],
          X: [
            [
              [1, 0],
              [1, 1],
            ],
          ],
          y: [[[2], [-1]]],
        },
      }),
    },
  ],
  budget: { share: 0.1, atLeast: 60 },
});
