import temml from "temml";

/** An element of MathML, or a text in one. */
type MathNode = string | { readonly name: string; readonly children: readonly MathNode[] };

/** Raised and lowered characters; what is not among them is written after ^ and _. */
const RAISED = table("0123456789+−=()nijkmxadLTpc", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱʲᵏᵐˣᵃᵈᴸᵀᵖᶜ");
const LOWERED = table("0123456789+−=()ijkmnprtvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ᵢⱼₖₘₙₚᵣₜᵥₓ");
RAISED.set("⊤", "ᵀ").set("⋆", "⋆").set("∗", "*").set("′", "′").set("−", "⁻");

const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["ˆ", "\u0302"],
  ["^", "\u0302"],
  ["~", "\u0303"],
  ["˜", "\u0303"],
  ["ˉ", "\u0304"],
  ["‾", "\u0304"],
  ["¯", "\u0304"],
  ["˙", "\u0307"],
]);

/** Between these a formula gets room. */
const RELATIONS = /^[=≠≤≥<>≈∼∈∉⊆⊇→↦⇒⟹⟺⪯⪰≺≻∝≡:]$|^:=$/;
const OPERATORS = /^[×⊗⊕∘]$/;

/** Spaces up to this many em correct the slant of a letter. */
const CORRECTION = 0.1;

function table(from: string, to: string): Map<string, string> {
  const [keys, values] = [[...from], [...to]];
  return new Map(keys.map((key, i) => [key, values[i]!]));
}

/**
 * A formula in TeX as one line of text, as one would type it into a letter: ‖AB‖_* ≤ ‖A‖_F‖B‖_F. Fractions are written
 * with a slash, roots with √, what has no raised or lowered character after ^ and _, in braces where it is long. TeX
 * that temml does not know comes back as it is.
 */
export function formulaText(tex: string): string {
  let markup: string;
  try {
    markup = temml.renderToString(tex, { strict: true, throwOnError: true, trust: false });
  } catch {
    return tex;
  }
  return row(parse(markup)).replace(/\s+/g, " ").trim();
}

/** The elements of temml's output, which is well-formed and has no comments. */
function parse(markup: string): MathNode[] {
  const root: { name: string; children: MathNode[] } = { name: "math", children: [] };
  const open = [root];
  for (const [tag, closing, name, empty, text] of markup.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>|([^<]+)/g)) {
    const parent = open.at(-1)!;
    if (text !== undefined) parent.children.push(unescaped(text));
    else if (closing === "/") open.pop();
    else {
      const children = name === "mspace" && Number(/width="([\d.]+)em"/.exec(tag)?.[1] ?? 0) > CORRECTION ? [" "] : [];
      const element = { name: name!, children };
      parent.children.push(element);
      if (empty === "") open.push(element);
    }
  }
  return root.children;
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&");
}

function row(nodes: readonly MathNode[]): string {
  let line = "";
  let before: MathNode = "";
  for (const [i, node] of nodes.entries()) {
    const text = beside(node, isOperand(before) && line.endsWith(" ") === false, isOperand(nodes[i + 1] ?? ""), line);
    // Names such as tr and max are set apart from what they are applied to, unless that is in brackets.
    const apart = isName(before) && /^[\p{L}\p{N}‖|]/u.test(text) && !/[\s(]$/.test(line);
    line += apart ? ` ${text}` : text;
    if (plainText(node) !== "\u2061") before = node;
  }
  return line.replace(/\u2061/g, "");
}

/** A node as it is written between its neighbours: a fraction that is multiplied in brackets, a sign or a difference. */
function beside(node: MathNode, follows: boolean, leads: boolean, line: string): string {
  const text = written(node);
  if (typeof node === "string") return text;
  if (isFraction(node) && (follows || leads)) return `(${text})`;
  if (node.name === "mo" && /^[+−±]$/.test(text))
    return /[\p{L}\p{N}\p{M}\p{Lm}\p{No})\]}‖|*⋆′]$/u.test(line) ? ` ${text} ` : text;
  return text;
}

function isFraction(node: MathNode): boolean {
  const inner = bare(node);
  return typeof inner !== "string" && inner.name === "mfrac";
}

/** A node without the groups of one that it is in. */
function bare(node: MathNode): MathNode {
  if (typeof node === "string" || !/^(mrow|mstyle|mpadded)$/.test(node.name) || node.children.length !== 1) return node;
  return bare(node.children[0]!);
}

/** Whether something is multiplied where it stands beside another. */
function isOperand(node: MathNode): boolean {
  if (typeof node === "string" || node.name === "mspace" || node.name === "mtext") return false;
  if (node.name === "mo") return /^[∑∏]$/.test(plainText(node));
  if (node.name === "mrow" && node.children.length === 0) return false;
  // A closing bracket with an exponent is none.
  if (/^(msub|msup|msubsup)$/.test(node.name) && /^[)\]}]$/.test(plainText(node.children[0] ?? ""))) return false;
  return !isName(node);
}

function isName(node: MathNode): boolean {
  if (typeof node === "string") return false;
  if (node.name === "mi") return [...plainText(node)].length > 1;
  return /^(msub|msup|msubsup|munder|mover|munderover)$/.test(node.name) && isName(node.children[0] ?? "");
}

function plainText(node: MathNode): string {
  return typeof node === "string" ? node : node.children.map(plainText).join("");
}

function written(node: MathNode): string {
  if (typeof node === "string") return node;
  const { name, children } = node;
  const [first = "", second = "", third = ""] = children;
  switch (name) {
    case "mo":
      return operator(plainText(node));
    case "mfrac":
      return `${factor(written(first))}/${factor(written(second))}`;
    case "msqrt":
      return `√${factor(row(children))}`;
    case "mroot":
      return `${script(written(second).trim(), RAISED, "^")}√${factor(written(first).trim())}`;
    case "msub":
    case "munder":
      return written(first) + script(written(second), LOWERED, "_");
    case "msup":
      return written(first) + script(written(second), RAISED, "^");
    case "mover":
      return over(written(first).trim(), written(second));
    case "msubsup":
    case "munderover":
      return written(first) + script(written(second), LOWERED, "_") + script(written(third), RAISED, "^");
    case "mtable":
      return children.map(written).join("; ");
    case "mtr":
      return children.map(written).join(" ");
    default:
      return row(children);
  }
}

function operator(text: string): string {
  if (RELATIONS.test(text)) return ` ${text} `;
  if (OPERATORS.test(text)) return ` ${text} `;
  return text === "," || text === ";" ? `${text} ` : text;
}

function over(base: string, above: string): string {
  const accent = ACCENTS.get(above.trim());
  return accent !== undefined && [...base].length === 1 ? base + accent : base + script(above, RAISED, "^");
}

function script(text: string, characters: ReadonlyMap<string, string>, mark: "_" | "^"): string {
  const tight = text.replace(/\s+/g, "");
  if (tight === "") return "";
  const small = [...tight].map((character) => characters.get(character));
  if (small.every((character) => character !== undefined)) return small.join("");
  return [...tight].length === 1 ? `${mark}${tight}` : `${mark}{${tight}}`;
}

/** What is divided or under a root: in brackets where it would come apart. */
function factor(text: string): string {
  const tight = text.trim();
  const atom = /^(\p{N}+|\p{L}[\p{M}′⋆*]*([\p{No}\p{Lm}]|_\p{L})*|‖[^‖]*‖(_\p{L}|\p{No})*|\([^()]*\))$/u;
  return atom.test(tight) ? tight : `(${tight})`;
}
