import { type CaseOutcome, type Claim, examined, judge, type Relation, type Spec } from "../../claim/index.js";
import { FlatcheckError, Matrix, type Quantity, type Step, withProvenance } from "../../numerics/index.js";
import { Enclosure, valuesIn } from "../../operations/index.js";
import { effortOf } from "./effort.js";
import {
  absolute,
  compare,
  disjoint,
  frobeniusNorm,
  fromDouble,
  fromMatrix,
  fromNumber,
  type Interval,
  Precision,
  subtract,
  subtractMatrices,
  toDecimal,
} from "../../rigor/index.js";

/** A value of a claim whose error bound does not reach what intervals make of the same steps. */
export class UnsoundError extends FlatcheckError {
  /**
   * @param what a relation whose side it is, or the operation that gave it
   * @param differs what floating point and intervals say, in words
   */
  constructor(claim: string, spec: Spec, what: string, differs: string) {
    super({
      where: claim,
      expected: "each value within its error bound of what intervals make of it",
      got: `${what}: ${differs}, on ${JSON.stringify(spec)}`,
      remedy: "this is a fault of the numerics, or of an error bound, and not of the statement",
    });
  }
}

/** A little more than floating point has. */
const PRECISION = new Precision(64);
const DIGITS = 20;

/** What took more steps than this is not looked at: intervals would take seconds for it. */
const MOST_STEPS = 2000;

/**
 * Computes a case over again by intervals, from the entries of its instance: both sides of its relations, what its
 * hypotheses are measured by, and every value on the way to these. Each must lie within its error bound of what intervals
 * say: where margins are wide, no verdict would notice. And what is equal up to rounding must not be apart by intervals,
 * where it is expected to hold. What intervals do not reach says nothing, and a side that floating point refutes is left
 * out: that is confirmed by intervals on its own. So are claims on dynamics, whose errors are estimates and no bounds, and
 * which say so.
 * @param mostEffort what takes intervals more than that is not looked at
 * @returns what the claim says of the instance, evaluated again
 * @throws UnsoundError where a value does not; whatever evaluation throws
 */
export function requireSound(claim: Claim, spec: Spec, mostEffort = Infinity): readonly CaseOutcome[] {
  // What is measured now and then is too costly for here.
  const measured = (i: number): boolean => claim.assumptions[i]!.sampled === undefined;
  const { result, stepOf } = withProvenance(() => {
    const instance = examined(claim, spec);
    const outcomes = instance.outcomes();
    return { outcomes, slacks: claim.kinds.includes("dynamics") ? [] : instance.slacks(measured) };
  });
  const { outcomes, slacks } = result;
  if (claim.kinds.includes("dynamics")) return outcomes;
  const relations = outcomes.flatMap((outcome) => outcome.relations.filter((one) => judge(one).verdict !== "refuted"));
  const sides = relations.flatMap(({ name, lhs, rhs }) => [lhs, rhs].map((value): End => ({ name, value })));
  const measures = slacks.flatMap((value, i): End[] =>
    value === null ? [] : [{ name: claim.assumptions[i]!.name, value }],
  );
  const enclosure = new Enclosure(stepOf, PRECISION.bits);
  for (const ends of [sides, measures]) {
    const pairs = ends.map(({ value }) => ({ lhs: value, rhs: value }));
    if (effortOf(pairs, stepOf, mostEffort) > mostEffort) continue;
    for (const value of reachedFrom(ends, stepOf)) {
      const found = departure(value, enclosure);
      const what = ends.find((end) => end.value === value)?.name ?? stepOf(value)!.operation;
      if (found !== null) throw new UnsoundError(claim.id, spec, what, found);
    }
    if (ends !== sides) continue;
    for (const { name, lhs, rhs } of identitiesThatHold(claim, outcomes)) {
      const apart = howApart(lhs, rhs, enclosure);
      if (apart !== null) throw new UnsoundError(claim.id, spec, name, apart);
    }
  }
  return outcomes;
}

/** Identities that floating point sees as true, of forms that are expected to hold. */
function identitiesThatHold({ forms }: Claim, outcomes: readonly CaseOutcome[]): Relation[] {
  return outcomes.flatMap(({ form, relations }) =>
    forms.some(({ name, expected }) => name === form && expected === "holds")
      ? relations.filter((one) => one.sense === "identity" && judge(one).verdict === "holds")
      : [],
  );
}

/**
 * How two sides that floating point sees as equal are apart by intervals, in words; null where they are not, or where
 * intervals do not reach them. Both sides may be within their errors and the identity be false by less: where a claim
 * takes a rounded number as exact.
 */
function howApart(lhs: Quantity, rhs: Quantity, enclosure: Enclosure): string | null {
  try {
    const [left, right] = [enclosure.quantity(lhs), enclosure.quantity(rhs)];
    if (!disjoint(left, right)) return null;
    return `its sides are equal up to rounding, and by intervals ${shown(left)} and ${shown(right)}, as where a rounded number is taken as exact`;
  } catch {
    // An operand that is not finite, or an operation that intervals do not have.
    return null;
  }
}

/** The ends of an interval, rounded outward. */
function shown({ lo, hi }: Interval): string {
  return `${toDecimal(lo, DIGITS, "down")} to ${toDecimal(hi, DIGITS, "up")}`;
}

/** What is computed for its own sake: a side of a relation, or what a hypothesis is measured by, with its name. */
interface End {
  readonly name: string;
  readonly value: Quantity;
}

/** All that have steps on the way to the ends, and these, operands before results as a rule; none where there are too many. */
function reachedFrom(ends: readonly End[], stepOf: (value: object) => Step | undefined): (Quantity | Matrix)[] {
  const seen = new Set<Quantity | Matrix>();
  const open: (Quantity | Matrix)[] = ends.map(({ value }) => value);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const step = stepOf(value);
    if (step === undefined || seen.has(value)) continue;
    seen.add(value);
    if (seen.size > MOST_STEPS) return [];
    open.push(...step.operands.flatMap(valuesIn));
  }
  return [...seen].reverse();
}

/** How a value departs from its enclosure by more than its error bound, in words; null where it does not. */
function departure(value: Quantity | Matrix, enclosure: Enclosure): string | null {
  try {
    return value instanceof Matrix ? ofMatrix(value, enclosure) : ofQuantity(value, enclosure);
  } catch {
    // An operand that is not finite, or an operation that intervals do not have.
    return null;
  }
}

function ofQuantity(quantity: Quantity, enclosure: Enclosure): string | null {
  const { value, error } = quantity;
  if (!Number.isFinite(value) || !Number.isFinite(error)) return null;
  const truth = enclosure.quantity(quantity);
  const distance = absolute(subtract(fromNumber(value), truth, PRECISION));
  if (compare(distance.lo, fromDouble(error)) <= 0) return null;
  return `${value} with an error of at most ${error}, by intervals ${shown(truth)}`;
}

function ofMatrix(matrix: Matrix, enclosure: Enclosure): string | null {
  const { rows, cols, radius } = matrix;
  if (!Number.isFinite(radius)) return null;
  const distance = frobeniusNorm(subtractMatrices(fromMatrix(matrix), enclosure.matrix(matrix), PRECISION), PRECISION);
  if (compare(distance.lo, fromDouble(radius)) <= 0) return null;
  const least = toDecimal(distance.lo, DIGITS, "down");
  return `a ${rows}×${cols} matrix with an error of at most ${radius}, by intervals at least ${least} away`;
}
