import { describe, expect, it } from "vitest";
import type { Origin } from "../../arithmetic/provenance.js";
import { rowsByOrigin } from "../../fixtures/origins.js";
import { fromRows, Matrix } from "../matrix.js";
import { rearranged } from "./rearranged.js";
import { sideBySide } from "./stacking.js";

const a = fromRows([
  [1, 2],
  [3, 4],
]);
const b = fromRows([
  [5, 6],
  [7, 8],
]);

describe("rearranged", () => {
  const crossed: Origin = (row, col) => (row === col ? null : [row, col % 2, row]);

  it("takes every entry from where its origin says, and notes so", () => {
    const work = (): Matrix => rearranged([a, b], crossed, { rows: 2, cols: 3 });
    expect(work().toRows()).toEqual([
      [0, 3, 1],
      [6, 0, 6],
    ]);
    expect(rowsByOrigin(work)).toEqual(work().toRows());
  });

  it("is what moves whole blocks, by their origins", () => {
    const origin: Origin = (row, col) => [Math.floor(col / 2), row, col % 2];
    expect(rearranged([a, b], origin, { rows: 2, cols: 4 }).toRows()).toEqual(sideBySide([a, b]).toRows());
  });

  it("has the radii of its sources, counted as often as one of their entries occurs", () => {
    const blurred = new Matrix(1, 2, Float64Array.of(3, 4), 0.5);
    const exactOne = fromRows([[1]]);
    const once = rearranged([blurred, exactOne], (_, col) => [col === 2 ? 1 : 0, 0, col % 2], { rows: 1, cols: 3 });
    expect([once.radius >= 0.5, once.radius <= 0.5 * (1 + 2 ** -40)]).toEqual([true, true]);
    // With the error all in the first entry, which stands there four times: √4 · 0.5.
    const often = rearranged([blurred], (row) => [0, 0, row === 4 ? 1 : 0], { rows: 5, cols: 1 });
    expect([often.radius >= 1, often.radius <= 1 + 2 ** -40]).toEqual([true, true]);
  });

  it("counts every entry of a source, whatever its shape", () => {
    for (const [rows, cols] of [
      [1, 3],
      [3, 1],
      [2, 3],
      [3, 2],
    ] as const) {
      const blurred = new Matrix(rows, cols, new Float64Array(rows * cols).fill(1), 0.5);
      for (let k = 0; k < rows * cols; k++) {
        const [row, col] = [Math.floor(k / cols), k % cols];
        const { radius } = rearranged([blurred], () => [0, row, col], { rows: 4, cols: 1 });
        expect([radius >= 1, radius <= 1 + 2 ** -40]).toEqual([true, true]);
      }
    }
  });

  it("of nothing but zeros is exact", () => {
    const zeros = rearranged([], () => null, { rows: 2, cols: 1 });
    expect([zeros.toRows(), zeros.radius]).toEqual([[[0], [0]], 0]);
  });
});
