import { visible, visibleWords } from "./visible.js";

/** Columns that a text takes on a terminal: code points without combining marks, as in W̃ or ℒ̄. */
export function displayWidth(text: string): number {
  return [...text.replace(/\p{M}/gu, "")].length;
}

/** Lines of at most `width` columns, with what a terminal would obey spelt out; a word that is longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of visibleWords(text)
    .split(/\s+/)
    .flatMap((word) => cut(word, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width || line === "") {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function cut(word: string, width: number): string[] {
  const characters = [...word];
  const pieces = [];
  for (let from = 0; from < characters.length; from += width) {
    pieces.push(characters.slice(from, from + width).join(""));
  }
  return pieces;
}

/** A text under a hanging indent: the first line after `lead`, the others below its text. */
export function hanging(lead: string, text: string, columns: number): string[] {
  const indent = displayWidth(lead);
  return wrap(text, Math.max(columns - indent, MIN_WIDTH)).map(
    (line, i) => `${i === 0 ? lead : " ".repeat(indent)}${line}`,
  );
}

/** A text with its first line moved in by `indent` and all others by four more. */
export function paragraph(text: string, columns: number, indent: number): string[] {
  const further = indent + 4;
  return wrap(text, Math.max(columns - further, MIN_WIDTH)).map(
    (line, i) => " ".repeat(i === 0 ? indent : further) + line,
  );
}

/** The text, or as much of it as fits into `width` columns with an ellipsis behind. */
export function shortened(long: string, width: number): string {
  const text = visible(long);
  if (displayWidth(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && displayWidth(characters.join("")) >= width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

export interface Column {
  readonly header: string;
  /** Numbers stand at the right. */
  readonly align?: "right";
  /** Whether its cells may be wrapped where the table is wider than the terminal. */
  readonly wraps?: boolean;
  /** Colours a line of a cell of this column; the row of the header is −1. */
  readonly paint?: (text: string, row: number) => string;
}

const GAP = "  ";

/** No column is squeezed below this. */
const MIN_WIDTH = 12;

/** Columns that a table takes where nothing is wrapped. */
export function tableWidth(columns: readonly Column[], rows: readonly (readonly string[])[]): number {
  return naturalWidths(columns, rows).reduce((sum, w) => sum + w, GAP.length * (columns.length - 1));
}

function naturalWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  return columns.map(({ header }, i) => Math.max(displayWidth(header), ...rows.map((row) => displayWidth(row[i]!))));
}

/** The lines of a table that fits `columns` columns, as long as the columns that wrap can be squeezed enough. */
export function table(columns: readonly Column[], given: readonly (readonly string[])[], width: number): string[] {
  const rows = given.map((row) => row.map(visible));
  const widths = naturalWidths(columns, rows);
  const total = (): number => widths.reduce((sum, w) => sum + w, GAP.length * (widths.length - 1));
  while (total() > width) {
    const widest = widths.reduce(
      (best, w, i) => (columns[i]!.wraps === true && w > MIN_WIDTH && w > (widths[best] ?? 0) ? i : best),
      -1,
    );
    if (widest === -1) break;
    widths[widest]! -= 1;
  }
  const line = (cells: readonly string[], row: number): string => {
    const last = cells.findLastIndex((cell) => cell !== "");
    return cells
      .slice(0, last + 1)
      .map((cell, i) => {
        const { align, paint } = columns[i]!;
        const text = cell === "" ? cell : (paint?.(cell, row) ?? cell);
        const padding = " ".repeat(Math.max(widths[i]! - displayWidth(cell), 0));
        if (align === "right") return padding + text;
        return i === last ? text : text + padding;
      })
      .join(GAP);
  };
  const body = rows.flatMap((row, r) => {
    const cells = row.map((text, i) => (displayWidth(text) > widths[i]! ? wrap(text, widths[i]!) : [text]));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, h) =>
      line(
        cells.map((lines) => lines[h] ?? ""),
        r,
      ),
    );
  });
  return [
    line(
      columns.map(({ header }) => header),
      -1,
    ),
    ...body,
  ];
}
