import type { Kind } from "./candidates.js";
import type { Result } from "./driver.js";
import { PROOFS_UNIT, type UnitKind } from "./units.js";

/** How many of some mutants were noticed, those left out that nobody can notice. */
export interface Score {
  readonly mutants: number;
  readonly equivalent: number;
  /** By unit tests; by these or by what was recorded; by verdicts of claims; by these or by what was recorded. */
  readonly tests: number;
  readonly testsAndRecords: number;
  readonly claims: number;
  readonly claimsAndRecords: number;
  /** Those that no claim reaches, which count as not noticed by claims. */
  readonly unreached: number;
}

/** By what a claim notices a mutant first. */
export type Sign = "verdict" | "value" | "proof";

/** How many mutants claims notice by what. Who looks at verdicts alone may well find those of the other kinds, too. */
export function signsOf(results: readonly Result[]): Readonly<Record<Sign, number>> {
  const signs = { verdict: 0, value: 0, proof: 0 };
  for (const { fates } of results) {
    const { outcome, by = "", why = "" } = fates.claim ?? {};
    if (outcome === "killed")
      signs[by.endsWith(PROOFS_UNIT) ? "proof" : why.includes(UNSOUND) ? "value" : "verdict"] += 1;
  }
  return signs;
}

/** What is said of a value that intervals contradict, in `UnsoundError`. */
const UNSOUND = "within its error bound of what intervals make of it";

/** Why a mutant changes nothing that anybody could notice, by its key. */
export type Equivalents = Readonly<Record<string, string>>;

export function scoreOf(results: readonly Result[], equivalents: Equivalents): Score {
  const counted = results.filter((result) => !isEquivalent(result, equivalents));
  const by = (...kinds: readonly UnitKind[]): number =>
    counted.filter(({ fates }) => kinds.some((kind) => fates[kind]?.outcome === "killed")).length;
  return {
    mutants: counted.length,
    equivalent: results.length - counted.length,
    tests: by("test"),
    testsAndRecords: by("test", "record"),
    claims: by("claim"),
    claimsAndRecords: by("claim", "record"),
    unreached: counted.filter(({ fates }) => fates.claim?.outcome === "not reached").length,
  };
}

/** Whether it survives everything and is known to change nothing. A mutant that was noticed is none of these. */
export function isEquivalent({ mutant, fates }: Result, equivalents: Equivalents): boolean {
  return mutant.key in equivalents && Object.values(fates).every(({ outcome }) => outcome !== "killed");
}

/** Those of one kind. */
export function ofKind(results: readonly Result[], kind: Kind): Result[] {
  return results.filter(({ mutant }) => mutant.kind === kind);
}
