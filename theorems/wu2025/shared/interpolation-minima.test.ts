import { expect, it } from "vitest";
import { trained } from "./interpolation-minima.js";

it("interpolates, with the wrong labels besides at a price: a larger trace and a larger error", () => {
  const [right, wrong] = ["right", "some wrong"].map((kind) =>
    trained({ d: 3, level: 0, seed: 1, target: "linear", kind }),
  );
  for (const { residual, largestTarget } of [right!, wrong!]) {
    expect(residual).toBeLessThan(2 ** -30);
    expect(largestTarget).toBeLessThanOrEqual(1 + 2 ** -50);
  }
  expect(wrong!.fisherTrace).toBeGreaterThan(right!.fisherTrace);
  expect(wrong!.error).toBeGreaterThan(right!.error);
});
