import { quoted, UsageError } from "../world/index.js";

/**
 * The words of a command line, the program first. Blanks part them; what stands in '…' or "…" is kept as it is, blanks
 * too; a backslash takes the next character as it is, in "…" where that is " or \ alone. Nothing else means anything:
 * no shell reads the line, so that `$HOME`, `*`, `|`, `;` and `>` are characters like all others.
 * @param where the option, for complaints
 * @throws UsageError for a quote that is not closed, a backslash at the end, or no word at all
 */
export function commandWords(text: string, where: string): readonly [program: string, ...args: string[]] {
  const words: string[] = [];
  let word: string | null = null;
  for (const [token] of text.matchAll(TOKEN)) {
    if (/^\s/.test(token)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    const piece = pieceOf(token);
    if (piece === null) {
      const got = token === "\\" ? "a backslash at its end" : `${token[0]} that is not closed`;
      throw new UsageError({ where, expected: "a command", got: `${quoted(text)}, with ${got}` });
    }
    word = (word ?? "") + piece;
  }
  if (word !== null) words.push(word);
  const [program = "", ...args] = words;
  if (program === "") throw new UsageError({ where, expected: "a command", got: quoted(text) });
  return [program, ...args];
}

/** Blanks, one quoted or plain stretch, or a character with its backslash; at last what is not closed. */
const TOKEN = /\s+|'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|[^\s'"\\]+|['"\\][^]*/g;

/** What a token stands for; null where it is not closed. */
function pieceOf(token: string): string | null {
  const [first] = token;
  if (first === "'" || first === '"') {
    if (token.length === 1 || !token.endsWith(first)) return null;
    const inside = token.slice(1, -1);
    return first === "'" ? inside : inside.replace(/\\(["\\])/g, "$1");
  }
  if (first !== "\\") return token;
  return token.length === 2 ? token[1]! : null;
}
