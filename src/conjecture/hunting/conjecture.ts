import { chosenSpecs, type Claim } from "../../claim/index.js";
import { caseSeed } from "../../engine/run/index.js";
import { requireKnown } from "../../engine/search/index.js";
import { quantityKeys } from "../proposing/index.js";
import { observe, reduced, tableOf, type Observed } from "../cases/index.js";
import { BoundSearch } from "./bound-search.js";
import type { ConjectureOptions, ConjectureOutcome } from "./outcome.js";
import { together } from "./together.js";

/** Cases that bounds are proposed from, and evaluations of the hunt of each, where nothing else is asked for. */
export const USUAL_CASES = 200;
export const USUAL_HUNT = 1000;

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
  const begun = options.now();
  const end = begun + (options.forMilliseconds ?? Infinity);
  const cases: Observed[] = [];
  for (const spec of specs) {
    // Where time is short most of it is for the hunts.
    if (options.signal.aborted || options.now() - begun > (end - begun) / 4) break;
    const one = observe(claim, form, spec);
    if (one !== null) cases.push(one);
  }
  const relations = boundsOf(cases);
  const outcomes: Omit<ConjectureOutcome, "printed">[] = [];
  const groups = groupsOf(cases, relations);
  for (const [i, group] of groups.entries()) {
    if (options.signal.aborted) break;
    const pace = end === Infinity ? {} : { forMilliseconds: Math.max(0, end - options.now()) / (groups.length - i) };
    outcomes.push(await new BoundSearch(claim, { ...options, ...pace }, cases, relations, group).outcome());
  }
  return together(outcomes, cases.length, !options.signal.aborted, relations);
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
