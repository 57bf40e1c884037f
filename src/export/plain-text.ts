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

/** A double as Python and Julia both read it, bit for bit, in parentheses where it has a sign. */
export function literal(x: number): string {
  if (Number.isNaN(x)) return "NAN";
  if (Math.abs(x) === Infinity) return x > 0 ? "INF" : "(-INF)";
  const digits = String(Math.abs(x));
  const real = /[.e]/.test(digits) ? digits : `${digits}.0`;
  return x < 0 || Object.is(x, -0) ? `(-${real})` : real;
}

/** `2 x 3`. */
export function shapeText({ rows, cols }: { readonly rows: number; readonly cols: number }): string {
  return `${rows} x ${cols}`;
}
