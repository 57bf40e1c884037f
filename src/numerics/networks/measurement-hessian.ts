import { ADDED, LEFT_TRANSPOSED, multiplyInto, RIGHT_TRANSPOSED } from "../kernels/index.js";
import { matricesFrom, type MatrixList, prefixProducts, transposedTimes } from "../matrices/index.js";
import type { SymmetricOperator } from "../spectra/index.js";
import { endToEndGradient, type MeasurementProblem } from "./network.js";

/**
 * The map x ↦ ∇²L(W)x in plain numbers, for searches: what `hessianVectorProduct` gives, without bounds. Parameters stand
 * layer by layer and row by row. All that does not depend on x is made once: P_j = W_j ⋯ W_1, G = (2/n) Σ r_i A_i and
 * U_j = S_jᵀG. A product then takes six products of layers a layer: with V_j the layers of x,
 *
 *   Ṗ_j = V_j P_{j−1} + W_j Ṗ_{j−1},   Ġ = (2/n) Σ ⟨A_i, Ṗ_L⟩ A_i,
 *   U̇_{j−1} = V_jᵀ U_j + W_jᵀ U̇_j,   layer j of the image = U̇_j P_{j−1}ᵀ + U_j Ṗ_{j−1}ᵀ.
 *
 * It holds matrices of the workspace: use it where it was made.
 * @throws ShapeError
 */
export function measurementHessian(given: MatrixList, problem: MeasurementProblem): SymmetricOperator {
  const weights = matricesFrom(given, "measurementHessian");
  const depth = weights.length;
  const inputs = weights[0]!.cols;
  const below = prefixProducts(weights).map(({ data }) => data);
  // U_j at place j − 1.
  const pulled = [endToEndGradient(weights, problem)];
  for (let j = depth - 1; j >= 1; j--) pulled.unshift(transposedTimes(weights[j]!, pulled[0]!));
  const starts: number[] = [];
  let size = 0;
  for (const { data } of weights) {
    starts.push(size);
    size += data.length;
  }
  const belowDot = below.map(({ length }) => new Float64Array(length));
  const pulledDot = pulled.map(({ data }) => new Float64Array(data.length));

  return {
    size,
    apply: (x, out) => {
      const layer = (flat: Float64Array, j: number): Float64Array =>
        flat.subarray(starts[j], starts[j]! + weights[j]!.data.length);
      belowDot[1]!.set(layer(x, 0));
      for (let j = 1; j < depth; j++) {
        const { rows, cols, data } = weights[j]!;
        multiplyInto(belowDot[j + 1]!, layer(x, j), below[j]!, rows, cols, inputs);
        multiplyInto(belowDot[j + 1]!, data, belowDot[j]!, rows, cols, inputs, ADDED);
      }
      gradientDot(problem, belowDot[depth]!, pulledDot[depth - 1]!);
      for (let j = depth - 1; j >= 1; j--) {
        const { rows, cols, data } = weights[j]!;
        const image = layer(out, j);
        multiplyInto(image, pulledDot[j]!, below[j]!, rows, inputs, cols, RIGHT_TRANSPOSED);
        multiplyInto(image, pulled[j]!.data, belowDot[j]!, rows, inputs, cols, RIGHT_TRANSPOSED + ADDED);
        multiplyInto(pulledDot[j - 1]!, layer(x, j), pulled[j]!.data, cols, rows, inputs, LEFT_TRANSPOSED);
        multiplyInto(pulledDot[j - 1]!, data, pulledDot[j]!, cols, rows, inputs, LEFT_TRANSPOSED + ADDED);
      }
      layer(out, 0).set(pulledDot[0]!);
    },
  };
}

/** out = (2/n) Σ ⟨A_i, Ṗ⟩ A_i. */
function gradientDot({ measurements }: MeasurementProblem, product: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (const { data } of measurements) {
    let total = 0;
    for (let e = 0; e < data.length; e++) total += data[e]! * product[e]!;
    const factor = (2 * total) / measurements.length;
    for (let e = 0; e < data.length; e++) out[e] = out[e]! + factor * data[e]!;
  }
}
