import { describe, expect, it } from "vitest";
import { fromRows, inner } from "../../../src/numerics/index.js";
import { onlySolution } from "./only-solution.js";

describe("onlySolution", () => {
  const target = fromRows([
    [3, -2],
    [5, 7],
  ]);
  const measured = (...rows: readonly number[][][]) => {
    const measurements = rows.map((a) => fromRows(a));
    return { measurements, labels: measurements.map((a) => inner(a, target)) };
  };

  it("is the matrix that was measured, within its radius, where more measurements than entries see all", () => {
    const found = onlySolution(
      measured([[1, 2], [0, 1]], [[1, -1], [3, 1]], [[0, 1], [1, 1]], [[2, 1], [1, 4]], [[1, 1], [1, 1]]), // prettier-ignore
    )!;
    expect(found.minus(target).normBound).toBeLessThanOrEqual(found.radius);
    expect(found.radius).toBeLessThan(2 ** -30);
  });

  it("is null where measurements are too few or depend on each other", () => {
    expect(onlySolution(measured([[1, 0], [0, 0]], [[0, 1], [0, 0]], [[0, 0], [1, 0]]))).toBeNull(); // prettier-ignore
    expect(
      onlySolution(measured([[1, 0], [0, 0]], [[0, 1], [0, 0]], [[0, 0], [1, 0]], [[1, 1], [1, 0]])), // prettier-ignore
    ).toBeNull();
  });
});
