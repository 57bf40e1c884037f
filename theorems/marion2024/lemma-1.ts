/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §4, Lemma 1.
 *
 * As printed: "Linear networks trained by gradient flow possess the following remarkable property (Arora et al.,
 * 2018)": for any time $t \ge 0$ and any $1 \le k \le L-1$,
 * $W_{k+1}^\top(t)W_{k+1}(t) - W_k(t)W_k^\top(t) = W_{k+1}^\top(0)W_{k+1}(0) - W_k(0)W_k^\top(0)$.
 *
 * Reading: fully connected, $d_L = 1$ and $p = 1$, the risk $R = \frac1n\|y - Xw_{prod}\|_2^2$; the flow is
 * $\dot W_k = -\nabla_{W_k}R$.
 *
 * Two routes. At time 0 the derivative of the difference vanishes because $W_{k+1}^\top\nabla_{W_{k+1}}R =
 * \nabla_{W_k}R\,W_k^\top$, which needs no integrator and has rigorous bounds. Along the flow the difference itself is
 * compared; the weights carry the integrator's error estimate as their radius. The difference is constant on the exact
 * flow through every point, so a step changes it by no more than its own local error does, and their sum bounds the
 * drift without a factor for how the flow spreads errors. The local errors are estimates, not bounds.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { same } from "../../src/claim/relation.js";
import {
  exact,
  flattenedRows,
  gradientFlow,
  Matrix,
  type UnivariateProblem,
  univariateRiskGradients,
} from "../../src/numerics/index.js";

/** W_1(0), …, W_L(0), with W_L a row; X (n×d) and y (n×1); how long to follow the flow. */
interface Instance {
  readonly initial: readonly Matrix[];
  readonly problem: UnivariateProblem;
  readonly duration: number;
}

/** Local error of a step against the norm of the weights: an accuracy to compute with; no verdict depends on it. */
const ACCURACY = 2 ** -33;

/** Enough for the durations below; a flow that needs more is judged where it stopped. */
const MAX_STEPS = 400;

/** d_L, which only a looser source has as a size. */
function outputsOf({ outputs = 1 }: Readonly<Record<string, number | undefined>>): number {
  return outputs;
}

const specs = layout({
  sizes: { depth: [2, 4], inputs: [1, 3], hidden: [1, 3], n: [1, 4] },
  reals: { duration: [1, 0.25, 4] },
  lists: {
    W: {
      shapes: ({ sizes }) => {
        const { depth, inputs, hidden } = sizes;
        const rows = (k: number): number => (k === depth - 1 ? outputsOf(sizes) : hidden);
        return Array.from({ length: depth }, (_, k) => [rows(k), k === 0 ? inputs : hidden] as const);
      },
      laws: ["gaussian", "gaussian", "integer", "sign", "aligned", "orthogonal", "sparse", "identity", "zero"],
    },
    X: {
      shapes: ({ sizes: { n, inputs } }) => [[n, inputs]],
      laws: ["gaussian", "gaussian", "sign", "lowRank", "zero"],
    },
    y: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: ["gaussian", "integer", "zero"] },
  },
});
const { explicit } = specs;

/**
 * upper_{k+1}ᵀupper_{k+1} + lower_k lower_kᵀ for k = 1, …, L − 1, in one row. The equality of differences, brought to
 * this form, is compared on the scale of the weights even where the network is balanced and both differences are zero.
 */
function crossedSums(upper: readonly Matrix[], lower: readonly Matrix[]): Matrix {
  const blocks = upper.slice(1).map((above, k) => {
    const below = lower[k]!;
    return above.T.times(above).plus(below.times(below.T));
  });
  return flattenedRows([blocks]);
}

