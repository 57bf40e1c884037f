import { type Claim, type FormFacts, judge, relationOf, type Source, type Spec, type Witness } from "../claim/index.js";
import { DomainError, withProvenance } from "../numerics/index.js";
import { type Computation, straightLine } from "./computation.js";
import { Identifiers } from "./identifiers.js";
import { entryMatrices, matchLeaves, type NamedMatrix } from "./instance-matrices.js";
import type { Evaluation } from "./provenance-graph.js";

/** A witness, evaluated again, with everything that the files of its folder speak of. */
export interface Counterexample {
  readonly claim: Claim;
  readonly witness: Witness;
  readonly form: FormFacts;
  /** The source; null for statements of our own. */
  readonly paper: Source | null;
  /** Those of the spec, then those that the claim made from them. */
  readonly matrices: readonly NamedMatrix[];
  readonly computation: Computation;
  /** Bound on the error of rhs − lhs as evaluated here. */
  readonly rounding: number;
  /** What the programs do not compute from the matrices, one sentence each. */
  readonly takenAsGiven: readonly string[];
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
  const evaluate = (spec: Spec): Evaluation | null => evaluation(claim, witness, spec);
  const found = attempt(where, () => evaluate(witness.spec));
  if (found === null) {
    throw new DomainError({ where, expected: `an instance to which ${witness.relation} applies`, got: "none" });
  }
  const { verdict, rounding } = judge(found.relation);
  if (verdict !== "refuted") {
    throw new DomainError({
      where,
      expected: `an instance that refutes ${witness.relation}`,
      got: `${verdict}: ${found.relation.lhs.value} against ${found.relation.rhs.value}, give or take ${rounding}`,
      remedy: "the claim has changed since it was found",
    });
  }
  const matched = matchLeaves(found, witness.spec, entries, identifiers, (spec) => orNull(() => evaluate(spec)));
  const computation = straightLine(found, matched, identifiers);
  const matrices = [...new Set([...entries, ...matched.values()])];
  return {
    claim,
    witness,
    form,
    paper: claim.source ?? null,
    matrices,
    computation,
    rounding,
    takenAsGiven: takenAsGiven(matrices, computation),
  };
}

function evaluation(claim: Claim, { form, relation }: Witness, spec: Spec): Evaluation | null {
  const { result, stepOf } = withProvenance(() => claim.evaluate(spec));
  const found = relationOf(result, form, relation);
  return found === undefined ? null : { relation: found, stepOf };
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

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function takenAsGiven(matrices: readonly NamedMatrix[], { lhs, rhs, given }: Computation): string[] {
  const constant = ([name, { usesMatrices, quantity }]: readonly [string, typeof lhs]): string[] =>
    usesMatrices || quantity.value === 0 || quantity.error > 0
      ? []
      : [`the ${name} side, ${quantity.value}, does not come from the matrices: it is the number that the claim gives`];
  return [
    ...matrices
      .filter(({ isKnown }) => !isKnown)
      .map(({ name, role }) => `the matrix ${name} is ${role}; how is not repeated here`),
    ...given.map(
      ({ name, quantity: { value, error } }) =>
        `the number ${name} = ${value}, known within ${error}, is computed by the claim; how is not repeated here`,
    ),
    ...(
      [
        ["left", lhs],
        ["right", rhs],
      ] as const
    ).flatMap(constant),
  ];
}
