import { describe, expect, it } from "vitest";
import { column, Matrix } from "../../../src/numerics/matrices/matrix.js";
import {
  descended,
  hessianOf,
  type LinearizedGd,
  linearizedGd,
  linearizedGdSpecs,
  matrixPower,
  stepMatrix,
} from "./linearized-gd.js";

const { explicit } = linearizedGdSpecs;

/** J = diag(2, 1) with n = 2, so that H = diag(2, 1/2) − c. */
function diagonal(descent: number): LinearizedGd {
  const jacobian = new Matrix(2, 2, Float64Array.of(2, 0, 0, 1));
  return { jacobian, descent, start: column([1, 1]), rate: 0.5, steps: 3 };
}

describe("the linearized iteration", () => {
  it("has the Hessian of its loss", () => {
    expect(hessianOf(diagonal(0)).toRows()).toEqual([
      [2, 0],
      [0, 0.5],
    ]);
    expect(hessianOf(diagonal(1)).toRows()).toEqual([
      [1, 0],
      [0, -0.5],
    ]);
  });

  it("multiplies every coordinate by 1 − ηλ in each step", () => {
    expect(descended(diagonal(0), 3).toRows()).toEqual([[0], [0.75 ** 3]]);
    expect(descended(diagonal(1), 3).toRows()).toEqual([[0.5 ** 3], [1.25 ** 3]]);
    expect(descended(diagonal(0), 0).toRows()).toEqual([[1], [1]]);
    expect(stepMatrix(diagonal(1)).toRows()).toEqual([
      [0.5, 0],
      [0, 1.25],
    ]);
  });

  it("is what a spec says, with nothing taken off H unless a looser source does", () => {
    const spec = explicit({
      sizes: { n: 1, p: 1, steps: 2 },
      reals: { rate: 2 },
      lists: { J: [[[3]]], start: [[[5]]] },
    });
    const { jacobian, start, ...rest } = linearizedGd(spec);
    expect([jacobian.toRows(), start.toRows(), rest]).toEqual([[[3]], [[5]], { descent: 0, rate: 2, steps: 2 }]);
    expect(linearizedGd({ ...spec, reals: { ...spec.reals, descent: 4 } }).descent).toBe(4);
  });
});

describe("matrixPower", () => {
  it("is the power, from the first on, of a matrix that is not symmetric", () => {
    const shear = new Matrix(2, 2, Float64Array.of(1, 1, 0, 2));
    expect([1, 2, 3].map((t) => matrixPower(shear, t).toRows())).toEqual([
      [
        [1, 1],
        [0, 2],
      ],
      [
        [1, 3],
        [0, 4],
      ],
      [
        [1, 7],
        [0, 8],
      ],
    ]);
  });
});
