import { describe, expect, it } from "vitest";
import { Wide, wide } from "../fixtures/networks.js";
import { approximately, exact } from "./quantity.js";

/** |x^{p/q} − value|, with the exponent as a fraction and not as a double. */
function trueError(x: number, p: number, q: number, value: number): number {
  return wide(x).pow(new Wide(p).div(q)).minus(wide(value)).abs().toNumber();
}

describe("rationalPower", () => {
  const exponents = [
    [1, 3],
    [2, 3],
    [5, 3],
    [8, 5],
    [1, 7],
    [10, 6],
  ] as const;

  it.each(exponents)("x^(%d/%d) encloses the power with the fraction, not with the double next to it", (p, q) => {
    for (const x of [1e-300, 2 ** -40, 0.3, 1, 1.7, 12345.678, 1e150, 1e180]) {
      const { value, error } = exact(x).power(p, q);
      expect(trueError(x, p, q, value)).toBeLessThanOrEqual(error);
      expect(error).toBeLessThan(2 ** -51 * Math.max(1, value * (2 + Math.abs(Math.log(x)))) + Number.MIN_VALUE);
    }
  });

  it.each(exponents)("x^(%d/%d) encloses it over the whole enclosure of x", (p, q) => {
    for (const [x, radius] of [
      [0.5, 0.01],
      [3, 1e-9],
      [1e-9, 1e-9],
      [0, 1e-12],
    ] as const) {
      const { value, error } = approximately(x, radius).power(p, q);
      for (const end of [Math.max(x - radius, 0), x + radius]) {
        expect(trueError(end, p, q, value)).toBeLessThanOrEqual(error);
      }
    }
  });

  it("is exactly 0 at 0", () => {
    expect(exact(0).power(1, 3)).toEqual(exact(0));
  });
});
