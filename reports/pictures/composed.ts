import { html } from "../text/markup.js";
import { textWidth } from "./draw.js";
import { letteredLine } from "./lettered.js";

/** A figure as a paper prints it. */
interface Composition {
  readonly title: string;
  /** Its charts as SVG of `chartSvg`, in order. */
  readonly panels: readonly string[];
  /** What stands below it: what one sees, the setting, what was measured; a paragraph each. */
  readonly caption: readonly string[];
}

/** Widest row of panels, the room between them, and the sizes of letters. */
const WIDEST = 1320;
const MARGIN = 18;
const GAP = 26;
const LETTER_ROOM = 28;
const CAPTION = 13.5;
const LINE = 19;
/** The least width of the caption, under a single small chart. */
const NARROWEST = 560;

interface Placed {
  readonly svg: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The panels in rows with a letter each, and the caption below: one picture to assistive technology. */
export function composedSvg({ title, panels, caption }: Composition): string {
  const { placed, width: used, height: below } = placedInRows(panels);
  const width = Math.max(used, NARROWEST);
  const lines = caption.flatMap((paragraph, k) => {
    const broken = brokenAt(paragraph, width - 2 * MARGIN);
    return broken.map((text, i) => ({ text, isFirst: k === 0 && i === 0, extra: k > 0 && i === 0 ? 5 : 0 }));
  });
  let y = below + LINE;
  const captionLines = lines.map(({ text, isFirst, extra }) => {
    y += extra;
    const line = `<text x="${MARGIN}" y="${y}"${isFirst ? ' font-weight="bold"' : ""}>${letteredLine(text)}</text>`;
    y += LINE;
    return line;
  });
  const letters = placed.map(({ x, y: top }, i) =>
    placed.length === 1
      ? ""
      : `<text x="${x}" y="${top + 14}" font-weight="bold">(${String.fromCharCode(97 + i)})</text>`,
  );
  const inner = placed.map(({ svg, x, y: top }) => nested(svg, x + (placed.length === 1 ? 0 : LETTER_ROOM), top));
  const height = y + MARGIN - LINE / 2;
  const head = html`<title>${title}</title><desc>${caption.join(" ")}</desc>`.markup;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" class="chart" role="img" ` +
    `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${head}${styleOf(panels)}` +
    `${inner.join("")}<g fill="currentColor" font-family="Georgia, 'Liberation Serif', serif" font-size="${CAPTION}">` +
    `${letters.join("")}${captionLines.join("")}</g></svg>`
  );
}

/** A picture in black on white whatever its reader asked for: for print, and for pages that are white. */
export function onWhite(svg: string): string {
  return svg.replace(/<style>.*?<\/style>/s, "<style>:root.chart{color:#000;background:#fff}</style>");
}

/** Width and height of a picture that says them. @throws RangeError where it does not */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, attributes = ""] = /^<svg\b([^>]*)>/.exec(svg) ?? [];
  const side = (name: string): number => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(` ${attributes}`)?.[1] ?? NaN);
  const [width, height] = [side("width"), side("height")];
  if (Number.isFinite(width) && Number.isFinite(height)) return { width, height };
  throw new RangeError("a picture without width and height");
}

function placedInRows(panels: readonly string[]): { placed: Placed[]; width: number; height: number } {
  const placed: Placed[] = [];
  const room = panels.length === 1 ? 0 : LETTER_ROOM;
  let [x, y, row, used] = [MARGIN, MARGIN, 0, 0];
  for (const svg of panels) {
    const { width, height } = sizeOf(svg);
    if (x > MARGIN && x + room + width + MARGIN > WIDEST) [x, y, row] = [MARGIN, y + row + GAP, 0];
    placed.push({ svg, x, y, width, height });
    x += room + width + GAP;
    used = Math.max(used, x - GAP + MARGIN);
    row = Math.max(row, height);
  }
  return { placed, width: used, height: y + row };
}

/** A picture within another: at its place, with the ground and the colours of the one around it. */
function nested(svg: string, x: number, y: number): string {
  return svg
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<title>.*?<\/title><desc>.*?<\/desc>/s, "")
    .replace(/^<svg\b/, `<svg x="${x}" y="${y}"`)
    .replace(/ class="chart" role="img"/, "");
}

/** The colours of the panels are those of the whole. */
function styleOf(panels: readonly string[]): string {
  return /<style>.*?<\/style>/s.exec(panels[0] ?? "")?.[0] ?? "";
}

/** A text in lines of at most so many pixels. */
function brokenAt(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && textWidth(longer, CAPTION) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
