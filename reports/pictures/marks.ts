import type { Cell, Chart } from "../../src/experiments/figure.js";
import type { Scale } from "./axis.js";
import type { Datum } from "./datums.js";
import { INK, SERIES_COLOURS } from "./draw.js";

type Mark = Chart["marks"][number];

/** What a chart among others has beside it. */
export interface Beside {
  /** The title of the y-axis, and of the x-axis. */
  readonly left: boolean;
  readonly below: boolean;
  /** The legend. */
  readonly explained: boolean;
}

/** The names of all series, and which of them each layer explains. */
export interface Legend {
  readonly names: readonly string[];
  /** Those of a contour, which is the ground for the others, are in the colour of the text. */
  readonly colours: readonly string[];
  readonly dashes: readonly (readonly number[])[];
  /** By layer: lines first, as they also tell by their dashes. */
  readonly explained: readonly (readonly string[])[];
  readonly titles: readonly (string | null)[];
  /** Between the plot and the legend. */
  readonly offset: number;
}

const EXPLAINING = ["line", "path", "contour", "points", "band"] as const;

/** The legend of a chart, for what each of its marks draws. @param room between the plot and the legend, for labels */
export function legendOf(chart: Chart, drawn: readonly Datum[][], room: number): Legend {
  const explained = chart.marks.map((): string[] => []);
  for (const kind of EXPLAINING) {
    for (const [layer, mark] of chart.marks.entries()) {
      if (mark.kind !== kind) continue;
      const already = new Set(explained.flat());
      explained[layer] = [...new Set(drawn[layer]!.map(({ name }) => name))].filter((name) => !already.has(name));
    }
  }
  const titles = chart.marks.map(({ series, label }) => (series === undefined ? null : label));
  const names = explained.flat();
  const quiet = new Set(explained.filter((_, layer) => chart.marks[layer]!.kind === "contour").flat());
  const loud = names.filter((name) => !quiet.has(name));
  const placeOf = (name: string, among: readonly unknown[]): number => loud.indexOf(name) % among.length;
  const colours = names.map((name) => (quiet.has(name) ? INK : SERIES_COLOURS[placeOf(name, SERIES_COLOURS)]!));
  const dashes = names.map((name) => (quiet.has(name) ? SOLID : DASHES[placeOf(name, DASHES)]!));
  return { names, colours, dashes, explained, titles, offset: 18 + room };
}

const KINDS = {
  line: { type: "line", strokeWidth: 1.8 },
  path: { type: "line", strokeWidth: 1.4 },
  contour: { type: "line", strokeWidth: 1, opacity: 0.45 },
  points: { type: "point", filled: true, size: 34, opacity: 0.85 },
  band: { type: "area", opacity: 0.2 },
} as const;

/** Long enough to show the dashes. */
const STROKE = { symbolType: "stroke", symbolSize: 700 } as const;

const SYMBOLS = {
  line: STROKE,
  path: STROKE,
  contour: STROKE,
  points: { symbolSize: 60 },
  band: { symbolType: "square" },
} as const;

/** One for each colour: told apart without it. */
const DASHES = [
  [1, 0],
  [7, 3],
  [2, 2],
  [8, 3, 2, 3],
  [12, 3],
  [4, 2, 1, 2, 1, 2],
  [1, 3],
  [10, 2, 4, 2],
];
const SOLID = DASHES[0]!;
const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "wedge"];

/** The layer that draws a mark in the small chart of a facet. */
export function markLayer(
  { kind, to }: Mark,
  layer: number,
  chart: Chart,
  scales: Readonly<Record<"x" | "y", Scale | null>>,
  { names, colours, dashes, explained, titles, offset }: Legend,
  beside: Beside & { readonly facet: Cell },
): object {
  const values = explained[layer]!;
  const title = titles[layer]!;
  const legend =
    beside.explained && names.length > 1 && values.length > 0 ? { title, values, offset, ...SYMBOLS[kind] } : null;
  const named = { field: "name", type: "nominal", legend };
  const drawnInOrder = kind === "path" || kind === "contour";
  return {
    transform: [{ filter: `datum.layer === ${layer} && datum.facet === ${JSON.stringify(beside.facet)}` }],
    mark: { ...KINDS[kind], ...(chart.x.domain === undefined && chart.y.domain === undefined ? {} : { clip: true }) },
    encoding: {
      x: position("x", beside.below ? chart.x.title : null, scales.x),
      y: position("y", beside.left ? chart.y.title : null, scales.y),
      ...(to === undefined ? {} : { y2: { field: "to" } }),
      color: { ...named, scale: { domain: names, range: colours } },
      ...(drawnInOrder ? { order: { field: "order", type: "quantitative" }, detail: { field: "piece" } } : {}),
      // Colours alone would not tell them apart in print, or to everyone.
      ...(kind === "line" || drawnInOrder ? { strokeDash: { ...named, scale: { domain: names, range: dashes } } } : {}),
      ...(kind === "points" ? { shape: { ...named, scale: { domain: names, range: SHAPES } } } : {}),
    },
  };
}

function position(field: "x" | "y", title: string | null, scale: Scale | null): object {
  if (scale === null) return { field, type: "nominal", title };
  const { type, domain, ticks } = scale;
  const named = JSON.stringify(
    Object.fromEntries(ticks.flatMap(({ at, label }) => (label === "" ? [] : [[at, label]]))),
  );
  const test = `${named}[datum.value] != null`;
  return {
    field,
    type: "quantitative",
    title,
    scale: { type, domain, zero: false, nice: false },
    axis: {
      values: ticks.map(({ at }) => at),
      labelExpr: `${named}[datum.value] || ""`,
      gridOpacity: { condition: { test, value: 1 }, value: 0 },
      tickSize: { condition: { test, value: 5 }, value: 3 },
    },
  };
}
