import { describe, expect, it } from "vitest";
import type { Chart, FigureData } from "../../src/experiments/figure.js";
import { chartSvg } from "./chart.js";
import { draw } from "./draw.js";

const data: FigureData = {
  tables: [
    {
      name: "runs",
      columns: [
        { name: "step", title: "step" },
        { name: "loss", title: "loss" },
        { name: "high", title: "largest loss" },
        { name: "seed", title: "the seed" },
        { name: "kind", title: "kind" },
      ],
      rows: [
        [1, 10, 20, 1, "a"],
        [2, 1, 2, 1, "a"],
        [3, 0, 1, 1, "a"],
        [4, null, null, 1, "a"],
        [1, 5, 8, 2, "b"],
        [2, 0.5, 1, 2, "b"],
      ],
    },
  ],
  lines: [
    { chart: "loss", axis: "y", at: 4, label: "the <bound>", series: "a" },
    { chart: "loss", axis: "x", at: 1.5, label: "a threshold" },
    { chart: "another", axis: "x", at: 99, label: "elsewhere" },
  ],
  notes: [],
};

const chart: Chart = {
  id: "loss",
  title: "Loss & steps",
  table: "runs",
  x: { title: "Step", scale: "linear" },
  y: { title: "Loss", scale: "log" },
  marks: [
    { kind: "band", x: "step", y: "loss", to: "high", label: "range" },
    { kind: "line", x: "step", y: "loss", series: "kind", label: "loss" },
    { kind: "points", x: "step", y: "loss", label: "seed 2", where: { column: "seed", is: [2] } },
  ],
};

/** A picture without the spans that set letters in italics. */
function plainTexts(svg: string): string {
  return svg.replace(/<\/?tspan[^>]*>/g, "");
}

