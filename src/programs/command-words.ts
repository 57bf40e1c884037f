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
  for (const { 0: token, groups } of text.matchAll(TOKEN)) {
    const { open } = groups!;
    if (open !== undefined) {
      const got = open === "\\" ? "a backslash at its end" : `${open[0]} that is not closed`;
      throw new UsageError({ where, expected: "a command", got: `${quoted(text)}, with ${got}` });
    }
    if (/^\s/.test(token)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word = (word ?? "") + pieceOf(token);
  }
  if (word !== null) words.push(word);
  const [program = "", ...args] = words;
  if (program === "") throw new UsageError({ where, expected: "a command", got: quoted(text) });
  return [program, ...args];
}

/** Blanks, one quoted or plain stretch, or a character with its backslash; at last what is not closed. */
const TOKEN = /\s+|'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|[^\s'"\\]+|(?<open>['"\\][^]*)/g;

/** What a token stands for. */
function pieceOf(token: string): string {
  const [first] = token;
  if (first === "'") return token.slice(1, -1);
  if (first === '"') return token.slice(1, -1).replace(/\\(["\\])/g, "$1");
  return first === "\\" ? token.slice(1) : token;
}
