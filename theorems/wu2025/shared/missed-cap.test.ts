import { expect, it } from "vitest";
import { exact } from "../../../src/numerics/index.js";
import { failing, missedCap } from "./missed-cap.js";

it("is the example of the erratum: n = 9, a cap of measure 0.0385 that 0.70 of the samples miss", () => {
  const cap = missedCap({ d: 3, level: 0, delta: 0.5, share: 0.5 });
  expect(cap.n).toBe(9);
  expect(cap.error.value).toBeCloseTo(Math.LN2 / 18, 12);
  expect(cap.probability.value).toBeCloseTo((1 - Math.LN2 / 18) ** 9, 12);
  expect(cap.trace.value).toBe(0);
  expect(cap.threshold.value).toBeCloseTo(Math.LN2 / 9, 12);
});

it("fails where the error is above the bound, and not where it is below", () => {
  const cap = missedCap({ d: 3, level: 0, delta: 0.5, share: 0.5 });
  expect(failing(cap, exact(0.03)).value).toBe(cap.probability.value);
  expect(failing(cap, exact(0.04)).value).toBe(0);
});
