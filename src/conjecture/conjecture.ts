import type { Claim } from "../claim/index.js";
import { caseSeed, chosenSpecs } from "../engine/run/index.js";
import { requireKnown } from "../engine/search/index.js";
import { quantityKeys } from "./cover.js";
import { observe, type Observed } from "./observe.js";
import type { ConjectureOptions, ConjectureOutcome } from "./outcome.js";
import { BoundSearch } from "./bound-search.js";
import { reduced, tableOf } from "./table.js";

/** Quantities that are combined at most; of more, those of each relation by themselves. */
const MOST_QUANTITIES = 6;

/**
 * Bounds between the quantities of a form that no case refutes, that some case meets, and that hunts do not refute either.
 * The relations of the form are not looked at, only what their sides are products of. Every counterexample of a hunt becomes a case, and
 * the bounds are proposed anew with it, until all of them have been hunted in vain.
 * @throws DomainError where the claim has no such form; UnsteadyError where it gives other values when evaluated again
 */
export async function conjecture(claim: Claim, options: ConjectureOptions): Promise<ConjectureOutcome> {
  requireKnown(claim, options.form, []);
  const { form, seed, runs } = options;
  const specs = [
    ...chosenSpecs(claim),
    ...Array.from({ length: runs }, (_, index) => claim.specs.draw(caseSeed(seed, claim.id, index))),
  ];
  const cases = specs.map((spec) => observe(claim, form, spec)).filter((one) => one !== null);
  const relations = boundsOf(cases);
  const outcomes: ConjectureOutcome[] = [];
  const end = options.now() + (options.forMilliseconds ?? Infinity);
  const groups = groupsOf(cases, relations);
  for (const [i, group] of groups.entries()) {
    if (options.signal.aborted) break;
    const pace = end === Infinity ? {} : { forMilliseconds: Math.max(0, end - options.now()) / (groups.length - i) };
    outcomes.push(await new BoundSearch(claim, { ...options, ...pace }, cases, relations, group).outcome());
  }
  return together(outcomes, cases.length, !options.signal.aborted);
}

function boundsOf(cases: readonly Observed[]): string[] {
  const names = new Set<string>();
  for (const { nodes } of cases) for (const key of nodes.keys()) if (key.endsWith(" lhs")) names.add(key.slice(0, -4));
  return [...names];
}

/** The relations whose quantities are combined: all of them, or each by itself. */
function groupsOf(cases: readonly Observed[], relations: readonly string[]): string[][] {
  const all = reduced(tableOf(cases, quantityKeys(cases, relations)));
  if (all.keys.length <= MOST_QUANTITIES && all.rows.length * 2 > cases.length) return [[...relations]];
  return relations.map((one) => [one]);
}

function together(outcomes: readonly ConjectureOutcome[], cases: number, complete: boolean): ConjectureOutcome {
  const seen = new Set<string>();
  return {
    cases,
    proposed: outcomes.reduce((sum, { proposed }) => sum + proposed, 0),
    conjectures: outcomes
      .flatMap(({ conjectures }) => conjectures)
      .filter(({ text }) => !seen.has(text) && seen.add(text)),
    thrownOut: outcomes.flatMap(({ thrownOut }) => thrownOut),
    left: outcomes.reduce((sum, { left }) => sum + left, 0),
    contradictions: outcomes.flatMap(({ contradictions }) => contradictions),
    evaluations: outcomes.reduce((sum, { evaluations }) => sum + evaluations, 0),
    complete,
  };
}
