import fc from "fast-check";
import { chosenSpecs, type FormFacts, type Spec } from "../claim/index.js";
import { casesFor, LOOKS } from "../engine/run/index.js";
import type { Bench } from "../conformance/index.js";
import { failureText, type Place } from "./failure.js";
import type { Settings } from "./options.js";
import { property, Refuted } from "./property.js";

/** Drawn instances among which a form that is false has to be found so. */
const SEARCHED = 1000;

/** A statement that did not come out as its author expects. The message says all; there is no line of code to look at. */
class TheoremError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TheoremError";
    this.stack = `${this.name}: ${message}`;
  }
}

/**
 * The relations of a form whose names are asked for hold on the chosen instances and on the drawn ones, and each of them
 * is decided by one at least.
 * @throws TheoremError
 */
export function assertHolds(
  bench: Bench,
  { name: form }: FormFacts,
  isAsked: (name: string) => boolean,
  { seed, path, numRuns }: Settings,
  place: Place,
): void {
  const { claim } = bench;
  const examples = chosenSpecs(claim).map((spec): [Spec] => [spec]);
  const details = fc.check(property(bench, form, isAsked), {
    seed,
    examples,
    numRuns: examples.length + casesFor(claim, numRuns),
    ...(path === undefined ? {} : { path }),
  });
  if (details.counterexample !== null) throw new TheoremError(failureText(claim, form, details, place));
  if (path !== undefined) return;
  for (const [relation, decided] of bench.decisions(form)) {
    if (decided > 0 || !isAsked(relation)) continue;
    throw new TheoremError(`${claim.id}:${form} is vacuous: no instance decides ${relation}`);
  }
}

/** A form that is false is found so, by one of its relations on one instance. @throws TheoremError */
export function assertRefuted(bench: Bench, { name: form }: FormFacts, { seed, numRuns }: Settings): void {
  const { claim } = bench;
  const examples = chosenSpecs(claim).map((spec): [Spec] => [spec]);
  const cases = casesFor(claim, Math.max(numRuns, SEARCHED));
  const everything = property(bench, form, () => true);
  const details = fc.check(everything, { seed, examples, numRuns: examples.length + cases, endOnFailure: true });
  if (details.errorInstance instanceof Refuted) return;
  const reason = details.failed
    ? String(details.errorInstance)
    : `${cases} drawn cases refute nothing, with seed ${seed}`;
  throw new TheoremError(`${claim.id}:${form} is expected to be refuted: ${reason}`);
}

/**
 * A law comes out as its author expects. What is undecided is asked again with twice as many cases, as runs do.
 * @throws TheoremError
 */
export function assertConcludes(bench: Bench, { name: form, expected, conclude }: FormFacts, settings: Settings): void {
  const { claim } = bench;
  let cases = casesFor(claim, settings.numRuns);
  for (let look = 1; ; look++) {
    const { verdict, summary } = conclude!(bench.observations(form, bench.draws(cases)));
    if (verdict === expected) return;
    if (verdict !== "undecided" || look === LOOKS) {
      const from = `from ${cases} cases with seed ${settings.seed}`;
      throw new TheoremError(`${claim.id}:${form} is expected to be ${expected}: ${verdict} ${from}; ${summary}`);
    }
    cases *= 2;
  }
}
