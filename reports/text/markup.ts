/** Markup that is safe to put into a page: made by `html` from a template, or vouched for by `trusted`. */
export class Html {
  /** @param markup well-formed HTML */
  constructor(readonly markup: string) {}
}

/** What a template takes: text and numbers are escaped, markup goes in as it is, lists one after another, null nowhere. */
export type Part = string | number | Html | null | readonly Part[];

/**
 * A template of HTML: `` html`<p title="${title}">${text}</p>` ``. Everything that is put in is text, in elements and in
 * quoted attributes alike, unless it is `Html` itself. Not for the inside of `<script>` and `<style>`, nor for
 * attributes without quotes.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((string, i) => (i === 0 ? string : markupOf(parts[i - 1]!) + string)).join(""));
}

/** Markup from elsewhere that is known to be well-formed and harmless, such as MathML and SVG of our own making. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** Parts with something between each two of them. */
export function joined(parts: readonly Part[], separator: Part): Part {
  return parts.map((part, i) => (i === 0 ? part : [separator, part]));
}

/** The fragment of an address that leads to an element, fit for `href`. */
export function fragment(id: string): string {
  return `#${encodeURIComponent(wellFormed(id)).replaceAll("%2F", "/")}`;
}

/** Elements of whose text every blank counts. */
const KEPT = /(<(pre|style|script)\b[^>]*>.*?<\/\2>)/gs;

/** Between these, blanks are none of the text: those that begin lines of their own, tables, pictures and formulas. */
const BLOCK =
  "(?:!doctype|html|head|body|meta|link|title|style|script|header|nav|main|section|article|div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|details|summary|figure|figcaption|form|option|optgroup|select|svg|g|path|text|use|desc|defs|symbol|pre|br)";

const BESIDE_BLOCK = new RegExp(`(</?${BLOCK}\\b[^>]*>) +|(?: +)(?=</?${BLOCK}\\b)`, "gi");

/** The value of an attribute that means the same without quotes. */
const QUOTED = /( [a-z:-]+=)"([\w.:#%/+-]+)"(?=[ >])/gi;

/** The same at the end of an element without an end of its own, whose slash would become part of the value. */
const QUOTED_LAST = /( [a-z:-]+=)"([\w.:#%+-]+)"\/>/gi;

/** Ends of elements that a browser takes for granted where another one begins or what is around ends. */
const ENDS =
  /<\/(?:li|dt|dd|td|th|tr|thead|tbody|option)>|<\/p>(?=<(?:details|div|dl|figure|form|h[1-6]|ol|p|pre|section|table|ul)\b|<\/(?:article|dd|div|li|main|section|td)>)/g;

/** Scripts in italics behind something in italics, as most are. */
const ITALIC_SCRIPTS = /<\/i>((?:<(su[bp])><i>[^<]*<\/i><\/\2>)+)/g;

/** Ends of elements of a formula or a picture, one after another. */
const ENDS_IN_A_ROW = /(?:<\/(?:m[a-z]+|text|svg)>){2,}/g;

/**
 * Those that are needed. An end closes the nearest element of its name with all that is open inside, so that the ends before
 * it are needed only where they have that name, too. Whoever reads HTML does so: the standard says it, though its checkers
 * call it an error. It is a twentieth of a page.
 */
function neededEnds(ends: string): string {
  return ends
    .match(/<[^>]*>/g)!
    .reduceRight<string[]>((kept, end) => (kept.length > 0 && kept[0] !== end ? kept : [end, ...kept]), [])
    .join("");
}

/** The same page without what no reader and no browser misses: a fifth of what templates write. */
export function compact({ markup }: Html): string {
  return markup
    .split(KEPT)
    .flatMap((part, i) => {
      // Each match comes as the text before it, itself, and the name of its element.
      if (i % 3 === 2) return [];
      return i % 3 === 1
        ? part
        : part
            .replace(/[ \t\n]+/g, " ")
            .replace(/ (?=\/?>)/g, "")
            .replace(BESIDE_BLOCK, "$1")
            .replace(ITALIC_SCRIPTS, (_, scripts: string) => `${scripts.replace(/<\/?i>/g, "")}</i>`)
            .replaceAll("</i><i>", "")
            .replace(ENDS_IN_A_ROW, neededEnds)
            .replace(QUOTED, "$1$2")
            .replace(QUOTED_LAST, "$1$2 />")
            .replace(ENDS, "");
    })
    .join("");
}

function markupOf(part: Part): string {
  if (part === null) return "";
  if (part instanceof Html) return part.markup;
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return part.map(markupOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML. Characters that no page may contain, and those that would turn the order of others, are shown as �. */
function escaped(text: string): string {
  return wellFormed(text)
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
    .replace(/(?![\t\n])[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

/** Half a surrogate pair is no character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\uFFFD");
}
