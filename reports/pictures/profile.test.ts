import { describe, expect, it } from "vitest";
import type { FormReport } from "../report/schema.js";
import { profilePicture, profileScales } from "./profile.js";

type RelationReport = FormReport["relations"][number];

function relation(depth: [number, string][], width: [number, string][]): RelationReport {
  const counts = { holds: 1, refuted: 0, undecided: 0, rigorous: 0 };
  const notables = { minMargin: null, tightest: null, refutedBy: null };
  return { name: "r", sense: "bound", ...counts, ...notables, width: "0", profile: { depth, width } };
}

/** The points of all panels. */
function dots(markup: string): number[][] {
  const [, d = ""] = /class="dots" d="([^"]*)"/.exec(markup) ?? [];
  return [...d.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map((match) => match.slice(1).map(Number));
}

describe("the picture of tightness by size", () => {
  const { markup } = profilePicture(relation([[1, "1"], [2, "0.5"], [4, "0.25"]], [[1, "0.25"], [8, "1"]]))!; // prettier-ignore

  it("has both axes logarithmic", () => {
    const [one, two, four, ...widths] = dots(markup) as [number[], number[], number[], ...number[][]];
    expect(two[0]! - one[0]!).toBeCloseTo(four[0]! - two[0]!, 0);
    expect(two[1]! - one[1]!).toBeCloseTo(four[1]! - two[1]!, 0);
    expect(widths).toHaveLength(2);
    expect(widths[0]![0]!).toBeGreaterThan(four[0]!);
  });

  it("draws the line of the theorem at 1", () => {
    const [, at] = /class="theory" d="M[\d.]+ ([\d.]+)h/.exec(markup)!;
    expect(dots(markup)[0]![1]).toBe(Number(at));
  });

  it("has the axes of its panels, which pages draw once, below the dots", () => {
    const drawn = profileScales().markup;
    const referred = (picture: string): string => {
      const [id] = /(?<=<use href="#)[^"]*/.exec(picture)!;
      const [one, ...others] = [...drawn.matchAll(new RegExp(`<g id="${id}" class="ticks">.*?</g>`, "gs"))];
      expect(others).toEqual([]);
      return one![0];
    };
    const axesOf = (picture: string): number[][] => {
      const [, axis = ""] = /<path class="axis" d="([^"]*)"/.exec(referred(picture))!;
      return [...axis.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)/g)].map((match) => match.slice(1).map(Number));
    };
    const namesOf = (picture: string): string[] =>
      [...referred(picture).matchAll(/>([a-z ]+)</g)].map(([, name]) => name!);
    const [byDepth, byWidth] = axesOf(markup) as [number[], number[]];
    const [first, , third, ...widths] = dots(markup) as [number[], number[], number[], ...number[][]];
    expect([byDepth[0]!, byDepth[0]! + byDepth[2]!]).toEqual([first[0], third[0]]);
    expect([byWidth[0]!, byWidth[0]! + byWidth[2]!]).toEqual(widths.map(([x]) => x));
    expect(byDepth[1]!).toBeGreaterThan(Math.max(...dots(markup).map(([, y]) => y!)));
    const sizes: [number, string][] = [[1, "1"], [2, "0.5"]]; // prettier-ignore
    const [deep, wide] = [profilePicture(relation(sizes, [])), profilePicture(relation([], sizes))];
    expect([axesOf(deep!.markup), axesOf(wide!.markup)]).toEqual([[byDepth], [byDepth]]);
    expect([markup, deep!.markup, wide!.markup].map(namesOf)).toEqual([
      ["depth", "largest width"],
      ["depth"],
      ["largest width"],
    ]);
  });

  it("tells assistive technology what it shows", () => {
    expect(markup.replace(/\s+/g, " ")).toContain(
      "<desc>by depth: 1 at 1, 0.5 at 2, 0.25 at 4; by largest width: 0.25 at 1, 1 at 8</desc>",
    );
  });

  it("keeps what is refuted above the line, and what is tiny or negative on the lower edge", () => {
    const [above, tiny, negative] = dots(profilePicture(relation([[1, "2"], [2, "1e-9"], [3, "-4"]], []))!.markup); // prettier-ignore
    expect(above![1]).toBe(10);
    expect(tiny![1]).toBe(negative![1]);
  });

  it("is not there where there is nothing to compare, or the report is of an earlier version", () => {
    expect(profilePicture(relation([[2, "1"]], [[3, "1"]]))).toBeNull();
    expect(profilePicture({ ...relation([], []), profile: undefined })).toBeNull();
  });
});
