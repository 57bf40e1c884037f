import { describe, expect, it } from "vitest";
import { figureSvg } from "./figure-picture.js";

const columns = ["n", "a", "b"].map((name) => ({ name, title: name }));
const chart = (id: string, series: readonly string[]) => ({
  ...{ id, title: `Chart ${id}`, table: "t" },
  x: { title: "n", scale: "linear" as const },
  y: { title: "y", scale: "linear" as const },
  marks: series.map((y) => ({ kind: "line" as const, x: "n", y, label: `series ${y}` })),
});
const figure = {
  ...{ id: "x/y", title: "Two charts", locus: "§1", shows: "Lines.", version: "1.0", seed: 7 },
  settings: { source: "1000 runs", reduced: "10 runs." },
  charts: [chart("first", ["a", "b"]), chart("second", ["a", "b"]), chart("third", ["b", "a"])],
  lines: [],
  notes: ["mean 2 in [1, 3], n = 10"],
  tables: [{ name: "t", columns, rows: [[1, 2, 3], [2, 3, 4]] }], // prettier-ignore
};

describe("a whole figure", () => {
  it("explains series once, and again where they are in other colours", async () => {
    const svg = await figureSvg(figure);
    const text = svg.replace(/<[^>]*>/g, "|").replaceAll("\u200B", "");
    expect(svg.match(/Chart (?:first|second|third)/g)).toHaveLength(3);
    // In the legends of the first and the third: the second has the colours of the first.
    expect(text.replaceAll("|", "").match(/series a/g)).toHaveLength(2);
    const alone = await figureSvg({ ...figure, charts: figure.charts.slice(0, 2) });
    expect(alone.replace(/<[^>]*>/g, "").match(/series a/g)).toHaveLength(1);
  });

  it("has its setting, what was measured, and how to make it again in the caption", async () => {
    const words = (await figureSvg(figure)).replace(/<[^>]*>/g, " ").replaceAll("\u200B", "").replace(/\s+/g, " "); // prettier-ignore
    for (const said of [
      "Two charts.",
      "1000 runs. Here: 10 runs.",
      "in [1, 3],",
      "§1. Made by flatcheck 1.0 under seed 7.",
    ])
      expect(words).toContain(said);
  });
});
