import { describe, expect, it } from "vitest";
import { sharpnessOf } from "../../generators/families/index.js";
import { equal } from "../../src/claim/relations/comparison.js";
import { judge } from "../../src/claim/relations/relation.js";
import { keepingAll } from "../../src/numerics/arithmetic/arena.js";
import { exact } from "../../src/numerics/arithmetic/index.js";
import { smallestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { minimizers, stepsOf } from "./objects/step-sizes.js";

describe("step-sizes", () => {
  const DRAWN = 40;

  /** Of how many drawn minimizers the two relations at η = 2/(factor · S) are refuted. */
  const refuted = (factor: number) =>
    keepingAll(() => {
      const steps = Array.from({ length: DRAWN }, (_, k) => {
        const instance = minimizers.materialize(minimizers.specs.draw(k * 7919 + 1));
        return stepsOf(instance)(exact(2).over(sharpnessOf(instance).times(factor)));
      });
      const count = (relations: readonly ReturnType<typeof equal>[]) =>
        relations.filter((relation) => judge(relation("one")).verdict === "refuted").length;
      return {
        norm: count(steps.map((step) => equal(spectralNorm(step), exact(1)))),
        turned: count(steps.map((step) => equal(smallestEigenvalue(step), exact(-1)))),
      };
    });

  it("notices a sharpness that is a hundredth off, either way, and not by the norm where H has a kernel", () => {
    expect(refuted(1)).toEqual({ norm: 0, turned: 0 });
    expect(refuted(1 / 1.01)).toEqual({ norm: DRAWN, turned: DRAWN });
    expect(refuted(1.01).turned).toBe(DRAWN);
    expect(refuted(1.01).norm).toBeLessThan(DRAWN / 4);
  });
});
