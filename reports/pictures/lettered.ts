import { prose } from "../typeset/index.js";

/** The size of what stands below or above the line, in parts of that of the text, and how far it is moved, in its own. */
const SMALL = 0.72;
const LOWERED = 0.28;
const RAISED = 0.55;

/**
 * The texts of a picture set as formulas are: letters that stand for something in italics, what follows _ and ^ below and
 * above the line. What is moved is moved back by a span without width, since not all programs that read SVG know of baselines.
 */
export function lettered(svg: string): string {
  return svg.replace(/(<text\b[^>]*>)([^<]*)(?=<\/text>)/g, (_, open: string, text: string) => {
    return `${open}${letteredLine(unescaped(text))}`;
  });
}

/** One line of text so set, as the inside of an element of SVG. */
export function letteredLine(text: string): string {
  const moved = (by: number): string => `<tspan dy="${by}em" font-size="${100 * SMALL}%">`;
  const back = (by: number): string => `<tspan dy="${by}em">\u200B</tspan></tspan>`;
  return prose(text)
    .markup.replaceAll("<i>", '<tspan font-style="italic">')
    .replaceAll("</i>", "</tspan>")
    .replaceAll("<sub>", moved(LOWERED))
    .replaceAll("</sub>", back(-LOWERED))
    .replaceAll("<sup>", moved(-RAISED))
    .replaceAll("</sup>", back(RAISED));
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
