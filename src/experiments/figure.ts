import { turn } from "../threads/index.js";

/** A value of a table: null where there is none, as after a divergence. */
export type Cell = number | string | null;

interface Column {
  readonly name: string;
  /** What it holds, in words and the symbols of the source. */
  readonly title: string;
}

/** Rows of values under named columns. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A straight line that a chart shows for comparison: a bound of the theory, or a threshold. */
export interface ReferenceLine {
  /** The id of its chart. */
  readonly chart: string;
  /** `x` a vertical line at that x, `y` a horizontal one at that y. */
  readonly axis: "x" | "y";
  readonly at: number;
  readonly label: string;
  /** The value of the chart's series to which it belongs; absent for a line of its own. */
  readonly series?: Cell;
}

/** What a figure shows: the numbers, without a picture. */
export interface FigureData {
  /** The first is the figure itself. */
  readonly tables: readonly Table[];
  readonly lines: readonly ReferenceLine[];
  /** What was measured, and where this run differs from the source, a sentence each. */
  readonly notes: readonly string[];
}

interface Axis {
  readonly title: string;
  readonly scale: "linear" | "log";
  /** What is shown; without it, all that there is. */
  readonly domain?: readonly [number, number];
}

/** One layer of a chart. Rows without a value are left out. */
interface Mark {
  /** A `line` goes from left to right, a `path` and a `contour`, which is thinner, from row to row. */
  readonly kind: "line" | "path" | "contour" | "points" | "band";
  /** Names of columns; a band reaches from `y` to `to`. */
  readonly x: string;
  readonly y: string;
  readonly to?: string;
  /** The column that tells several lines or colours apart. */
  readonly series?: string;
  /** The column that tells pieces of one path apart. */
  readonly piece?: string;
  readonly label: string;
  /** Only the rows with one of these values in a column. */
  readonly where?: { readonly column: string; readonly is: readonly Cell[] };
}

/** How to draw a table, without a word about colours or sizes. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** The name of its table. */
  readonly table: string;
  readonly x: Axis;
  readonly y: Axis;
  /** A column with one small chart for each of its values. */
  readonly facet?: string;
  /** As high as it is wide: for two axes of one unit. */
  readonly square?: true;
  readonly marks: readonly Mark[];
}

/** How far a figure has come. */
export interface FigureProgress {
  readonly done: number;
  readonly total: number;
}

interface FigureRun {
  /** The source's own setting instead of the reduced one. */
  readonly full: boolean;
  /** 32 bits: the same seed gives the same numbers. */
  readonly seed: number;
  readonly onProgress?: (progress: FigureProgress) => void;
  readonly signal?: AbortSignal;
}

/** What the author of a figure writes: its facts, and its work cut into steps that tell how far it has come. */
interface FigureDefinition {
  /** `source/figure-n`, or `source/name` for a figure of our own on a statement of the source. */
  readonly id: string;
  readonly title: string;
  /** Where in the source; "this project, on …" for a figure of our own. */
  readonly locus: string;
  /** What one sees in it, in a sentence or two. */
  readonly shows: string;
  /** The setting of the source, then in how far ours is smaller. */
  readonly settings: { readonly full: string; readonly reduced: string };
  readonly charts: readonly Chart[];
  readonly steps: (setting: Pick<FigureRun, "full" | "seed">) => Generator<FigureProgress, FigureData>;
}

/** A figure that can be made again. */
export interface Figure extends Omit<FigureDefinition, "steps"> {
  /** The data, or null where the signal came first. Gives the event loop a turn now and then. */
  readonly run: (options: FigureRun) => Promise<FigureData | null>;
}

/** Makes a figure from its definition. */
export function defineFigure({ steps, ...facts }: FigureDefinition): Figure {
  return {
    ...facts,
    run: async ({ onProgress, signal, ...setting }) => {
      const work = steps(setting);
      for (;;) {
        if (signal?.aborted === true) return null;
        const step = work.next();
        if (step.done === true) return step.value;
        onProgress?.(step.value);
        await turn();
      }
    },
  };
}
