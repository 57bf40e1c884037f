import type { Operation } from "../numerics/index.js";
import type { Answer } from "./answer.js";
import { type Finding, judgeAnswer, type Tolerance } from "./judge.js";
import type { Occurrence } from "./occurrences.js";
import { ask, type MatrixMaker, type OwnFunction } from "./own.js";
import { sizeOf } from "./question.js";

/** An answer that departs. */
export interface Departure {
  readonly question: Occurrence;
  readonly answer: Answer;
  readonly finding: Finding;
}

/** What came of all questions on one operation. */
export interface Comparison {
  readonly operation: Operation;
  /** Questions that were asked. */
  readonly asked: number;
  /** Those whose result an answer could be held to. */
  readonly told: number;
  readonly departed: number;
  /** The largest distance of an answer that agrees, in units in the last place of the result. */
  readonly worstUlps: number;
  /** And in that which one unit in the last place of the operands does to the result. */
  readonly worstUnits: number;
  /** The departure with the fewest numbers in its operands; null where there is none. */
  readonly smallest: Departure | null;
}

/** Gathers what is found of the answers on one operation, in the order in which they come. */
export class Comparing {
  private asked = 0;
  private told = 0;
  private departed = 0;
  private worstUlps = 0;
  private worstUnits = 0;
  private smallest: Departure | null = null;

  constructor(
    private readonly operation: Operation,
    private readonly tolerance: Tolerance,
  ) {}

  /** Judges an answer and counts it. */
  add(question: Occurrence, answer: Answer): Finding {
    const finding = judgeAnswer(question, answer, this.tolerance);
    this.asked += 1;
    if (finding.verdict !== "unknown") this.told += 1;
    if (finding.verdict === "agrees") {
      if (finding.ulps > this.worstUlps) this.worstUlps = finding.ulps;
      if (finding.units > this.worstUnits) this.worstUnits = finding.units;
    }
    if (finding.verdict !== "departs") return finding;
    this.departed += 1;
    if (this.smallest === null || sizeOf(question) < sizeOf(this.smallest.question)) {
      this.smallest = { question, answer, finding };
    }
    return finding;
  }

  result(): Comparison {
    const { operation, asked, told, departed, worstUlps, worstUnits, smallest } = this;
    return { operation, asked, told, departed, worstUlps, worstUnits, smallest };
  }
}

/**
 * Asks somebody's own function all questions on its operation, each twice: of answers that differ the worse one counts.
 */
export function compareFunction(
  questions: readonly Occurrence[],
  operation: Operation,
  own: OwnFunction,
  { tolerance, matrices }: { readonly tolerance: Tolerance; readonly matrices?: MatrixMaker | undefined },
): Comparison {
  const comparing = new Comparing(operation, tolerance);
  for (const question of questions) {
    if (question.operation === operation) comparing.add(question, worseAnswer(question, own, tolerance, matrices));
  }
  return comparing.result();
}

/** The answer of somebody's own function, of two that differ the one that departs. */
export function worseAnswer(question: Occurrence, own: OwnFunction, tolerance: Tolerance, make?: MatrixMaker): Answer {
  const [first, second] = [ask(question, own, make), ask(question, own, make)];
  if (JSON.stringify(first) === JSON.stringify(second)) return first;
  return judgeAnswer(question, first, tolerance).verdict === "departs" ? first : second;
}
