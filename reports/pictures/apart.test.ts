import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apart } from "./apart.js";

const room = 10;
const placed = (places: readonly number[]) => places.map((at) => ({ at, room }));

describe("labels moved apart", () => {
  it("stay where nothing is in their way, and otherwise share the shift", () => {
    expect(apart(placed([0, 20, 100]))).toEqual([0, 20, 100]);
    expect(apart(placed([50, 50]))).toEqual([45, 55]);
    expect(apart(placed([52, 48, 100]))).toEqual([55, 45, 100]);
    expect(
      apart([
        { at: 0, room: 20 },
        { at: 0, room: 10 },
      ]),
    ).toEqual([-7.5, 7.5]);
    expect(apart([])).toEqual([]);
  });

  it("never cover each other, keep their order and their mean within a row, wherever they want to be", () => {
    const places = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(places, (wanted) => {
        const order = wanted.map((_, i) => i).sort((i, j) => wanted[i]! - wanted[j]! || i - j);
        const got = apart(placed(wanted));
        for (const [place, i] of order.entries()) {
          if (place > 0) expect(got[i]! - got[order[place - 1]!]!).toBeGreaterThanOrEqual(room - 2 ** -30);
        }
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        expect(Math.abs(sum(got) - sum(wanted))).toBeLessThan(2 ** -30);
      }),
      { seed: 1 },
    );
  });
});