describe("a chart of a figure", () => {
  it("is one picture with a title and a description of its layers and lines", async () => {
    const svg = await chartSvg(chart, data);
    expect(svg).toMatch(/^<svg [^>]*class="chart" role="img"[^>]*><title>Loss &amp; steps<\/title><desc>/);
    expect(svg).toContain(
      "<desc>Loss, logarithmic, against Step. range: 4 values as a band. loss for a, b: 4 values as lines. " +
        "seed 2: 2 values as points. the &lt;bound&gt; at y = 4. a threshold at x = 1.5.</desc>",
    );
    expect(svg.match(/role=/g)).toHaveLength(1);
    expect(svg).not.toContain("aria-");
    expect(svg).toContain("the &lt;bound&gt;</text>");
    expect(svg).not.toContain("elsewhere");
    for (const name of ["a", "b", "range", "seed 2"]) expect(plainTexts(svg)).toContain(`>${name}</text>`);
  });

  it("puts values where the axes say", async () => {
    const svg = await chartSvg({ ...chart, marks: [{ kind: "points", x: "step", y: "loss", label: "loss" }] }, data);
    const points = [...svg.matchAll(/<path transform="translate\(([\d.]+),([\d.]+)\)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    // Loss 10, 1, 5, 0.5 on a logarithmic axis: equal ratios are equal distances; 0 and null have no place on it.
    expect(points).toHaveLength(4);
    const [[, ten], [, one], [, five], [, half]] = points as [number[], number[], number[], number[]];
    expect(one! - ten!).toBeCloseTo(half! - five!, 6);
    expect(points[0]![0]).toBe(points[2]![0]);
  });

  it("is in the colour of the text around it, and tells series apart by more than colour", async () => {
    const svg = await chartSvg(chart, data);
    expect(svg).toContain('fill="currentColor"');
    expect(svg).not.toContain("#010203");
    expect(svg).not.toContain('fill="white"');
    expect(svg).toMatch(/stroke-dasharray/);
  });

  it("has a small chart for every value of its facet, in the order of the rows", async () => {
    const svg = await chartSvg({ ...chart, facet: "seed" }, data);
    expect(svg.indexOf(">the seed 1</text>")).toBeGreaterThan(0);
    expect(svg.indexOf(">the seed 2</text>")).toBeGreaterThan(svg.indexOf(">the seed 1</text>"));
    // One legend for all.
    expect(svg.match(/>range<\/text>/g)).toHaveLength(1);
    expect(svg.match(/>a threshold<\/text>/g)).toHaveLength(2);
  });

  it("is the same text every time, with ids of its own", async () => {
    const clipped = { ...chart, facet: "seed" };
    const [one, again] = [await chartSvg(clipped, data), await chartSvg(clipped, data)];
    expect(again).toBe(one);
    const ids = (svg: string): string[] => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
    for (const id of ids(one)) expect(id).toMatch(/^chart-[0-9a-f]{8}-\d+$/);
    for (const [, id] of one.matchAll(/url\(#([^)]*)\)/g)) expect(ids(one)).toContain(id);
  });

  it("of words against numbers has the words along its axis", async () => {
    const svg = await chartSvg({ ...chart, marks: [{ kind: "points", x: "kind", y: "loss", label: "loss" }] }, data);
    expect(plainTexts(svg)).toContain(">a</text>");
    expect(plainTexts(svg)).toContain(">b</text>");
  });

  it("follows a path from row to row, and one of several pieces without a line between them", async () => {
    const pathsOf = async (piece?: string): Promise<string[]> => {
      const path = { kind: "path" as const, x: "loss", y: "high", label: "path" };
      const drawn = await chartSvg({ ...chart, marks: [piece === undefined ? path : { ...path, piece }] }, data);
      const lines = [...drawn.matchAll(/<g class="mark-line[^>]*>(.*?)<\/g>/g)].map(([, marks]) => marks!);
      return lines.flatMap((marks) => [...marks.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d!));
    };
    const [whole, ...none] = await pathsOf();
    expect([none.length, whole!.split("L").length]).toEqual([0, 5]);
    // Losses 10, 1, 0, 5, 0.5: to the left, and to the right again.
    const across = [...whole!.matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x));
    expect(across.map((x, i) => i > 0 && x > across[i - 1]!)).toEqual([false, false, false, true, false]);
    expect(await pathsOf("kind")).toHaveLength(2);
  });

  it("shows no more than the window of its axes, with contours in the colour of the text", async () => {
    const window = { title: "Step", scale: "linear", domain: [0, 2] } as const;
    const contour = { kind: "contour" as const, x: "step", y: "loss", label: "ground" };
    const svg = await chartSvg({ ...chart, square: true, x: window, marks: [contour, ...chart.marks] }, data);
    expect(svg).toContain("clip-path");
    expect(svg).toMatch(/<path [^>]*stroke="currentColor"[^>]*stroke-width="1"/);
    expect(svg).toMatch(/>ground<\/text>/);
  });

  it("writes no label over another", async () => {
    const lines = [1, 1.01, 1.02, 5].map((at) => ({ chart: "loss", axis: "y" as const, at, label: `at ${at}` }));
    const svg = await chartSvg(chart, { ...data, lines });
    const heights = lines.map(({ label }) => {
      return Number(new RegExp(`translate\\([\\d.]+,([-\\d.]+)\\)"[^>]*>${label}</text>`).exec(svg)![1]);
    });
    for (let i = 1; i < heights.length; i++) expect(heights[i - 1]! - heights[i]!).toBeGreaterThanOrEqual(13.9);
  });

  it("names the table or column that is missing", () => {
    expect(() => chartSvg({ ...chart, table: "none" }, data)).toThrow("chart loss: no table none");
    expect(() => chartSvg({ ...chart, facet: "none" }, data)).toThrow("table runs: no column none");
  });
});

describe("drawing", () => {
  it("renames what vega counts, wherever it is used", async () => {
    const spec = {
      data: { values: [{ x: 1, y: 2 }] },
      mark: { type: "bar" as const, clip: true },
      encoding: {
        x: { field: "x", type: "quantitative" as const },
        y: { field: "y", type: "quantitative" as const },
        color: { field: "x", type: "quantitative" as const },
      },
    };
    const svg = await draw(spec, { title: "t", description: "d" });
    const used = [...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id!);
    expect(used.length).toBeGreaterThan(0);
    for (const id of used) expect(svg).toContain(`id="${id}"`);
    expect(await draw(spec, { title: "t", description: "d" })).toBe(svg);
  });
});
