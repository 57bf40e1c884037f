import { hypot } from "../../numerics/index.js";
import { fromNumber, Precision, subtract, toNumbers } from "../../rigor/index.js";
import { type Answer, numbersOf } from "./answer.js";
import { type Finding, standardOf, type Tolerance } from "./judge.js";
import type { Question } from "../questions/index.js";
import { intervalsOf, ULP } from "./truth.js";

/** Of the intervals between which distances are measured. */
const PRECISION = new Precision(128);

/**
 * A finding with its distance measured from intervals, to fractions of a unit in the last place; the same where they do
 * not reach the result, or there is no distance.
 */
export function sharpened(question: Question, answer: Answer, finding: Finding, tolerance: Tolerance): Finding {
  const { known, distance } = finding;
  const numbers = numbersOf(answer);
  if (known === null || numbers.fault !== null || !Number.isFinite(distance)) return finding;
  const intervals = intervalsOf(question, known);
  const standard = standardOf(question, tolerance);
  if (intervals === null || standard === null) return finding;
  const parts = intervals.map((interval, k) => subtract(fromNumber(numbers.data[k]!), interval, PRECISION));
  const sure = hypot(...parts.map((part) => Math.max(...toNumbers(part).map(Math.abs))));
  const ulps = sure === 0 ? 0 : sure / (ULP * standard.size);
  return { ...finding, distance: sure, ulps, units: sure / standard.unit, certified: true };
}
