import { MOST_COLUMNS } from "../matrices/enclosed-decomposition.js";
import { build, chain, inner, type IntervalMatrix, linearCombination } from "../matrices/interval-matrix.js";
import { RigorError } from "../numbers/errors.js";
import { add, divide, fromNumber, multiply } from "../numbers/interval.js";
import { EXACT, type Precision } from "../numbers/precision.js";
import { layerGradients, type MeasurementProblem, residuals } from "./network.js";

/** The entry (row, col) of a layer, all counted from 0. */
interface Parameter {
  readonly layer: number;
  readonly row: number;
  readonly col: number;
}

/**
 * ∇²L(W) of the loss L(W) = (1/n) Σ (⟨A_i, E(W)⟩ − b_i)², N × N with the parameters layer by layer, each row by row, at
 * any W: (2/n) Σ_i ∇f_i ∇f_iᵀ + ⟨(2/n) Σ r_i A_i, ∂²E⟩. Exact up to the last division by n, which is its one rounding;
 * entries across the diagonal are the same.
 * @throws RigorError for more than `MOST_COLUMNS` parameters, whose matrix could not be decomposed, and at `EXACT`
 */
export function explicitHessian(
  weights: readonly IntervalMatrix[],
  problem: MeasurementProblem,
  precision: Precision,
): IntervalMatrix {
  const { measurements } = problem;
  const parameters = weights.flatMap(({ rows, cols }, layer) =>
    Array.from({ length: rows * cols }, (_, k): Parameter => ({ layer, row: Math.floor(k / cols), col: k % cols })),
  );
  if (parameters.length > MOST_COLUMNS) {
    throw new RigorError("explicitHessian", `at most ${MOST_COLUMNS} parameters`, String(parameters.length));
  }
  const pull = linearCombination(measurements, residuals(weights, problem), EXACT);
  const gradients = measurements.map((a) => layerGradients(weights, a).flatMap(({ data }) => data));
  const lower = parameters.map((p, i) =>
    parameters.slice(0, i + 1).map((q, k) => {
      const products = gradients.map((g) => multiply(g[i]!, g[k]!, EXACT));
      const outer = products.reduce((x, y) => add(x, y, EXACT));
      return p.layer === q.layer ? outer : add(outer, inner(pull, replacedProduct(weights, [p, q]), EXACT), EXACT);
    }),
  );
  const n = fromNumber(measurements.length);
  const entries = lower.map((row) => row.map((x) => divide(multiply(fromNumber(2), x, EXACT), n, precision)));
  return build(parameters.length, parameters.length, (i, k) => (k <= i ? entries[i]![k]! : entries[k]![i]!));
}

/** The layers with those of the given parameters replaced by their unit matrices, multiplied out. */
function replacedProduct(weights: readonly IntervalMatrix[], parameters: readonly Parameter[]): IntervalMatrix {
  const layers = [...weights];
  for (const { layer, row, col } of parameters) {
    const { rows, cols } = weights[layer]!;
    layers[layer] = build(rows, cols, (i, k) => fromNumber(i === row && k === col ? 1 : 0));
  }
  return chain(layers.reverse(), EXACT);
}
