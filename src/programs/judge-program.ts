import type { Claim } from "../claim/index.js";
import {
  type Answer as Given,
  chosenQuestions,
  type Departure,
  judgeAnswer,
  type Occurrence,
  occurrences,
  sizeOf,
  textOf,
  type Tolerance,
} from "../foreign/index.js";
import type { Operation } from "../numerics/index.js";
import { operations } from "../operations/index.js";
import { UsageError } from "../world/index.js";
import { ASKED, type Answer } from "./messages.js";
import { Program, type Start } from "./program.js";
import { valuesOf } from "./wire.js";
import { Worst, type WorstErrors } from "./worst.js";

/** As often a program is started again that was lost; each time the operation that it was at is asked no more. */
const MOST_STARTS = 12;

/** Departures that intervals confirm whatever their size. */
const CONFIRMED = 10;

/** What is judged, and how. */
export interface Judging {
  readonly seed: number;
  /** Instances that are drawn of each claim, besides the chosen ones. */
  readonly runs: number;
  readonly tolerance: Tolerance;
  readonly onProgress: (progress: { readonly claim: string; readonly done: number; readonly asked: number }) => void;
}

/** What became of one operation. */
export interface JudgedOperation {
  readonly operation: Operation;
  /** Questions that were answered and could be compared. */
  readonly cases: number;
  /** Of these, how many answers depart. */
  readonly departures: number;
  /** Questions to which there is no answer that one could be held to: rounding of the operands alone moves it too far. */
  readonly unknown: number;
  readonly worst: WorstErrors;
  /** The departure on the smallest operands; null where there is none. */
  readonly failure: Departure | null;
  /** Whether it was asked to its end: not after the program was lost over it. */
  readonly whole: boolean;
}

/** What became of a program. */
export interface JudgedProgram {
  /** What it calls itself. */
  readonly name: string | null;
  readonly judged: readonly JudgedOperation[];
  /** Operations that it was asked for and does not have. */
  readonly skipped: readonly Operation[];
  readonly asked: number;
  /** Claims that were gone through to their end. */
  readonly claims: number;
  /** Whether it was stopped by the user. */
  readonly stopped: boolean;
  /** Why it was given up before the end; null where it was not. */
  readonly givenUp: string | null;
}

/**
 * Judges a program by the operations of claims: each on operands that are chosen for it, and on every operands that come up,
 * once. A program that ends, or does
 * not answer in time, has departed there; it is started again, and asked for that operation no more.
 * @throws UsageError where it cannot be started, or says something else than answers
 */
export async function judgeProgram(start: Start, claims: readonly Claim[], judging: Judging): Promise<JudgedProgram> {
  const judge = new Judge(start, judging);
  try {
    return await judge.all(claims);
  } finally {
    await judge.end();
  }
}

/** The counts of one operation while it goes on. */
class Tally {
  cases = 0;
  departures = 0;
  unknown = 0;
  whole = true;
  failure: Departure | null = null;
  readonly worst: Worst;

  constructor(tolerance: Tolerance) {
    this.worst = new Worst(tolerance);
  }

  fail(departure: Departure): void {
    this.departures += 1;
    if (this.isSmallest(departure.question)) this.failure = departure;
  }

  /** Whether no departure on operands as small is known. */
  isSmallest(question: Occurrence): boolean {
    return this.failure === null || sizeOf(question) < sizeOf(this.failure.question);
  }
}

