import { describe, expect, it } from "vitest";
import { approximately } from "../../numerics/arithmetic/quantity.js";
import { Matrix } from "../../numerics/matrices/matrix.js";
import { explicitHessian } from "../../numerics/networks/explicit-hessian.js";
import { largestEigenvalue } from "../../numerics/spectra/symmetric-eigen.js";
import { gradientAt, levelSet, type Point, scalarSharpness } from "./valley.js";

const TAU = 3;
const POINTS: readonly Point[] = [
  [1, 3],
  [2, -0.5],
  [0, 0],
  [-1.5, 0.25],
];

const loss = ([first, second]: Point): number => (first * second - TAU) ** 2;

describe("the scalar network of two layers", () => {
  it("has the gradient of central differences", () => {
    const h = 2 ** -12;
    for (const [first, second] of POINTS) {
      const [along, across] = gradientAt(TAU, [first, second]);
      expect(along).toBeCloseTo((loss([first + h, second]) - loss([first - h, second])) / (2 * h), 5);
      expect(across).toBeCloseTo((loss([first, second + h]) - loss([first, second - h])) / (2 * h), 5);
    }
  });

  it("has the sharpness of its full Hessian", () => {
    const scalar = (x: number): Matrix => new Matrix(1, 1, Float64Array.of(x));
    for (const point of POINTS) {
      const problem = { measurements: [scalar(1)], labels: [approximately(TAU, 0)] };
      const { value } = largestEigenvalue(explicitHessian(point.map(scalar), problem));
      expect(Math.abs(scalarSharpness(TAU, point) - value)).toBeLessThan(2 ** -40);
    }
  });
});

describe("level sets", () => {
  it("have the loss of their level everywhere, and end where the picture does", () => {
    for (const level of [1 / 4, 4, 9, 16]) {
      const pieces = levelSet(TAU, level, 5);
      for (const point of pieces.flat()) expect(Math.abs(loss(point) / level - 1)).toBeLessThan(2 ** -40);
      for (const piece of pieces) {
        for (const [first, second] of [piece[0]!, piece.at(-1)!]) {
          expect(Math.max(Math.abs(first), Math.abs(second))).toBeCloseTo(5, 10);
        }
      }
      expect(pieces).toHaveLength(4);
    }
  });

  it("are the valley at 0, the axes at the level of the saddle, and nothing beyond the picture", () => {
    expect(levelSet(TAU, 0, 5)).toHaveLength(2);
    expect(levelSet(2, 4, 1)).toEqual([
      [
        [-1, 0],
        [1, 0],
      ],
      [
        [0, -1],
        [0, 1],
      ],
    ]);
  });
});
