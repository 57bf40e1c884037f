import temml from "temml";
import { type Html, html, trusted } from "../text/markup.js";

/** A displayed formula that may be broken after relations and operators where the page is narrow. */
export function displayedFormula(tex: string): Html {
  const formula = mathml(tex);
  return formula === null ? verbatim(tex) : html`<div class="formula">${formula}</div>`;
}

/** A formula in a line of text. */
export function inlineFormula(tex: string): Html {
  return mathml(tex) ?? verbatim(tex);
}

/** A formula as MathML in display style, or null where it is not TeX that temml's strict mode knows. */
function mathml(tex: string): Html | null {
  try {
    const markup = temml.renderToString(tex, { displayMode: true, strict: true, throwOnError: true, trust: false });
    const row =
      /^<math[^>]*><mrow>(.*)<\/mrow><\/math>$/s.exec(markup)?.[1] ?? /^<math[^>]*>(.*)<\/math>$/s.exec(markup)![1]!;
    // In display style by the style sheet.
    return trusted(
      `<math>${elements(plainly(broken(row)))
        .map(flat)
        .join("")}</math>`,
    );
  } catch {
    // A claim of somebody's own may be anything; those of the catalogue are tested to parse.
    return null;
  }
}

/** The elements of a row, in rows, or elements by themselves, that a narrow page may put below one another. */
export function broken(row: string): string {
  return joinedShort(breakable(row))
    .map((line) => (elements(line).length === 1 ? line : `<mrow>${line}</mrow>`))
    .join("");
}

/** Without attributes that no browser goes by, or would take to be so anyway: they are a fifth of a formula. */
function plainly(markup: string): string {
  return markup
    .replace(/ (?:fence|separator)="true"| class="math(?:cal|bb|bf|rm|frak)"/g, "")
    .replace(/(<mrow><mo) form="prefix"/g, "$1")
    .replace(/<mo form="postfix"([^>]*>[^<]*<\/mo><\/mrow>)/g, "<mo$1")
    .replace(/(<mo(?: form="prefix")?) stretchy="false">([∇∂Δ])/gu, "$1>$2")
    .replace(/<mo(?: form="(?:pre|post)fix")? stretchy="false">([()[\]{}⟨⟩])<\/mo>/g, "<mi>$1</mi>")
    .replace(/="0(\.\d+em")/g, '="$1')
    .replaceAll("></mspace>", "/>");
}

/** A group in brackets that keep their size, which is a row of its own and need be none. */
const BRACKETED = /^<mrow>(<mi>[([{⟨]<\/mi>.*<mi>[)\]}⟩]<\/mi>)<\/mrow>$/su;

/** Elements in which others stand in a row. */
const ROW = /^(<(?:mrow|msqrt|mstyle|mtd|mpadded)\b[^>]*>)(.*)(<\/[a-z]+>)$/su;

/** Elements that have others in them, as many as their kind has. */
const PARTS = /^(<(?:msub|msup|msubsup|munder|mover|munderover|mfrac|mroot|mtable|mtr)\b[^>]*>)(.*)(<\/[a-z]+>)$/su;

/** An element without the rows that make no difference in it. */
function flat(element: string): string {
  const row = ROW.exec(element);
  if (row !== null) return row[1]! + stretched(elements(elements(row[2]!).map(spliced).join(""))) + row[3]!;
  const parts = PARTS.exec(element);
  return parts === null ? element : parts[1]! + elements(parts[2]!).map(flat).join("") + parts[3]!;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "⟨": "⟩" };

/** What is taller than a line. */
const TALL = /<(?:mfrac|mtable|munder|munderover|mo [^>]*minsize)\b/;

/** A row in which brackets around what is taller than a line are as tall. */
function stretched(row: readonly string[]): string {
  const sign = (element: string): string => /^<mi>(.)<\/mi>$/u.exec(element)?.[1] ?? "";
  const parts: string[] = [];
  const opened: number[] = [];
  for (const element of row) {
    parts.push(element);
    if (sign(element) in CLOSING) opened.push(parts.length - 1);
    const from = opened.at(-1);
    if (from === undefined || CLOSING[sign(parts[from]!)] !== sign(element)) continue;
    opened.pop();
    const inner = parts.slice(from + 1, -1).join("");
    if (!TALL.test(inner)) continue;
    parts.splice(from, Infinity, `<mrow><mo>${sign(parts[from]!)}</mo>${inner}<mo>${sign(element)}</mo></mrow>`);
  }
  return parts.join("");
}

/** An element of a row; a bracketed group as what it consists of. */
function spliced(element: string): string {
  const group = BRACKETED.exec(element)?.[1];
  return group === undefined ? flat(element) : elements(group).map(spliced).join("");
}

/** Behind these a formula may be broken, as TeX does it. */
const BREAK_BEHIND = /^(?:<mo[^>]*>[=≤≥<>≠≈≜≔∈⊂⊆→⇒⟹⟺⇔∼≲≳≪≫≼≽,;]|<mo[^>]*>&[lg]t;|<mspace)/u;

/** Before these it may be broken: binary operators, which then must be told that they are. */
const BREAK_BEFORE = /^<mo(?=[> ])(?![^>]*form=)([^>]*>[+−±])/u;

/** So many letters and signs have room in any line. */
const SHORT = 16;

/** Pieces that fit into any line together as one, so that no line is broken within `n = 1` or behind `(1`. */
function joinedShort(pieces: readonly string[]): string[] {
  const lines: string[] = [];
  let held = 0;
  for (const piece of pieces) {
    const length = [...piece.replace(/<[^>]*>/g, "")].length;
    if (lines.length > 0 && held + length <= SHORT) {
      // Within a row the operator is known to stand between two things.
      lines[lines.length - 1] += piece.replace(/^<mo form="infix"/, "<mo");
      held += length;
    } else {
      lines.push(piece);
      held = length;
    }
  }
  return lines;
}

/** temml breaks no displays. The elements of a row, parted where a line may end. */
function breakable(row: string): string[] {
  const lines: string[] = [""];
  elements(row).forEach((element, i) => {
    if (element.startsWith("<mspace") && lines.length > 1 && lines.at(-1) === "") {
      // Room behind a comma belongs to the line that the comma ends.
      lines[lines.length - 2] += element;
      return;
    }
    const binary = i > 0 && BREAK_BEFORE.test(element);
    if ((binary || element.startsWith("<mtext>\u00a0")) && lines.at(-1) !== "") lines.push("");
    lines[lines.length - 1] += binary ? element.replace(BREAK_BEFORE, '<mo form="infix"$1') : element;
    if (BREAK_BEHIND.test(element) || element.endsWith("\u00a0</mtext>")) lines.push("");
  });
  return lines.filter((line) => line !== "");
}

/** The outermost elements of well-formed markup. */
export function elements(markup: string): string[] {
  const found: string[] = [];
  let [depth, from] = [0, 0];
  for (const tag of markup.matchAll(/<(\/?)[a-z]+[^>]*?(\/?)>/g)) {
    const [whole, closes, empty] = tag;
    depth += closes === "/" ? -1 : empty === "/" ? 0 : 1;
    if (depth > 0) continue;
    const end = tag.index + whole.length;
    found.push(markup.slice(from, end));
    from = end;
  }
  return found;
}

function verbatim(tex: string): Html {
  return html`<code class="tex">${tex}</code>`;
}
