import { instances } from "../../../generators/index.js";
import { column, Matrix, regressor, zeros } from "../../../src/numerics/index.js";
import { followed, type Path } from "../shared/followed-flow.js";
import { ownRegression, regressionLists, regressionMatrices, regressionOn } from "../shared/regression.js";

/** A fully connected network, its data, and how the flow begins. */
export const drawn = instances({
  large: { d: 16, L: 32 },
  choices: { start: ["zero layer", "behind w*"] },
  reals: { scale: [1 / 2, 1 / 4, 1 / 8], factor: [2, 4, 3 / 4, 1 / 2] },
  sizes: {
    depth: [1, 4],
    inputs: [1, 3],
    hidden: [1, 3],
    n: ({ inputs }) => [1, inputs + 2],
    zeroLayer: ({ depth }) => [1, depth],
  },
  matrices: regressionMatrices({
    W: ["gaussian", "gaussian", "orthogonal"],
    X: ["identity", "diagonal", "diagonal", "repeated", "repeated", "orthogonal"],
    y: ["positive", "gaussian"],
  }),
});

/**
 * Either one layer is zero, so that R(W(0)) = R_0, or the labels are those of the network times c ≥ 1/2, c ≠ 1: then
 * R(W(0)) − R_min = (c − 1)²‖Xw_prod‖²/n is at most c²‖Xw_prod‖²/n, which is R_0 − R_min.
 */
const drawnFlows = drawn.map(({ W, X, y, start, zeroLayer, scale, factor }): Path => {
  const layers = W.map((w) => w.times(scale));
  if (start === "zero layer") {
    const initial = layers.map((w, k) => (k + 1 === zeroLayer ? zeros(w.rows, w.cols) : w));
    return followed(initial, regressionOn({ X, y }));
  }
  const blank = regressionOn({ X, y: column(new Float64Array(X.rows)) });
  const fitted = X.times(regressor(layers, blank)).times(factor);
  return followed(layers, { ...blank, targets: new Matrix(fitted.rows, 1, fitted.data) });
});

/** Drawn flows, and those of a file. */
export const flows = drawnFlows.onFile({
  takes: ["W", "X", "y"],
  instance: (own) => {
    const { weights, problem } = ownRegression(own);
    return followed(weights, problem);
  },
  lists: ({ initial, problem }) => regressionLists(initial, problem),
});
