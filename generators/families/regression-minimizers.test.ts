import { describe, expect, it } from "vitest";
import { withArena } from "../../src/numerics/arithmetic/arena.js";
import { hessianSharpness } from "../../src/numerics/minima/univariate-minimum.js";
import { minimizes, nonzeroSolution, regressionMinimizers, sharpnessOf } from "./regression-minimizers.js";

const { at, materialize, specs } = regressionMinimizers;
const SEEDS = Array.from({ length: 200 }, (_, i) => i * 7919 + 1);

describe("regressionMinimizers", () => {
  it("draws minimizers with w* ≠ 0 alone", () => {
    for (const seed of SEEDS) {
      withArena(() => {
        const instance = materialize(specs.draw(seed));
        const slack = minimizes.slack(instance);
        expect(slack.value).toBeGreaterThanOrEqual(-slack.error);
        expect(nonzeroSolution.slack(instance).value).toBe(0);
      });
    }
  });

  it("draws others too where asked to", () => {
    const missed = SEEDS.filter((seed) =>
      withArena(() => {
        const { value, error } = minimizes.slack(materialize(minimizes.without!.draw(seed)));
        return value < -error;
      }),
    );
    expect(missed.length).toBeGreaterThan(SEEDS.length / 3);
  });

  it("knows that X w_prod vanishes", () => {
    const spec = at({ W: ["1 -1"], X: "1 1", p: [] });
    expect(nonzeroSolution.slack(materialize(spec)).value).toBe(-1);
  });
});

describe("sharpnessOf", () => {
  it("is the largest eigenvalue of the Hessian, at a minimizer and elsewhere", () => {
    for (const shift of [0, 2]) {
      const instance = materialize(at({ model: "fixed p", shift, W: ["1 2", "1; -1"], X: "1 1", p: ["2; 1"] }));
      const [one, other] = [sharpnessOf(instance), hessianSharpness(instance.weights, instance.problem)];
      expect(Math.abs(one.value - other.value)).toBeLessThanOrEqual(one.error + other.error);
      expect(one.error).toBeLessThan(2 ** -36);
    }
  });
});
