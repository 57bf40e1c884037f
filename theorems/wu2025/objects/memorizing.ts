import { instances } from "../../../generators/index.js";
import { absolute, exact, type Quantity, squareRoot, sum } from "../../../src/numerics/arithmetic/index.js";
import { type Matrix, quantityMatrix } from "../../../src/numerics/matrices/index.js";
import type { Input, ReluNetwork } from "../../../src/numerics/shallow/index.js";
import {
  cubeThreshold,
  distinctSamples,
  flattened,
  memorizingNetwork,
  neuronsFrom,
  parityLabel,
  preactivation,
  relu,
  reluOutput,
  reluSlope,
  squaredLength,
  withBias,
} from "../../../src/numerics/shallow/index.js";

/** Points, labels, and the network that memorizes them. */
export const drawn = instances({
  // All 2^d points of the cube are taken.
  large: { d: 8, n: 8 },
  // Global minima: the flattest memorizing solution, one out of balance, or free neurons that such neurons repair.
  choices: { competitor: ["memorizing", "unbalanced", "repaired", "repaired", "repaired"] },
  fixed: { unrepaired: 0 },
  sizes: { d: [2, 5], n: [1, 3], free: [1, 3] },
  matrices: {
    // The samples are the signs of the rows; the sign of 0 is 1.
    X: { shape: ["n", "d"], laws: ["zero", "sign", "sign", "sign"] },
    W: {
      shapes: ({ d, free, competitor }) => (competitor === "repaired" ? [[free, d + 1]] : []),
      laws: ["identity", "sign", "integer", "gaussian", "gaussian"],
    },
    a: {
      shapes: ({ free, competitor }) => (competitor === "repaired" ? [[free, 1]] : []),
      laws: ["sign", "integer", "gaussian"],
    },
  },
});

/** The training set, a global minimum to compare with, and the flattest memorizing solution. */
export const trained = drawn.map(({ d, X, W, a, competitor: kind, unrepaired }) => {
  const samples = distinctSamples(X.toRows());
  const memorizing = flattened(memorizingNetwork(samples, samples.map(parityLabel), cubeThreshold), samples);
  const free = kind === "repaired" ? neuronsFrom(a[0]!, W[0]!) : [];
  const missing = samples.map((x) => exact(parityLabel(x)).minus(reluOutput(free, withBias(x))));
  const repair = unrepaired === 0 ? memorizingNetwork(samples, missing, cubeThreshold) : [];
  return { d, samples, competitor: kind === "memorizing" ? memorizing : [...free, ...repair], memorizing };
});

/** One number for each sample. */
export function column(values: readonly Quantity[]): Matrix {
  return quantityMatrix(values.length, 1, (i) => values[i]!);
}

/** ‖∇f(x)‖² as the display has it, and its two lower bounds. */
export function chainAt(network: ReluNetwork, x: Input) {
  const length = squareRoot(squaredLength(x));
  const parts = network.map((neuron) => {
    const t = preactivation(neuron, x);
    return { active: relu(t), weight: absolute(neuron.a).times(reluSlope(t)), signed: neuron.a.times(relu(t)) };
  });
  return {
    terms: sum(parts.map(({ active, weight }) => active.squared().plus(weight.times(length).squared()))),
    means: sum(parts.map(({ active, weight }) => active.times(weight).times(2).times(length))),
    output: absolute(sum(parts.map(({ signed }) => signed)).times(2)).times(length),
  };
}
