import { Matrix as Peer } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { addJets, constantJet, gradientByJets, type Jet, type JetFunction, multiplyJets } from "../arithmetic/jets.js";
import { approximately, exact, type Quantity, squareRoot } from "../arithmetic/quantity.js";
import { numbersFrom } from "../fixtures/networks.js";
import { fromRows, Matrix } from "../matrices/matrix.js";
import { trace } from "../matrices/norms.js";
import {
  fisherMatrix,
  fisherTrace,
  type Input,
  neuronsFrom,
  pathNorm,
  preactivation,
  relu,
  reluGradient,
  type ReluNetwork,
  reluOutput,
  reluSlope,
  rescaledNeuron,
  sphereFisherTrace,
  squaredLength,
  weightedSquare,
  withBias,
} from "./relu-network.js";

const next = numbersFrom(41);
const vector = (length: number): number[] => Array.from({ length }, () => 2 * next() - 1);

/** A network of m neurons in d dimensions and n points. */
function draw(
  m: number,
  d: number,
  n: number,
): { a: number[]; w: number[][]; network: ReluNetwork; inputs: number[][] } {
  const a = vector(m);
  const w = Array.from({ length: m }, () => vector(d));
  const network = neuronsFrom(fromRows(a.map((x) => [x])), fromRows(w));
  return { a, w, network, inputs: Array.from({ length: n }, () => vector(d)) };
}

/** f(x; ·) of θ = (a_1, w_1, …) by forward differentiation. */
function byJets(x: readonly number[]): JetFunction {
  return (theta) => {
    let total: Jet = constantJet(0);
    for (let at = 0; at < theta.length; at += x.length + 1) {
      let t: Jet = constantJet(0);
      x.forEach((entry, k) => (t = addJets(t, multiplyJets(theta[at + 1 + k]!, constantJet(entry)))));
      if (t.value.value > 0) total = addJets(total, multiplyJets(theta[at]!, t));
    }
    return total;
  };
}

/** |value − expected| ≤ error, and an error that is not absurd. */
function encloses({ value, error }: Quantity, expected: number, slack: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(error + slack);
  expect(error).toBeLessThanOrEqual(2 ** -46 * (1 + Math.abs(expected)));
}

