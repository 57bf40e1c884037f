import { describe, expect, it } from "vitest";
import type { FormReport } from "../report/schema.js";
import { DECADES, RATIO_BINS } from "../../src/claim/counts/closeness.js";
import { closenessHistogram, closenessText, histogramScales } from "./histogram.js";

type RelationReport = FormReport["relations"][number];

function bins(length: number, filled: Readonly<Record<number, number>>): number[] {
  return Array.from({ length }, (_, i) => filled[i] ?? 0);
}

function relation(
  sense: RelationReport["sense"],
  within: Record<number, number>,
  beyond = {},
  none = 0,
): RelationReport {
  const closeness = {
    within: bins(sense === "bound" ? RATIO_BINS : DECADES, within),
    beyond: bins(DECADES, beyond),
    none,
  };
  const notables = { minMargin: null, tightest: null, refutedBy: null };
  return { name: "r", sense, holds: 1, refuted: 0, undecided: 0, rigorous: 0, width: "0", ...notables, closeness };
}

/** Middle, foot above the base line and height of the bars of a path, as they are before the style sheet turns them. */
function bars(markup: string, path: string): number[][] {
  const [, d = ""] = new RegExp(`<path class="${path}" d="([^"]*)"`).exec(markup) ?? [];
  return [...d.matchAll(/M([\d.]+) ([\d.]+)v([\d.]+)/g)].map((match) => match.slice(1).map(Number));
}

describe("the histogram of a bound", () => {
  const { markup } = closenessHistogram(relation("bound", { 0: 4, 19: 100 }, { 3: 2, 15: 48 }))!;

  it("has a bar for every bin that is not empty, in proportion and never invisible", () => {
    const [first, last] = bars(markup, "bars");
    expect(last![2]).toBe(56);
    expect(first![2]).toBe(2);
    expect(last![0]! - first![0]!).toBe(19 * 11);
    expect(bars(closenessHistogram(relation("bound", { 0: 1, 1: 10_000 }))!.markup, "bars")[0]![2]).toBe(2);
  });

  it("sets the refuted cases apart, in one bar", () => {
    const [refuted, ...others] = bars(markup, "bars refuted");
    expect(others).toEqual([]);
    expect(refuted![2]).toBe(28);
    expect(refuted![0]).toBeGreaterThan(bars(markup, "bars").at(-1)![0]! + 11);
    expect(markup).toContain(">refuted</text>");
  });

  it("tells assistive technology what it shows", () => {
    expect(markup).toMatch(/^<svg[^>]* role="img"/);
    expect(markup.replace(/\s+/g, " ")).toContain(
      "<title>lhs/rhs</title> <desc>in steps of 0.05 from 0: 4; from 0.95: 100, 50 refuted</desc>",
    );
    const { markup: others } = closenessHistogram(relation("bound", { 2: 7, 3: 8, 5: 9 }))!;
    expect(others).toContain("<desc>in steps of 0.05 from 0.1: 7, 8; from 0.25: 9</desc>");
  });
});

describe("the histogram of an identity", () => {
  it("stacks refuted cases on the others of the same decade", () => {
    const { markup } = closenessHistogram(relation("identity", { 0: 30, 15: 10 }, { 15: 20 }))!;
    const [, agreeing] = bars(markup, "bars");
    const [refuted] = bars(markup, "bars refuted");
    expect(refuted![1]).toBe(agreeing![1]! + agreeing![2]!);
    expect(refuted![2]! + agreeing![2]!).toBe(56);
    expect(markup.replace(/\s+/g, " ")).toContain(
      "<desc>30 below 1e-15, 10 above 0.1, 20 refuted, apart by above 0.1</desc>",
    );
  });
});

it("is not there where an identity is apart by rounding alone", () => {
  expect(closenessHistogram(relation("identity", { 0: 30, 3: 10 }))).toBeNull();
  expect(closenessHistogram(relation("identity", { 0: 30, [DECADES - 10]: 10 }))).toBeNull();
  expect(closenessHistogram(relation("identity", { 0: 30, [DECADES - 9]: 10 }))).not.toBeNull();
  expect(closenessHistogram(relation("identity", { 0: 30 }, { 1: 1 }))).not.toBeNull();
});

it("has the scale that pages draw once, with ticks where the bars begin", () => {
  const { markup } = histogramScales();
  const { markup: drawn } = closenessHistogram(relation("bound", { 0: 4, 19: 100 }))!;
  const [id] = /(?<=<use href="#)[^"]*/.exec(drawn)!;
  expect(markup).toContain(`<g id="${id}" class="ticks">`);
  expect(markup).toContain(`<text x="${bars(drawn, "bars")[0]![0]! - 5}" y="84">0</text>`);
});

it("is not there where nothing was counted, or the report is of an earlier version", () => {
  expect(closenessHistogram(relation("bound", {}, {}, 5))).toBeNull();
  const earlier = { ...relation("bound", { 1: 1 }), closeness: undefined };
  expect(closenessHistogram(earlier)).toBeNull();
  expect(closenessText(earlier)).toBe("");
});

it("says in words what is drawn", () => {
  expect(closenessText(relation("bound", { 3: 2 }, { 1: 1 }, 4))).toBe(
    "lhs/rhs: 3 checks; 1 of them refuted; 4 without a ratio, the right side being 0",
  );
  expect(closenessText(relation("identity", { 3: 1 }))).toBe("relative width on which both sides meet: 1 check");
  expect(closenessText(relation("identity", {}, {}, 2))).toBe("2 without a relative width");
});
