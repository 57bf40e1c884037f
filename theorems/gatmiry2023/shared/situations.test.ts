import { describe, expect, it } from "vitest";
import type { Spec } from "../../../src/claim/index.js";
import { fromRows, identity, zeros } from "../../../src/numerics/index.js";
import { drawnBy, isDeficient } from "./situations.js";

describe("isDeficient", () => {
  it("is told of neither zero nor full rank", () => {
    const rankOne = fromRows([
      [1, 2],
      [2, 4],
    ]);
    const all = [rankOne, identity(2), zeros(2, 2), fromRows([[1, 2]])];
    expect(all.map(isDeficient)).toEqual([true, false, false, false]);
  });
});

describe("drawnBy", () => {
  it("looks at the law of the list that is named", () => {
    const lists = { M: { law: "unit", seed: 1 }, W: { entries: [[[1]]] } };
    const spec: Spec = { sizes: {}, widths: [], choices: {}, reals: {}, lists };
    expect(drawnBy("M", "zero", "unit")(null, spec)).toBe(true);
    expect(drawnBy("M", "zero")(null, spec)).toBe(false);
    expect(drawnBy("W", "unit")(null, spec)).toBe(false);
    expect(drawnBy("A", "unit")(null, spec)).toBe(false);
  });
});
