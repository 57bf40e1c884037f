import { createHash } from "node:crypto";
import { logger, None, parse, textMetrics, View } from "vega";
import { compile, type Config, type TopLevelSpec } from "vega-lite";
import { html } from "../text/markup.js";
import { lettered } from "./lettered.js";

declare module "vega" {
  /** Exported for programs that measure text on their own, and left out of vega's types. */
  const textMetrics: { width: (item: { readonly fontSize?: number }, text: unknown) => number };
}

// Vega's own guess without a canvas is half as wide again as the text: legends would be cut off, margins too wide.
textMetrics.width = ({ fontSize = 11 }, text) => textWidth(typeof text === "string" ? text : "", fontSize);

/** What stands in for the colour of text while vega draws; it then becomes that of the text around the picture. */
export const INK = "#010203";

/** Told apart on white and on black alike, and from each other where red and green are not. */
export const SERIES_COLOURS = ["#3f7fb5", "#c8702a", "#4a8f5c", "#a765a8", "#c4574a", "#2f8f96", "#a38420", "#7d7a74"];

const CONFIG: Config = {
  background: "transparent",
  font: "Georgia, 'Liberation Serif', serif",
  view: { stroke: null },
  axis: {
    domainColor: INK,
    tickColor: INK,
    labelColor: INK,
    titleColor: INK,
    titleFontWeight: "normal",
    titleFontSize: 13,
    labelFontSize: 12,
    gridColor: INK,
    gridOpacity: 0.12,
    labelOverlap: false,
    labelLimit: 0,
  },
  legend: {
    labelColor: INK,
    titleColor: INK,
    titleFontWeight: "normal",
    labelFontSize: 12,
    titleFontSize: 12,
    labelLimit: 0,
    // Bands are pale; what stands for them in the legend need not be.
    symbolOpacity: 1,
  },
  title: { color: INK, anchor: "start", fontWeight: "normal", fontSize: 15 },
  header: { labelColor: INK, titleColor: INK, titleFontWeight: "normal", labelFontSize: 12, titleFontSize: 12 },
  text: { color: INK, fontSize: 12 },
  rule: { color: INK },
  range: { category: SERIES_COLOURS },
};

/**
 * A picture as SVG, without a browser: in the colour of the text around it, or where it stands alone on a light or a dark
 * ground as the reader has asked for. The same spec gives the same text. One picture to assistive technology, with a title
 * and a description.
 */
export async function draw(
  spec: TopLevelSpec,
  { title, description }: { readonly title: string; readonly description: string },
): Promise<string> {
  const { spec: compiled } = compile(spec, { config: CONFIG, logger: logger(None) });
  const view = new View(parse(compiled), { renderer: "none", logLevel: None });
  try {
    return finished(await view.toSVG(), title, description);
  } finally {
    view.finalize();
  }
}

/**
 * Stands alone: dark on light, or light on dark, each with a ground of its own, as what is behind it may be of the other
 * kind: an SVG without one is white to a browser that asks for dark. Within a page the text around it decides.
 */
const ALONE =
  ":root.chart{color:#1f1d1a;background:#fdfcf9}" +
  "@media(prefers-color-scheme:dark){:root.chart{color:#e7e3da;background:#171614}}";

function finished(svg: string, title: string, description: string): string {
  const body = svg
    // Its parts are one picture, and vega's names of them are not for readers.
    .replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, "")
    .replaceAll(INK, "currentColor")
    .replace(
      /<path class="(?:background|foreground)" d="[^"]*"(?: pointer-events="none")?(?: display="none")?\/>/g,
      "",
    );
  // Several pictures share a page, and vega counts its ids from the start of the process.
  const ids = [...new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!))];
  const numbered = ids.reduce((text, id, i) => renamed(text, id, `part${i}`), body);
  const stem = createHash("sha256").update(numbered).digest("hex").slice(0, 8);
  const named = lettered(ids.reduce((text, _, i) => renamed(text, `part${i}`, `chart-${stem}-${i}`), numbered));
  const head = html`<title>${title}</title><desc>${description}</desc>`.markup;
  return named.replace(/<svg ([^>]*?)class="marks"([^>]*)>/, (_, before: string, after: string) => {
    return `<svg ${before}class="chart" role="img"${after}>${head}<style>${ALONE}</style>`;
  });
}

function renamed(svg: string, from: string, to: string): string {
  return svg
    .replaceAll(`id="${from}"`, `id="${to}"`)
    .replaceAll(`url(#${from})`, `url(#${to})`)
    .replaceAll(`href="#${from}"`, `href="#${to}"`);
}

/** Of a letter of the serif fonts that pictures ask for, on average and generously, in parts of the font size. */
const LETTER = 0.54;

/** About how wide a text is, in pixels: without a browser nobody can tell. Marks over letters take no room. */
export function textWidth(text: string, fontSize: number): number {
  return LETTER * fontSize * [...text.replace(/\p{M}/gu, "")].length;
}
