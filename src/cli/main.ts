#!/usr/bin/env node
/** The program: what is typed, what is shown, and the commands, one a file. */
import { getRandomValues } from "node:crypto";
import { arch, availableParallelism, cpus, platform } from "node:os";
import type { WriteStream } from "node:tty";
import { fileURLToPath } from "node:url";
import type { Io, Terminal } from "../world/index.js";
import { catalogue } from "../../theorems/index.js";
import { run } from "./program.js";
import { withListing } from "./terminal/listing.js";
import { exitCodes } from "./words/exit-codes.js";

const interruption = new AbortController();

/** Within this many milliseconds a second SIGINT is the same Ctrl-C: npm and npx pass on what the terminal also sends. */
const SAME_KEYSTROKE = 300;

const swallowed = (): void => {};

process.once("SIGINT", () => {
  process.on("SIGINT", swallowed);
  process.stderr.write("\ninterrupted: reporting what was done; Ctrl-C again stops at once\n");
  setTimeout(() => {
    // Without a handler the next Ctrl-C ends the process, whatever it is at.
    process.off("SIGINT", swallowed);
    interruption.abort();
  }, SAME_KEYSTROKE);
});

/** Set where an output broke in another way than by a reader who had enough. */
let broken = false;

function terminal(stream: WriteStream, name: string): Terminal {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || broken) return;
    broken = true;
    process.exitCode = exitCodes.usage.code;
    if (name !== "stderr")
      process.stderr.write(`flatcheck: ${name}: cannot be written (${error.code ?? error.message})\n`);
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    // Absent, whatever its type says, where the stream is no terminal.
    isTerminal: Boolean(stream.isTTY),
    columns: stream.columns > 0 ? stream.columns : 80,
  };
}

const io: Io = {
  stdout: terminal(process.stdout, "stdout"),
  stderr: terminal(process.stderr, "stderr"),
  env: process.env,
  cwd: process.cwd(),
  theorems: fileURLToPath(new URL("../../../theorems", import.meta.url)),
  home: fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, ""),
  now: () => performance.timeOrigin + performance.now(),
  freshSeed: () => getRandomValues(new Uint32Array(1))[0]!,
  parallelism: availableParallelism(),
  node: process.version,
  machine: [
    platform(),
    arch(),
    ...cpus()
      .slice(0, 1)
      .map(({ model }) => model.trim()),
  ].join(", "),
  signal: interruption.signal,
};
const listing = fileURLToPath(new URL("../../theorems/listing.json", import.meta.url));
const code = await run(process.argv.slice(2), io, withListing(catalogue, listing));
if (!broken) process.exitCode = code;
