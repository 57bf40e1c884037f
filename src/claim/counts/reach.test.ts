import { describe, expect, it } from "vitest";
import { largerReach, reached } from "./reach.js";

describe("the reach of a relation", () => {
  it("has the largest of each size by itself, and none where there is none", () => {
    expect(reached({}, {})).toEqual({});
    expect(reached({ d: 3, L: 9 }, { d: 5, L: 2 })).toEqual({ d: 5, L: 9 });
    expect(reached({ d: 3 }, { n: 0 })).toEqual({ d: 3, n: 0 });
    expect(largerReach({ d: 2, n: 7 }, { d: 4, L: 1 })).toEqual({ d: 4, L: 1, n: 7 });
  });

  it("is the same object where nothing is larger, since this is asked of every case", () => {
    const reach = { d: 3, L: 9 };
    expect(reached(reach, { d: 3, L: 1 })).toBe(reach);
  });
});
