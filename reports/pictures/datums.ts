import type { Cell, Chart, Table } from "../../src/experiments/figure.js";

type Mark = Chart["marks"][number];

/** A value to be drawn, with what it belongs to. */
export interface Datum {
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

/** Where a table has a column. @throws RangeError where it has none */
export function column({ name, columns }: Table, wanted: string): number {
  const found = columns.findIndex((candidate) => candidate.name === wanted);
  if (found === -1) throw new RangeError(`table ${name}: no column ${wanted}`);
  return found;
}

/** The rows that a mark draws: those that are asked for and have a place on the axes. */
export function datums(mark: Mark, layer: number, chart: Chart, table: Table): Datum[] {
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
