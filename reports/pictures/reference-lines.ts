import type { Cell, ReferenceLine } from "../../src/experiments/figure.js";
import { apart } from "./apart.js";
import { along, type Scale } from "./axis.js";
import { INK, textWidth } from "./draw.js";

/** A straight line with a place for its label, in pixels along the axis that the line crosses. */
interface LabelledLine {
  /** Which axis it belongs to: the layer of its own that draws it. */
  readonly layer: "x" | "y";
  readonly at: number;
  readonly label: string;
  readonly place: number;
  /** The series whose colour it has; null for one of its own. */
  readonly name: string | null;
}

const FONT_SIZE = 12;
const LINE_HEIGHT = 14;

/** Between a label and the plot. */
const LABEL_GAP = 5;

/** Labels of horizontal lines stand to the right of the plot, those of vertical ones above it, and none on another. */
export function labelledLines(
  lines: readonly ReferenceLine[],
  scales: Readonly<Record<"x" | "y", Scale | null>>,
  size: { readonly width: number; readonly height: number },
): LabelledLine[] {
  return (["x", "y"] as const).flatMap((axis) => {
    const scale = scales[axis];
    const own = lines.filter((line) => line.axis === axis);
    if (scale === null) return [];
    const wanted = own.map(({ at, label }) =>
      axis === "x"
        ? { at: along(scale, at) * size.width, room: textWidth(label, FONT_SIZE) + LABEL_GAP }
        : { at: (1 - along(scale, at)) * size.height, room: LINE_HEIGHT },
    );
    const places = apart(wanted);
    return own.map(({ at, label, series }, i) => ({
      layer: axis,
      at,
      label,
      place: places[i]!,
      name: series === undefined ? null : String(series),
    }));
  });
}

/** Room that the labels of horizontal lines take to the right of the plot. */
export function labelRoom(lines: readonly ReferenceLine[]): number {
  const widths = lines.filter(({ axis }) => axis === "y").map(({ label }) => textWidth(label, FONT_SIZE));
  return widths.length === 0 ? 0 : Math.max(...widths) + LABEL_GAP;
}

/** The colour of every series. */
interface Colours {
  readonly names: readonly string[];
  readonly colours: readonly string[];
}

/** The layers that draw the lines of one axis and their labels in the small chart of a facet. */
export function referenceLayers(axis: "x" | "y", series: Colours, width: number, facet: Cell): object[] {
  const own = { field: "name", type: "nominal", scale: { domain: series.names, range: series.colours }, legend: null };
  const color = { condition: { test: "datum.name !== null", ...own }, value: INK };
  const transform = [{ filter: `datum.layer === '${axis}' && datum.facet === ${JSON.stringify(facet)}` }];
  const placed = { field: "place", type: "quantitative", scale: null, axis: null };
  const text =
    axis === "x"
      ? { mark: { align: "center", baseline: "bottom" }, encoding: { x: placed, y: { value: -LABEL_GAP } } }
      : { mark: { align: "left", baseline: "middle" }, encoding: { y: placed, x: { value: width + LABEL_GAP } } };
  return [
    {
      transform,
      mark: { type: "rule", strokeDash: [5, 4] },
      encoding: { [axis]: { field: "at", type: "quantitative" }, color },
    },
    {
      transform,
      mark: { type: "text", fontSize: FONT_SIZE, ...text.mark },
      encoding: { ...text.encoding, text: { field: "label" }, color },
    },
  ];
}
