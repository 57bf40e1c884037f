import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { Question } from "../foreign/index.js";
import { quoted, UsageError } from "../world/index.js";
import { Lines } from "./lines.js";
import { type Answer, answerSchema, type Hello, helloSchema, PROTOCOL_VERSION } from "./messages.js";
import { readLine, shown } from "./read-line.js";
import { requestLine } from "./wire.js";

/** Longest line of a program, in characters. */
const LONGEST_LINE = 1 << 24;

/** As much of what it says on stderr is kept, from the end. */
const KEPT = 4000;

/** How long a program may take to end once its input has ended, in milliseconds. */
const TO_END = 2000;

/** How a program is started. */
export interface Start {
  readonly words: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds for its first line, and for each answer. */
  readonly patience: number;
  /** Aborted when the user asks to stop: the program is ended at once. */
  readonly signal: AbortSignal;
}

/** What became of a request. */
export type Reply =
  | { readonly kind: "answer"; readonly answer: Answer }
  /** The program has ended, or did not answer in time and was ended; in words. */
  | { readonly kind: "lost"; readonly how: string }
  /** The user asked to stop. */
  | { readonly kind: "stopped" };

type Event = { readonly kind: "line"; readonly line: string } | Exclude<Reply, { kind: "answer" }>;

/**
 * A program in another language that answers questions: one line each, in order. Its stderr is read and kept from
 * filling up; it is ended with all that it has started.
 */
export class Program {
  /** What it said first. */
  hello: Hello = { protocol: PROTOCOL_VERSION };

  private readonly child: ChildProcessWithoutNullStreams;
  private readonly events: Event[] = [];
  private wake: (() => void) | null = null;
  private asked = 0;
  private stderr = "";
  private ended = false;
  private readonly onAbort = (): void => this.hear({ kind: "stopped" });

  /** Starts a program and hears its first line. @throws UsageError where it cannot be started or says something else */
  static async started(start: Start): Promise<Program> {
    const program = new Program(start);
    try {
      const event = await program.next();
      if (event.kind === "line")
        program.hello = readLine(event.line, helloSchema, "--program", "its first line, a hello");
      else if (event.kind === "lost") {
        const expected = `a program whose first line is {"protocol":${PROTOCOL_VERSION}}`;
        throw new UsageError({ where: "--program", expected, got: event.how });
      }
      return program;
    } catch (error) {
      await program.end();
      throw error;
    }
  }

  private constructor(private readonly start: Start) {
    const [command, ...args] = start.words;
    const { cwd, env, signal } = start;
    // In a group of its own: Ctrl-C reaches it through us alone, and whatever it has started ends with it.
    this.child = spawn(command, args, { cwd, env, detached: process.platform !== "win32", windowsHide: true });
    const lines = new Lines(LONGEST_LINE, (line) => {
      if (line.trim() !== "") this.hear({ kind: "line", line });
    });
    this.child.stdout.on("data", (chunk: Buffer) => lines.add(chunk));
    this.child.stderr.on("data", (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString("utf8")).slice(-KEPT);
    });
    // One that ended does not read: how it ended is told elsewhere.
    this.child.stdin.on("error", () => {});
    this.child.on("error", (error: NodeJS.ErrnoException) => {
      this.ended = true;
      this.hear({ kind: "lost", how: `${REASONS[error.code ?? ""] ?? error.message}: ${quoted(command)}` });
    });
    this.child.on("close", (code, killedBy) => {
      this.ended = true;
      this.hear({ kind: "lost", how: `${endText(code, killedBy)}${this.lastWords()}` });
    });
    signal.addEventListener("abort", this.onAbort);
    if (signal.aborted) this.onAbort();
  }

  /**
   * Asks one question and hears its answer. After a program was lost, or the user asked to stop, nothing is to be asked.
   * @throws UsageError where something else is said than the answer to this question
   */
  async ask(question: Question): Promise<Reply> {
    const id = ++this.asked;
    const line = requestLine(id, question, this.hello.matrices ?? "rows");
    const early = this.events[0];
    if (early?.kind === "line") throw unasked(early.line, `request ${id}`);
    this.child.stdin.write(line);
    const event = await this.next();
    if (event.kind !== "line") return event;
    const answer = readLine(event.line, answerSchema, "--program", `an answer to request ${id}, ${question.operation}`);
    if (answer.id === id) return { kind: "answer", answer };
    throw new UsageError({
      where: "--program",
      expected: `the answer to request ${id}, ${question.operation}`,
      got:
        answer.id > 0 && answer.id < id
          ? `one more to request ${answer.id}`
          : `one to a request ${answer.id} that was not made`,
    });
  }

  /** Ends its input and waits for it to end; ends it by force where it does not. @throws UsageError for a line unasked */
  async close(): Promise<void> {
    this.child.stdin.end();
    const deadline = performance.now() + TO_END;
    while (!this.ended && performance.now() < deadline && !this.start.signal.aborted) await this.heard(TO_END);
    await this.end();
    const line = this.events.find((event) => event.kind === "line");
    if (line !== undefined) throw unasked(line.line, "the end of its input");
  }

  /** Ends it now, with all that it has started. */
  async end(): Promise<void> {
    this.start.signal.removeEventListener("abort", this.onAbort);
    this.kill();
    const deadline = performance.now() + TO_END;
    while (!this.ended && performance.now() < deadline) await this.heard(TO_END);
  }

  private kill(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") this.child.kill("SIGKILL");
      else process.kill(-pid, "SIGKILL");
    } catch {
      // It has ended, and so have all that it had started.
    }
  }

  private hear(event: Event): void {
    this.events.push(event);
    this.wake?.();
  }

  /** Waits until something is heard, or so many milliseconds. */
  private heard(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** What is heard next; a program that says nothing in time is ended. */
  private async next(): Promise<Event> {
    if (this.events.length === 0) await this.heard(this.start.patience);
    const event = this.events.shift();
    if (event !== undefined) return event;
    const how = `nothing within ${this.start.patience / 1000} s${this.lastWords()}`;
    await this.end();
    return { kind: "lost", how };
  }

  private lastWords(): string {
    const line = this.stderr.trimEnd().split("\n").at(-1)!.trim();
    return line === "" ? "" : `; its stderr ends with ${quoted(line)}`;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such program",
  EACCES: "a file that may not be run",
};

function endText(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `its end, with status ${code}` : `its end, by ${signal}`;
}

function unasked(line: string, before: string): UsageError {
  return new UsageError({ where: "--program", expected: `no line before ${before}`, got: shown(line) });
}
