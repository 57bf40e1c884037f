import { chosenSpecs, type FormFacts, type Spec } from "../claim/index.js";
import type { Bench, Findings } from "./bench.js";
import { evaluable } from "./evaluable.js";
import { type Weak, weakOn } from "./weak.js";

/** Instances that are drawn without each of the assumptions, for relations that occur outside of them alone. */
const LOOSENED = 60;

/**
 * Every relation that a form names is asked of some instance: one whose condition never holds would be said to hold, and
 * nothing would have looked. Those that are about an assumption may be asked outside of it alone.
 */
export function unaskedFaults(bench: Bench): string[] {
  const open = weakOn(bench, (specs) => unasked(bench, [...chosenSpecs(bench.claim), ...specs]));
  if (open.length === 0) return [];
  const asked = keysIn(findingsOn(bench, loosened(bench)), "asked");
  return open.filter(({ relation }) => !asked.has(relation)).map(({ fault }) => fault);
}

function unasked(bench: Bench, specs: readonly Spec[]): Weak[] {
  const found = findingsOn(bench, specs);
  const asked = keysIn(found, "asked");
  return [...keysIn(found, "unasked")].flatMap(([key, { form, name }]) => {
    if (asked.has(key)) return [];
    const fault = `"${name}" (${form}) is asked of no case: its condition never holds; draw what it is about, or leave it out`;
    return [{ relation: key, fault }];
  });
}

/** The relations that are asked of instances, or left out on some, by a key of their own. */
function keysIn(found: readonly Findings[], which: "asked" | "unasked") {
  const keys = new Map<string, { readonly form: FormFacts["name"]; readonly name: string }>();
  const add = (form: FormFacts["name"], name: string): unknown =>
    keys.set(JSON.stringify([form, name]), { form, name });
  for (const { relations, unasked: left } of found) {
    if (which === "asked") for (const { form, name } of relations) add(form, name);
    else for (const form of ["printed", "corrected"] as const) left[form]?.forEach((name) => add(form, name));
  }
  return keys;
}

function loosened({ claim }: Bench): Spec[] {
  return claim.assumptions.flatMap(({ without }) =>
    without === undefined ? [] : Array.from({ length: LOOSENED }, (_, seed) => without.draw(seed)),
  );
}

function findingsOn(bench: Bench, specs: readonly Spec[]): Findings[] {
  return evaluable(bench, specs).map((spec) => bench.findings(spec));
}

/** What a name says by its one sign; null where it has several, an equality beside, or none. */
function directionIn(name: string): "≤" | "≥" | null {
  const signs = new Set(name.match(/[≤≥=<>]/g));
  const [only] = signs;
  return signs.size === 1 && (only === "≤" || only === "≥") ? only : null;
}

/** A relation whose name has one sign, ≤ or ≥, compares that way: what is read is what is asked. */
export function directionFaults(bench: Bench, specs: readonly Spec[]): string[] {
  const faults = findingsOn(bench, [...chosenSpecs(bench.claim), ...specs]).flatMap(({ relations }) =>
    relations.flatMap(({ form, name, direction }) => {
      const said = directionIn(name);
      if (said === null || said === direction) return [];
      return [`"${name}" (${form}) compares by ${direction}: compare as the name says, or name it as it compares`];
    }),
  );
  return [...new Set(faults)];
}
