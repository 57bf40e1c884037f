import { instances, law } from "../../../generators/index.js";
import {
  exact,
  frobeniusSquared,
  fromRows,
  linearizedSgd,
  type Matrix,
  sampleCovariance,
} from "../../../src/numerics/index.js";
import { GRADIENTS, spanningGradients } from "../shared/linearized-sgd.js";

/** Gradients and errors of the samples. */
export const drawn = instances({
  large: { entries: 1024 },
  file: { own: { family: "any", J: law("gaussian", 1), delta: law("positive", 1) } },
  choices: { family: ["slopes nearly alike", "any", "any"] },
  sizes: { p: [1, 3], n: ({ p }) => [Math.max(2, p), Math.max(5, p + 2)] },
  matrices: {
    g: { shape: ["n", "p"], laws: ["identity", "integer", "gaussian", "gaussian", "lowRank"] },
    e: { shape: ["n", 1], laws: ["identity", "positive", "integer", "gaussian"] },
    J: GRADIENTS,
    delta: { shape: ["p", 1], laws: ["positive", "integer", "gaussian", "gaussian"] },
  },
});

/** How much the first of the slopes differs where they are nearly alike. */
const DIFFERENCE = 2 ** -12;

/**
 * Any gradients and errors of n ≥ 2 samples; and a linear model without labels of its own, with slopes ±1 but for the
 * first.
 */
export const samples = drawn.map(({ family, g, e, J, delta }) => {
  const signs = () =>
    Array.from({ length: J.rows }, (_, i) => [(J.at(i, 0) < 0 ? -1 : 1) * (i === 0 ? 1 + DIFFERENCE : 1)]);
  const model = family === "any" ? spanningGradients(J) : fromRows(signs());
  const distance = fromRows(Array.from({ length: model.cols }, (_, k) => [delta.at(k, 0)]));
  const residuals = model.times(distance);
  // Exactly there Σ = 0 at every θ: g_i = ±g in one dimension.
  const noiseless = model.cols === 1 && new Set(model.data.map(Math.abs)).size === 1;
  return { any: moments(g, e), model, noiseless, linear: moments(model, residuals) };
});

function moments(gradients: Matrix, residuals: Matrix) {
  return {
    fisher: linearizedSgd(gradients, exact(1)).hessian,
    covariance: sampleCovariance(gradients, residuals),
    loss: frobeniusSquared(residuals).over(2 * residuals.rows),
  };
}

/** What was drawn of the samples. */
export type Samples = ReturnType<typeof samples.materialize>;
