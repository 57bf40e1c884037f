import { describe, expect, it } from "vitest";
import { layout } from "../specs/layout.js";
import { judge, type Relations } from "../../src/claim/index.js";
import { fromRows, identity, zeros } from "../../src/numerics/matrices/matrix.js";
import { hasBottleneck, reaching, unreached, widthsAssumption, widthsOf, withinReach } from "./hidden-widths.js";

const without = layout({ sizes: { n: [1, 1] } });
const assumption = widthsAssumption((widths: readonly number[]) => widths, { without, remark: "why" });

describe("widthsAssumption", () => {
  it("has the room of the narrowest layer as its slack", () => {
    const slack = (widths: readonly number[]): number => assumption.slack(widths).value;
    expect(slack([3, 2, 2])).toBe(0);
    expect(slack([3, 5, 2])).toBe(0);
    expect(slack([3, 1, 2])).toBe(-1);
    expect(slack([4, 1, 3, 4])).toBe(-3);
  });

  it("carries its source and its remark", () => {
    expect(assumption).toMatchObject({ name: "widths", without, remark: "why" });
  });
});

describe("unreached", () => {
  const verdicts = (relations: Relations): string[] =>
    Object.entries(relations).map(([name, of]) => judge(of!(name)).verdict);

  const rankOne = fromRows([
    [1, 2],
    [2, 4],
  ]);

  it("says nothing without a bottleneck, or where M fits through it", () => {
    expect(unreached([2, 2, 2], identity(2))).toEqual({});
    expect(unreached([2, 1, 2], rankOne)).toEqual({});
    expect(unreached([2, 1, 2], zeros(2, 2))).toEqual({});
  });

  it("is refuted where M does not fit", () => {
    expect(verdicts(unreached([2, 1, 2], identity(2)))).toEqual(["refuted"]);
    expect(verdicts(unreached([3, 3, 2, 3], identity(3)))).toEqual(["refuted"]);
  });
});

describe("withinReach, reaching", () => {
  const said = () => ({ said: null });

  it("say what they are given where M fits, which for M = 0 is for the first alone", () => {
    for (const say of [withinReach, reaching]) expect(say({ M: identity(2), widths: [2, 2, 2] }, said)).toEqual(said());
    const nothing = { M: zeros(2, 2), widths: [2, 1, 2] };
    expect(withinReach(nothing, said)).toEqual(said());
    expect(reaching(nothing, said)).toEqual({});
  });

  it("say that M does not fit", () => {
    for (const say of [withinReach, reaching]) {
      expect(Object.keys(say({ M: identity(2), widths: [2, 1, 2] }, said))).toEqual(
        Object.keys(unreached([2, 1, 2], identity(2))),
      );
    }
  });
});

describe("widthsOf, hasBottleneck", () => {
  it("reads the widths from the layers", () => {
    expect(widthsOf([zeros(1, 3), zeros(2, 1)])).toEqual([3, 1, 2]);
    expect(hasBottleneck([3, 1, 2])).toBe(true);
    expect(hasBottleneck([3, 1, 1])).toBe(false);
  });
});
