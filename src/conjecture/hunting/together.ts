import type { Conjectured, ConjectureOutcome, FoundAgain } from "./outcome.js";

/** What was found of the groups of one form, each bound once: those with a text alike are two where its q₁, q₂ are others. */
export function together(
  outcomes: readonly Omit<ConjectureOutcome, "printed">[],
  cases: number,
  complete: boolean,
  relations: readonly string[],
): ConjectureOutcome {
  const conjectures = once(
    outcomes.flatMap((outcome) => outcome.conjectures),
    ({ text, legends }) => JSON.stringify([text, legends]),
  );
  const thrownOut = once(
    outcomes.flatMap((outcome) => outcome.thrownOut),
    ({ text, spec, lhs, rhs }) => JSON.stringify([text, spec, lhs, rhs]),
  );
  return {
    cases,
    proposed: outcomes.reduce((sum, { proposed }) => sum + proposed, 0),
    conjectures,
    printed: relations.map((relation) => ({ relation, found: foundAgain(conjectures, relation) })),
    thrownOut,
    left: outcomes.reduce((sum, { left }) => sum + left, 0),
    contradictions: outcomes.flatMap(({ contradictions }) => contradictions),
    evaluations: outcomes.reduce((sum, { evaluations }) => sum + evaluations, 0),
    complete,
  };
}

/** What the conjectures say of a relation. */
function foundAgain(conjectures: readonly Conjectured[], relation: string): FoundAgain["found"] {
  const ways = conjectures.flatMap(({ stated }) => stated.filter((one) => one.relation === relation));
  if (ways.some(({ how }) => how === "same")) return "same";
  return ways.length > 0 ? "sharper" : null;
}

function once<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one)));
}
