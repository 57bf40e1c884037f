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
    return trusted(`<math displaystyle="true">${plainly(broken(row))}</math>`);
  } catch {
    // A claim of somebody's own may be anything; those of the catalogue are tested to parse.
    return null;
  }
}

/** The elements of a row, in rows, or elements by themselves, that a narrow page may put below one another. */
export function broken(row: string): string {
  return breakable(row)
    .map((line) => (elements(line).length === 1 ? line : `<mrow>${line}</mrow>`))
    .join("");
}

/** Without attributes that no browser goes by, or would take to be so anyway: they are a fifth of a formula. */
function plainly(markup: string): string {
  return markup
    .replace(/ (?:fence|separator)="true"| class="math(?:cal|bb|bf|rm|frak)"/g, "")
    .replace(/(<mrow><mo) form="prefix"/g, "$1")
    .replace(/<mo form="postfix"([^>]*>[^<]*<\/mo><\/mrow>)/g, "<mo$1");
}

/** Behind these a formula may be broken, as TeX does it. */
const BREAK_BEHIND = /^(?:<mo[^>]*>[=≤≥<>≠≈≜≔∈⊂⊆→⇒⟹⟺⇔∼≲≳≪≫≼≽,;]|<mo[^>]*>&[lg]t;|<mspace)/u;

/** Before these it may be broken: binary operators, which then must be told that they are. */
const BREAK_BEFORE = /^<mo(?=[> ])(?![^>]*form=)([^>]*>[+−±])/u;

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