/** The weights at the end of the flow; the radius of each is the error estimate for all of them. */
function followed({ initial, problem, duration }: Instance): Matrix[] {
  const { samples, errorEstimate } = gradientFlow(initial, (weights) => univariateRiskGradients(weights, problem), {
    times: [duration],
    relativeTolerance: ACCURACY,
    maxSteps: MAX_STEPS,
  });
  return samples.at(-1)!.weights.map(({ rows, cols, data }) => new Matrix(rows, cols, data, errorEstimate));
}

const ALONG = "W_{k+1}ᵀW_{k+1} − W_kW_kᵀ at t = the same at 0";
const DERIVATIVE = "W_{k+1}ᵀ∇_{W_{k+1}}R = ∇_{W_k}R W_kᵀ";

export default defineClaim<Instance>({
  id: "marion2024/lemma-1",
  title: "Gradient flow conserves the differences of neighbouring Gram matrices",
  kinds: ["dynamics"],
  locus: "Lemma 1",
  reading: "Fully connected, d_L = 1 and p = 1; the formula is the restored one, after Arora et al. (2018).",
  specs,
  materialize: (spec) => {
    const { lists, reals } = specs.raw(spec);
    const outputs = outputsOf(spec.sizes);
    const output = new Matrix(outputs, 1, new Float64Array(outputs).fill(1));
    const problem = { inputs: lists.X[0]!, targets: lists.y[0]!, output };
    return { initial: lists.W, problem, duration: reals.duration };
  },
  assumptions: [
    {
      name: "one output",
      statement: String.raw`d_L = 1`,
      slack: ({ initial }) => exact(1 - initial.at(-1)!.rows),
      without: loosened(specs, { sizes: { outputs: [2, 3] } }),
      remark:
        "Not needed: W_{k+1}ᵀ∇_{W_{k+1}}R = ∇_{W_k}R W_kᵀ for every loss of the product of the layers. Tried with the sum of " +
        "two or three outputs as prediction.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`W_{k+1}^\top(t) W_{k+1}(t) - W_k(t) W_k^\top(t) = W_{k+1}^\top(0) W_{k+1}(0) - W_k(0) W_k^\top(0)`,
      expected: "holds",
      relations: (instance) => {
        const { initial, problem } = instance;
        const gradients = univariateRiskGradients(initial, problem);
        const above = initial.slice(1).map((w, k) => w.T.times(gradients[k + 1]!));
        const below = initial.slice(1).map((_, k) => gradients[k]!.times(initial[k]!.T));
        const end = followed(instance);
        return [
          same(ALONG, crossedSums(end, initial), crossedSums(initial, end)),
          same(DERIVATIVE, flattenedRows([above]), flattenedRows([below])),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "scalar layers, and a hidden width of 2",
      form: "printed",
      relations: [ALONG, DERIVATIVE],
      specs: [
        explicit({
          sizes: { depth: 2, inputs: 1, hidden: 1, n: 1 },
          reals: { duration: 1 },
          lists: { W: [[[1]], [[2]]], X: [[[1]]], y: [[[1]]] },
        }),
        explicit({
          sizes: { depth: 3, inputs: 2, hidden: 2, n: 2 },
          reals: { duration: 0.25 },
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
            y: [[[1], [-1]]],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "zero weights: the flow stands still",
      spec: explicit({
        sizes: { depth: 2, inputs: 1, hidden: 1, n: 1 },
        reals: { duration: 1 },
        lists: { W: [[[0]], [[0]]], X: [[[1]]], y: [[[1]]] },
      }),
    },
    {
      name: "no data: X = 0",
      spec: explicit({
        sizes: { depth: 2, inputs: 1, hidden: 2, n: 1 },
        reals: { duration: 1 },
        lists: { W: [[[1], [0]], [[0, 1]]], X: [[[0]]], y: [[[1]]] },
      }),
    },
    {
      name: "start at a minimizer",
      spec: explicit({
        sizes: { depth: 2, inputs: 1, hidden: 1, n: 1 },
        reals: { duration: 4 },
        lists: { W: [[[1]], [[2]]], X: [[[1]]], y: [[[2]]] },
      }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});
