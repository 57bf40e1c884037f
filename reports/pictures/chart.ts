import type { TopLevelSpec } from "vega-lite";
import { counted } from "../text/numbers.js";
import type { Cell, Chart, FigureData, ReferenceLine, Table } from "../../src/experiments/figure.js";
import { type Scale, scaleOf } from "./axis.js";
import { column, type Datum, datums } from "./datums.js";
import { draw } from "./draw.js";
import { type Beside, legendOf, markLayer } from "./marks.js";
import { labelledLines, labelRoom, referenceLayers } from "./reference-lines.js";

/** What tells the series of a chart apart, in the order of its colours: charts with the same ones need one legend. */
export function seriesOf(chart: Chart, data: FigureData): string[] {
  const table = tableOf(chart, data);
  const drawn = chart.marks.map((mark, layer) => datums(mark, layer, chart, table));
  return legendOf(chart, drawn, 0).explained.map((names, i) => `${chart.marks[i]!.kind} ${names.join()}`);
}

function tableOf(chart: Chart, data: FigureData): Table {
  const table = data.tables.find(({ name }) => name === chart.table);
  if (table === undefined) throw new RangeError(`chart ${chart.id}: no table ${chart.table}`);
  return table;
}

/**
 * A chart of a figure as SVG.
 * @param explained whether it has a legend, where it has several series
 * @throws RangeError where the chart names a table or column that the data do not have
 */
export function chartSvg(
  chart: Chart,
  data: FigureData,
  { explained = true }: { readonly explained?: boolean } = {},
): Promise<string> {
  const table = tableOf(chart, data);
  const drawn = chart.marks.map((mark, layer) => datums(mark, layer, chart, table));
  const lines = data.lines.filter(({ chart: id }) => id === chart.id);
  return draw(specOf(chart, table, drawn, lines, explained), {
    title: chart.title,
    description: describe(chart, drawn, lines),
  });
}

const SIZE = {
  alone: { width: 460, height: 300 },
  square: { width: 360, height: 360 },
  facet: { width: 210, height: 150 },
};

function specOf(
  chart: Chart,
  table: Table,
  drawn: readonly Datum[][],
  lines: readonly ReferenceLine[],
  isExplained: boolean,
): TopLevelSpec {
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
      layer: layersOf(null, { left: true, below: true, explained: isExplained }),
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
      explained: isExplained && i === Math.min(COLUMNS, facets.length) - 1,
    }),
    resolve,
  }));
  return { ...common, concat, columns: COLUMNS, spacing: { row: 12, column: 20 + room } } as TopLevelSpec;
}

/** Small charts in a row. */
const COLUMNS = 2;

/** Null for an axis of words. */
function scaleFor(axis: Chart["x"], values: readonly Cell[]): Scale | null {
  if (values.some((value) => typeof value === "string")) return null;
  return scaleOf(
    axis,
    values.filter((value) => typeof value === "number"),
  );
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
