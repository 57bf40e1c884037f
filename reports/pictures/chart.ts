import type { TopLevelSpec } from "vega-lite";
import type { Cell, Chart, FigureData, ReferenceLine, Table } from "../../src/experiments/figure.js";
import { counted } from "../numbers.js";
import { type Scale, scaleOf } from "./axis.js";
import { draw, INK, SERIES_COLOURS } from "./draw.js";
import { labelledLines, labelRoom, referenceLayers } from "./reference-lines.js";

type Mark = Chart["marks"][number];

/** A value to be drawn, with what it belongs to. */
interface Datum {
  readonly layer: number;
  readonly x: Cell;
  readonly y: Cell;
  readonly to: Cell;
  /** The piece of a path, and its place in the table. */
  readonly piece: Cell;
  readonly order: number;
  /** What the legend calls it. */
  readonly name: string;
  /** The small chart that it is drawn in; null where there is only one. */
  readonly facet: Cell;
}

/** A chart of a figure as SVG. @throws RangeError where the chart names a table or column that the data do not have */
export function chartSvg(chart: Chart, data: FigureData): Promise<string> {
  const table = data.tables.find(({ name }) => name === chart.table);
  if (table === undefined) throw new RangeError(`chart ${chart.id}: no table ${chart.table}`);
  const drawn = chart.marks.map((mark, layer) => datums(mark, layer, chart, table));
  const lines = data.lines.filter(({ chart: id }) => id === chart.id);
  return draw(specOf(chart, table, drawn, lines), { title: chart.title, description: describe(chart, drawn, lines) });
}

function column({ name, columns }: Table, wanted: string): number {
  const found = columns.findIndex((candidate) => candidate.name === wanted);
  if (found === -1) throw new RangeError(`table ${name}: no column ${wanted}`);
  return found;
}

/** The rows that a mark draws: those that are asked for and have a place on the axes. */
function datums(mark: Mark, layer: number, chart: Chart, table: Table): Datum[] {
  const at = (name: string | undefined) => {
    const found = name === undefined ? null : column(table, name);
    return (row: readonly Cell[]): Cell => (found === null ? null : row[found]!);
  };
  const [x, y] = [at(mark.x), at(mark.y)];
  const [to, series, piece, facet] = [at(mark.to), at(mark.series), at(mark.piece), at(chart.facet)];
  const chosen = mark.where === undefined ? null : { cell: at(mark.where.column), is: mark.where.is };
  return table.rows
    .filter((row) => chosen === null || chosen.is.includes(chosen.cell(row)))
    .map((row, order) => ({
      layer,
      order,
      piece: piece(row),
      x: x(row),
      y: y(row),
      to: to(row),
      name: mark.series === undefined ? mark.label : String(series(row)),
      facet: facet(row),
    }))
    .filter(
      (datum) =>
        placed(datum.x, chart.x) && placed(datum.y, chart.y) && (mark.to === undefined || placed(datum.to, chart.y)),
    );
}

/** Whether a value has a place on an axis. */
function placed(value: Cell, { scale }: Chart["x"]): boolean {
  if (value === null) return false;
  return typeof value === "string" || (Number.isFinite(value) && (scale === "linear" || value > 0));
}

const SIZE = {
  alone: { width: 460, height: 300 },
  square: { width: 360, height: 360 },
  facet: { width: 210, height: 150 },
};

