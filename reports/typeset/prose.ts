import { type Html, html, type Part } from "../text/markup.js";

/** Two letters that are one subscript: of an entry, or a short name. */
const PAIRS = "(?:op|KL|ij|ik|kl|yx|ic|ii|ld)(?![_^])";

/** What stands below or above the line: a group in braces, a word of three letters or more, a pair, or one character. */
const ATTACHED = String.raw`\{((?:[^{}]|\{[^{}]*\})*)\}|((?:max|min)(?!\p{Ll})|[a-z]{3,}(?![\p{L}_^])|${PAIRS})|([−-]?\d+|[\p{L}\p{N}*∞†⊥])`;

/**
 * The base of a subscript or superscript: a letter on its own, a Greek one, or whatever closes a group. In a word of
 * prose or of a program, such as `report_file`, nothing is lowered.
 */
const BASE = String.raw`(?<=(?<!(?<!_|_[a-z])[A-Za-z])[A-Za-z]|(?<![A-Za-z_])[A-Z][A-Za-z]|\p{Script=Greek}|[^\sA-Za-z_^])`;

/** Braces tell a subscript from an underscore, whatever stands before. */
const SCRIPT = new RegExp(`(?:${BASE}|(?=[_^]\\{))([_^])(?:${ATTACHED})`, "gu");

/** Two letters that are a word or a name all the same, though the first is a capital. */
const WORDS = "If|In|It|As|At|Is|By|No|On|Of|An|We|To|So|Or|Do|Be|KL|GD|PL|Tr|Pr|Ex";

/**
 * Letters that stand for something: one by itself, beside signs and Greek letters too, or two of which the first is a
 * capital, as in AB and Hb. The articles a and A are none, nor letters of shortened words.
 */
const SYMBOL = new RegExp(
  [
    String.raw`[α-ωϕϵ]\p{M}*`,
    String.raw`(?<![A-Za-z\d'’.\-\p{M}])(?!(?:${WORDS})(?![A-Za-z]))(?![aA] (?=[A-Za-z]{2}))(?:[A-Za-z]|[A-Z][A-Za-z])\p{M}*(?![A-Za-z'’\d]|\.[A-Za-z]|-[a-z])`,
    String.raw`(?<=[\dα-ωΑ-Ω∂∇])[A-Za-z]\p{M}*(?![A-Za-z\-])`,
  ].join("|"),
  "gu",
);

/** A text with the letters that stand for something in italics, as formulas have them. */
function lettered(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: letter, index } of text.matchAll(SYMBOL)) {
    parts.push(text.slice(end, index), html`<i>${letter}</i>`);
    end = index + letter.length;
  }
  return [...parts, text.slice(end)];
}

/**
 * Prose with the formulas of plain text in it: ‖M‖_*^{2−2/L} with what follows _ and ^ below and above the line, and
 * letters that stand for something in italics.
 */
export function prose(text: string): Html {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(SCRIPT)) {
    const [whole, sign, group, word, character] = match;
    const attached = group === undefined ? (word ?? lettered(character!)) : prose(group);
    parts.push(
      lettered(text.slice(end, match.index)),
      sign === "_" ? html`<sub>${attached}</sub>` : html`<sup>${attached}</sup>`,
    );
    end = match.index + whole.length;
  }
  return html`${parts}${lettered(text.slice(end))}`;
}
