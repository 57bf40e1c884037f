import type { Claim } from "../../claim/index.js";
import { casesFor } from "../../engine/run/index.js";
import { layoutsOf } from "./instances.js";
import { type Before, type LayoutOutcome, proveLayout } from "./prove-layout.js";
import { BRANCHES } from "./reasons.js";
import { keyOf } from "./relations.js";

/** What was found of an identity of a form, size by size. */
export interface RelationOutcome {
  readonly form: string;
  readonly relation: string;
  readonly layouts: readonly LayoutOutcome[];
}

/**
 * Proves the identities of the forms of a claim that are expected to hold, and the bounds that say which identity proves
 * them, at the sizes that a run draws.
 */
export function proveClaim(
  claim: Claim,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): RelationOutcome[] {
  const found = new Map<string, { form: string; relation: string; layouts: LayoutOutcome[] }>();
  if (claim.forms.every(({ expected }) => expected !== "holds")) return [];
  let branched: boolean = false;
  for (const [k, layout] of layoutsOf(claim, seed, casesFor(claim, runs)).entries()) {
    if (found.size === 0 && k >= WITHOUT) break;
    const closed = new Set([...found].flatMap(([key, { layouts }]) => (isHopeless(layouts) ? [key] : [])));
    const before: Before = { seed, closed, known: [...found.keys()], isThorough: k < THOROUGH || branched };
    for (const { form, relation, outcome } of proveLayout(claim, layout, before)) {
      const key = keyOf({ form, relation });
      const known = found.get(key) ?? { form, relation, layouts: [] };
      found.set(key, known);
      known.layouts.push(outcome);
      branched ||= outcome.why === BRANCHES;
    }
  }
  return [...found.values()];
}

/** Branches on values are looked for on many instances at the first so many sizes, and everywhere once one was seen. */
const THOROUGH = 4;

/** A claim that has no identity at the first so many sizes has none. */
const WITHOUT = 12;

/** A relation that was not proved at the first so many sizes is not tried at others; `NOT_TRIED` says so. */
const HOPELESS = 16;

function isHopeless(layouts: readonly LayoutOutcome[]): boolean {
  return layouts.length >= HOPELESS && layouts.every(({ why }) => why !== null);
}
