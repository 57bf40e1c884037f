import { type CaseOutcome, type Claim, judge, type Spec } from "../../claim/index.js";
import { FlatcheckError, type Matrix, type Quantity, type Step, withProvenance } from "../../numerics/index.js";
import { Enclosure, valuesIn } from "../../operations/index.js";
import { effortOf } from "./effort.js";
import { absolute, compare, fromDouble, fromNumber, Precision, subtract, toDecimal } from "../../rigor/index.js";

/** A side of a relation whose error bound does not reach what intervals make of the same steps. */
export class UnsoundError extends FlatcheckError {
  /** @param differs what floating point and intervals say, in words */
  constructor(claim: string, spec: Spec, relation: string, differs: string) {
    super({
      where: claim,
      expected: "each side within its error bound of what intervals make of it",
      got: `${relation}: ${differs}, on ${JSON.stringify(spec)}`,
      remedy: "this is a fault of the numerics, or of an error bound, and not of the statement",
    });
  }
}

/** A little more than floating point has. */
const PRECISION = new Precision(64);
const DIGITS = 20;

/** A side that took more steps than this is not looked at: intervals would take seconds for it. */
const MOST_STEPS = 2000;

/**
 * Computes both sides of relations of a case over again by intervals, from the entries of its instance: each side must
 * lie within its error bound of what intervals say. What they do not reach says nothing, and what floating point refutes
 * is left out: that is confirmed by intervals on its own. So are claims on dynamics, whose errors are estimates and no
 * bounds, and which say so.
 * @param mostEffort what takes intervals more than that is not looked at
 * @returns what the claim says of the instance, evaluated again
 * @throws UnsoundError where a side does not; whatever evaluation throws
 */
export function requireSound(claim: Claim, spec: Spec, mostEffort = Infinity): readonly CaseOutcome[] {
  const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
  const relations = outcomes.flatMap((outcome) => outcome.relations.filter((one) => judge(one).verdict !== "refuted"));
  const sides = relations.flatMap(({ name, lhs, rhs }) => [lhs, rhs].map((side) => ({ name, side })));
  if (claim.kinds.includes("dynamics") || isLong(sides, stepOf)) return outcomes;
  if (mostEffort < Infinity && effortOf(relations, stepOf, mostEffort) > mostEffort) return outcomes;
  const enclosure = new Enclosure(stepOf, PRECISION.bits);
  for (const { name, side } of sides) {
    const found = departure(side, enclosure);
    if (found !== null) throw new UnsoundError(claim.id, spec, name, found);
  }
  return outcomes;
}

function isLong(sides: readonly { readonly side: Quantity }[], stepOf: (value: object) => Step | undefined): boolean {
  const seen = new Set<object>();
  const open: (Quantity | Matrix)[] = sides.map(({ side }) => side);
  for (let value = open.pop(); value !== undefined && seen.size <= MOST_STEPS; value = open.pop()) {
    const step = stepOf(value);
    if (step === undefined || seen.has(value)) continue;
    seen.add(value);
    open.push(...step.operands.flatMap(valuesIn));
  }
  return seen.size > MOST_STEPS;
}

/** How a side departs from its enclosure by more than its error bound, in words; null where it does not. */
function departure(side: Quantity, enclosure: Enclosure): string | null {
  const { value, error } = side;
  if (!Number.isFinite(value) || !Number.isFinite(error)) return null;
  try {
    const truth = enclosure.quantity(side);
    const distance = absolute(subtract(fromNumber(value), truth, PRECISION));
    if (compare(distance.lo, fromDouble(error)) <= 0) return null;
    const [low, high] = [toDecimal(truth.lo, DIGITS, "down"), toDecimal(truth.hi, DIGITS, "up")];
    return `${value} with an error of at most ${error}, by intervals ${low} to ${high}`;
  } catch {
    // An operand that is not finite, or an operation that intervals do not have.
    return null;
  }
}
