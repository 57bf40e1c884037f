import { describe, expect, it } from "vitest";
import { Matrix } from "../../numerics/matrices/matrix.js";
import { Random } from "../../random/random.js";
import { coarsened, residualNetwork } from "./residual-network.js";

describe("residualNetwork", () => {
  it("has L layers of I + s/√(Ld) N", () => {
    const size = { depth: 3, width: 2, scale: 0.5 };
    const layers = residualNetwork(size, new Random(1));
    const random = new Random(1);
    const expected = Array.from(
      { length: 12 },
      (_, i) => (i % 4 === 0 || i % 4 === 3 ? 1 : 0) + (0.5 * random.normal()) / Math.sqrt(6),
    );
    const entries = layers.flatMap(({ data }) => Array.from(data));
    entries.forEach((entry, i) => {
      expect(entry).toBeCloseTo(expected[i]!, 14);
    });
  });

  it("has the variance s²/(Ld) of the initialization", () => {
    const [layer] = residualNetwork({ depth: 4, width: 60, scale: 2 }, new Random(3));
    const squares = layer!.data.reduce((total, x, i) => total + (x - (i % 61 === 0 ? 1 : 0)) ** 2, 0);
    // 3600 squares with mean 1/60: relative standard deviation √(2/3600), here at most five of them.
    expect(Math.abs((squares / 3600) * 60 - 1)).toBeLessThan(5 * Math.sqrt(2 / 3600));
  });

  it("is a shifted identity for s = 0", () => {
    const [first, second] = residualNetwork({ depth: 2, width: 2, scale: 0 }, new Random(1), -0.25);
    expect(Array.from(first!.data, (x) => x + 0)).toEqual([0.75, 0, 0, 0.75]);
    expect(Array.from(second!.data, (x) => x + 0)).toEqual([0.75, 0, 0, 0.75]);
  });
});

describe("coarsened", () => {
  it("adds what four layers have beside the identity", () => {
    const deep = [1, 2, 4, 8, 16, 32, 64, 128].map((x) => new Matrix(2, 2, Float64Array.of(1 + x, x / 2, 0, 1)));
    const [first, second] = coarsened(deep, 4);
    expect(Array.from(first!.data)).toEqual([16, 7.5, 0, 1]);
    expect(Array.from(second!.data)).toEqual([241, 120, 0, 1]);
  });

  it("has the variance s²/(Ld) of the initialization with a quarter of the layers", () => {
    const deep = residualNetwork({ depth: 8, width: 60, scale: 2 }, new Random(4));
    const layers = coarsened(deep, 4);
    expect(layers).toHaveLength(2);
    for (const { data } of layers) {
      const squares = data.reduce((total, x, i) => total + (x - (i % 61 === 0 ? 1 : 0)) ** 2, 0);
      expect(Math.abs((squares / 3600) * 30 - 1)).toBeLessThan(5 * Math.sqrt(2 / 3600));
    }
  });
});
