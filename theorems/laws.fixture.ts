import { expect } from "vitest";
import type { Claim, Form } from "../src/claim/statement/claim.js";
import { runCases } from "../src/engine/run/cases.js";
import { casesFor } from "../src/engine/run/plan.js";
import { Random, subSeed, textSeed } from "../src/random/random.js";
import type { Conclusion } from "../src/statistics/tests/conclusion.js";

/** What one case of a statistical claim yields, by the names of its columns. */
export type Observation = Readonly<Record<string, number>>;

/** The observations of all cases of one run. */
export type Sample = readonly Observation[];

type FormName = Form<never>["name"];

/** What would have been observed under another law; `random` depends on the sample and the law alone. */
export type Law = (values: Observation, index: number, random: Random) => Observation;

/** Seeds on which a wrong law has to be found. */
export const SEEDS = 20;

function formOf(claim: Claim, form: FormName): number {
  return claim.forms.findIndex(({ name }) => name === form);
}

/** What runs gave, by claim and seed: several tests look at the same ones. */
const known = new Map<string, readonly Sample[]>();

/** The observations, form by form, of the cases that a run gives the claim. */
function runOf(claim: Claim, seed: number, runs: number): readonly Sample[] {
  const { forms, errors } = runCases(claim, { seed, from: 0, to: casesFor(claim, runs) });
  expect(errors).toEqual([]);
  return forms.map(({ observations }, i) => {
    const columns = claim.forms[i]!.columns ?? [];
    return observations.map(({ values }) => {
      const named: Record<string, number> = {};
      columns.forEach((name, at) => (named[name] = values[at]!));
      return named;
    });
  });
}

/** The observations of the cases that a run gives the claim, one of 1000 unless stated. */
export function observed(claim: Claim, seed: number, form: FormName = "printed", runs = 1000): Sample {
  const key = `${claim.id}, seed ${seed}, ${runs} runs`;
  const samples = known.get(key) ?? runOf(claim, seed, runs);
  known.set(key, samples);
  return samples[formOf(claim, form)]!;
}

/** The observations on each of the first seeds. */
export function everySeed(claim: Claim, form: FormName = "printed", count = SEEDS, runs = 1000): Sample[] {
  return Array.from({ length: count }, (_, k) => observed(claim, k + 1, form, runs));
}

/**
 * Samples of the size of a run, drawn with replacement from the observations of the first seed: for claims whose runs
 * take a second and more. They vary about the first one as it varies about the law.
 */
export function resampled(claim: Claim, form: FormName = "printed", count = SEEDS): Sample[] {
  const pool = observed(claim, 1, form);
  return Array.from({ length: count }, (_, k) => {
    const random = new Random(subSeed(textSeed(claim.id), k));
    return pool.map(() => random.pick(pool));
  });
}

/** Seeds that are run where samples drawn from the first of them stand for others. */
const FRESH = 5;

/** The observations on each of a few seeds, and samples drawn from those of the first: where twenty runs take long. */
export function seedsAndSamples(claim: Claim, form: FormName = "printed"): Sample[] {
  return [...everySeed(claim, form, FRESH), ...resampled(claim, form)];
}

/** What a form of a claim concludes from observations that someone made up. */
export function concluded(claim: Claim, sample: Sample, form: FormName = "printed"): Conclusion {
  const { columns = [], conclude } = claim.forms[formOf(claim, form)]!;
  return conclude!(sample.map((row) => columns.map((name) => row[name]!)));
}

/** Observations as they are: the law that the claim is about. */
export const asMeasured: Law = (values) => values;

/** The verdicts on samples as they would be under several laws: each verdict that occurred, once. */
export function verdicts(
  claim: Claim,
  samples: readonly Sample[],
  laws: Readonly<Record<string, Law>>,
  form: FormName = "printed",
): Record<string, Conclusion["verdict"][]> {
  const found = Object.entries(laws).map(([name, law]) => {
    const each = samples.map((sample, k) => {
      const random = new Random(subSeed(textSeed(name), k));
      const distorted = sample.map((values, index) => law(values, index, random));
      return concluded(claim, distorted, form).verdict;
    });
    return [name, [...new Set(each)].sort()] as const;
  });
  return Object.fromEntries(found);
}

/** Multiplies the number of that name. */
export function times(name: string, factor: number): Law {
  return (values) => ({ ...values, [name]: values[name]! * factor });
}

/** Sets the number of that name. */
export function setTo(name: string, value: number): Law {
  return (values) => ({ ...values, [name]: value });
}

/** The verdict that every law was to get, in the shape of `verdicts`. */
export function all<Name extends string>(names: readonly Name[], verdict: Conclusion["verdict"]) {
  return Object.fromEntries(names.map((name) => [name, [verdict]]));
}
