import { afterAll, describe, expect, it, type RunnerTestCase } from "vitest";
import { chosenSpecs, type Claim, type FormFacts } from "../claim/index.js";
import { claimsIn } from "../engine/run/index.js";
import { withArena } from "../numerics/index.js";
import { assertConcludes, assertHolds, assertRefuted } from "./asserts.js";
import { Bench, equalityCases, equalityFaults, rulesFor, ruleSample } from "../conformance/index.js";
import type { Place } from "./failure.js";
import { type Settings, settingsOf, type TheoremOptions } from "./options.js";

/** Draws besides the chosen cases by which the relations of a claim that is not slow are made out. */
const SCOUTS = 3;

/**
 * The claims as tests: a suite for each, with a fast-check property for every relation that is expected to hold, one
 * that has to find a counterexample for a form that is expected to be refuted, the conclusion of a law, every case of
 * equality with its teeth, and the rules that claims keep. All tests of a claim share their evaluations.
 * @throws DomainError where the claims are none, or seed and runs no such numbers
 */
export function theorems(claims: Claim | readonly Claim[], options: TheoremOptions = {}): void {
  const settings = settingsOf(options, process.env);
  for (const claim of claimsIn("theorems", claims))
    describe(`${claim.id} · ${claim.title}`, () => theorem(claim, settings));
}

function theorem(claim: Claim, settings: Settings): void {
  const { timeout, seed } = settings;
  let bench = new Bench(claim, seed);
  // What was judged goes when the claim is done.
  afterAll(() => {
    bench = new Bench(claim, seed);
  });
  const names = relationNames(bench);
  for (const facts of claim.forms) form(facts, names.get(facts.name) ?? [], () => bench, settings);
  for (const equality of equalityCases(claim)) {
    it(`equality: ${equality.name}`, { timeout }, () => expect(equalityFaults(claim, equality)).toEqual([]));
  }
  const witnesses = settings.witnesses(claim);
  for (const { name, faults } of rulesFor(claim, witnesses)) {
    it(name, { timeout }, () => expect(faults(bench, ruleSample(bench), witnesses)).toEqual([]));
  }
}

function form(facts: FormFacts, names: readonly string[], bench: () => Bench, settings: Settings): void {
  const { timeout } = settings;
  const { name, expected, conclude } = facts;
  if (expected === "refuted") {
    it(`${name}: refuted`, { timeout }, () => assertRefuted(bench(), facts, settings));
    return;
  }
  if (conclude !== undefined) {
    it(`${name}: ${expected}`, { timeout }, () => assertConcludes(bench(), facts, settings));
  }
  for (const relation of names) {
    it(`${name}: ${relation}`, { timeout }, ({ task }) =>
      assertHolds(bench(), facts, (asked) => asked === relation, settings, placeOf(task)),
    );
  }
  it(`${name}: whatever else it says`, { timeout }, ({ task }) =>
    assertHolds(bench(), facts, (asked) => !names.includes(asked), settings, placeOf(task)),
  );
}

/** The names of the relations of each form, as far as a few instances show them. */
function relationNames(bench: Bench): Map<FormFacts["name"], string[]> {
  const { claim } = bench;
  const names = new Map<FormFacts["name"], string[]>();
  for (const spec of [...chosenSpecs(claim), ...bench.draws(claim.budget === undefined ? SCOUTS : 0)]) {
    try {
      for (const { form: name, relations } of withArena(() => claim.evaluate(spec))) {
        names.set(name, [...new Set([...(names.get(name) ?? []), ...relations.map((relation) => relation.name)])]);
      }
    } catch {
      // One of the rules is that this does not happen: its test tells of it.
    }
  }
  return names;
}

function placeOf(task: Readonly<RunnerTestCase>): Place {
  const names = [task.name];
  for (let suite = task.suite; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return { file: task.file.name, test: names.join(" ") };
}
