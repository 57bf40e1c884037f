import {
  asWritten,
  type Claim,
  type Direction,
  type FormFacts,
  judge,
  type Source,
  type Witness,
} from "../../claim/index.js";
import { DomainError } from "../../numerics/index.js";
import { type Computation, straightLine } from "../trace/index.js";
import type { Evaluation } from "../trace/index.js";
import { Identifiers } from "../text/index.js";
import { entryMatrices, type NamedMatrix } from "../trace/index.js";
import { evaluation, trace } from "../trace/index.js";

/** A witness, evaluated again, with everything that the files of its folder speak of. */
export interface Counterexample {
  readonly claim: Claim;
  readonly witness: Witness;
  readonly form: FormFacts;
  /** The source; null for statements of our own. */
  readonly paper: Source | null;
  /** How the relation is written; both sides below are in this order. */
  readonly direction: Direction;
  readonly sides: readonly [left: number, right: number];
  /** Those of the spec, then those that the claim made in a way that was not noted. */
  readonly matrices: readonly NamedMatrix[];
  readonly computation: Computation;
  /** Bound on the error of the difference of both sides as evaluated here. */
  readonly rounding: number;
  /** What the programs do not compute from the matrices and why, one sentence each. Where there is any, they confirm nothing. */
  readonly takenAsGiven: readonly string[];
  /** Matrices whose entries have to keep their signs for the steps to be those of the claim. */
  readonly guarded: readonly NamedMatrix[];
  /** Matrices that take part in neither side. */
  readonly idle: readonly NamedMatrix[];
  /** How many changed instances the computation was compared on with the claim. */
  readonly tried: number;
}

/**
 * Evaluates a witness again and finds out how both sides come about.
 * @throws DomainError where the witness is not one of this claim, or no longer refutes it
 */
export function counterexample(claim: Claim, witness: Witness): Counterexample {
  const where = `witness of ${witness.claim}:${witness.form}`;
  if (witness.claim !== claim.id) throw new DomainError({ where, expected: `one of ${claim.id}`, got: witness.claim });
  const form = claim.forms.find(({ name }) => name === witness.form);
  if (form === undefined) {
    const names = claim.forms.map(({ name }) => name).join(" or ");
    throw new DomainError({ where, expected: `a form of the claim, ${names}`, got: witness.form });
  }
  const identifiers = new Identifiers();
  const entries = entryMatrices(witness.spec, identifiers);
  const found = refuting(claim, witness, where);
  const { direction } = found.relation;
  const sides = asWritten(found.relation).map(({ value }) => value) as [number, number];
  const names = entries.map(({ name }) => name);
  const traced = trace(claim, witness, found, names);
  const computation = straightLine(traced, entries, Object.keys(witness.spec.reals), identifiers);
  const { givenMatrices, givenNumbers } = computation;
  const takenAsGiven = [
    ...givenMatrices.map(({ name, role }) => `the matrix ${name} is ${role}`),
    ...givenNumbers.map(({ name, value, role }) => `the number ${name} = ${value} is ${role}`),
    ...traced.untraced,
  ];
  // Of steps that are not all there one cannot tell what takes no part.
  const [guarded, idle]: readonly [readonly number[], readonly number[]] =
    takenAsGiven.length === 0 ? [traced.guarded, traced.idle] : [[], []];
  return {
    ...{ claim, witness, form, paper: claim.source ?? null, direction, sides, computation, takenAsGiven },
    matrices: [...entries, ...givenMatrices],
    rounding: judge(found.relation).rounding,
    guarded: guarded.map((k) => entries[k]!),
    idle: idle.filter((k) => !guarded.includes(k)).map((k) => entries[k]!),
    tried: traced.tried,
  };
}

/** The relation on the witness. @throws DomainError where it is not refuted there */
function refuting(claim: Claim, witness: Witness, where: string): Evaluation {
  const found = attempt(where, () => evaluation(claim, witness, witness.spec));
  if (found === null) {
    throw new DomainError({ where, expected: `an instance to which ${witness.relation} applies`, got: "none" });
  }
  const { verdict, rounding } = judge(found.relation);
  if (verdict === "refuted") return found;
  const [left, right] = asWritten(found.relation);
  throw new DomainError({
    where,
    expected: `an instance that refutes ${witness.relation}`,
    got: `${verdict}: ${left.value} against ${right.value}, give or take ${rounding}`,
    remedy: "the claim has changed since it was found",
  });
}

/** What an evaluation gives; its failure is one of the witness. */
function attempt<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new DomainError({ where, expected: "an instance that can be evaluated", got });
  }
}
