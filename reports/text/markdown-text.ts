/** A table; cells are Markdown already. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text in a cell: on one line, with what Markdown would take for a command escaped. */
export function cell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\|*_`<>[\]$]/g, "\\$&");
}

/** Words of ours that are to be read as they stand. */
export function code(text: string): string {
  return `\`${text.replace(/\|/g, "\\|")}\``;
}

/** TeX in a cell. A bar would end the cell, so bars are spelt as commands. */
export function math(tex: string): string {
  const spelt = tex.replace(/\s+/g, " ").replace(/\\\|/g, "\\Vert ").replace(/\|/g, "\\vert ");
  return `$\`${spelt}\`$`;
}
