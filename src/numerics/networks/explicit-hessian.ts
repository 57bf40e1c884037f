import { allocate, exact, note, withArena } from "../arithmetic/index.js";
import { chain, inner, jointRadius, matricesFrom, Matrix, type MatrixList, zeros } from "../matrices/index.js";
import { endToEndGradient, type MeasurementProblem, validateProblem } from "./network.js";

/**
 * The full N × N Hessian of the loss, N = Σ d_j d_{j−1}; parameters layer by layer, each row-major.
 *
 * E(W) is linear in each layer, so replacing layer j by the unit matrix e_a e_bᵀ gives ∂E/∂(W_j)_{ab} and replacing
 * two layers gives a second derivative, both without any difference quotient. With J the n × N matrix of the first
 * derivatives of the predictions and G = (2/n) Σ r_i A_i,
 *
 *   ∇²L = (2/n) JᵀJ + (⟨G, ∂²E/∂θ_p∂θ_q⟩)_{pq}.
 *
 * This is the slow second opinion on `hessianTrace` and shares neither formula nor prefix products with it: O(N²) chains
 * of L factors. Radius: those of the products, by their own bounds.
 * @throws ShapeError
 */
export function explicitHessian(weights: MatrixList, problem: MeasurementProblem): Matrix {
  weights = matricesFrom(weights, "explicitHessian");
  validateProblem(weights, problem);
  const jacobian = predictionJacobian(weights, problem.measurements);
  const outer = jacobian.T.times(jacobian);
  const gaussNewton = outer.times(exact(2).over(problem.measurements.length));
  const hessian = gaussNewton.plus(curvature(weights, endToEndGradient(weights, problem)));
  return note(hessian, "explicitHessian", weights, problem);
}

/** An entry (row, col) of layer `layer`, all counted from zero. */
interface Parameter {
  readonly layer: number;
  readonly row: number;
  readonly col: number;
}

function parametersOf(weights: readonly Matrix[]): Parameter[] {
  return weights.flatMap((w, layer) =>
    Array.from({ length: w.data.length }, (_, k) => ({ layer, row: Math.floor(k / w.cols), col: k % w.cols })),
  );
}

/** The layers with that of each given parameter replaced by its unit matrix, multiplied out. */
function replacedProduct(weights: readonly Matrix[], parameters: readonly Parameter[]): Matrix {
  const layers = [...weights];
  for (const { layer, row, col } of parameters) {
    const unit = zeros(weights[layer]!.rows, weights[layer]!.cols);
    unit.data[row * unit.cols + col] = 1;
    layers[layer] = unit;
  }
  return chain(layers.reverse());
}

/** The n × N matrix of ∂⟨A_i, E(W)⟩/∂θ_p. */
function predictionJacobian(weights: readonly Matrix[], measurements: readonly Matrix[]): Matrix {
  const parameters = parametersOf(weights);
  const data = allocate(measurements.length * parameters.length);
  const errors = new Float64Array(data.length);
  parameters.forEach((parameter, p) => {
    withArena(() => {
      const derivative = replacedProduct(weights, [parameter]);
      measurements.forEach((a, i) => {
        const entry = inner(a, derivative);
        data[i * parameters.length + p] = entry.value;
        errors[i * parameters.length + p] = entry.error;
      });
    });
  });
  return new Matrix(measurements.length, parameters.length, data, jointRadius(errors));
}

/** The N × N matrix of ⟨G, ∂²E/∂θ_p∂θ_q⟩; zero within a layer. */
function curvature(weights: readonly Matrix[], gradient: Matrix): Matrix {
  const parameters = parametersOf(weights);
  const size = parameters.length;
  const data = allocate(size * size).fill(0);
  const errors = new Float64Array(data.length);
  for (let p = 0; p < size; p++) {
    for (let q = p + 1; q < size; q++) {
      const pair = [parameters[p]!, parameters[q]!];
      if (pair[0]!.layer === pair[1]!.layer) continue;
      const entry = withArena(() => inner(gradient, replacedProduct(weights, pair)));
      data[p * size + q] = entry.value;
      data[q * size + p] = entry.value;
      errors[p * size + q] = entry.error;
      errors[q * size + p] = entry.error;
    }
  }
  return new Matrix(size, size, data, jointRadius(errors));
}
