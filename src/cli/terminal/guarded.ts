import type { Io, Terminal } from "../../world/index.js";
import { visibleLines } from "../../../reports/text/index.js";

const ESCAPE = String.fromCharCode(27);

/** What the program itself tells a terminal: colours, and to write a line over. */
const OURS = new RegExp(`(${ESCAPE}\\[(?:1|2|22|31|32|39)m|\\r${ESCAPE}\\[K)`);

/**
 * The outputs of the program with a last guard before them: whatever text is written, a terminal gets nothing to obey
 * but what the program means. Texts from outside are made visible where they are put into lines; what was forgotten
 * there is made visible here, but for its line ends and colours.
 */
export function guarded(io: Io): Io {
  return { ...io, stdout: guardedTerminal(io.stdout), stderr: guardedTerminal(io.stderr) };
}

function guardedTerminal(terminal: Terminal): Terminal {
  const clean = (text: string): string =>
    terminal.isTerminal
      ? text
          .split(OURS)
          .map((part, i) => (i % 2 === 0 ? visibleLines(part) : part))
          .join("")
      : visibleLines(text);
  // `columns` may change while the program runs, so that it is asked each time.
  return {
    write: (text) => terminal.write(clean(text)),
    isTerminal: terminal.isTerminal,
    get columns() {
      return terminal.columns;
    },
  };
}
