/** What a formula in plain text is made of. `raised` and `lowered` are what stands above and below the line, as text. */
export interface Token {
  readonly kind: "letter" | "number" | "function" | "words" | "sign" | "raised" | "lowered" | "blank";
  readonly text: string;
}

const ABOVE: Readonly<Record<string, string>> = {
  "⁰": "0",
  "¹": "1",
  "²": "2",
  "³": "3",
  "⁴": "4",
  "⁵": "5",
  "⁶": "6",
  "⁷": "7",
  "⁸": "8",
  "⁹": "9",
  "⁺": "+",
  "⁻": "−",
  "⁽": "(",
  "⁾": ")",
  ⁿ: "n",
  ᵗ: "t",
  ᵏ: "k",
  ᵐ: "m",
  ᵀ: "⊤",
};

const BELOW: Readonly<Record<string, string>> = {
  "₀": "0",
  "₁": "1",
  "₂": "2",
  "₃": "3",
  "₄": "4",
  "₅": "5",
  "₆": "6",
  "₇": "7",
  "₈": "8",
  "₉": "9",
  "₊": "+",
  "₋": "−",
  ₖ: "k",
  ᵢ: "i",
  ⱼ: "j",
  ₙ: "n",
  ₘ: "m",
};

/** Set upright, with room behind them. */
const FUNCTIONS =
  "argmin|argmax|poly|rank|sign|diag|dim|ker|det|exp|log|lim|min|max|inf|sup|cos|sin|tan|vec|Var|kl|ln|tr|Tr|im|KL";

/** Words of two letters; others of that length are products. */
const SHORT =
  "a(?= [a-z]{2})|(?<=^)A(?= [a-z]{2})|an|as|at|be|by|do|if|in|is|it|no|of|on|or|so|to|up|vs|we|If|In|It|As|At|Is|By|No|On|Of|An|We|To|So|GD";

/** Names that are no products of their letters. */
const NAMES = "SGD|SAM|RIP|PAC|ReLU|GD|C2|Theorem|Lemma";

const WORD = String.raw`(?!(?:abc|${FUNCTIONS})(?![A-Za-z]))(?:(?:${NAMES}|${SHORT})(?![A-Za-z_^])|(?:[A-Z][a-z]{2,}|[a-z]{3,})(?:-[a-z]+)*(?![_^])|§)`;

/** A letter with its accents. */
const LETTER = String.raw`\p{L}\p{M}*|∞|∅`;

const ATTACHED = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}|([a-z]{3,}|[A-Z]{3,}|(?:max|min)(?!\p{Ll})|(?:op|KL|ij|ik|kl|yx|ic|ii|ld)(?![_^])|[−-]?\d+|${LETTER}|[*†⊥∞])`;

const RULES: readonly (readonly [Token["kind"], RegExp])[] = [
  ["blank", /[ \u00a0]+/uy],
  ["raised", new RegExp(String.raw`\^(?:${ATTACHED})`, "uy")],
  ["lowered", new RegExp(String.raw`_(?:${ATTACHED})`, "uy")],
  ["raised", new RegExp(`[${Object.keys(ABOVE).join("")}]+`, "uy")],
  ["lowered", new RegExp(`[${Object.keys(BELOW).join("")}]+`, "uy")],
  // Behind a letter or what closes a group a star is above the line, and so are strokes that belong to no word.
  ["raised", /(?<=[\p{L}\p{M}₀-₉)\d]|⁾)(?:\*|[′″°†]+|'+(?!\p{Ll}))/uy],
  ["function", new RegExp(`(?<![A-Za-z])(?:${FUNCTIONS})(?![A-Za-z])`, "uy")],
  ["words", new RegExp(String.raw`(?<![A-Za-z])(?:${WORD})(?:[ ](?:${WORD}))*`, "uy")],
  ["number", /\d+(?:[.,]\d+)*|[¼½¾]/uy],
  ["letter", new RegExp(LETTER, "uy")],
  ["sign", /[^]/uy],
];

/** The tokens of a text, which are all of it. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    for (const [kind, rule] of RULES) {
      rule.lastIndex = at;
      const match = rule.exec(text);
      if (match === null) continue;
      const [whole, group, single] = match;
      tokens.push({ kind, text: isAttached(kind) ? (group ?? single ?? plain(whole)) : whole });
      at += whole.length;
      break;
    }
  }
  return tokens;
}

function isAttached(kind: Token["kind"]): boolean {
  return kind === "raised" || kind === "lowered";
}

/** Small letters above and below the line as those on it. */
function plain(text: string): string {
  return [...text].map((character) => ABOVE[character] ?? BELOW[character] ?? character).join("");
}
