import { type CaseOutcome, type Claim, examined, judge, type Spec } from "../../claim/index.js";
import { FlatcheckError, Matrix, type Quantity, type Step, withProvenance } from "../../numerics/index.js";
import { Enclosure, valuesIn } from "../../operations/index.js";
import {
  absolute,
  compare,
  frobeniusNorm,
  fromDouble,
  fromMatrix,
  fromNumber,
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

/** A side that took more steps than this is not looked at: intervals would take seconds for it. */
const MOST_STEPS = 2000;

/** So many of the values on the way, the first of a case, are looked at besides. */
const MOST_VALUES = 400;

/**
 * Computes a case over again by intervals, from the entries of its instance: both sides of its relations, and the values
 * on the way to them and beside them, as those that its hypotheses are measured by. Each must lie within its error bound
 * of what intervals say: where margins are wide, no verdict would notice. What intervals do not reach says nothing, and a
 * side that floating point refutes is left out: that is confirmed by intervals on its own. So is what claims on dynamics
 * make of results whose errors are estimates and no bounds, and which say so.
 * @returns what the claim says of the instance, evaluated again
 * @throws UnsoundError where a value does not; whatever evaluation throws
 */
export function requireSound(claim: Claim, spec: Spec): readonly CaseOutcome[] {
  const {
    result: outcomes,
    stepOf,
    noted,
  } = withProvenance(() => {
    const instance = examined(claim, spec);
    // What is measured now and then is too costly for here.
    instance.slacks((i) => claim.assumptions[i]!.sampled === undefined);
    return instance.outcomes();
  });
  const estimates = claim.kinds.includes("dynamics");
  const relations = outcomes.flatMap((outcome) => outcome.relations);
  const sides = relations
    .filter((one) => judge(one).verdict !== "refuted")
    .flatMap(({ name, lhs, rhs }) => [lhs, rhs].map((value) => ({ what: name, value })));
  if (isLong(sides, stepOf)) return outcomes;
  const known = new Set<object>(relations.flatMap(({ lhs, rhs }) => [lhs, rhs]));
  const others = [...noted()]
    .filter((value) => !known.has(value))
    .slice(0, MOST_VALUES)
    .map((value) => ({ what: stepOf(value)!.operation, value: value as Quantity | Matrix }));
  const enclosure = new Enclosure(stepOf, PRECISION.bits);
  for (const { what, value } of estimates ? [...others, ...sides] : [...sides, ...others]) {
    const found = departure(value, enclosure);
    // From the first result on whose error may be an estimate.
    if (estimates && enclosure.borrowed) break;
    if (found !== null) throw new UnsoundError(claim.id, spec, what, found);
  }
  return outcomes;
}

function isLong(sides: readonly { readonly value: Quantity }[], stepOf: (value: object) => Step | undefined): boolean {
  const seen = new Set<object>();
  const open: (Quantity | Matrix)[] = sides.map(({ value }) => value);
  for (let value = open.pop(); value !== undefined && seen.size <= MOST_STEPS; value = open.pop()) {
    const step = stepOf(value);
    if (step === undefined || seen.has(value)) continue;
    seen.add(value);
    open.push(...step.operands.flatMap(valuesIn));
  }
  return seen.size > MOST_STEPS;
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
  const [low, high] = [toDecimal(truth.lo, DIGITS, "down"), toDecimal(truth.hi, DIGITS, "up")];
  return `${value} with an error of at most ${error}, by intervals ${low} to ${high}`;
}

function ofMatrix(matrix: Matrix, enclosure: Enclosure): string | null {
  const { rows, cols, radius } = matrix;
  if (!Number.isFinite(radius)) return null;
  const distance = frobeniusNorm(subtractMatrices(fromMatrix(matrix), enclosure.matrix(matrix), PRECISION), PRECISION);
  if (compare(distance.lo, fromDouble(radius)) <= 0) return null;
  const least = toDecimal(distance.lo, DIGITS, "down");
  return `a ${rows}×${cols} matrix with an error of at most ${radius}, by intervals at least ${least} away`;
}
