import type { Kind } from "./candidates.js";
import type { Result } from "./driver.js";
import type { UnitKind } from "./units.js";

/** How many of some mutants were noticed, those left out that nobody can notice. */
export interface Score {
  readonly mutants: number;
  readonly equivalent: number;
  /** By unit tests; by these or by what was recorded; by verdicts of claims; by these or by what was recorded. */
  readonly tests: number;
  readonly testsAndRecords: number;
  readonly claims: number;
  readonly claimsAndRecords: number;
}

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