function specOf(chart: Chart, table: Table, drawn: readonly Datum[][], lines: readonly ReferenceLine[]): TopLevelSpec {
  const all = drawn.flat();
  const size = chart.facet === undefined ? SIZE[chart.square === true ? "square" : "alone"] : SIZE.facet;
  const facets = chart.facet === undefined ? [null] : [...new Set(all.map(({ facet }) => facet))];
  const scales = {
    x: scaleFor(chart.x, [...all.map(({ x }) => x), ...lines.filter(({ axis }) => axis === "x").map(({ at }) => at)]),
    y: scaleFor(chart.y, [
      ...all.flatMap(({ y, to }) => (to === null ? [y] : [y, to])),
      ...lines.filter(({ axis }) => axis === "y").map(({ at }) => at),
    ]),
  };
  const labelled = labelledLines(lines, scales, size);
  const references = labelled.flatMap((line) => facets.map((facet) => ({ ...line, facet })));
  const room = labelRoom(lines);
  const legend = legendOf(chart, drawn, room);
  const layersOf = (facet: Cell, beside: Beside): object[] => [
    ...chart.marks.map((mark, i) => markLayer(mark, i, chart, scales, legend, { facet, ...beside })),
    ...(["x", "y"] as const).flatMap((axis) =>
      labelled.some(({ layer }) => layer === axis) ? referenceLayers(axis, legend, size.width, facet) : [],
    ),
  ];
  const common = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: { text: chart.title, offset: 10 },
    data: { values: [...all, ...references] },
  };
  const resolve = { legend: { color: "independent", strokeDash: "independent", shape: "independent" } };
  if (chart.facet === undefined) {
    return {
      ...common,
      ...size,
      layer: layersOf(null, { left: true, below: true, explained: true }),
      resolve,
    } as TopLevelSpec;
  }
  const title = table.columns[column(table, chart.facet)]!.title;
  const concat = facets.map((facet, i) => ({
    ...size,
    title: { text: `${title} ${facet}`, anchor: "middle", fontSize: 12, offset: 4 },
    layer: layersOf(facet, {
      left: i % COLUMNS === 0,
      below: i + COLUMNS >= facets.length,
      // Once, beside the last of the first row.
      explained: i === Math.min(COLUMNS, facets.length) - 1,
    }),
    resolve,
  }));
  return { ...common, concat, columns: COLUMNS, spacing: { row: 12, column: 20 + room } } as TopLevelSpec;
}

/** Small charts in a row. */
const COLUMNS = 2;

/** What a chart among others has beside it. */
interface Beside {
  /** The title of the y-axis, and of the x-axis. */
  readonly left: boolean;
  readonly below: boolean;
  /** The legend. */
  readonly explained: boolean;
}

/** Null for an axis of words. */
function scaleFor(axis: Chart["x"], values: readonly Cell[]): Scale | null {
  if (values.some((value) => typeof value === "string")) return null;
  return scaleOf(
    axis,
    values.filter((value) => typeof value === "number"),
  );
}

/** The names of all series, and which of them each layer explains. */
interface Legend {
  readonly names: readonly string[];
  readonly colours: readonly string[];
  /** By layer: lines first, as they also tell by their dashes. */
  readonly explained: readonly (readonly string[])[];
  readonly titles: readonly (string | null)[];
  /** Between the plot and the legend. */
  readonly offset: number;
}

const EXPLAINING = ["line", "path", "contour", "points", "band"] as const;

function legendOf(chart: Chart, drawn: readonly Datum[][], room: number): Legend {
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
  const colours = names.map((name) => {
    return quiet.has(name) ? INK : SERIES_COLOURS[loud.indexOf(name) % SERIES_COLOURS.length]!;
  });
  return { names, colours, explained, titles, offset: 18 + room };
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
const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "wedge"];

function markLayer(
  { kind, to }: Mark,
  layer: number,
  chart: Chart,
  scales: Readonly<Record<"x" | "y", Scale | null>>,
  { names, colours, explained, titles, offset }: Legend,
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
      ...(kind === "line" || drawnInOrder ? { strokeDash: { ...named, scale: { domain: names, range: DASHES } } } : {}),
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

const WORDS = { line: "lines", path: "a path", contour: "lines", points: "points", band: "a band" } as const;

function describe({ x, y, marks }: Chart, drawn: readonly Datum[][], lines: readonly ReferenceLine[]): string {
  const layers = marks.map(({ kind, label, series }, i) => {
    const names = [...new Set(drawn[i]!.map(({ name }) => name))];
    const of = series === undefined || names.length === 0 ? "" : ` for ${names.join(", ")}`;
    return `${label}${of}: ${counted(drawn[i]!.length, "value")} as ${WORDS[kind]}`;
  });
  const references = lines.map(({ axis, at, label }) => `${label} at ${axis} = ${Number(at.toPrecision(4))}`);
  const scale = (axis: Chart["x"]): string => `${axis.title}${axis.scale === "log" ? ", logarithmic" : ""}`;
  return `${[`${scale(y)}, against ${scale(x)}`, ...layers, ...references].join(". ")}.`;
}
