/**
 * Lemma 1 (§4).
 *
 * As printed: "Linear networks trained by gradient flow possess the following remarkable property (Arora et al.,
 * 2018)": for any time $t \ge 0$ and any $1 \le k \le L-1$,
 * $W_{k+1}^\top(t)W_{k+1}(t) - W_k(t)W_k^\top(t) = W_{k+1}^\top(0)W_{k+1}(0) - W_k(0)W_k^\top(0)$.
 *
 * Two routes. At time 0 the derivative of the difference vanishes because $W_{k+1}^\top\nabla_{W_{k+1}}R =
 * \nabla_{W_k}R\,W_k^\top$, which needs no integrator and has rigorous bounds. Along the flow the difference itself is
 * compared; the weights carry the integrator's error estimate as their radius. The difference is constant on the exact
 * flow through every point, so a step changes it by no more than its own local error does, and their sum bounds the
 * drift without a factor for how the flow spreads errors. The local errors are estimates, not bounds.
 */
import { instances } from "../../generators/index.js";
import { claim, holds, same } from "../../src/claim/index.js";
import { flattenedRows, gradientFlow, RegressionRisk, univariateRiskGradients } from "../../src/numerics/index.js";
import { crossedSums } from "./objects/lemma-1.js";
import { oneOutput, pathError, upTo } from "./shared/flows.js";
import { ownRegression, regressionLists, regressionMatrices, regressionOn } from "./shared/regression.js";

/** Local error of a step against the norm of the weights: an accuracy to compute with; no verdict depends on it. */
const ACCURACY = 2 ** -33;

/** Enough for the durations below; a flow that needs more is judged where it stopped. */
const MAX_STEPS = 400;

const DURATIONS = [1, 0.25, 4];

const drawn = instances({
  sizes: { depth: [2, 4], inputs: [1, 3], hidden: [1, 3], n: [1, 4] },
  reals: { duration: DURATIONS },
  matrices: regressionMatrices({
    W: ["gaussian", "gaussian", "integer", "sign", "aligned", "orthogonal", "sparse", "identity", "zero"],
    X: ["gaussian", "gaussian", "sign", "lowRank", "zero"],
    y: ["gaussian", "integer", "zero"],
  }),
});

const flows = drawn
  .map(({ W, duration, ...data }) => {
    return { initial: W, problem: regressionOn(data, W.at(-1)!.rows), duration };
  })
  .onFile({
    takes: ["W", "X", "y"],
    parameters: { duration: DURATIONS },
    instance: (own) => {
      const { weights, problem } = ownRegression(own);
      return { initial: weights, problem, duration: own.parameter("duration") };
    },
    lists: ({ initial, problem }) => regressionLists(initial, problem),
  });

export default claim(flows, {
  id: "marion2024/lemma-1",
  title: "Gradient flow conserves the differences of neighbouring Gram matrices",
  kinds: ["dynamics"],
  locus: "Lemma 1",
  reading: `Fully connected, d_L = 1 and p = 1, the risk R = ‖y − Xw_prod‖²/n; the flow is dW_k/dt = −∇_{W_k}R. The formula is
    the restored one, after Arora et al. (2018).`,
  assumptions: [
    oneOutput({
      without: drawn.loosened({ sizes: { outputs: [2, 3] } }),
      remark:
        "Not needed: W_{k+1}ᵀ∇_{W_{k+1}}R = ∇_{W_k}R W_kᵀ for every loss of the product of the layers. Tried with the sum of " +
        "two or three outputs as prediction.",
    }),
  ],
  printed: holds`W_{k+1}^\top(t) W_{k+1}(t) - W_k(t) W_k^\top(t) = W_{k+1}^\top(0) W_{k+1}(0) - W_k(0) W_k^\top(0)`(
    ({ initial, problem, duration }) => {
      const gradients = univariateRiskGradients(initial, problem);
      const above = initial.slice(1).map((w, k) => w.T.times(gradients[k + 1]!));
      const below = initial.slice(1).map((_, k) => gradients[k]!.times(initial[k]!.T));
      const options = { times: [duration], relativeTolerance: ACCURACY, maxSteps: MAX_STEPS };
      const run = gradientFlow(initial, new RegressionRisk(initial, problem), options);
      const end = upTo(pathError(run), run.samples.at(-1)!.weights);
      return {
        "W_{k+1}ᵀW_{k+1} − W_kW_kᵀ at t = the same at 0": same(crossedSums(end, initial), crossedSums(initial, end)),
        "W_{k+1}ᵀ∇_{W_{k+1}}R = ∇_{W_k}R W_kᵀ": same(flattenedRows([above]), flattenedRows([below])),
      };
    },
  ),
  equality: {
    "scalar layers, and a hidden width of 2": [
      drawn.at({ W: [1, 2], X: 1, y: 1 }),
      drawn.at({ duration: 0.25, W: ["1 0; 1 1", "1 -1; 0 2", "1 1"], X: "1 0; 1 1", y: "1; -1" }),
    ],
  },
  degenerate: {
    "zero weights: the flow stands still": drawn.at({ W: [0, 0], X: 1, y: 1 }),
    "no data: X = 0": drawn.at({ W: ["1; 0", "0 1"], X: 0, y: 1 }),
    "start at a minimizer": drawn.at({ duration: 4, W: [1, 2], X: 1, y: 2 }),
  },
  situations: {
    "L ≥ 3": ({ initial }) => initial.length >= 3,
    "several inputs, hidden width ≥ 2": ({ initial }) => initial[0]!.cols >= 2 && initial[0]!.rows >= 2,
    "fewer points than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "followed up to t = 4": ({ duration }) => duration === 4,
  },
  budget: { share: 0.2, atLeast: 60 },
});
