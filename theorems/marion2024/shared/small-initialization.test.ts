import { describe, expect, it } from "vitest";
import { frobeniusOf } from "../../../src/numerics/matrices/kernels.js";
import { regressor, univariateRiskGradients } from "../../../src/numerics/networks/univariate-risk.js";
import { flowsTo, smallInitializationAssumptions, smallInitializations } from "./small-initialization.js";

const { at, materialize, specs } = smallInitializations;

/** w_1 = 0 or w_2 = 0, and the other one 1 before scaling; X = 1. */
function scalars(zeroLayer: number, target: number, other = 1) {
  return materialize(at({ W: [other, other], X: 1, y: target, zeroLayer }));
}

describe("smallInitializations", () => {
  it("satisfies every assumption, with layers times a power of two", () => {
    for (let seed = 0; seed < 200; seed++) {
      const instance = materialize(specs.draw(seed));
      for (const { name, slack } of smallInitializationAssumptions) {
        const { value, error } = slack(instance);
        expect(value, `${name} at seed ${seed}`).toBeGreaterThanOrEqual(-error);
      }
    }
    expect(Number.isInteger(Math.log2(scalars(1, 1).initial[1]!.data[0]!))).toBe(true);
  });

  it("notices violations", () => {
    const slacks = (instance: ReturnType<typeof scalars>): boolean[] =>
      smallInitializationAssumptions.map(({ slack }) => slack(instance).value >= -slack(instance).error);
    const good = scalars(1, 1);
    expect(slacks(good)).toEqual([true, true, true, true, true]);
    const large = { ...good, initial: good.initial.map((w) => w.minus(scalars(2, 9).problem.targets)) };
    expect(slacks(large)[4]).toBe(false);
    expect(slacks(scalars(1, 0))[3]).toBe(false);
    expect(slacks(scalars(1, 1, 0))[1]).toBe(false);
  });
});

describe("flowsTo", () => {
  it("ends within its radius of the limit that the conserved difference tells", () => {
    for (const [zeroLayer, target] of [
      [1, 1],
      [2, 1],
      [1, 3],
      [2, -0.25],
    ] as const) {
      const instance = scalars(zeroLayer, target);
      const [first, second] = flowsTo(instance);
      const s = instance.initial[2 - zeroLayer]!.data[0]!;
      // w_2w_1 = target and the difference of squares is that at the start; the layer that was not zero keeps its sign.
      const large = Math.sqrt((s * s + Math.sqrt(s ** 4 + 4 * target * target)) / 2);
      const expected = zeroLayer === 1 ? [target / large, large] : [large, target / large];
      const off = Math.hypot(first!.data[0]! - expected[0]!, second!.data[0]! - expected[1]!);
      expect(off).toBeLessThanOrEqual(first!.radius);
      expect(first!.radius).toBeLessThan(2 ** -14);
    }
  });

  it("ends near a minimizer in deep networks as well", () => {
    for (let seed = 0; seed < 12; seed++) {
      const instance = materialize(specs.draw(seed));
      const end = flowsTo(instance);
      const { problem, facts } = instance;
      const gap = frobeniusOf(regressor(end, problem).minus(facts.solution).data);
      expect(gap).toBeLessThan(2 ** -10 * frobeniusOf(facts.solution.data));
      const squares = univariateRiskGradients(end, problem).map((g) => frobeniusOf(g.data) ** 2);
      expect(Math.sqrt(squares.reduce((a, b) => a + b))).toBeLessThan(2 ** -8);
    }
  });

  it("knows nothing of a flow that stands still", () => {
    expect(flowsTo(scalars(1, 1, 0))[0]!.radius).toBe(Infinity);
  });
});
