import {
  endToEnd,
  explicitHessian,
  gradientSquares,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  loss,
  type Matrix,
  predictions,
  type Quantity,
  trace,
} from "../../../src/numerics/index.js";
import { leastPairedSum, pairedMeasurements } from "./paired-measurements.js";

/** Measurements for which the least sum in (7) is known. */
interface KnownSum {
  readonly measurements: readonly Matrix[];
  /** v(M): the least Σ_i Σ_j ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F² over E(W) = M. */
  readonly least: (m: Matrix) => Quantity;
}

/** All A_i for two layers; beyond, n copies of the first one, or the pairs of U and V. */
export function knownSum(drawn: {
  readonly A: readonly Matrix[];
  readonly U: Matrix;
  readonly V: Matrix;
  readonly L: number;
  readonly n: number;
  readonly family: string;
}): KnownSum {
  const { A, U, V, L, n, family } = drawn;
  // The closed forms are of the trace, which has 2/n before the sum.
  if (L === 2) return { measurements: A, least: (m) => inducedRegularizerDepthTwo(A, m).times(n).over(2) };
  if (family === "copies") {
    const copies = new Array<Matrix>(n).fill(A[0]!);
    return { measurements: copies, least: (m) => inducedRegularizerSingle(A[0]!, m, L).times(n).over(2) };
  }
  return { measurements: pairedMeasurements({ U, V }), least: (m) => leastPairedSum({ U, V }, m, L) };
}

/** At W: ℒ and tr ∇²ℒ for labels made from ⟨A_i, E(W)⟩, the sum S of (7), and its least value v(E(W)). */
export function sidesOf(
  weights: readonly Matrix[],
  { measurements, least }: KnownSum,
  labels: (predicted: readonly Quantity[]) => readonly Quantity[],
): { readonly loss: Quantity; readonly hessianTrace: Quantity; readonly sum: Quantity; readonly leastSum: Quantity } {
  const problem = { measurements, labels: labels(predictions(weights, measurements)) };
  return {
    loss: loss(weights, problem),
    hessianTrace: trace(explicitHessian(weights, problem)),
    sum: gradientSquares(weights, measurements),
    leastSum: least(endToEnd(weights)),
  };
}
