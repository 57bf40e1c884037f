import { instances } from "../../../generators/index.js";
import { exact, type Gradient, type Matrix, RegressionRisk, zeros } from "../../../src/numerics/index.js";
import { lossGradients, type MeasurementProblem } from "../../../src/numerics/networks/index.js";
import { regressionMatrices, regressionOn } from "../shared/regression.js";

/** Local error of a step against the norm of the weights: an accuracy to compute with; no verdict depends on it. */
export const ACCURACY = 2 ** -30;

/** Enough for the durations below; a flow that needs more is judged where it stopped. */
export const MAX_STEPS = 400;

const LABEL_LAWS = ["gaussian", "gaussian", "integer", "zero"];

const DURATIONS = [1, 4, 16];

/** Layers, data, and how long the flow is followed. */
export const drawn = instances({
  // Up to forty layers of 32 × 32.
  large: { d: 32, L: 40, entries: 41_000 },
  sizes: { depth: [2, 4], inputs: [1, 3], hidden: [1, 3], n: [1, 4] },
  // Where the last layer starts larger, the first two sharper bounds are nearly reached on flows that move.
  reals: { duration: DURATIONS, scale: [1, 1, 1 / 4, 1 / 16], last: [1, 2, 4] },
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

type Data = { readonly X: Matrix; readonly y: Matrix };

/** The gradient of the mean squared error. */
function gradientOf(initial: readonly Matrix[], { X, y }: Data): Gradient | RegressionRisk {
  if (y.cols === 1) return new RegressionRisk(initial, regressionOn({ X, y }));
  const problem = severalOutputs(X, y);
  return (weights) => lossGradients(weights, problem);
}

/** The start of a flow, and the gradient that moves it; on a file its own. */
export const flows = drawn
  .map(({ W, scale, last, duration, X, y }) => {
    const initial: readonly Matrix[] = W.map((w, k) => w.times(k + 1 === W.length ? last * scale : scale));
    return { initial, X, y, gradient: gradientOf(initial, { X, y }), duration };
  })
  .onFile({
    takes: ["W", "X", "y"],
    parameters: { duration: DURATIONS },
    instance: (own) => {
      const [initial, [X], [y]] = [own.all("W"), own.all("X"), own.all("y")];
      const data = { X: X!, y: y! };
      return { initial, ...data, gradient: gradientOf(initial, data), duration: own.parameter("duration") };
    },
    lists: ({ initial, X, y }) => ({ W: initial, X: [X], y: [y] }),
  });
