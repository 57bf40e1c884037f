import type { Operation } from "../../numerics/index.js";
import {
  type Answer,
  ask,
  type Finding,
  jsonOf,
  judgeAnswer,
  type MatrixMaker,
  type OwnFunction,
  standardOf,
  type Tolerance,
} from "../answers/index.js";
import { type Occurrence, sizeOf } from "../questions/index.js";
import { shrunk } from "./shrink.js";

/** An answer that departs. */
export interface Departure {
  readonly question: Occurrence;
  readonly answer: Answer;
  readonly finding: Finding;
  /** Where it came up, before it was shrunk to this. */
  readonly shrunkFrom?: Occurrence;
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

/** Departures that are confirmed by intervals whatever their size. */
const CONFIRMED = 10;

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
    private readonly asking: Pick<Asking, "tolerance" | "intervals">,
  ) {}

  /** Judges an answer and counts it. */
  add(question: Occurrence, answer: Answer): Finding {
    const { departed, smallest } = this;
    const { tolerance, intervals } = this.asking;
    const isSmaller = smallest === null || sizeOf(question) < sizeOf(smallest.question);
    // Intervals take thousands of times as long as floating point: what is shown is confirmed, and so are the first ones.
    const standard = standardOf(question, tolerance, intervals);
    const finding = judgeAnswer(question, answer, tolerance, {
      standard,
      confirming: isSmaller || departed < CONFIRMED,
    });
    this.asked += 1;
    if (finding.verdict !== "unknown") this.told += 1;
    if (finding.verdict === "agrees") {
      // Of a result that is 0 there are no such units.
      if (finding.ulps > this.worstUlps && finding.ulps < Infinity) this.worstUlps = finding.ulps;
      if (finding.units > this.worstUnits) this.worstUnits = finding.units;
    }
    if (finding.verdict !== "departs") return finding;
    this.departed += 1;
    if (isSmaller) this.smallest = { question, answer, finding };
    return finding;
  }

  /** What came of the parts of all questions on one operation. */
  static together(parts: readonly Comparison[]): Comparison {
    const total = (of: (part: Comparison) => number): number => parts.reduce((sum, part) => sum + of(part), 0);
    const worst = (of: (part: Comparison) => number): number =>
      parts.reduce((most, part) => Math.max(most, of(part)), 0);
    const departures = parts.flatMap(({ smallest }) => (smallest === null ? [] : [smallest]));
    return {
      operation: parts[0]!.operation,
      asked: total(({ asked }) => asked),
      told: total(({ told }) => told),
      departed: total(({ departed }) => departed),
      worstUlps: worst(({ worstUlps }) => worstUlps),
      worstUnits: worst(({ worstUnits }) => worstUnits),
      smallest: departures.toSorted((a, b) => sizeOf(a.question) - sizeOf(b.question))[0] ?? null,
    };
  }

  result(): Comparison {
    const { operation, asked, told, departed, worstUlps, worstUnits, smallest } = this;
    return { operation, asked, told, departed, worstUlps, worstUnits, smallest };
  }
}

/** How own functions are asked, what they may be off by, and from what. */
export interface Asking {
  readonly tolerance: Tolerance;
  /** Whether intervals alone tell what is true, also where the bounds of floating point would do. */
  readonly intervals?: boolean | undefined;
  readonly matrices?: MatrixMaker | undefined;
}

/**
 * Asks somebody's own function all questions on its operation, each twice: of answers that differ the worse one counts.
 * The smallest question on which it departs is shrunk further.
 */
export function compareFunction(
  questions: readonly Occurrence[],
  operation: Operation,
  own: OwnFunction,
  asking: Asking,
): Comparison {
  const comparing = new Comparing(operation, asking);
  for (const question of questions) {
    if (question.operation === operation) comparing.add(question, worseAnswer(question, own, asking));
  }
  const found = comparing.result();
  return found.smallest === null ? found : { ...found, smallest: shrunkDeparture(found.smallest, own, asking) };
}

/** A departure on operands as small as shrinking makes them. */
function shrunkDeparture(departure: Departure, own: OwnFunction, asking: Asking): Departure {
  let smallest = departure;
  // Smaller operands were not performed by the claim.
  const shrunkFrom = departure.question;
  const question: Occurrence = { ...shrunkFrom, from: null };
  shrunk(question, (smaller) => {
    const standard = standardOf(smaller, asking.tolerance, asking.intervals);
    if (standard === null) return false;
    const answer = worseAnswer(smaller, own, asking);
    const finding = judgeAnswer(smaller, answer, asking.tolerance, { standard });
    if (finding.verdict !== "departs") return false;
    smallest = { question: smaller, answer, finding, shrunkFrom };
    return true;
  });
  return smallest;
}

/** The answer of somebody's own function, of two that differ the one that departs. */
function worseAnswer(question: Occurrence, own: OwnFunction, { tolerance, intervals, matrices }: Asking): Answer {
  const [first, second] = [ask(question, own, matrices), ask(question, own, matrices)];
  if (jsonOf(first) === jsonOf(second)) return first;
  const standard = standardOf(question, tolerance, intervals);
  return judgeAnswer(question, first, tolerance, { standard }).verdict === "departs" ? first : second;
}
