import type { AtWork, WorkNote } from "../../threads/index.js";
import type { Patience } from "../../world/index.js";
import { exitCodes } from "../words/exit-codes.js";
import type { Told } from "./messages.js";

/** How often the note of the thread is looked at, in milliseconds. */
const LOOK_EVERY = 50;

/**
 * How long after an interruption a command may take to report, and how long where it has said that it does, or where one
 * evaluation follows another meanwhile: it is not stuck, and comes to hear of it.
 */
const TO_REPORT = 600;
const REPORTING = 10_000;

/** How long after its time is up a search may take to come to an end by itself, and how long one evaluation of it then. */
const TO_END = 500;
const LAST_EVALUATION = 2000;

/** Longest description of an instance that is shown. */
const MOST_SHOWN = 500;

/**
 * Watches the thread of a command: the time that one evaluation may take, the time that the whole may take, and the
 * time that it may take to stop when it is asked to.
 */
export class Watch {
  private readonly timer: NodeJS.Timeout;
  private lastWords = "";
  private patience: Patience | null = null;
  private deadline = Infinity;
  private interruption: number | null = null;
  private toReport = TO_REPORT;
  private seen = -1;
  private since = 0;

  /**
   * @param note what the thread is at
   * @param end ends everything with a last line and an exit status
   */
  constructor(
    private readonly note: WorkNote,
    private readonly end: (said: string, code: number) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
    this.timer.unref();
  }

  hear(told: Exclude<Told, { kind: "write" | "end" }>): void {
    if (told.kind === "last words") this.lastWords = told.text;
    else if (told.kind === "reporting") this.toReport = REPORTING;
    else {
      this.patience = told.patience;
      this.deadline = this.now() + (told.patience?.work ?? Infinity);
    }
  }

  /** The user asks to stop. */
  interrupt(): void {
    this.interruption = this.now();
  }

  close(): void {
    clearInterval(this.timer);
  }

  look(): void {
    const now = this.now();
    const { count, current } = this.note;
    if (count !== this.seen) {
      this.seen = count;
      this.since = now;
    }
    if (this.interruption !== null) {
      const taken = now - this.interruption;
      const isMoving = now - this.since <= this.toReport && taken <= REPORTING;
      if (taken <= this.toReport || isMoving) return;
      const at = current === null ? "" : `; it was at ${shown(current)}`;
      this.end(`flatcheck: interrupted, and ended from outside${at}\n${this.lastWords}`, exitCodes.interrupted.code);
      return;
    }
    if (this.patience === null || current === null) return;
    const taken = now - this.since;
    if (taken > this.patience.evaluation) this.complain(current, taken);
    else if (now > this.deadline + TO_END && taken > LAST_EVALUATION) this.complain(current, taken);
  }

  /** What the thread is at, in words. */
  where(): string {
    const { current } = this.note;
    return current === null ? "the command" : shown(current);
  }

  private complain(at: AtWork, taken: number): void {
    const said =
      `flatcheck: ${shown(at)}: expected an evaluation that ends, got one still running after ` +
      `${(taken / 1000).toFixed(1)} s; mend the claim, or allow more by --case-timeout\n`;
    this.end(`${said}${this.lastWords}`, exitCodes.usage.code);
  }
}

function shown({ name, spec }: AtWork): string {
  return `${name} at ${spec.length > MOST_SHOWN ? `${spec.slice(0, MOST_SHOWN)}…` : spec}`;
}
