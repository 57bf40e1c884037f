import { DomainError, hypot, OUTWARD, SMALLEST_SUBNORMAL } from "../../numerics/index.js";
import { type Answer, type Numbers, numbersOf } from "./answer.js";
import type { Question } from "../questions/index.js";
import { computed, enclosed, type Known, ULP } from "./truth.js";

/**
 * What an answer may be off by. `units`: what the exact result does where operands move by so many units in the last
 * place, and as many of its own. A number: so much of the result, and what one unit does.
 */
export type Tolerance = number | { readonly units: number };

/** A routine that is backward stable stays below this by far on the small matrices of claims. */
export const UNITS = { units: 64 } as const satisfies Tolerance;

/** @throws DomainError where it is none. Nothing would depart by NaN, nor agree by a negative one. */
export function requireTolerance(where: string, tolerance: Tolerance): void {
  const given: unknown = tolerance;
  if (typeof given === "number" && given >= 0 && given < Infinity) return;
  const isObject = typeof given === "object" && given !== null;
  const units = isObject && "units" in given ? given.units : undefined;
  if (typeof units === "number" && units > 0 && units < Infinity) return;
  const parts = isObject ? Object.entries(given).map(([name, part]) => `${name}: ${textOf(part)}`) : [];
  const got = isObject ? `{${parts.join(", ")}}` : textOf(given);
  const remedy = "write 1e-9 or { units: 64 }";
  throw new DomainError({ where, expected: "a share from 0 on, or units above 0, as tolerance", got, remedy });
}

function textOf(given: unknown): string {
  return typeof given === "string" ? JSON.stringify(given) : String(given);
}

/**
 * What is said of an answer. `agrees` and `departs`; `unknown` where the result has no value that an answer could be
 * held to: rounding of the operands alone moves it by more than a thousandth of itself, or it is not finite.
 */
export interface Finding {
  readonly verdict: "agrees" | "departs" | "unknown";
  /** What is wrong with an answer that is no number, or of another shape; else null. */
  readonly fault: string | null;
  /** How far the answer lies from the true result, up to `known.error`; Infinity where it has a fault. */
  readonly distance: number;
  readonly allowed: number;
  /** The distance in units in the last place of the result. */
  readonly ulps: number;
  /** The distance in that which one unit in the last place of the operands does to the result, and one of its own. */
  readonly units: number;
  /** What it was compared with; null where numerics refuses the operands. */
  readonly known: Known | null;
  /** Whether `known` is an enclosure by intervals. */
  readonly certified: boolean;
}

/** The result to compare with, and what may become of it. */
export interface Standard {
  readonly known: Known;
  readonly certified: boolean;
  /** The size of the result. */
  readonly size: number;
  /** What one unit in the last place of the operands does to the result, and one of its own. */
  readonly unit: number;
  /** What is granted for rounding; with the share of the result that is granted besides, what is allowed. */
  readonly granted: number;
  readonly allowed: number;
}

/** Beyond this share of the result, what is allowed would let everything pass: the departure that claims notice. */
const TELLING = 0.001;

/** What is known beforehand, and how much is asked. */
export interface Judging {
  /** What the answer is held to, where that is known already. */
  readonly standard?: Standard | null;
  /** Whether nothing is said to depart before intervals confirm it; so it is unless told otherwise. */
  readonly confirming?: boolean;
}

/**
 * Judges an answer by the enclosure of the true result. By the bounds of floating point first; where they leave it open,
 * and before anything is said to depart, by intervals from the exact operands. What these do not reach does not depart.
 */
export function judgeAnswer(
  question: Question,
  answer: Answer,
  tolerance: Tolerance = UNITS,
  { standard = standardOf(question, tolerance), confirming = true }: Judging = {},
): Finding {
  return standard === null ? NOTHING : against(question, standard, numbersOf(answer), confirming);
}

const NOTHING: Finding = {
  verdict: "unknown",
  fault: null,
  distance: NaN,
  allowed: Infinity,
  ulps: NaN,
  units: NaN,
  known: null,
  certified: false,
};

/**
 * What an answer is held to, by intervals alone where that is asked for; null where numerics refuses the operands, or has
 * no bound.
 */
export function standardOf(question: Question, tolerance: Tolerance, byIntervals = false): Standard | null {
  const near = typeof tolerance === "number" ? 1 : tolerance.units;
  try {
    const floating = computed(question);
    const moved = computed(question, near).error - floating.error;
    const precise = !byIntervals && isNarrow(floating) ? null : enclosed(question, floating);
    if (byIntervals && precise === null) return null;
    const known = precise ?? floating;
    const size = hypot(...known.data);
    if (!Number.isFinite(known.error) || !Number.isFinite(size)) return null;
    const shift = Math.max(moved, 0) * OUTWARD + near * (ULP * size + SMALLEST_SUBNORMAL);
    const allowed = shift + (typeof tolerance === "number" ? tolerance * size : 0);
    return { known, certified: precise !== null, size, unit: shift / near, granted: shift, allowed };
  } catch {
    return null;
  }
}

/** Whether the bound of floating point is small beside what is to be told. */
function isNarrow({ data, error }: Known): boolean {
  return error <= 2 ** -20 * hypot(...data);
}

function against(question: Question, standard: Standard, numbers: Numbers, confirming: boolean): Finding {
  const { known, size, unit, granted, allowed } = standard;
  const distance = distanceTo(known, numbers);
  const told = (verdict: Finding["verdict"], by: Standard = standard): Finding => {
    const away = distanceTo(by.known, numbers);
    const [far, fault] = typeof away === "string" ? [Infinity, away] : [away, null];
    const [ulps, units] = [far / (ULP * size), far / unit];
    return { verdict, fault, distance: far, allowed, ulps, units, known: by.known, certified: by.certified };
  };
  // Where nothing could be told of a number, nothing is asked of it. A share of the result is granted by whoever asks.
  if (size > 0 && !(granted <= TELLING * size)) return told("unknown");
  if (distance === 0 || (typeof distance === "number" && distance + known.error <= allowed)) return told("agrees");
  const precise = standard.certified || !confirming ? known : enclosed(question, known);
  if (precise === null) return told("unknown");
  const sure = distanceTo(precise, numbers);
  const departs = typeof sure === "string" || sure - precise.error > allowed;
  return told(departs ? "departs" : "agrees", {
    ...standard,
    known: precise,
    certified: precise !== known || standard.certified,
  });
}

/** The Frobenius norm of the difference; in words why there is none. */
function distanceTo({ rows, cols, data }: Known, numbers: Numbers): number | string {
  if (numbers.fault !== null) return numbers.fault;
  if (numbers.rows !== rows || numbers.cols !== cols) {
    return `gives ${numbers.rows}×${numbers.cols} in place of ${rows}×${cols}`;
  }
  return hypot(...data.map((x, k) => x - numbers.data[k]!));
}
