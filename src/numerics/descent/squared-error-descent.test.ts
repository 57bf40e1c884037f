import { describe, expect, it } from "vitest";
import { DomainError } from "../arithmetic/errors.js";
import { fromRows, identity, type Matrix } from "../matrices/matrix.js";
import { squaredErrorDescent, squaredErrorGradients } from "./squared-error-descent.js";

const T = fromRows([
  [2, 1],
  [0, 1],
]);
const W = [
  fromRows([
    [1, 0.5],
    [0, 2],
  ]),
  fromRows([
    [1, -1],
    [0.25, 1],
  ]),
];

/** ‖W_2W_1 − T‖_F² in plain numbers. */
function risk([a, b]: readonly Matrix[]): number {
  let total = 0;
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      total += (b!.at(i, 0) * a!.at(0, j) + b!.at(i, 1) * a!.at(1, j) - T.at(i, j)) ** 2;
    }
  }
  return total;
}

describe("squaredErrorGradients", () => {
  it("agrees with central differences, which are exact for a risk of degree 2 in each entry", () => {
    const gradients = squaredErrorGradients(W, T, 3);
    gradients.forEach((g, k) =>
      g.data.forEach((x, at) => {
        const moved = (by: number): readonly Matrix[] =>
          W.map((w, j) => {
            const rows = w.toRows();
            if (j === k) rows[Math.floor(at / 2)]![at % 2]! += by;
            return fromRows(rows);
          });
        expect(x).toBeCloseTo((3 * (risk(moved(1)) - risk(moved(-1)))) / 2, 12);
      }),
    );
  });
});

describe("squaredErrorDescent", () => {
  it("follows the recursion w ← w − 2η w(w² − τ) for two equal numbers, within its radius", () => {
    const one = [identity(1), identity(1)];
    const { weights, steps } = squaredErrorDescent(one, fromRows([[0.3]]), { stepSize: 0.25, steps: 20 });
    // The recursion in rationals: numerator and denominator, for η = 1/4 and τ = 3/10, cut to 200 bits each step.
    const unit = 1n << 200n;
    let w = unit;
    for (let step = 0; step < 20; step++) {
      const residual = (w * w) / unit - (3n * unit) / 10n;
      w -= (w * residual) / unit / 2n;
    }
    const exactly = Number(w >> 140n) / 2 ** 60;
    expect(steps).toBe(20);
    expect(Math.abs(weights[0]!.at(0, 0) - exactly)).toBeLessThanOrEqual(weights[0]!.radius);
    expect(weights[0]!.radius).toBeLessThan(2 ** -42);
  });

  it("stops where it diverges, with finite weights", () => {
    const { weights, steps } = squaredErrorDescent(W, T, { stepSize: 4, steps: 1000 });
    expect(steps).toBeLessThan(20);
    expect(Number.isFinite(weights[1]!.normBound)).toBe(true);
  });

  it("refuses a step size that is none", () => {
    expect(() => squaredErrorDescent(W, T, { stepSize: 0, steps: 1 })).toThrow(DomainError);
  });
});
