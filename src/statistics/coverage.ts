import { DomainError } from "../numerics/index.js";
import { logEvidenceAgainst } from "./sequential.js";

/** That cases bear a label with at least this probability. */
export interface CoverageDemand {
  readonly label: string;
  readonly atLeast: number;
}

/** What became of a demand. */
export interface Coverage extends CoverageDemand {
  readonly cases: number;
  readonly decision: "met" | "missed" | "undecided";
}

/** A label is taken for met where its probability is at least this share of what was demanded. */
const CERTAINTY = 0.9;

/**
 * Draws cases until every demand on their labels is decided, as QuickCheck's `checkCoverage` does: `missed` where the
 * label has provably less than the demanded probability, `met` where it has provably more than nine tenths of it. Both by
 * e-values (`logEvidenceAgainst`), so that the counts may be looked at after every case: all demands together are decided
 * wrongly with probability at most `error`. A label with a probability between the two may be decided either way.
 * @param labelsOf the labels of one case; called with 0, 1, 2, …
 * @param most cases drawn at most; what is open then is `undecided`
 * @throws DomainError
 */
export function coverage(
  demands: readonly CoverageDemand[],
  labelsOf: (index: number) => readonly string[],
  { error, most }: { readonly error: number; readonly most: number },
): Coverage[] {
  if (!(error > 0 && error < 1)) {
    throw new DomainError({ where: "coverage", expected: "an error probability in (0, 1)", got: String(error) });
  }
  const enough = Math.log((2 * demands.length) / error);
  const counts = demands.map(() => 0);
  const decisions = demands.map((): Coverage["decision"] => "undecided");
  let cases = 0;
  while (cases < most && decisions.includes("undecided")) {
    const labels = new Set(labelsOf(cases));
    cases += 1;
    demands.forEach(({ label, atLeast }, i) => {
      if (labels.has(label)) counts[i]! += 1;
      if (decisions[i] !== "undecided") return;
      const against = (relation: "atLeast" | "atMost", probability: number): boolean =>
        logEvidenceAgainst({ relation, probability }, counts[i]!, cases) >= enough;
      if (against("atLeast", atLeast)) decisions[i] = "missed";
      else if (against("atMost", CERTAINTY * atLeast)) decisions[i] = "met";
    });
  }
  return demands.map((demand, i) => ({ ...demand, cases, decision: decisions[i]! }));
}
