import { type Html, html, type Part } from "../text/markup.js";

/** What stands below or above the line: a group in braces, one of a few words, or one character. */
const ATTACHED = String.raw`\{((?:[^{}]|\{[^{}]*\})*)\}|(max|min|op)(?!\p{L})|([\p{L}\p{N}*∞†⊥])`;

/**
 * The base of a subscript or superscript: a letter on its own, a Greek one, or whatever closes a group. In a word of
 * prose or of a program, such as `report_file`, nothing is lowered.
 */
const BASE = String.raw`(?<=(?<!(?<!_)[A-Za-z])[A-Za-z]|\p{Script=Greek}|[^\sA-Za-z_^])`;

/** Braces tell a subscript from an underscore, whatever stands before. */
const SCRIPT = new RegExp(`(?:${BASE}|(?=[_^]\\{))([_^])(?:${ATTACHED})`, "gu");

/** Prose with the formulas of plain text in it: ‖M‖_*^{2−2/L} with what follows _ and ^ below and above the line. */
export function prose(text: string): Html {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(SCRIPT)) {
    const [whole, sign, group, word, character] = match;
    const attached = group === undefined ? (word ?? character!) : prose(group);
    parts.push(
      text.slice(end, match.index),
      sign === "_" ? html`<sub>${attached}</sub>` : html`<sup>${attached}</sup>`,
    );
    end = match.index + whole.length;
  }
  return html`${parts}${text.slice(end)}`;
}
