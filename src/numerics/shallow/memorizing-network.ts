import { absolute, asQuantity, exact, type Quantity, squareRoot } from "../arithmetic/index.js";
import {
  type Input,
  preactivation,
  relu,
  type ReluNetwork,
  type ReluNeuron,
  rescaledNeuron,
  squaredLength,
  withBias,
} from "./relu-network.js";

/**
 * One neuron with bias for each sample: w_j = x_j/‖x_j‖, b_j = −t, a_j = y_j/(‖x_j‖ − t), with b_j as the last entry of w.
 * The neuron gives y_j at x_j and is active where x_jᵀx > t‖x_j‖; a threshold t < ‖x_j‖ that no other sample passes makes
 * the network memorize the samples. Source: Wen, Li, Ma, Sharpness minimization algorithms do not only minimize
 * sharpness to achieve better generalization, NeurIPS 2023, Theorem 4.1.
 * @param threshold t, from ‖x_j‖
 */
export function memorizingNetwork(
  samples: readonly Input[],
  labels: readonly (Quantity | number)[],
  threshold: (norm: Quantity) => Quantity,
): ReluNeuron[] {
  return samples.map((x, j) => {
    const norm = squareRoot(squaredLength(x));
    const t = threshold(norm);
    return {
      a: asQuantity(labels[j]!).over(norm.minus(t)),
      w: [...x.map((entry) => asQuantity(entry).over(norm)), t.negated()],
    };
  });
}

/**
 * t = ‖x‖ − 1/‖x‖, which on {±1}^d no other point passes: x_jᵀx ≤ d − 2 < d − 1 for x ≠ x_j. Then a_j = y_j √d.
 */
export function cubeThreshold(norm: Quantity): Quantity {
  return norm.minus(exact(1).over(norm));
}

/**
 * The same function with every neuron rescaled so that σ(w_jᵀx′_j) = |a_j| ‖x′_j‖ at its own sample, x′ = (x, 1): of all
 * rescalings the one with the smallest ‖∇f(x_j)‖², by the inequality of the means. Neurons with a_j = 0 become zero.
 */
export function flattened(network: ReluNetwork, samples: readonly Input[]): ReluNeuron[] {
  return network.map((neuron, j) => {
    const x = withBias(samples[j]!);
    const active = relu(preactivation(neuron, x));
    const length = squareRoot(squaredLength(x));
    if (neuron.a.value === 0 && neuron.a.error === 0) return { a: neuron.a, w: neuron.w.map((w) => w.times(0)) };
    return rescaledNeuron(neuron, squareRoot(absolute(neuron.a).times(length).over(active)));
  });
}
