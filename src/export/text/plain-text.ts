/** Whatever ends a line somewhere, is invisible, turns the direction of text, or is half of a character. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text as a single line of visible characters, fit for a comment of any language that ends at the end of the line. */
export function oneLine(text: string): string {
  return text.replace(UNPRINTABLE, " ").replace(/\s+/gu, " ").trim();
}

/** One line of ASCII in which nothing is special in a string literal: quotes, `\\`, `$`, `{` and `}` become `?`. */
export function plainAscii(text: string): string {
  return oneLine(text).replace(/["'`\\${}]|[^ -~]/gu, "?");
}

/** The text on one line behind `# `. */
export function comment(text: string): string {
  const line = oneLine(text);
  return line === "" ? "#" : `# ${line}`;
}

/** `2 x 3`. */
export function shapeText({ rows, cols }: { readonly rows: number; readonly cols: number }): string {
  return `${rows} x ${cols}`;
}

/** A table in Markdown; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Plain text for a paragraph of Markdown, where it shows as written. */
export function markdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|~&$]/g, "\\$&");
}
