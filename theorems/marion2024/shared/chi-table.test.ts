import { describe, expect, it } from "vitest";
import { chiByTable, normalByTable, TABLE_ERROR } from "./chi-table.js";
import { Random } from "../../../src/random/index.js";
import { chiSquareCdf, normalCdf } from "../../../src/statistics/index.js";

describe("tables of distribution functions", () => {
  const random = new Random(3);

  it("are within their error of χ², in the middle of steps and beyond the end", () => {
    for (let degrees = 1; degrees <= 6; degrees++) {
      const radii = [0, 2 ** -12, 20, ...Array.from({ length: 400 }, () => 10 * random.uniform())];
      for (const r of radii) {
        const off = Math.abs(chiByTable(r, degrees) - chiSquareCdf(r * r, degrees).value);
        expect(off, `${degrees} degrees at ${r}`).toBeLessThanOrEqual(TABLE_ERROR);
      }
    }
  });

  it("are within their error of Φ on both sides", () => {
    for (let k = 0; k < 400; k++) {
      const z = 12 * (random.uniform() - 1 / 2);
      expect(Math.abs(normalByTable(z) - normalCdf(z).value)).toBeLessThanOrEqual(TABLE_ERROR);
    }
  });
});
