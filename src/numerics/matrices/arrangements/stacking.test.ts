import { describe, expect, it } from "vitest";
import { rowsByOrigin } from "../../fixtures/origins.js";
import { fromRows, Matrix } from "../matrix.js";
import { flattenedRows, onTop, reshaped, sideBySide } from "./stacking.js";

const a = fromRows([[1, 2], [3, 4]]); // prettier-ignore
const b = fromRows([[5, 6], [7, 8]]); // prettier-ignore
const row = fromRows([[9, 10, 11]]);

const examples = [
  { name: "sideBySide", make: () => sideBySide([a, b]), rows: [[1, 2, 5, 6], [3, 4, 7, 8]] }, // prettier-ignore
  { name: "sideBySide of one", make: () => sideBySide([row]), rows: [[9, 10, 11]] },
  { name: "onTop", make: () => onTop(sideBySide([a, b]), 2), rows: [[1, 2], [3, 4], [5, 6], [7, 8]] }, // prettier-ignore
  { name: "reshaped", make: () => reshaped(sideBySide([a, b]), 4, 2), rows: [[1, 2], [5, 6], [3, 4], [7, 8]] }, // prettier-ignore
  { name: "onTop of columns", make: () => onTop(row, 3), rows: [[9], [10], [11]] },
  {
    name: "flattenedRows",
    make: () => flattenedRows([[a, row], [row, b]]), // prettier-ignore
    rows: [[1, 2, 3, 4, 9, 10, 11], [9, 10, 11, 5, 6, 7, 8]], // prettier-ignore
  },
];

describe("stacked matrices", () => {
  it.each(examples)("$name has its entries in place, and notes where they come from", ({ make, rows }) => {
    expect(make().toRows()).toEqual(rows);
    expect(rowsByOrigin(make)).toEqual(rows);
  });

  it("have the root of the sum of the squared radii of their parts", () => {
    const blurred = (radius: number): Matrix => new Matrix(1, 2, Float64Array.of(1, 2), radius);
    const parts = [blurred(3), blurred(4)];
    for (const { radius } of [
      sideBySide(parts),
      flattenedRows([parts]),
      onTop(sideBySide(parts), 2),
      reshaped(sideBySide(parts), 2, 2),
    ]) {
      expect(radius).toBeGreaterThanOrEqual(5);
      expect(radius).toBeLessThan(5 * (1 + 2 ** -45));
    }
    expect(sideBySide([a, b]).radius).toBe(0);
  });
});
