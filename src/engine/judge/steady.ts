import type { CaseOutcome, Claim, Relation, Spec } from "../../claim/index.js";
import { FlatcheckError } from "../../numerics/index.js";
import type { Sides } from "./certify.js";

/** A claim that gives another value when the same instance is evaluated again: nothing that it says can be stored. */
export class UnsteadyError extends FlatcheckError {
  /** @param differs what came first and what came then, in words */
  constructor(
    readonly claim: string,
    readonly spec: Spec,
    readonly differs: string,
  ) {
    super({
      where: claim,
      expected: "the same values whenever an instance is evaluated",
      got: `${differs}, on ${JSON.stringify(spec)}`,
      remedy: "let relations depend on their instance alone: no random numbers, no state that is kept between calls",
    });
  }
}

/** @throws UnsteadyError where the sides of a relation are others than before, or it is gone */
export function requireSame(claim: Claim, spec: Spec, relation: string, before: Sides, now: Sides | null): void {
  if (now !== null && Object.is(before.lhs, now.lhs) && Object.is(before.rhs, now.rhs)) return;
  const then = now === null ? "no such relation" : `${now.lhs} and ${now.rhs}`;
  throw new UnsteadyError(claim.id, spec, `${relation}: first ${before.lhs} and ${before.rhs}, then ${then}`);
}

/**
 * Compares two evaluations of an instance.
 * @param again the second one, made here unless it is given
 * @throws UnsteadyError where a relation or an observation is another one than before; whatever evaluation throws
 */
export function requireSteady(
  claim: Claim,
  spec: Spec,
  before: readonly CaseOutcome[],
  again: readonly CaseOutcome[] = claim.evaluate(spec),
): void {
  for (const [i, { form, relations, observation }] of before.entries()) {
    const other = again[i]?.relations ?? [];
    for (const relation of relations) {
      const now = other.find(({ name }) => name === relation.name);
      requireSame(claim, spec, relation.name, sidesOf(relation), now === undefined ? null : sidesOf(now));
    }
    const fresh = other.find(({ name }) => !relations.some((relation) => relation.name === name));
    if (fresh !== undefined) {
      throw new UnsteadyError(claim.id, spec, `${fresh.name}: first no such relation, then ${sideText(fresh)}`);
    }
    const [then, now] = [observation, again[i]?.observation ?? null].map((row) => row?.join(", ") ?? "nothing");
    if (then !== now) throw new UnsteadyError(claim.id, spec, `${form}, observed: first ${then!}, then ${now!}`);
  }
}

/** Both sides in floating point. */
export function sidesOf({ lhs, rhs }: Relation): Sides {
  return { lhs: lhs.value, rhs: rhs.value };
}

function sideText({ lhs, rhs }: Relation): string {
  return `${lhs.value} and ${rhs.value}`;
}
