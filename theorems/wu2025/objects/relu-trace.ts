import { type Quantity, squareRoot, sum } from "../../../src/numerics/arithmetic/index.js";
import type { Input, ReluNetwork } from "../../../src/numerics/shallow/index.js";
import { cube, preactivation, relu, reluSlope, squaredLength } from "../../../src/numerics/shallow/index.js";

/** {±1}^d, or {±√d e_k}. */
export function designOf(kind: string, d: number): Input[] {
  if (kind === "cube") return cube(d);
  const radius = squareRoot(d);
  return Array.from({ length: 2 * d }, (_, i) =>
    Array.from({ length: d }, (_unused, k) => (k !== i >> 1 ? 0 : i % 2 === 0 ? radius : radius.negated())),
  );
}

function average(values: readonly Quantity[]): Quantity {
  return sum(values).over(values.length);
}

/** Σ_j (E σ(w_jᵀx)² + a_j² E σ′(w_jᵀx)²‖x‖²) on the points. */
export function termByTerm(network: ReluNetwork, points: readonly Input[]): Quantity {
  const terms = network.map((neuron) => {
    const moments = points.map((x) => [preactivation(neuron, x), squaredLength(x)] as const);
    const outer = average(moments.map(([t]) => relu(t).squared()));
    const inner = average(moments.map(([t, length]) => reluSlope(t).squared().times(length)));
    return outer.plus(neuron.a.squared().times(inner));
  });
  return sum(terms);
}
