import type { Claim, FormFacts, Spec, Witness } from "../claim/index.js";
import type { Bench } from "./bench.js";
import { samples } from "./sample.js";

/** A relation that breaks a rule, and how. */
export interface Weak {
  readonly relation: string;
  readonly fault: string;
}

/** The relations of a claim that break a rule on power, which reasons of `unnoticed` may excuse. */
export type Weaknesses = (bench: Bench, witnesses: readonly Witness[]) => readonly Weak[];

/** The forms of a claim of which something is true. */
export function namesOf(claim: Claim, is: (facts: FormFacts) => boolean): ReadonlySet<string> {
  return new Set(claim.forms.filter(is).map(({ name }) => name));
}

/** The relations that break a rule on the largest sample. Where none breaks it on a smaller one, that does. */
export function weakOn(bench: Bench, weak: (specs: readonly Spec[]) => readonly Weak[]): readonly Weak[] {
  let found: readonly Weak[] = [];
  for (const specs of samples(bench)) {
    found = weak(specs);
    if (found.length === 0) break;
  }
  return found;
}
