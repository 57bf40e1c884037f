import { describe, expect, it } from "vitest";
import { enlarged, enlargedMeans, mapEnlarged } from "./enlarged.js";

const sizes = enlarged({ depth: 2, width: 3 }, { small: 2, deep: 1, wide: 1 }, (size) => size);

describe("enlarged", () => {
  it("makes things of the base size, of four times its depth and of four times its width", () => {
    expect(sizes).toEqual({
      small: [
        { depth: 2, width: 3 },
        { depth: 2, width: 3 },
      ],
      deep: [{ depth: 8, width: 3 }],
      wide: [{ depth: 2, width: 12 }],
    });
  });

  it("averages within each size", () => {
    let count = 0;
    const numbers = mapEnlarged(sizes, () => (count += 1));
    expect(enlargedMeans(numbers)).toEqual({ small: 1.5, deep: 3, wide: 4 });
  });
});
