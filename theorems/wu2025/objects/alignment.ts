import { instances, law } from "../../../generators/index.js";
import {
  diagonal,
  exact,
  frobeniusSquared,
  fromRows,
  linearizedSgd,
  type Matrix,
  sampleCovariance,
  symmetricEigen,
  twoTo,
} from "../../../src/numerics/index.js";
import { GRADIENTS, spanningGradients } from "../shared/linearized-sgd.js";

/** Gradients and errors of the samples. */
export const drawn = instances({
  large: { entries: 1024 },
  file: { own: { family: "any", J: law("gaussian", 1), delta: law("positive", 1), scale: 1, bits: 6 } },
  choices: { family: ["one model", "slopes nearly alike", "any", "any"] },
  // Of the one model.
  reals: { scale: [1, -1, 2, 3, 0.25], bits: [6, 7, 8, 10] },
  sizes: { p: [1, 3], n: ({ p }) => [Math.max(2, p), Math.max(5, p + 2), Infinity] },
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
 * f(x_1; u, v) = u and f(x_2; u, v) = (1 + v²)u with the labels 0, next to the minima u = 0, at v = 2^−bits, where both
 * samples pull nearly alike. All entries are exact.
 */
function oneModel(scale: number, bits: number) {
  const [u, v] = [scale * twoTo(-10), twoTo(-bits)];
  const slope = 1 + v * v;
  return moments(
    fromRows([
      [1, 0],
      [slope, 2 * u * v],
    ]),
    fromRows([[u], [slope * u]]),
  );
}

/**
 * Any gradients and errors of n ≥ 2 samples; a linear model without labels of its own, which may have slopes ±1 but for
 * the first; and the one model that is not linear, or null.
 */
export const samples = drawn.map(({ family, g, e, J, delta, scale, bits }) => {
  const signs = () =>
    Array.from({ length: J.rows }, (_, i) => [(J.at(i, 0) < 0 ? -1 : 1) * (i === 0 ? 1 + DIFFERENCE : 1)]);
  const model = family === "slopes nearly alike" ? fromRows(signs()) : spanningGradients(J);
  const distance = fromRows(Array.from({ length: model.cols }, (_, k) => [delta.at(k, 0)]));
  const residuals = model.times(distance);
  const flat = moments(model, model.times(leastAligned(model)));
  const bent = family === "one model" ? oneModel(scale, bits) : null;
  return { any: moments(g, e), model, linear: moments(model, residuals), flat, bent };
});

/**
 * θ − θ* where μ of the linear model is least, in plain arithmetic: δᵀCδ/δᵀHδ is, with C = (1/n)Σ(g_iᵀHg_i)g_ig_iᵀ −
 * H³, at δ = H^{−1/2}v for an eigenvector v.
 */
function leastAligned(gradients: Matrix): Matrix {
  const [n, hessian] = [gradients.rows, linearizedSgd(gradients, exact(1)).hessian];
  const energies = gradients.times(hessian).times(gradients.T);
  const weighted = diagonal(Array.from({ length: n }, (_, i) => energies.at(i, i) / n));
  const cube = hessian.times(hessian).times(hessian);
  const form = gradients.T.times(weighted).times(gradients).minus(cube);
  const { values, vectors } = symmetricEigen(hessian);
  const root = vectors.times(diagonal(values.map((x) => 1 / Math.sqrt(x))));
  const reduced = root.T.times(form).times(root);
  const least = symmetricEigen(reduced.plus(reduced.T)).vectors;
  const direction = root.times(fromRows(least.toRows().map((row) => row.slice(-1))));
  return fromRows(direction.toRows());
}

function moments(gradients: Matrix, residuals: Matrix) {
  return {
    fisher: linearizedSgd(gradients, exact(1)).hessian,
    covariance: sampleCovariance(gradients, residuals),
    loss: frobeniusSquared(residuals).over(2 * residuals.rows),
  };
}

/** What was drawn of the samples. */
export type Samples = ReturnType<typeof samples.materialize>;
