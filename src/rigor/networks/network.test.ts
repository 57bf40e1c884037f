import { describe, expect, it } from "vitest";
import {
  fromRows,
  identity,
  inner,
  IntervalMatrix,
  kronecker,
  product,
  transpose,
} from "../matrices/interval-matrix.js";
import { nuclearNorm } from "../matrices/spectrum.js";
import { type Instance, instanceFrom, referenceNetworks } from "../networks.fixture.js";
import { compare } from "../numbers/dyadic.js";
import {
  add,
  fromNumber,
  type Interval,
  isPoint,
  multiply,
  square,
  subtract,
  sum,
  toNumbers,
} from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { meets } from "../rational.fixture.js";
import {
  endToEnd,
  gradientSquares,
  hessianTrace,
  layerGradients,
  loss,
  lossGradients,
  predictions,
  regularizerR,
  residuals,
} from "./network.js";

const p = new Precision(128);

/** Whether both are the same single number. */
function same(a: Interval, b: Interval): boolean {
  return isPoint(a) && isPoint(b) && compare(a.lo, b.lo) === 0;
}

/** The weights with 1 or −1 added to one entry of one layer. */
function moved(weights: readonly IntervalMatrix[], layer: number, at: number, step: number): IntervalMatrix[] {
  return weights.map((w, j) => {
    if (j !== layer) return w;
    return new IntervalMatrix(
      w.rows,
      w.cols,
      w.data.map((x, k) => (k === at ? add(x, fromNumber(step), EXACT) : x)),
    );
  });
}

/** n times the loss, exactly. */
function lossSum(weights: readonly IntervalMatrix[], { problem }: Instance): Interval {
  return sum(
    residuals(weights, problem).map((r) => square(r, EXACT)),
    EXACT,
  );
}

/** Both derivatives of n times the loss by differences: along an entry it is a polynomial of degree 2. */
function differences(instance: Instance, layer: number, at: number): [Interval, Interval] {
  const [below, here, above] = [-1, 0, 1].map((step) =>
    lossSum(moved(instance.weights, layer, at, step), instance),
  ) as [Interval, Interval, Interval];
  const half = multiply(subtract(above, below, EXACT), fromNumber(0.5), EXACT);
  const second = subtract(add(above, below, EXACT), multiply(here, fromNumber(2), EXACT), EXACT);
  return [half, second];
}

describe("the reference networks", () => {
  it.each(referenceNetworks.map((n, i) => [`${i + 1}, of depth ${n.weights.length}`, n] as const))(
    "%s",
    (_, network) => {
      const { weights, problem, stored } = network;
      expect(meets(loss(weights, problem, p), stored.loss)).toBe(true);
      expect(meets(hessianTrace(weights, problem.measurements, p), stored.hessianTrace)).toBe(true);
      expect(meets(regularizerR(weights), stored.regularizerR)).toBe(true);
      expect(meets(nuclearNorm(endToEnd(weights), p), stored.nuclearNorm)).toBe(true);
      const squares = lossGradients(weights, problem, p).flatMap((g) => g.data.map((x) => square(x, p)));
      expect(meets(sum(squares, p), stored.gradientNormSquared)).toBe(true);
      endToEnd(weights).data.forEach((x, at) =>
        expect(toNumbers(x)[0]).toBeCloseTo(Number(stored.endToEnd.flat()[at]!), 9),
      );
    },
  );
});

describe("derivatives", () => {
  // n = 2 and 4, so that the divisions by n are exact.
  it.each([
    ["three layers", instanceFrom(31, [2, 3, 2, 3], 2)],
    ["one layer", instanceFrom(32, [3, 2], 2)],
    ["four narrow layers", instanceFrom(33, [2, 1, 2, 1, 2], 4)],
  ] as const)("are exact differences of the loss: %s", (_, instance) => {
    const { weights, problem } = instance;
    const n = problem.measurements.length;
    const gradients = lossGradients(weights, problem, new Precision(4000));
    const seconds: Interval[] = [];
    weights.forEach((w, layer) => {
      for (let at = 0; at < w.data.length; at++) {
        const [slope, curvature] = differences(instance, layer, at);
        expect(same(multiply(gradients[layer]!.data[at]!, fromNumber(n), EXACT), slope)).toBe(true);
        seconds.push(curvature);
      }
    });
    const trace = hessianTrace(weights, problem.measurements, new Precision(4000));
    expect(same(multiply(trace, fromNumber(n), EXACT), sum(seconds, EXACT))).toBe(true);
  });

  it("of a prediction satisfy Euler's identity in each layer", () => {
    const { weights, problem } = instanceFrom(34, [3, 2, 4, 2], 1);
    const [a] = problem.measurements;
    const [prediction] = predictions(weights, problem.measurements);
    const gradients = layerGradients(weights, a!);
    weights.forEach((w, j) => expect(same(inner(w, gradients[j]!, EXACT), prediction!)).toBe(true));
  });

  it("have the squares of the closed form of depth two", () => {
    const { weights, problem } = instanceFrom(35, [3, 2, 2], 3);
    const [first, second] = weights as [IntervalMatrix, IntervalMatrix];
    const terms = problem.measurements.flatMap((a) => [
      ...product(transpose(second), a, EXACT).data,
      ...product(a, transpose(first), EXACT).data,
    ]);
    expect(
      same(
        gradientSquares(weights, problem.measurements),
        sum(
          terms.map((x) => square(x, EXACT)),
          EXACT,
        ),
      ),
    ).toBe(true);
  });
});

describe("regularizerR", () => {
  it("is the sum of squared gradients of the measurements by the entries", () => {
    const { weights } = instanceFrom(36, [2, 3, 2, 3], 1);
    const units = [0, 1, 2].flatMap((i) => [0, 1].map((k) => kronecker(column(3, i), transpose(column(2, k)), EXACT)));
    expect(same(regularizerR(weights), gradientSquares(weights, units))).toBe(true);
  });

  it("needs two layers", () => {
    expect(() => regularizerR([identity(2)])).toThrow(
      "regularizerR: expected a network of depth 2 or more, got depth 1",
    );
  });
});

function column(d: number, i: number): IntervalMatrix {
  return fromRows(Array.from({ length: d }, (_, k) => [k === i ? 1 : 0]));
}

describe("bad networks", () => {
  it("are refused in a line", () => {
    const [two, three] = [identity(2), identity(3)];
    expect(() => endToEnd([])).toThrow("weights: expected one or more layers, got none");
    expect(() => endToEnd([two, three])).toThrow("layer 2: expected 2 columns, got 3 × 3");
    expect(() => predictions([two], [three])).toThrow("measurement 1: expected shape 2 × 2, got 3 × 3");
    expect(() => loss([two], { measurements: [], labels: [] }, p)).toThrow(
      "expected one or more measurements, got none",
    );
    expect(() => loss([two], { measurements: [two], labels: [] }, p)).toThrow(
      "labels: expected 1, one for each measurement, got 0",
    );
    expect(() => hessianTrace([two], [], p)).toThrow("hessianTrace: expected one or more measurements, got none");
  });
});
