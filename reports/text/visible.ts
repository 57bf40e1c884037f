/**
 * Characters that a terminal obeys or no eye sees: controls, line ends, marks that turn the direction of writing, blanks
 * of no width, and halves of characters.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Those of them that are written by a letter, in JSON and in shells alike. */
const LETTERS: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A text that came from outside, as it can be shown: on one line, and with everything spelt out that would do something
 * instead of being seen. What is escaped is escaped as in JSON, so that JSON stays what it was.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => LETTERS[character] ?? spelt(character));
}

/** The same of a text whose line ends may stay, since it is broken into lines elsewhere. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** The same of a text in which blanks of any sort are blanks. */
export function visibleWords(text: string): string {
  return visible(text.replace(/[\n\r\t\u2028\u2029]+/g, " "));
}

/** By its units of UTF-16, of which a character beyond the first plane has two. */
function spelt(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/** Whether anything in the text would be spelt out. */
export function isVisible(text: string): boolean {
  return visible(text) === text;
}
