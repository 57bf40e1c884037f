import * as numerics from "../numerics/index.js";
import type { Matrix, MeasurementProblem } from "../numerics/index.js";
import * as rigor from "../rigor/index.js";
import type { Table } from "./entry.js";
import * as helpers from "./helpers/networks.js";
import { called, list, whole } from "./words.js";

/** Operations on the layers W of a network and its measurements. */
export const networks = {
  layerGradient: {
    result: "matrix",
    floating: numerics.derivativesAlongUnits,
    interval: (weights, a, layer) => rigor.layerGradients(weights, a)[layer]!,
    field: (weights, a, layer, field) => rigor.fieldLayerGradient(weights, a, layer, field),
    helper: helpers.layerGradient,
    python: (weights, a, layer) => `${helpers.layerGradient.name}(${list(weights)}, ${a}, ${whole(layer)})`,
    julia: (weights, a, layer) => `${helpers.layerGradient.name}(${list(weights)}, ${a}, ${whole(layer)} + 1)`,
    meaning: (weights, a, layer) => `∇⟨${a}, E(W)⟩ by layer ${whole(layer)} of W = ${list(weights)}, counted from 0`,
  },
  gradientSquares: {
    result: "quantity",
    floating: numerics.gradientSquares,
    interval: rigor.gradientSquares,
    field: (weights, all, field) => rigor.plain(rigor.fieldGradientSquares(weights, all, field), true),
    ...called(helpers.gradientSquares),
    meaning: (weights, measurements) =>
      `all squared derivatives of ⟨A, E(W)⟩, A in ${list(measurements)}, W = ${list(weights)}`,
  },
  hessianTrace: {
    result: "quantity",
    floating: (weights, measurements) => numerics.traceBySecondDifferences(weights, unlabelled(measurements)),
    interval: rigor.hessianTrace,
    field: (weights, all, field) => rigor.plain(rigor.fieldHessianTrace(weights, all, field), true),
    ...called(helpers.hessianTrace),
    meaning: (weights, measurements) => `tr ∇²L(W), W = ${list(weights)}, measured by ${list(measurements)}`,
  },
  sharpness: {
    result: "quantity",
    floating: (weights, measurements) => numerics.sharpness(weights, unlabelled(measurements)),
    interval: rigor.gaussNewtonSharpness,
    field: { absent: "eigenvalues are no rational functions of the entries" },
    ...called(helpers.sharpness),
    meaning: (weights, measurements) =>
      `λ_max of (2/n) Σ ∇f_i ∇f_iᵀ, W = ${list(weights)}, measured by ${list(measurements)}`,
  },
  regularizerR: {
    result: "quantity",
    floating: numerics.regularizerR,
    interval: rigor.regularizerR,
    field: (weights, field) => rigor.plain(rigor.fieldRegularizerR(weights, field), true),
    ...called(helpers.regularizerR),
    meaning: (weights) => `R(W), W = ${list(weights)}`,
  },
  explicitHessian: {
    result: "matrix",
    floating: numerics.explicitHessian,
    interval: rigor.explicitHessian,
    field: (weights, { measurements, labels }, field) => {
      const plainLabels = labels.map((label) => rigor.plainValue(label, "a label"));
      return rigor.fieldHessian(weights, { measurements, labels: plainLabels }, field);
    },
    ...called(helpers.explicitHessian),
    meaning: (weights) => `the matrix of all second derivatives of the loss at W = ${list(weights)}`,
  },
} satisfies Partial<Table>;

/** Measurements with labels that no result here depends on: derivatives of the predictions alone. */
function unlabelled(measurements: readonly Matrix[]): MeasurementProblem {
  return { measurements, labels: measurements.map(() => numerics.exact(0)) };
}
