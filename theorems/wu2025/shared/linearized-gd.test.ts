import { describe, expect, it } from "vitest";
import { Matrix } from "../../../src/numerics/matrices/matrix.js";
import { descended, descents, matrixPower } from "./linearized-gd.js";

/** J = diag(2, 1) with n = 2, so that H = diag(2, 1/2) − c. */
function diagonal(descent: number): ReturnType<typeof descents.materialize> {
  return descents.materialize(descents.at({ J: "2 0; 0 1", start: "1; 1", rate: 0.5, steps: 3, descent }));
}

describe("the linearized iteration", () => {
  it("has the Hessian of its loss", () => {
    expect(diagonal(0).hessian.toRows()).toEqual([
      [2, 0],
      [0, 0.5],
    ]);
    expect(diagonal(1).hessian.toRows()).toEqual([
      [1, 0],
      [0, -0.5],
    ]);
  });

  it("multiplies every coordinate by 1 − ηλ in each step", () => {
    expect(descended(diagonal(0), 3).toRows()).toEqual([[0], [0.75 ** 3]]);
    expect(descended(diagonal(1), 3).toRows()).toEqual([[0.5 ** 3], [1.25 ** 3]]);
    expect(descended(diagonal(0), 0).toRows()).toEqual([[1], [1]]);
    expect(diagonal(1).step.toRows()).toEqual([
      [0.5, 0],
      [0, 1.25],
    ]);
  });

  it("is what a spec says, with nothing taken off H unless a looser source does", () => {
    const spec = descents.at({ steps: 2, rate: 2, J: 3, start: 5 });
    const { J, start, descent, rate, steps } = descents.materialize(spec);
    expect([J.toRows(), start.toRows(), descent, rate, steps]).toEqual([[[3]], [[5]], 0, 2, 2]);
    const without = descents.loosened({ reals: { descent: [4] } }).draw(1);
    expect(descents.materialize(without).descent).toBe(4);
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