class Judge {
  private program: Program | null = null;
  private name: string | null = null;
  private declared: readonly Operation[] | null = null;
  private starts = 0;
  private asked = 0;
  private givenUp: string | null = null;
  private readonly tallies = new Map<Operation, Tally>();
  private readonly skipped = new Set<Operation>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly start: Start,
    private readonly judging: Judging,
  ) {}

  async all(claims: readonly Claim[]): Promise<JudgedProgram> {
    await this.restart();
    const { seed, runs } = this.judging;
    let done = 0;
    let goesOn = await this.askAll(this.wanted().flatMap(chosenQuestions), { claim: "chosen operands", done });
    for (const claim of goesOn ? claims : []) {
      const found = occurrences(claim, { seed, runs, operations: new Set(this.wanted()) });
      goesOn = await this.askAll(found, { claim: claim.id, done });
      if (!goesOn) break;
      done += 1;
    }
    const stopped = this.start.signal.aborted;
    if (!stopped && this.givenUp === null) await this.program?.close();
    const judged = [...this.tallies].map(([operation, tally]) => rowOf(operation, tally));
    return {
      name: this.name,
      judged: judged.sort((a, b) => ASKED.indexOf(a.operation) - ASKED.indexOf(b.operation)),
      skipped: [...this.skipped],
      asked: this.asked,
      claims: done,
      stopped,
      givenUp: this.givenUp,
    };
  }

  async end(): Promise<void> {
    await this.program?.end();
  }

  private async restart(): Promise<void> {
    this.program = await Program.started(this.start);
    this.starts += 1;
    const { name, operations: declared } = this.program.hello;
    this.name = name ?? null;
    this.declared = declared ?? null;
  }

  /** Whether all were asked, each the first time that it comes up. */
  private async askAll(questions: readonly Occurrence[], at: { claim: string; done: number }): Promise<boolean> {
    for (const question of questions) {
      const text = textOf(question);
      if (this.seen.has(text) || !this.isAsked(question.operation)) continue;
      this.seen.add(text);
      this.judging.onProgress({ ...at, asked: this.asked });
      // A user who stops while the program starts is heard by its start, which says nothing of it.
      if (this.start.signal.aborted || !(await this.ask(question))) return false;
    }
    // Ctrl-C is heard between claims, also where nothing was asked.
    await new Promise((resume) => setImmediate(resume));
    return !this.start.signal.aborted;
  }

  /** The operations that it is still asked for. */
  private wanted(): Operation[] {
    return (this.declared ?? ASKED).filter((name) => this.isAsked(name));
  }

  private isAsked(operation: Operation): boolean {
    return !this.skipped.has(operation) && this.tallies.get(operation)?.whole !== false;
  }

  /** Whether to go on. */
  private async ask(occurrence: Occurrence): Promise<boolean> {
    const reply = await this.program!.ask(occurrence);
    if (reply.kind === "stopped") return false;
    this.asked += 1;
    if (reply.kind === "lost") return this.lost(occurrence, reply.how);
    this.take(occurrence, reply.answer);
    return true;
  }

  private tallyOf(operation: Operation): Tally {
    const known = this.tallies.get(operation);
    if (known !== undefined) return known;
    const tally = new Tally(this.judging.tolerance);
    this.tallies.set(operation, tally);
    return tally;
  }

  /** Whether to go on after the program was lost. */
  private async lost(occurrence: Occurrence, how: string): Promise<boolean> {
    const tally = this.tallyOf(occurrence.operation);
    tally.cases += 1;
    tally.whole = false;
    const answer: Given = { fault: `gives no answer: ${how}` };
    const finding = judgeAnswer(occurrence, answer, this.judging.tolerance);
    tally.fail({ question: occurrence, answer, finding: { ...finding, verdict: "departs" } });
    await this.program!.end();
    if (this.start.signal.aborted) return false;
    if (this.starts >= MOST_STARTS) {
      this.givenUp = `it was lost ${this.starts} times`;
      return false;
    }
    try {
      await this.restart();
      return true;
    } catch (error) {
      // What was found until now is still to be told.
      if (!(error instanceof UsageError)) throw error;
      this.program = null;
      this.givenUp = `it could not be started again: expected ${error.complaint.expected}, got ${error.complaint.got}`;
      return false;
    }
  }

  private take(occurrence: Occurrence, answer: Answer): void {
    const { operation } = occurrence;
    if ("skip" in answer) {
      this.skipped.add(operation);
      return;
    }
    const tally = this.tallyOf(operation);
    const candidates: readonly Given[] =
      "error" in answer ? [{ error: answer.error }] : valuesOf(answer.value, operations[operation].result);
    const { tolerance } = this.judging;
    // Intervals take long: what is shown is confirmed by them, and so are the first departures.
    const confirming = tally.departures < CONFIRMED || tally.isSmallest(occurrence);
    const found = candidates.map((each) => ({
      each,
      finding: judgeAnswer(occurrence, each, tolerance, { confirming }),
    }));
    // Of a list that may be a row or a column, the one that has the shape of the result.
    const { each, finding } = found.find((one) => one.finding.fault === null) ?? found[0]!;
    if (finding.verdict === "unknown") {
      tally.unknown += 1;
      return;
    }
    tally.cases += 1;
    tally.worst.add(occurrence, each, finding);
    if (finding.verdict === "agrees") return;
    tally.fail({ question: occurrence, answer: each, finding });
  }
}

function rowOf(operation: Operation, { cases, departures, unknown, worst, failure, whole }: Tally): JudgedOperation {
  return { operation, cases, departures, unknown, worst: worst.settled(), failure, whole };
}