describe("a two-layer ReLU network", () => {
  it("predicts as the formula says, exactly on small integers", () => {
    const network = neuronsFrom(
      fromRows([[2], [-1], [3]]),
      fromRows([
        [1, 1],
        [2, -1],
        [-1, 0],
      ]),
    );
    expect(reluOutput(network, [2, 1]).value).toBe(2 * 3 - 3);
    expect(reluOutput(network, [-1, -1]).value).toBe(-0 + 3 - 0);
    expect(preactivation(network[1]!, [2, 1]).value).toBe(3);
    expect(reluOutput(network, withBias([1])).value).toBe(2 * 2 - 1);
    expect(squaredLength([3, exact(4)]).value).toBe(25);
  });

  it("has the gradient of forward differentiation and of difference quotients", () => {
    for (let round = 0; round < 30; round++) {
      const { network, inputs } = draw(1 + (round % 3), 1 + (round % 4), 1);
      const x = inputs[0]!;
      const theta = network.flatMap(({ a, w }) => [a.value, ...w.map(({ value }) => value)]);
      const gradient = reluGradient(network, x);
      const jets = gradientByJets(byJets(x), theta);
      expect(gradient).toHaveLength(theta.length);
      gradient.forEach((entry, p) => {
        encloses(entry, jets[p]!.value, jets[p]!.error);
        const h = 2 ** -20;
        const at = (shift: number): number => {
          const moved = theta.map((value, k) => (k === p ? value + shift : value));
          return byJets(x)(moved.map(constantJet)).value.value;
        };
        // f is linear in every single parameter while no neuron changes sides.
        expect(Math.abs((at(h) - at(-h)) / (2 * h) - entry.value)).toBeLessThan(2 ** -26);
      });
    }
  });

  it("takes the slope asked for at an exact zero, and leaves it open within rounding", () => {
    const edge = [{ a: exact(3), w: [exact(1)] }];
    expect(reluGradient(edge, [0])[1]).toMatchObject({ value: 0 });
    expect(reluSlope(exact(0))).toMatchObject({ value: 1, error: 0 });
    expect(reluSlope(exact(0), 0)).toMatchObject({ value: 0, error: 0 });
    expect(reluSlope(approximately(-1, 0.5))).toMatchObject({ value: 0, error: 0 });
    for (const atZero of [0, 1] as const) {
      expect(reluSlope(exact(-2), atZero)).toMatchObject({ value: 0, error: 0 });
      expect(reluSlope(exact(2), atZero)).toMatchObject({ value: 1, error: 0 });
      for (const hidden of [approximately(0.25, 0.5), approximately(-0.5, 0.5), approximately(0, 0.5)]) {
        const open = reluSlope(hidden, atZero);
        expect(open.value - open.error).toBeLessThanOrEqual(0);
        expect(open.value + open.error).toBeGreaterThanOrEqual(1);
      }
    }
    expect(relu(exact(-2)).value).toBe(0);
  });

  it("has the Fisher matrix (1/n) JᵀJ of ml-matrix, and its trace two ways", () => {
    for (let round = 0; round < 20; round++) {
      const { network, inputs } = draw(2, 1 + (round % 3), 1 + (round % 5));
      const fisher = fisherMatrix(network, inputs);
      const jacobian = new Peer(inputs.map((x) => reluGradient(network, x).map(({ value }) => value)));
      const peer = jacobian.transpose().mmul(jacobian).div(inputs.length);
      expect(fisher.rows).toBe(peer.rows);
      for (let i = 0; i < fisher.rows; i++) {
        for (let j = 0; j < fisher.cols; j++) {
          expect(Math.abs(fisher.at(i, j) - peer.get(i, j))).toBeLessThanOrEqual(fisher.radius);
        }
      }
      expect(fisher.radius).toBeLessThan(2 ** -46 * (1 + fisher.normBound));
      const total = fisherTrace(network, inputs);
      encloses(total, trace(fisher).value, trace(fisher).error);
    }
  });

  it("has the closed trace on all sign vectors, in integers", () => {
    // w with an odd sum is never orthogonal to a sign vector.
    const network = neuronsFrom(
      fromRows([[2], [-3]]),
      fromRows([
        [1, 2, -2],
        [4, -1, 2],
      ]),
    );
    const cube: Input[] = Array.from({ length: 8 }, (_, i) => [0, 1, 2].map((k) => (((i >> k) & 1) === 0 ? 1 : -1)));
    let total = 0;
    for (const x of cube) {
      for (const [a, w] of [
        [2, [1, 2, -2]],
        [-3, [4, -1, 2]],
      ] as const) {
        const t = w.reduce((inner, entry, k) => inner + entry * (x[k] as number), 0);
        if (t > 0) total += t * t + a * a * 3;
      }
    }
    expect(sphereFisherTrace(network).value).toBe(total / 8);
    expect(fisherTrace(network, cube).value).toBe(total / 8);
    expect(weightedSquare(network, 3).value).toBe((2 * total) / 8);
  });

  it("has a path norm, and keeps function and path norm when neurons are rescaled", () => {
    const { network, inputs, a, w } = draw(3, 2, 4);
    const path = a.reduce((total, x, j) => total + Math.abs(x) * Math.hypot(...w[j]!), 0);
    encloses(pathNorm(network), path, 2 ** -50);
    const moved = network.map((neuron, j) => rescaledNeuron(neuron, [0.3, 7, 2 ** -8][j]!));
    encloses(pathNorm(moved), path, 2 ** -50);
    for (const x of inputs) encloses(reluOutput(moved, x), reluOutput(network, x).value, reluOutput(network, x).error);
    expect(moved[1]!.w[0]!.value).toBe(network[1]!.w[0]!.value * 7);
  });

  it("takes weights with errors: their quantities enclose the exact ones", () => {
    const root = squareRoot(2);
    const network = [{ a: root, w: [root, exact(-1)] }];
    encloses(reluOutput(network, [root, 1]), Math.SQRT2, 2 ** -52);
  });
});

it("neurons are known up to what their matrices are", () => {
  const [near, exactly] = [(x: number) => new Matrix(1, 1, Float64Array.of(x), 0.5), fromRows([[2]])];
  expect(neuronsFrom(near(1), exactly)[0]).toMatchObject({ a: { value: 1, error: 0.5 }, w: [{ value: 2, error: 0 }] });
  expect(neuronsFrom(exactly, near(3))[0]).toMatchObject({ a: { value: 2, error: 0 }, w: [{ value: 3, error: 0.5 }] });
});
