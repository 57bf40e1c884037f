import { instances } from "../../../generators/index.js";
import { absolute, exact, type Quantity, squareRoot, sum } from "../../../src/numerics/arithmetic/index.js";
import { Matrix, quantityMatrix } from "../../../src/numerics/matrices/index.js";
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

/** How many neurons are drawn, in a list; n more where they have to interpolate. */
function freeNeurons({ n, free, competitor }: { n: number; free: number; competitor: string }): number[] {
  return competitor === "repaired" ? [free] : competitor === "descended" ? [n + free] : [];
}

/** Points, labels, and the network that memorizes them. */
export const drawn = instances({
  // All 2^d points of the cube are taken.
  large: { d: 8, n: 8 },
  // Global minima: the flattest memorizing solution, one out of balance, or free neurons that such neurons repair, as
  // they are or after a descent.
  choices: { competitor: ["memorizing", "unbalanced", "repaired", "descended", "descended"] },
  fixed: { unrepaired: 0 },
  sizes: { d: [2, 5], n: [1, 3], free: [1, 3] },
  matrices: {
    // The samples are the signs of the rows; the sign of 0 is 1.
    X: { shape: ["n", "d"], laws: ["zero", "sign", "sign", "sign"] },
    W: {
      shapes: (sizes) => freeNeurons(sizes).map((count) => [count, sizes.d + 1] as const),
      laws: ["identity", "sign", "integer", "gaussian", "gaussian"],
    },
    a: {
      shapes: (sizes) => freeNeurons(sizes).map((count) => [count, 1] as const),
      laws: ["sign", "integer", "gaussian"],
    },
  },
});

/** Steps of a descent, and the weight of Tr G at its first one: at the last one there is the loss alone. */
const STEPS = 300;
const WEIGHT = 0.1;

/**
 * Neurons after a descent in plain arithmetic on Σ e_i²/(2n) + (weight/2)·Tr G, with a weight that falls to 0 and the
 * rate 1/(2 + 2Tr G). It comes near flat minima, and stays at others.
 */
function descended(inputs: readonly (readonly number[])[], labels: readonly number[], a: Matrix, W: Matrix) {
  const [n, m, d] = [inputs.length, W.rows, W.cols];
  const [outer, inner] = [Float64Array.from(a.data), Float64Array.from(W.data)];
  const lengths = inputs.map((x) => x.reduce((total, entry) => total + entry * entry, 0));
  const active = new Float64Array(n * m);
  for (let step = 0; step < STEPS; step++) {
    const weight = WEIGHT * (1 - step / (STEPS - 1));
    let trace = 0;
    const errors = inputs.map((x, i) => {
      let error = -labels[i]!;
      for (let j = 0; j < m; j++) {
        let t = 0;
        for (let k = 0; k < d; k++) t += inner[j * d + k]! * x[k]!;
        active[i * m + j] = Math.max(t, 0);
        if (t <= 0) continue;
        error += outer[j]! * t;
        trace += t * t + outer[j]! * outer[j]! * lengths[i]!;
      }
      return error;
    });
    const rate = 1 / (2 * n + 2 * trace);
    for (let j = 0; j < m; j++) {
      const before = outer[j]!;
      for (let i = 0; i < n; i++) {
        const t = active[i * m + j]!;
        if (t === 0) continue;
        outer[j]! -= rate * (errors[i]! * t + weight * before * lengths[i]!);
        const slope = rate * (errors[i]! * before + weight * t);
        for (let k = 0; k < d; k++) inner[j * d + k]! -= slope * inputs[i]![k]!;
      }
    }
  }
  return neuronsFrom(new Matrix(m, 1, outer), new Matrix(m, d, inner));
}

/** The training set, a global minimum to compare with, and the flattest memorizing solution. */
export const trained = drawn.map(({ d, X, W, a, competitor: kind, unrepaired }) => {
  const samples = distinctSamples(X.toRows());
  const memorizing = flattened(memorizingNetwork(samples, samples.map(parityLabel), cubeThreshold), samples);
  const inputs = samples.map((x) => [...x, 1]);
  const free =
    kind === "repaired"
      ? neuronsFrom(a[0]!, W[0]!)
      : kind === "descended"
        ? descended(inputs, samples.map(parityLabel), a[0]!, W[0]!)
        : [];
  const missing = samples.map((x) => exact(parityLabel(x)).minus(reluOutput(free, withBias(x))));
  const memorized = unrepaired === 0 ? memorizingNetwork(samples, missing, cubeThreshold) : [];
  const repair = kind === "descended" ? flattened(memorized, samples) : memorized;
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
