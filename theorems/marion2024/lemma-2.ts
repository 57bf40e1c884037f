/**
 * Lemma 2 (§4; proof in Appendix B.3).
 *
 * As printed (formulas restored from the proof): "Define now $\varepsilon :=
 * 3\max_k\|W_k(0)\|_F^2+2\sum_{k=1}^{L-1}\|W_k(0)W_k^\top(0)-W_{k+1}^\top(0)W_{k+1}(0)\|_2$. Note that ε only depends
 * on the initialization … The parameters following gradient flow satisfy for any $t\ge0$ that for $1\le k\le L$,
 * $\|W_k(t)\|_F^2-\|W_k(t)\|_2^2\le\varepsilon$; for $1\le j,k\le L$, $|\|W_k(t)\|_2^2-\|W_j(t)\|_2^2|\le\varepsilon$;
 * for $1\le k\le L-1$, $\langle v_{k+1}(t),u_k(t)\rangle^2\ge1-\frac{\varepsilon}{\|W_{k+1}(t)\|_2^2}$."
 *
 * The lemma follows from the conserved differences of Lemma 1 and from the last layer being a row. The weights carry the
 * integrator's error estimate as their radius: the sum of the local errors, each of which is what one step can change
 * those differences by. The largest left side over sixteen times and over all layers is compared. First vectors have the
 * bound of Wedin's theorem; where the third statement is not void, $\varepsilon<\|W_{k+1}\|_2^2$, the first two force a
 * gap below the first singular value.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, holds } from "../../src/claim/index.js";
import { exact, maximum } from "../../src/numerics/arithmetic/index.js";
import { type Gradient, gradientFlow } from "../../src/numerics/descent/index.js";
import { frobeniusSquared, type Matrix, zeros } from "../../src/numerics/matrices/index.js";
import {
  initialImbalance,
  lossGradients,
  type MeasurementProblem,
  misalignment,
  univariateRiskGradients,
} from "../../src/numerics/networks/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import { oneOutput, upTo } from "./shared/flows.js";
import { regressionMatrices, regressionOn } from "./shared/regression.js";

/** Local error of a step against the norm of the weights: an accuracy to compute with; no verdict depends on it. */
const ACCURACY = 2 ** -30;

/** Enough for the durations below; a flow that needs more is judged where it stopped. */
const MAX_STEPS = 400;

/** Times at which the flow is looked at, besides 0. */
const LOOKS = 16;

const LABEL_LAWS = ["gaussian", "gaussian", "integer", "zero"];

const drawn = instances({
  sizes: { depth: [2, 4], inputs: [1, 3], hidden: [1, 3], n: [1, 4] },
  reals: { duration: [1, 4, 16], scale: [1, 1, 1 / 4, 1 / 16] },
  matrices: {
    ...regressionMatrices({
      W: ["gaussian", "gaussian", "gaussian", "integer", "sign", "aligned", "orthogonal", "sparse", "identity", "zero"],
      X: ["gaussian", "gaussian", "sign", "lowRank", "orthogonal", "zero"],
      y: LABEL_LAWS,
    }),
    // Several outputs are of a looser source alone.
    y: {
      shape: ["n", ({ outputs = 1 }: { readonly n: number; readonly outputs?: number }) => outputs],
      laws: LABEL_LAWS,
    },
  },
});

/** The mean of (y_io − ⟨e_o x_iᵀ, E(W)⟩)² over points and outputs. */
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

function gradientOf({ X, y }: { readonly X: Matrix; readonly y: Matrix }): Gradient {
  if (y.cols === 1) {
    const problem = regressionOn({ X, y });
    return (weights) => univariateRiskGradients(weights, problem);
  }
  const problem = severalOutputs(X, y);
  return (weights) => lossGradients(weights, problem);
}

const flows = drawn.map(({ W, scale, duration, ...data }) => ({
  initial: W.map((w) => w.times(scale)),
  gradient: gradientOf(data),
  duration,
}));

export default claim(flows, {
  id: "marion2024/lemma-2",
  title: "Along the flow layers stay nearly of rank one, of equal norms and aligned",
  kinds: ["dynamics"],
  locus: "Lemma 2",
  reading: `ε as restored from the proof. u_k, v_k are “the first left singular vector and the first right singular vector” of
    W_k. Where the first singular value is repeated they are not unique, and any of them may be meant: the proof holds for
    all. The third statement is compared after multiplication by ‖W_{k+1}‖₂², so that it says nothing of a zero layer.`,
  assumptions: [
    oneOutput({
      without: drawn.loosened({ sizes: { outputs: [2, 3] } }),
      remark: "With several outputs the layers learn a product of higher rank.",
    }),
  ],
  printed:
    holds`\|W_k(t)\|_F^2 - \|W_k(t)\|_2^2 \le \varepsilon, \quad \big|\|W_k(t)\|_2^2 - \|W_j(t)\|_2^2\big| \le \varepsilon, \quad
      \langle v_{k+1}(t), u_k(t) \rangle^2 \ge 1 - \frac{\varepsilon}{\|W_{k+1}(t)\|_2^2}`(
      ({ initial, gradient, duration }) => {
        const times = Array.from({ length: LOOKS }, (_, i) => (duration * (i + 1)) / LOOKS);
        const options = { times, relativeTolerance: ACCURACY, maxSteps: MAX_STEPS };
        const { samples, errorEstimate } = gradientFlow(initial, gradient, options);
        const path = [initial, ...samples.map(({ weights }) => upTo(errorEstimate, weights))];
        const squares = path.map((weights) => weights.map((w) => spectralNorm(w).squared()));
        const rest = path.flatMap((weights, t) => weights.map((w, k) => frobeniusSquared(w).minus(squares[t]![k]!)));
        const spread = squares.flatMap((at) => at.flatMap((a) => at.map((b) => a.minus(b))));
        const turned = path.flatMap((weights, t) =>
          weights.slice(1).map((above, k) => squares[t]![k + 1]!.times(misalignment(weights[k]!, above))),
        );
        const bound = initialImbalance(initial);
        return {
          "‖W_k(t)‖_F² − ‖W_k(t)‖₂² ≤ ε": atMost(maximum(rest), bound),
          "|‖W_k(t)‖₂² − ‖W_j(t)‖₂²| ≤ ε": atMost(maximum(spread), bound),
          "‖W_{k+1}(t)‖₂²(1 − ⟨v_{k+1}(t), u_k(t)⟩²) ≤ ε": atMost(maximum(turned), bound),
        };
      },
    ),
  equality: `The proof gives max‖W_k(0)‖_F² + Σ‖D_k‖₂ for the first, Σ‖D_k‖₂ for the second and max‖W_k(0)‖_F² + Σ‖D_k‖₂ +
    2‖D_k‖₂ for the third, with D_k the conserved differences; each is less than ε unless all weights are zero.`,
  degenerate: {
    "zero weights: ε = 0, and the flow stands still": drawn.at({ W: [0, 0], X: 1, y: 1 }),
    "repeated first singular value: no first vector": drawn.at({ W: ["1 0; 0 1", "1 0"], X: "0 0", y: 1 }),
    "small weights, and a flow long enough to learn": drawn.at({
      duration: 16,
      scale: 0.25,
      W: ["1 0; 1 1", "1 -1; 0 2", "1 1"],
      X: "1 0; 1 1",
      y: "2; -1",
    }),
  },
  budget: { share: 0.1, atLeast: 60 },
});
