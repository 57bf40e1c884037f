import type { Claim } from "../../claim/index.js";
import { claimsIn } from "../../engine/run/index.js";
import { jsonNumber, type Operation } from "../../numerics/index.js";
import { chosenQuestions, instancesOf, type Occurrence, occurrences } from "../questions/index.js";
import { requireAsking } from "./asking.js";
import { type Asking, Comparing, type Comparison, compareFunction } from "./compare.js";
import {
  functionsIn,
  type MatrixMaker,
  type OwnNumerics,
  plainAnswer,
  type Tolerance,
  UNITS,
} from "../answers/index.js";
import { type Broken, relationsWith } from "./relations.js";
import { brokenText, departureText } from "./text.js";

/** How somebody's own numerics is compared. */
export interface CompareOptions<M = number[][]> {
  /** Instances that are drawn of each claim, besides the chosen ones; 20 unless given. */
  readonly runs?: number;
  /** Decides the instances that are drawn; 1 unless given. */
  readonly seed?: number;
  /** What results may be off by; `UNITS` unless given. */
  readonly tolerance?: Tolerance;
  /**
   * Whether intervals alone tell what is true: they share no code with our floating point, whose bounds would do most of
   * the time, and take longer. Not unless given.
   */
  readonly intervals?: boolean;
  /** Makes the matrices that own functions take; they are arrays of rows unless given. */
  readonly matrices?: MatrixMaker<M>;
  /** Questions that are asked before all others: those on which a function departed once. */
  readonly stored?: readonly Occurrence[];
}

/** What was found of somebody's own numerics. */
export interface NumericsReport {
  /** By function: how many results were compared, the worst that agrees, the smallest that departs. */
  readonly functions: readonly Comparison[];
  /** Functions of which no result could be compared. */
  readonly untold: readonly Operation[];
  /** Relations of claims that were judged with own values in them. */
  readonly relations: number;
  /** Those that hold with our values and are refuted with the own ones. */
  readonly broken: readonly Broken[];
  /** Nothing departs, nothing is broken, and every function was compared somewhere. */
  readonly agrees: boolean;
  /** All of that for people: a paragraph for everything that is wrong, a line for each function that is right. */
  readonly text: string;
  /** All of that as JSON has it: typed arrays as arrays, infinities and NaN as text, as quantities give them. */
  toJSON(): unknown;
}

/**
 * Compares somebody's own numerics with certified values: on degenerate and adversarial operands, and on those of every
 * operation that the claims perform; then judges the relations of the claims with the own values in them. The same
 * functions, claims and seed give the same report.
 * @throws DomainError where runs, seed or tolerance are no such numbers, or the claims or functions are none; whatever
 * evaluation of a claim throws
 */
export function compareNumerics<M = number[][]>(
  own: OwnNumerics<M>,
  claims: Claim | readonly Claim[],
  { runs = 20, seed = 1, tolerance = UNITS, intervals = false, matrices, stored = [] }: CompareOptions<M> = {},
): NumericsReport {
  const functions = functionsIn(own);
  const operations = new Set(functions.map(([operation]) => operation));
  const asking: Asking = { tolerance, intervals, matrices };
  const gathering = { seed, runs, operations };
  requireAsking("compareNumerics", gathering, asking);
  const all = claimsIn("compareNumerics", claims);
  const parts = functions.map(([operation, compute]) => {
    return compareFunction([...stored, ...chosenQuestions(operation)], operation, compute, asking);
  });
  const found = [parts];
  const broken: Broken[] = [];
  let relations = 0;
  for (const claim of all) {
    const questions = occurrences(claim, gathering);
    found.push(functions.map(([operation, compute]) => compareFunction(questions, operation, compute, asking)));
    const judged = relationsWith(claim, instancesOf(claim, gathering), new Map(functions), asking);
    relations += judged.judged;
    broken.push(...judged.broken);
  }
  const compared = functions.map((_, i) => Comparing.together(found.map((each) => each[i]!)));
  const untold = compared.filter(({ told }) => told === 0).map(({ operation }) => operation);
  const agrees = broken.length === 0 && untold.length === 0 && compared.every(({ departed }) => departed === 0);
  const text = [...compared.map(comparisonText), ...broken.map(brokenText)].join("\n");
  const report = { functions: compared, untold, relations, broken, agrees, text };
  return { ...report, toJSON: () => plain({ ...report, functions: compared.map(withPlainAnswer) }) };
}

/** The answer of the smallest departure as a number, rows, or what is wrong with it: it may be anything. */
function withPlainAnswer({ smallest, ...rest }: Comparison): unknown {
  if (smallest === null) return { ...rest, smallest };
  const { answer } = smallest;
  return { ...rest, smallest: { ...smallest, answer: "value" in answer ? { value: plainAnswer(answer) } : answer } };
}

/** The value with every number in it as JSON keeps it. */
function plain(value: unknown): unknown {
  if (typeof value === "number") return jsonNumber(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Float64Array) return Array.from(value, jsonNumber);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** One function in a line, or its smallest departure. */
function comparisonText({ operation, told, departed, worstUnits, smallest }: Comparison): string {
  if (smallest !== null) return `${departureText(smallest)}\n    in all       ${departed} of ${told} results depart`;
  if (told === 0) return `${operation} was not compared: no operands, or none that determine its result`;
  return `${operation} agrees on ${told} operands, within ${Number(worstUnits.toPrecision(2))} units`;
}
