import { RigorError, ZeroDivisor } from "../../rigor/index.js";
import {
  type Fraction,
  Fractions,
  MERSENNE_EXPONENTS,
  MOST_VARIABLES,
  Polynomials,
  type PolynomialSize,
  polynomialSizes,
  PrimeField,
  variable,
  VARIABLE_SIZE,
} from "../../rigor/index.js";
import { Evaluation, type Goal, goalsOf, NotRational, type Program } from "../record/index.js";
import type { ProvedProgram } from "./identity-proof.js";
import { pointOf } from "./points.js";

/** What was found of an identity. */
export type Decision =
  | ({ readonly outcome: "proved" } & Pick<ProvedProgram, "degree" | "bits" | "method">)
  /** Both sides differ at some entries, as rational functions. */
  | { readonly outcome: "false" }
  /** `closer` where other constants might do: a divisor is 0 at all points, or both sides are. */
  | { readonly outcome: "not followed"; readonly why: string; readonly closer: boolean };

/** Probability with which a false identity may pass: at most 2 to the power of minus this. */
const UNLIKELY = 100;

/** Points that are tried before a denominator counts as one that always vanishes. */
const ATTEMPTS = 3;

/** Products of terms that an expansion may take. */
const EXPANSION = 4000;

/** Decides whether both sides of a program are the same rational function of its variables. */
export function decide(program: Program, seed: number): Decision {
  try {
    const why = unsignedIn(program);
    if (why !== null) return { outcome: "not followed", why, closer: false };
    const goals = goalsOf(program);
    const { degree, norm } = sizeOf(program, goals);
    if (norm === 0n) return { outcome: "not followed", why: "both sides are 0, whatever is free", closer: true };
    const bits = norm.toString(2).length;
    const exponent = MERSENNE_EXPONENTS.find((k) => k > bits && unlikelyOf(k, degree) >= UNLIKELY);
    if (exponent === undefined)
      return { outcome: "not followed", why: `its coefficients may have ${bits} bits`, closer: false };
    if (!vanishes(program, goals, exponent, seed)) return { outcome: "false" };
    if (isZeroExpanded(program, goals)) return { outcome: "proved", degree, bits, method: { kind: "expansion" } };
    const unlikely = unlikelyOf(exponent, degree);
    return { outcome: "proved", degree, bits, method: { kind: "evaluation", exponent, seed, unlikely } };
  } catch (error) {
    if (error instanceof NotRational)
      return { outcome: "not followed", why: `${error.complaint.where}: ${error.complaint.got}`, closer: false };
    if (error instanceof RigorError)
      return { outcome: "not followed", why: error.message, closer: error instanceof ZeroDivisor };
    throw error;
  }
}

/**
 * Minus the exponent of two of a bound on the probability: at each of `ATTEMPTS` points a polynomial of this degree is 0
 * with probability at most degree/(2^exponent − 1), if it is not 0 everywhere (Schwartz, Zippel).
 */
export function unlikelyOf(exponent: number, degree: number): number {
  return exponent - 1 - (degree * ATTEMPTS).toString(2).length;
}

/** What of a bound is not ≥ 0 by the way it is computed and has to be; null where nothing is, as in an identity. */
export function unsignedIn(program: Program): string | null {
  const { bound, right } = program;
  if (bound === undefined) return null;
  const evaluation = sizedEvaluation(program);
  if (!evaluation.isNonnegative(bound.gap)) return "its gap is not ≥ 0 by the way it is computed";
  // An even power forgets signs.
  const needsSign = bound.power % 2 === 0 && !evaluation.isNonnegative(right);
  return needsSign ? "its larger side is not ≥ 0 by the way it is computed" : null;
}

function sizedEvaluation(program: Program): Evaluation<Fraction<PolynomialSize>> {
  const field = new Fractions(polynomialSizes);
  const variables = Array.from({ length: program.free }, () => field.polynomial(VARIABLE_SIZE));
  return new Evaluation(program, field, variables);
}

/** Degree of the difference of both sides over their common denominators, and the norm of its coefficients. */
export function sizeOf(program: Program, goals: readonly Goal[]): { readonly degree: number; readonly norm: bigint } {
  const evaluation = sizedEvaluation(program);
  let [degree, norm] = [0, 0n];
  for (const goal of goals) {
    const { numerator } = evaluation.difference(goal);
    degree = Math.max(degree, numerator.degree);
    if (numerator.norm > norm) ({ norm } = numerator);
  }
  return { degree, norm };
}

/** Whether the differences are 0 at a point of the prime field. @throws ZeroDivisor where no point has a value */
export function vanishes(program: Program, goals: readonly Goal[], exponent: number, seed: number): boolean {
  const field = new PrimeField(exponent);
  for (let attempt = 0; ; attempt++) {
    try {
      const evaluation = new Evaluation(program, field, pointOf(seed, attempt, program.free, exponent));
      return goals.every((goal) => field.isZero(evaluation.difference(goal)));
    } catch (error) {
      if (!(error instanceof ZeroDivisor) || attempt + 1 >= ATTEMPTS) throw error;
    }
  }
}

/** Whether all coefficients were found to be 0; false where that would take too long. */
export function isZeroExpanded(program: Program, goals: readonly Goal[]): boolean {
  if (program.free > MOST_VARIABLES) return false;
  const field = new Fractions(new Polynomials(EXPANSION));
  try {
    const variables = Array.from({ length: program.free }, (_, k) => field.polynomial(variable(k)));
    const evaluation = new Evaluation(program, field, variables);
    return goals.every((goal) => field.isZero(evaluation.difference(goal)));
  } catch (error) {
    if (error instanceof RigorError) return false;
    throw error;
  }
}
