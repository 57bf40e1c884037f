import { describe, expect, it } from "vitest";
import { compared, fraction, fractionOf, plus, times } from "./fraction.js";
import { leastCost } from "./simplex.js";

const whole = (...all: readonly number[]) => all.map(fractionOf);

describe("fractions", () => {
  it("are in lowest terms, and exact", () => {
    expect(fraction(6n, -4n)).toEqual({ over: -3n, under: 2n });
    expect(fractionOf(-0.375)).toEqual({ over: -3n, under: 8n });
    expect(plus(fraction(1n, 3n), fraction(1n, 6n))).toEqual(fraction(1n, 2n));
    expect(times(fraction(2n, 3n), fraction(3n, 4n))).toEqual(fraction(1n, 2n));
    expect(compared(fraction(1n, 3n), fractionOf(1 / 3)) > 0n).toBe(true);
  });
});

describe("leastCost", () => {
  it("is the cheapest way to make the target of the columns", () => {
    // (3, 2) = 2·(1, 0)·… : by hand, 1·(1, 0) + 2·(1, 1) costs 1 + 2·3 = 7 and 3·(1, 0) + 2·(0, 1) costs 3 + 10.
    expect(leastCost([whole(1, 0), whole(0, 1), whole(1, 1)], whole(3, 2), whole(1, 5, 3))).toEqual(fraction(7n, 1n));
  });

  it("is null where the columns do not make it with factors ≥ 0", () => {
    expect(leastCost([whole(1, 0), whole(1, 1)], whole(0, 1), whole(0, 0))).toBeNull();
    expect(leastCost([], whole(1), [])).toBeNull();
  });

  it("takes targets below zero, and equations that say a thing twice", () => {
    expect(leastCost([whole(-1, -2), whole(1, 2)], whole(-2, -4), whole(3, 1))).toEqual(fraction(6n, 1n));
  });

  it("says where the cost has no least value", () => {
    expect(leastCost([whole(1), whole(-1)], whole(0), whole(-1, 0))).toBe("unbounded");
  });

  it("ends on the example of Beale, on which the largest coefficient cycles", () => {
    const columns = [
      [0.25, 0.5, 0],
      [-60, -90, 0],
      [-0.04, -0.02, 1],
      [9, 3, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const least = leastCost(
      columns.map((column) => whole(...column)),
      whole(0, 0, 1),
      whole(-0.75, 150, -0.02, 6, 0, 0, 0),
    );
    const { over, under } = least as { over: bigint; under: bigint };
    expect(Number(over) / Number(under)).toBeCloseTo(-0.05, 9);
  });
});
