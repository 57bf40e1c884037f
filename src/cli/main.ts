#!/usr/bin/env node
/**
 * The program. This thread listens to signals and writes; the command runs in another one, so that it can be ended
 * whatever it is at.
 */
import type { WriteStream } from "node:tty";
import { Worker } from "node:worker_threads";
import { WorkNote } from "../threads/index.js";
import { compileLater } from "./compile-later.js";
import type { Begin, TerminalFacts, Told } from "./terminal/messages.js";
import { Watch } from "./terminal/watch.js";
import { exitCodes } from "./words/exit-codes.js";

/** Within this many milliseconds a second SIGINT is the same Ctrl-C: npm and npx pass on what the terminal also sends. */
const SAME_KEYSTROKE = 300;

/**
 * Megabytes that the command may hold, and of these what is young, which it makes little of. The nearer the limit, the
 * sooner an engine collects what nobody needs; `--max-old-space-size` of Node goes before it.
 */
const HEAP = 2000;
const YOUNG = 16;
const MORE_MEMORY = "NODE_OPTIONS=--max-old-space-size=<megabytes> gives more";

/** Set where an output broke in another way than by a reader who had enough. */
let broken = false;

const streams = { stdout: listenedTo(process.stdout, "stdout"), stderr: listenedTo(process.stderr, "stderr") };

function listenedTo(stream: WriteStream, name: string): WriteStream {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || broken) return;
    broken = true;
    if (name !== "stderr")
      process.stderr.write(`flatcheck: ${name}: cannot be written (${error.code ?? error.message})\n`);
  });
  return stream;
}

function facts(stream: WriteStream): TerminalFacts {
  // Absent, whatever its type says, where the stream is no terminal.
  return { isTerminal: Boolean(stream.isTTY), columns: stream.columns > 0 ? stream.columns : 80 };
}

compileLater();
const note = new WorkNote();
const begin: Begin = {
  argv: process.argv.slice(2),
  stdout: facts(process.stdout),
  stderr: facts(process.stderr),
  note: note.memory,
};
const thread = new Worker(new URL("./program-thread.js", import.meta.url), {
  workerData: begin,
  resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: YOUNG },
});
const watch = new Watch(note, end);
let over = false;
/** Set where it is about to be told why the thread ended. */
let failing = false;

/** The command has come to its end: the program ends when what it wrote is out, however slowly somebody reads it. */
function finish(code: number): void {
  if (over) return;
  over = true;
  watch.close();
  process.exitCode = code;
  void thread.terminate();
}

/** Ends the program, whatever the command is at. */
function end(said: string, code: number): void {
  if (over) return;
  if (said !== "") process.stderr.write(said);
  finish(code);
  // Where a thread is inside the system for long, it is not waited for.
  setTimeout(() => process.exit(), 200).unref();
}

thread.on("message", (told: Told) => {
  if (over) return;
  if (told.kind === "write") streams[told.to].write(told.text);
  else if (told.kind === "end") finish(broken && told.code === 0 ? exitCodes.usage.code : told.code);
  else watch.hear(told);
});
thread.on("error", (error) => {
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    end(`flatcheck: ${watch.where()}: needs more memory than a thread has; ${MORE_MEMORY}\n`, exitCodes.usage.code);
    return;
  }
  failing = true;
  import("./terminal/uncaught.js")
    .then(({ uncaught }) => {
      const { said, code } = uncaught(error, new URL("../..", import.meta.url).href);
      end(said, code);
    })
    .catch((other: unknown) => {
      end(`flatcheck: this is a fault of the program: ${String(other)}\n`, exitCodes.fault.code);
    });
});
thread.on("exit", () => {
  if (failing) return;
  end("flatcheck: this is a fault of the program: its thread ended without a word\n", exitCodes.fault.code);
});

let askedAt: number | null = null;

function interrupted(): void {
  if (askedAt !== null) {
    if (performance.now() - askedAt > SAME_KEYSTROKE) end("", exitCodes.interrupted.code);
    return;
  }
  askedAt = performance.now();
  process.stderr.write("\ninterrupted: reporting what was done; Ctrl-C again stops at once\n");
  watch.interrupt();
  thread.postMessage("stop");
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupted);
