import type { Quantity } from "../arithmetic/index.js";
import { matricesFrom, type MatrixList, trace } from "../matrices/index.js";
import { explicitHessian } from "./explicit-hessian.js";
import { hessianTrace } from "./hessian-trace.js";
import { predictions } from "./network.js";

/** Networks of up to this many parameters have their whole Hessian formed: about as dear as the rest of a case. */
const EXPLICIT_LIMIT = 8;

/**
 * tr ∇²L(W) at zero loss, for the labels b_i = ⟨A_i, E(W)⟩ that W interpolates: the trace of the full Hessian where it
 * is small, which uses no formula for the trace, and `hessianTrace` elsewhere. So small counterexamples, and all that
 * shrinking leaves, rest on the second derivatives themselves.
 * @throws ShapeError
 */
export function interpolatingTrace(weights: MatrixList, measurements: MatrixList): Quantity {
  weights = matricesFrom(weights, "interpolatingTrace, weights");
  measurements = matricesFrom(measurements, "interpolatingTrace, measurements");
  const parameters = weights.reduce((total, w) => total + w.data.length, 0);
  if (parameters > EXPLICIT_LIMIT) return hessianTrace(weights, measurements);
  return trace(explicitHessian(weights, { measurements, labels: predictions(weights, measurements) }));
}
