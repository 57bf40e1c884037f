import { describe, expect, it } from "vitest";
import { apart, counted, entry, everyDigit, grouped, ratio, rounded } from "./numbers.js";

/** The double next to x. */
function neighbour(x: number, towards: 1 | -1): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(towards));
  return view.getFloat64(0);
}

describe("numbers in ledgers", () => {
  it.each([0, 7, 999, 1000, 12345, 123456, 1234567])("have their digits in threes: %s", (n) => {
    expect(grouped(n)).toBe(n.toLocaleString("en"));
  });

  it.each([
    [0.03125, "0.0313"],
    [1.2e-15, "1.2e-15"],
    [42, "42"],
    [-0.5, "-0.5"],
    [0, "0"],
    [1234, "1230"],
    [0.00069, "6.9e-4"],
    [Infinity, "Infinity"],
    [NaN, "NaN"],
  ])("%d is rounded to %s", (x, text) => {
    expect(rounded(x)).toBe(text);
  });

  it("show no difference in the last bit, even where plain rounding turns", () => {
    for (let k = 1; k < 40; k++) {
      for (const x of [2 ** -k, 3 * 2 ** -k, 1 / k, k + 0.5, 1 - 2 ** -k]) {
        for (const digits of [1, 2, 3, 4]) {
          expect(rounded(neighbour(x, 1), digits)).toBe(rounded(x, digits));
          expect(rounded(neighbour(x, -1), digits)).toBe(rounded(x, digits));
        }
      }
    }
    const tie = 0.03125;
    expect(neighbour(tie, -1).toPrecision(3)).not.toBe(tie.toPrecision(3));
  });

  it("tell a ratio near 1 from 1", () => {
    expect([1, 1 - 2 ** -53, 0.5, 0].map(ratio)).toEqual(["1", "1", "0.5", "0"]);
    expect([0.99998, 1.0003].map(ratio)).toEqual(["1 − 2e-5", "1 + 3e-4"]);
  });

  it("keep short entries exact", () => {
    const odd = [1 + 2 ** -30, 0.1 + 0.2, -1 / 3, 5e-324, 2 ** 332, -0];
    expect(odd.map(everyDigit).map(Number)).toEqual(odd);
    expect([1 + 2 ** -30, -0].map(everyDigit)).toEqual(["1.0000000009313226", "-0"]);
    expect([1, -0.25, 100000, 0.1 + 0.2, -1 / 3].map(entry)).toEqual(["1", "-0.25", "100000", "0.3", "-0.3333"]);
  });

  it("show sides that differ as different", () => {
    expect(apart(2, 1)).toEqual(["2", "1"]);
    expect(apart(1.000001, 1)).toEqual(["1.000001", "1"]);
    expect(apart(1 + 2 ** -52, 1)).toEqual(["1.0000000000000002", "1"]);
  });

  it("count nouns", () => {
    expect([counted(1, "claim"), counted(0, "claim")]).toEqual(["1 claim", "0 claims"]);
  });
});
