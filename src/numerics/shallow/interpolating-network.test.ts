import { describe, expect, it } from "vitest";
import { column, fromRows } from "../matrices/matrix.js";
import { sphereSamples } from "../../random/sphere.js";
import { interpolatingNetwork, reluPredictions } from "./interpolating-network.js";
import { neuronsFrom, reluOutput, weightedSquare } from "./relu-network.js";

describe("interpolating networks", () => {
  it("give the labels at the points, as the network of quantities does", () => {
    for (const d of [3, 4]) {
      const inputs = fromRows(sphereSamples(5, 20, d));
      const labels = Array.from({ length: 20 }, (_, i) => (i % 3) - 1);
      const network = interpolatingNetwork(inputs, labels, fromRows(sphereSamples(6, 80, d)));
      const found = reluPredictions(network, inputs);
      const neurons = neuronsFrom(column(network.outer), network.inner);
      found.forEach((value, i) => {
        expect(Math.abs(value - labels[i]!)).toBeLessThan(2 ** -24);
        expect(Math.abs(reluOutput(neurons, inputs.toRows()[i]!).value - value)).toBeLessThan(2 ** -40);
      });
    }
  });

  it("have balanced neurons: no other scale of a neuron has a smaller weighted norm", () => {
    const d = 3;
    const inputs = fromRows(sphereSamples(7, 5, d));
    const network = interpolatingNetwork(inputs, [1, -1, 1, 0, 1], fromRows(sphereSamples(8, 20, d)));
    const neurons = neuronsFrom(column(network.outer), network.inner);
    neurons.forEach((neuron) => {
      const length = Math.hypot(...neuron.w.map(({ value }) => value));
      expect(Math.abs(length - Math.sqrt(d) * Math.abs(neuron.a.value))).toBeLessThan(2 ** -44 * (1 + length));
    });
    expect(weightedSquare(neurons, d).value).toBeGreaterThan(0);
  });

  it("are zero for labels zero", () => {
    const network = interpolatingNetwork(fromRows([[1, 0]]), [0], fromRows([[1, 1]]));
    expect(network.outer).toEqual([0]);
    expect(reluPredictions(network, fromRows([[2, 3]]))).toEqual([0]);
  });
});
