import { describe, expect, it } from "vitest";
import { mlSingularValues, mlSymmetricEigen } from "../../../src/numerics/fixtures/ml-matrix.js";
import { identity, type Matrix } from "../../../src/numerics/matrices/matrix.js";
import { dualSharpness } from "../../../src/numerics/minima/flattest-minimum.js";
import { explicitMinimumHessian } from "../../../src/numerics/networks/minimum-hessian.js";
import { endToEnd } from "../../../src/numerics/networks/network.js";
import { coloredMinima } from "../../../generators/families/colored-minima.js";
import { FLATTEST_ASSUMPTIONS, flattestMinima, flattestMinimaOfAnyData } from "./flattest-minima.js";

const drawn = (seed: number) => flattestMinima.materialize(flattestMinima.specs.draw(seed));
const drawnColored = (seed: number) => coloredMinima.materialize(coloredMinima.specs.draw(seed));

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

/** λ_max of all second derivatives of the loss, by the decomposition of another library. */
function sharpnessByHessian(weights: readonly Matrix[], root?: Matrix): number {
  return Math.max(...mlSymmetricEigen(explicitMinimumHessian(weights, root)).values);
}

describe("flattestMinima", () => {
  it("have the sharpness 2mσ_max(T)^{2(1−1/m)} by the explicit Hessian", () => {
    for (const seed of SEEDS) {
      const { weights } = drawn(seed);
      const m = weights.length;
      const least = 2 * m * mlSingularValues(endToEnd(weights))[0]! ** (2 - 2 / m);
      expect(Math.abs(sharpnessByHessian(weights) / least - 1)).toBeLessThan(2 ** -40);
    }
  });

  it("include layers with gains above σ_max(T)^{1/m}, and two equal first singular values", () => {
    const many = Array.from({ length: 200 }, (_, seed) => seed);
    const beyond = many.map((seed) => {
      const { weights } = drawn(seed);
      const gain = mlSingularValues(endToEnd(weights))[0]! ** (1 / weights.length);
      return Math.max(...weights.map((w) => mlSingularValues(w)[0]! / gain));
    });
    expect(beyond.filter((x) => x > 1.2).length).toBeGreaterThan(5);
    const repeated = many.filter((seed) => {
      const [first, second = 0] = mlSingularValues(endToEnd(drawn(seed).weights));
      return second / first! > 1 - 2 ** -40;
    });
    expect(repeated.length).toBeGreaterThan(20);
  });

  it("satisfy what the theorems assume, and the looser sources do not always", () => {
    FLATTEST_ASSUMPTIONS.forEach(({ slack, without }) => {
      const violated = (spec: Parameters<typeof flattestMinima.materialize>[0]): boolean => {
        const { value, error } = slack(flattestMinimaOfAnyData.materialize(spec));
        return value < -error;
      };
      expect(SEEDS.filter((seed) => violated(flattestMinima.specs.draw(seed)))).toEqual([]);
      expect(SEEDS.filter((seed) => violated(without!.draw(seed))).length).toBeGreaterThan(0);
    });
  });
});

describe("coloredMinima", () => {
  it("are as flat as the dual bound allows, by the explicit Hessian", () => {
    for (const seed of SEEDS) {
      const { weights, root, dual } = drawnColored(seed);
      const bound = dualSharpness(weights.length, endToEnd(weights), root, dual);
      expect(Math.abs(sharpnessByHessian(weights, root) / bound.value - 1)).toBeLessThan(2 ** -36);
    }
  });

  it("seldom have a second moment that is a multiple of the identity", () => {
    const white = SEEDS.filter((seed) => {
      const { root } = drawnColored(seed);
      const [first, ...others] = mlSingularValues(root);
      return others.every((x) => Math.abs(x / first! - 1) < 2 ** -40) || root.rows === identity(1).rows;
    });
    expect(white.length).toBeLessThan(SEEDS.length / 2);
  });
});
