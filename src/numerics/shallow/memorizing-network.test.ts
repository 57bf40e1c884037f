import { describe, expect, it } from "vitest";
import { exact, type Quantity } from "../arithmetic/quantity.js";
import { cubeThreshold, flattened, memorizingNetwork } from "./memorizing-network.js";
import { fisherTrace, reluGradient, type ReluNetwork, reluOutput, rescaledNeuron, withBias } from "./relu-network.js";

const samples = [
  [1, 1, 1, 1, 1],
  [1, -1, 1, 1, 1],
  [-1, -1, 1, -1, 1],
];
const labels = [1, -1, 1];

function near({ value, error }: Quantity, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(error);
  expect(error).toBeLessThan(2 ** -39);
}

function cube(d: number): number[][] {
  return Array.from({ length: 2 ** d }, (_, i) => Array.from({ length: d }, (_, k) => 1 - 2 * ((i >> k) & 1)));
}

describe("memorizing networks", () => {
  it("with the threshold √d − 1/√d give the labels at the samples and zero at all other sign vectors", () => {
    const network = memorizingNetwork(samples, labels, cubeThreshold);
    for (const x of cube(5)) {
      const own = samples.findIndex((sample) => String(sample) === String(x));
      near(reluOutput(network, withBias(x)), own < 0 ? 0 : labels[own]!);
    }
  });

  it("with half the norm as threshold give 1/5 beside a single sample in five dimensions", () => {
    const network = memorizingNetwork([samples[0]!], [1], (norm) => norm.over(2));
    near(reluOutput(network, withBias([1, 1, 1, 1, 1])), 1);
    near(reluOutput(network, withBias([1, 1, 1, -1, 1])), 1 / 5);
    near(reluOutput(network, withBias([1, 1, -1, -1, 1])), 0);
  });

  it("flattened, keep the function and reach Tr G = 2√(d+1), and no rescaling of a neuron is flatter", () => {
    const network = memorizingNetwork(samples, labels, cubeThreshold);
    const flat = flattened(network, samples);
    const inputs = samples.map(withBias);
    for (const x of cube(5)) {
      const before = reluOutput(network, withBias(x));
      const after = reluOutput(flat, withBias(x));
      expect(Math.abs(before.value - after.value)).toBeLessThanOrEqual(before.error + after.error);
    }
    const trace = (candidate: ReluNetwork): number => fisherTrace(candidate, inputs).value;
    near(fisherTrace(flat, inputs), 2 * Math.sqrt(6));
    expect(trace(network)).toBeGreaterThan(trace(flat));
    for (const factor of [0.5, 0.9, 1.1, 2]) {
      for (let j = 0; j < flat.length; j++) {
        const moved = flat.map((neuron, k) => (k === j ? rescaledNeuron(neuron, factor) : neuron));
        expect(trace(moved)).toBeGreaterThan(trace(flat));
      }
    }
  });

  it("flattened, lose the neurons of samples with label zero", () => {
    const flat = flattened(memorizingNetwork([[1, 1]], [exact(0)], cubeThreshold), [[1, 1]]);
    expect(reluGradient(flat, withBias([1, 1])).every(({ value }) => value === 0)).toBe(true);
  });
});
