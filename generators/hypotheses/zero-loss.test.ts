import { describe, expect, it } from "vitest";
import { layout } from "../specs/layout.js";
import { loosened } from "../specs/loosened.js";
import { exact } from "../../src/numerics/arithmetic/quantity.js";
import { labelsFor, RESIDUALS, zeroLossAssumption } from "./zero-loss.js";

const strict = layout({ sizes: { n: [1, 1] } });
const without = loosened(strict, { reals: { residual: RESIDUALS } });

describe("labelsFor", () => {
  it("gives the predictions themselves where the spec states no residual", () => {
    const predictions = [exact(2), exact(-1)];
    expect(labelsFor(strict.draw(1), predictions)).toBe(predictions);
  });

  it("is off by the stated residual elsewhere", () => {
    const spec = without.draw(1);
    const labels = labelsFor(spec, [exact(2), exact(-1)]).map(({ value }) => value);
    expect(labels).toEqual([2 + spec.reals["residual"]!, -1 + spec.reals["residual"]!]);
  });
});

describe("zeroLossAssumption", () => {
  it("has minus the loss as its slack", () => {
    const { slack, name } = zeroLossAssumption((loss: number) => exact(loss), { without });
    expect(slack(3)).toEqual(exact(3).negated());
    expect(name).toBe("zero loss");
  });
});
