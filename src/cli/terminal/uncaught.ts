import { fileURLToPath } from "node:url";
import { quoted } from "../../world/index.js";
import { exitCodes } from "../words/exit-codes.js";

/** What is said of an error that nobody caught, and the exit status. */
interface Uncaught {
  readonly said: string;
  readonly code: number;
}

/** A file in a frame of a stack, as modules are named there. */
const FRAME = /^\s+at .*?(file:\/\/.+?):\d+:\d+\)?$/m;

/**
 * What an error means that no command caught. Where the first file of its stack is none of this program or of what it
 * depends on, it is a module of `--claims` that rejected a promise, or threw when its turn was over: told in a line, as
 * all that is wrong with such a module.
 * @param home the URL of the folder that this program is in
 */
export function uncaught(error: unknown, home: string): Uncaught {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const file = FRAME.exec(stack)?.[1];
  if (!(error instanceof Error) || file === undefined || file.startsWith(home) || file.includes("/node_modules/")) {
    const said = `flatcheck: this is a fault of the program, not of its input:\n${stack}\n`;
    return { said, code: exitCodes.fault.code };
  }
  const expected = "a module of which nothing throws";
  const got = `one that throws ${quoted(String(error.message).split("\n")[0]!)}`;
  const remedy = "mend it, and leave out promises and timers, for which no claim waits";
  return {
    said: `flatcheck: ${fileURLToPath(file)}: expected ${expected}, got ${got}; ${remedy}\n`,
    code: exitCodes.usage.code,
  };
}
