import { describe, expect, it } from "vitest";
import { fromMatrix, fromRows, identity, inner, type IntervalMatrix } from "../matrices/interval-matrix.js";
import { eigenvalues } from "../matrices/spectrum.js";
import { instanceFrom, referenceNetworks } from "../networks.fixture.js";
import { compare, fromDouble, quotient } from "../numbers/dyadic.js";
import {
  disjoint,
  divide,
  fromNumber,
  type Interval,
  isZero,
  multiply,
  square,
  sum,
  toNumbers,
} from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { isNarrow, meets } from "../rational.fixture.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import { gaussNewtonSharpness, measurementSpectrum, ripConstantFullRank, sharpness } from "./curvature.js";
import { layerGradients, lossGradients } from "./network.js";

const p = new Precision(128);

describe("sharpness", () => {
  const atZeroLoss = referenceNetworks.filter(({ stored }) => stored.sharpness !== undefined);

  it.each(atZeroLoss.map((n, i) => [i + 1, n] as const))(
    "of reference network %i",
    (_, { weights, problem, stored }) => {
      expect(meets(sharpness(weights, problem, p), stored.sharpness!)).toBe(true);
    },
  );

  it("is refused away from zero loss", () => {
    const { weights, problem } = instanceFrom(41, [2, 2, 2], 2);
    expect(() => sharpness(weights, problem, p)).toThrow("sharpness: expected zero loss, exactly, got a residual 1");
    expect(lossGradients(weights, problem, p)).toHaveLength(2);
    expect(() => gaussNewtonSharpness(weights, [], p)).toThrow("one or more measurements, got none");
  });

  it("of one measurement is twice its squared gradient", () => {
    const { weights, problem } = instanceFrom(42, [2, 3, 2], 1);
    const entries = layerGradients(weights, problem.measurements[0]!).flatMap((g) => g.data);
    const truth = multiply(
      fromNumber(2),
      sum(
        entries.map((x) => square(x, EXACT)),
        EXACT,
      ),
      EXACT,
    );
    const found = gaussNewtonSharpness(weights, problem.measurements, p);
    expect(disjoint(found, truth)).toBe(false);
    expect(isNarrow(found, -120, truth.hi)).toBe(true);
  });

  it("of more measurements than parameters comes from the other Gram matrix", () => {
    const { weights, problem } = instanceFrom(43, [2, 1], 5);
    // Two parameters: λ_max of a 2 × 2 matrix in closed form.
    const [a, b, c] = gramOfRows(problem.measurements);
    const found = toNumbers(gaussNewtonSharpness(weights, problem.measurements, p));
    const root = Math.sqrt(((a - c) / 2) ** 2 + b * b);
    expect(found[0]).toBeCloseTo((2 / 5) * ((a + c) / 2 + root), 13);
  });
});

function gramOfRows(measurements: readonly IntervalMatrix[]): [number, number, number] {
  const entries = measurements.map((m) => m.data.map((x) => toNumbers(x)[0]) as [number, number]);
  return entries.reduce<[number, number, number]>(([a, b, c], [x, y]) => [a + x * x, b + x * y, c + y * y], [0, 0, 0]);
}

describe("measurementSpectrum and ripConstantFullRank", () => {
  it("are exact for orthonormal measurements", () => {
    // (1/4) Σ ⟨2E_ij, X⟩² = ‖X‖_F².
    const basis = [
      [2, 0],
      [0, 2],
    ].flatMap(([x, y]) => [
      fromRows([
        [x!, y!],
        [0, 0],
      ]),
      fromRows([
        [0, 0],
        [x!, y!],
      ]),
    ]);
    const { least, largest } = measurementSpectrum(basis, p);
    expect([least, largest].map(toNumbers)).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(toNumbers(ripConstantFullRank(basis, p))).toEqual([0, 0]);
  });

  it("see every X as one that the measurements stretch by no more, and no less", () => {
    const next = numbersFrom(44);
    const measurements = Array.from({ length: 9 }, () => fromMatrix(matrixFrom(next, 2, 3)));
    const { least, largest } = measurementSpectrum(measurements, p);
    const delta = ripConstantFullRank(measurements, p);
    for (let t = 0; t < 20; t++) {
      const x = fromMatrix(matrixFrom(next, 2, 3));
      const values = measurements.map((a) => square(inner(a, x, EXACT), EXACT));
      const ratio = divide(sum(values, EXACT), multiply(fromNumber(9), inner(x, x, EXACT), EXACT), p);
      expect(compare(least.lo, ratio.hi) <= 0 && compare(ratio.lo, largest.hi) <= 0).toBe(true);
    }
    const [low, high, d] = [least, largest, delta].map((x) => toNumbers(x)[0]) as [number, number, number];
    expect(d).toBeCloseTo(Math.max(high - 1, 1 - low), 14);
    expect(isNarrow(delta, -110, fromDouble(1))).toBe(true);
  });

  it("agree with the eigenvalues of the Gram operator on either side", () => {
    const next = numbersFrom(45);
    for (const n of [3, 4, 7]) {
      const measurements = Array.from({ length: n }, () => fromMatrix(matrixFrom(next, 2, 2)));
      const operator = [0, 1, 2, 3].map((i) =>
        [0, 1, 2, 3].map((k) =>
          sum(
            measurements.map((a) => multiply(a.data[i]!, a.data[k]!, EXACT)),
            EXACT,
          ),
        ),
      );
      const values = eigenvalues({ ...identity(4), data: operator.flat(), at: (i, k) => operator[i]![k]! }, p);
      const { least, largest } = measurementSpectrum(measurements, p);
      expect(disjoint(largest, overCount(values[0]!, n))).toBe(false);
      expect(disjoint(least, overCount(values[3]!, n))).toBe(false);
      expect(isZero(least)).toBe(n === 3);
    }
  });

  it("know dependent measurements, and refuse none", () => {
    const [a, b] = [fromRows([[1, 2]]), fromRows([[0.1, 0.2]])];
    expect(isZero(measurementSpectrum([a, b, b], p).least)).toBe(true);
    expect(() => measurementSpectrum([], p)).toThrow("one or more measurements, got none");
    expect(() => measurementSpectrum([a, identity(2)], p)).toThrow("a matrix of shape 1 × 2, got 2 × 2");
  });
});

function overCount(x: Interval, n: number): Interval {
  return {
    lo: quotient(x.lo, fromDouble(n), 128, "down"),
    hi: quotient(x.hi, fromDouble(n), 128, "up"),
  };
}
