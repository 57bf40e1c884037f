import type { Spec } from "../specs/spec.js";

/** What has to occur among the cases that decide: a size, or a fact of what was drawn. */
export interface Situation<Instance> {
  readonly name: string;
  readonly occurs: (instance: Instance, spec: Spec) => boolean;
}

/**
 * In how many of the generated cases that decide a form each situation occurred. A case decides where some relation of
 * the form is decided on it; for a law, where it gives an observation.
 */
export interface SituationTally {
  deciding: number;
  /** By the name of the situation, in the order of the claim. */
  readonly occurred: Map<string, number>;
}

/** The situations of these names before any case. */
export function emptySituations(names: readonly string[] = []): SituationTally {
  return { deciding: 0, occurred: new Map(names.map((name) => [name, 0])) };
}

/** Counts one case that decides. @param occurring the situations that occur in it */
export function countSituations(tally: SituationTally, occurring: readonly string[]): void {
  tally.deciding += 1;
  for (const name of occurring) tally.occurred.set(name, (tally.occurred.get(name) ?? 0) + 1);
}

/** The tally of the cases of both. */
export function mergeSituations(a: SituationTally, b: SituationTally): SituationTally {
  const occurred = new Map(a.occurred);
  for (const [name, count] of b.occurred) occurred.set(name, (occurred.get(name) ?? 0) + count);
  return { deciding: a.deciding + b.deciding, occurred };
}
