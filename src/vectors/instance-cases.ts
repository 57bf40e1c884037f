import type { Claim, Spec } from "../claim/index.js";
import { instancesOf } from "../foreign/index.js";
import { FlatcheckError, type Quantity, withProvenance } from "../numerics/index.js";
import { Enclosure } from "../operations/index.js";
import { isWholeLine, RigorError } from "../rigor/index.js";
import { spread, type VectorChoice } from "./choice.js";
import { type Enclosed, enclosedBy } from "./enclosed.js";

/** Bits of the intervals in which both sides of a relation are computed from the entries of an instance. */
const BITS = 128;

/** A relation of a claim on an instance, both sides certified. */
interface RelationCase {
  readonly form: string;
  readonly relation: string;
  readonly lhs: Enclosed;
  readonly rhs: Enclosed;
}

/** An instance of a claim, with what its relations compare. */
export interface InstanceCase {
  readonly id: string;
  readonly claim: string;
  /** The instance by value. */
  readonly spec: Spec;
  readonly relations: readonly RelationCase[];
}

/** Instances of a claim, evenly spread over its chosen and drawn ones, on which some relation is certified. */
export function instanceCases(claim: Claim, { seed, runs, instances }: VectorChoice): InstanceCase[] {
  return spread(instancesOf(claim, { seed, runs }), instances).flatMap((drawn, k) => {
    // Of the entries alone: what a law knows of them by construction is not in the file.
    const spec = claim.specs.spellOut(drawn);
    const isWhole = Object.values(spec.lists).every((list) => "entries" in list);
    const relations = isWhole ? relationsOn(claim, spec) : [];
    return relations.length === 0 ? [] : [{ id: `${claim.id}-${k}`, claim: claim.id, spec, relations }];
  });
}

function relationsOn(claim: Claim, spec: Spec): RelationCase[] {
  const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
  return outcomes.flatMap(({ form, relations }) =>
    relations.flatMap(({ name, lhs, rhs }): RelationCase[] => {
      const left = certified(lhs, stepOf);
      const right = left === null ? null : certified(rhs, stepOf);
      return left === null || right === null ? [] : [{ form, relation: name, lhs: left, rhs: right }];
    }),
  );
}

/** Null where intervals do not reach it, or an operand has no record and enters with an error bound of floating point. */
function certified(side: Quantity, stepOf: ConstructorParameters<typeof Enclosure>[0]): Enclosed | null {
  try {
    const enclosure = new Enclosure(stepOf, BITS);
    const interval = enclosure.quantity(side);
    return enclosure.borrowed || isWholeLine(interval) ? null : enclosedBy(interval);
  } catch (error) {
    if (error instanceof FlatcheckError || error instanceof RigorError) return null;
    throw error;
  }
}
