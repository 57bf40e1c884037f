import { describe, expect, it } from "vitest";
import { frobeniusNorm } from "../../src/numerics/index.js";
import { layerBits } from "./layer-bits.js";
import { LAYER_LAWS, listLaw } from "./list-laws.js";

const DEPTH = 10;

describe.each([...new Set(LAYER_LAWS)])("layers that are %s", (law) => {
  it.each([3, 8, 24])("of %i rows gain hardly more digits in a product than is said", (d) => {
    const [most, shapes] = [layerBits(law, d), Array.from({ length: DEPTH }, () => [d, d] as const)];
    for (let seed = 1; seed <= 20; seed++) {
      const { matrices } = listLaw(law)(shapes, seed);
      const product = matrices.reduce((all, next) => next.times(all));
      // A norm of Frobenius may be √d with no digit gained by a layer.
      const gained = (value: number): number => Math.log2(value) - Math.log2(d) / 2;
      const size = frobeniusNorm(product).value;
      if (size > 0) expect(gained(size)).toBeLessThanOrEqual(DEPTH * (most + 1));
    }
  });
});
