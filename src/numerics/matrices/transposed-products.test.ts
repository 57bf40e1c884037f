import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { withProvenance } from "../arithmetic/provenance.js";
import { Random } from "../../random/random.js";
import { Matrix, zeros } from "./matrix.js";
import { timesTransposed, transposedTimes } from "./transposed-products.js";

const random = new Random(5);
const drawn = (rows: number, cols: number): Matrix =>
  new Matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => random.normal()),
    2 ** -30,
  );

describe("products with a transpose that is not made", () => {
  it.each([
    [1, 1, 1],
    [2, 3, 4],
    [6, 5, 7],
    [20, 30, 9],
  ])("have the bits of those where it is made: %i, %i, %i", (m, k, n) => {
    const [a, b] = [drawn(m, k), drawn(n, k)];
    const [c, d] = [drawn(k, m), drawn(k, n)];
    for (const [lazy, eager] of [
      [timesTransposed(a, b), a.times(b.T)],
      [transposedTimes(c, d), c.T.times(d)],
    ] as const) {
      expect(lazy.toRows()).toEqual(eager.toRows());
      // Norms of a transpose are summed in another order.
      expect(Math.abs(lazy.radius - eager.radius)).toBeLessThanOrEqual(2 ** -40 * eager.radius);
    }
  });

  it("are noted as products with a transpose", () => {
    const [a, b] = [drawn(2, 3), drawn(4, 3)];
    const { result, stepOf } = withProvenance(() => timesTransposed(a, b));
    const step = stepOf(result)!;
    expect(step.operation).toBe("multiplyMatrices");
    const [left, right] = step.operands as [Matrix, Matrix];
    expect(left).toBe(a);
    expect(right.toRows()).toEqual(b.T.toRows());
    expect(stepOf(right)).toEqual({ operation: "transpose", operands: [b] });
  });

  it("refuse what does not fit", () => {
    expect(() => timesTransposed(zeros(2, 3), zeros(3, 2))).toThrow(ShapeError);
    expect(() => transposedTimes(zeros(2, 3), zeros(3, 2))).toThrow(ShapeError);
  });
});
