import {
  absolute,
  approximately,
  asQuantity,
  between,
  exact,
  maximum,
  provided,
  type Quantity,
  squareRoot,
  sum,
} from "../arithmetic/index.js";
import { fromRows, type Matrix, type MatrixLike, quantityMatrix } from "../matrices/index.js";

/** One neuron x ↦ a σ(wᵀx), σ(t) = max(t, 0). A bias b is the last entry of w where inputs are made by `withBias`. */
export interface ReluNeuron {
  readonly a: Quantity;
  readonly w: readonly Quantity[];
}

/** The two-layer network f(x; θ) = Σ_j a_j σ(w_jᵀx) with θ = (a_1, w_1, …, a_m, w_m). */
export type ReluNetwork = readonly ReluNeuron[];

/** A point x ∈ ℝ^d. */
export type Input = readonly (Quantity | number)[];

/** x′ = (x, 1), with which w′ᵀx′ = wᵀx + b for w′ = (w, b). */
export function withBias(x: Input): Input {
  return [...x, 1];
}

/** The neurons with outer weights a (any shape, m entries) and the rows of W (m × d) as inner ones, each known as its matrix is. */
export function neuronsFrom(a: MatrixLike, w: MatrixLike): ReluNeuron[] {
  a = fromRows(a, "neuronsFrom, a");
  w = fromRows(w, "neuronsFrom, w");
  const [outer, inner] = [a.radius, w.radius];
  return w.toRows().map((row, j) => ({
    a: approximately(a.data[j]!, outer),
    w: row.map((x) => approximately(x, inner)),
  }));
}

/** σ(t) = max(t, 0). */
export function relu(t: Quantity): Quantity {
  return maximum([t, 0]);
}

/** σ′(t): 1 where t > 0, 0 where t < 0, `atZero` at an exact zero; an enclosure of both where rounding hides the sign. */
export function reluSlope(t: Quantity, atZero: 0 | 1 = 1): Quantity {
  if (t.value === 0 && t.error === 0) return provided(exact(atZero), t);
  if (!(Math.abs(t.value) > t.error)) return between(0, 1);
  return provided(exact(t.value > 0 ? 1 : 0), t);
}

/** wᵀx. */
export function preactivation({ w }: ReluNeuron, x: Input): Quantity {
  return sum(w.map((entry, k) => entry.times(x[k]!)));
}

/** f(x; θ) = Σ_j a_j σ(w_jᵀx). */
export function reluOutput(network: ReluNetwork, x: Input): Quantity {
  return sum(network.map((neuron) => neuron.a.times(relu(preactivation(neuron, x)))));
}

/** ‖v‖². */
export function squaredLength(v: Input): Quantity {
  return sum(v.map((entry) => asQuantity(entry).squared()));
}

/**
 * ∇_θ f(x; θ) in the order of θ: for each neuron σ(w_jᵀx), then a_j σ′(w_jᵀx) x. Where w_jᵀx = 0 and f is not
 * differentiable it takes σ′(0) = `atZero`.
 */
export function reluGradient(network: ReluNetwork, x: Input, atZero: 0 | 1 = 1): Quantity[] {
  return network.flatMap((neuron) => {
    const t = preactivation(neuron, x);
    const slope = neuron.a.times(reluSlope(t, atZero));
    return [relu(t), ...x.map((entry) => slope.times(entry))];
  });
}

/** The empirical Fisher matrix G(θ) = (1/n) Σ_i ∇f(x_i; θ) ∇f(x_i; θ)ᵀ, p × p with p = m(d + 1). */
export function fisherMatrix(network: ReluNetwork, inputs: readonly Input[]): Matrix {
  const gradients = inputs.map((x) => reluGradient(network, x));
  const columns = quantityMatrix(gradients[0]!.length, inputs.length, (p, i) => gradients[i]![p]!);
  return columns.gramOfRows().times(exact(1).over(inputs.length));
}

/** Tr G(θ) = (1/n) Σ_i ‖∇f(x_i; θ)‖², from the gradients. */
export function fisherTrace(network: ReluNetwork, inputs: readonly Input[]): Quantity {
  return sum(inputs.map((x) => squaredLength(reluGradient(network, x)))).over(inputs.length);
}

/**
 * E‖∇f(x; θ)‖² = Σ_j (½‖w_j‖² + ½d a_j²) for x uniform on the sphere of radius √d in ℝ^d and all w_j ≠ 0: by x ↔ −x each
 * neuron is active half of the time, and E (wᵀx)² = ‖w‖².
 */
export function sphereFisherTrace(network: ReluNetwork): Quantity {
  const d = network[0]!.w.length;
  return weightedSquare(network, d).over(2);
}

/** Σ_j (‖w_j‖² + q a_j²). */
export function weightedSquare(network: ReluNetwork, q: Quantity | number): Quantity {
  return sum(network.map(({ a, w }) => squaredLength(w).plus(a.squared().times(q))));
}

/** The path norm Σ_j |a_j| ‖w_j‖. */
export function pathNorm(network: ReluNetwork): Quantity {
  return sum(network.map(({ a, w }) => absolute(a).times(squareRoot(squaredLength(w)))));
}

/** (a, w) → (a/λ, λw): the same function for λ > 0. */
export function rescaledNeuron({ a, w }: ReluNeuron, lambda: Quantity | number): ReluNeuron {
  return { a: a.over(lambda), w: w.map((entry) => entry.times(lambda)) };
}
