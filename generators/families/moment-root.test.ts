import { describe, expect, it } from "vitest";
import { fromRows } from "../../src/numerics/matrices/matrix.js";
import { symmetricEigen } from "../../src/numerics/spectra/symmetric-eigen.js";
import { momentRootFrom } from "./moment-root.js";

describe("momentRootFrom", () => {
  it("is I + GᵀG, symmetric and exact by definition", () => {
    const root = momentRootFrom(
      fromRows([
        [1, 2],
        [0, 3],
      ]),
    );
    expect(root.toRows()).toEqual([
      [2, 2],
      [2, 14],
    ]);
    expect(root.radius).toBe(0);
  });

  it("is positive definite for the shift 1 and may be singular for 0", () => {
    const g = fromRows([
      [0.1, 0.2],
      [0.3, 0.6],
    ]);
    expect(symmetricEigen(momentRootFrom(g)).values.at(-1)).toBeGreaterThan(0.99);
    expect(Math.abs(symmetricEigen(momentRootFrom(g, 0)).values.at(-1)!)).toBeLessThan(2 ** -40);
  });
});
