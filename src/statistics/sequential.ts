import { DomainError, exact, exponential, logarithm, maximum, type Quantity, sum } from "../numerics/index.js";

/** A claim on the probability P of an event: P ≤ probability or P ≥ probability. */
export interface ProbabilityClaim {
  readonly relation: "atMost" | "atLeast";
  readonly probability: number;
}

/** The outcome of a sequential test. */
export interface SequentialVerdict {
  readonly decision: "refuted" | "consistent";
  /** The largest e-value reached: under the claim it ever reaches x with probability at most 1/x. */
  readonly eValue: number;
  /** The number of trials after which the claim was refuted, or of all trials. */
  readonly decidedAfter: number;
}

/** How many alternatives the bettor spreads its capital over: δ + (1 − δ)·2^−j for j = 0, …, 39. */
const ALTERNATIVES = 40;

function requireClaim({ relation, probability }: ProbabilityClaim, where: string): void {
  const inside = relation === "atMost" ? probability >= 0 && probability < 1 : probability > 0 && probability <= 1;
  if (!inside) {
    throw new DomainError({
      where,
      expected: relation === "atMost" ? "P ≤ δ with δ in [0, 1)" : "P ≥ 1 − δ with δ in [0, 1)",
      got: `${relation} ${probability}`,
      remedy: "a claim that every probability satisfies cannot be tested",
    });
  }
}

/** count·ln(numerator/denominator) with 0·ln 0 = 0. */
function logOfPower(count: number, numerator: Quantity, denominator: Quantity): Quantity {
  if (count === 0) return exact(0);
  if (numerator.value === 0) return exact(-Infinity);
  return logarithm(numerator.over(denominator)).times(count);
}

/**
 * The logarithm of the e-value against a claim after so many trials with so many events, rounded downwards.
 *
 * Let δ bound the probability of the event that speaks against the claim, k count it and n the trials. For any
 * p > δ the likelihood ratio (p/δ)^k ((1−p)/(1−δ))^{n−k} is a non-negative supermartingale of mean ≤ 1 whenever
 * the event has conditional probability ≤ δ; the e-value is its mixture over p = δ + (1−δ)2^{−j} with weights
 * 1/((j+1)(j+2)). By Ville's inequality it ever reaches 1/α with probability at most α, so the counts may be
 * looked at as often as one likes. Source: Robbins, Ann. Math. Stat. 41 (1970); Ramdas et al., Stat. Sci. 38 (2023).
 * @throws DomainError
 */
export function logEvidenceAgainst(claim: ProbabilityClaim, events: number, trials: number): number {
  const where = "logEvidenceAgainst";
  requireClaim(claim, where);
  if (!(Number.isSafeInteger(trials) && Number.isSafeInteger(events) && events >= 0 && events <= trials)) {
    throw new DomainError({ where, expected: "counts 0 ≤ events ≤ trials", got: `${events} of ${trials}` });
  }
  const against = claim.relation === "atMost" ? events : trials - events;
  const delta = claim.relation === "atMost" ? exact(claim.probability) : exact(1).minus(claim.probability);
  if (delta.value === 0) return against > 0 ? Infinity : 0;
  const rest = exact(1).minus(delta);
  const logs: Quantity[] = [];
  for (let j = 0; j < ALTERNATIVES; j++) {
    const excess = rest.times(2 ** -j);
    const ratio = logOfPower(against, delta.plus(excess), delta).plus(
      logOfPower(trials - against, j === 0 ? exact(0) : exact(1).minus(2 ** -j), exact(1)),
    );
    logs.push(ratio.minus(logarithm(exact((j + 1) * (j + 2)))));
  }
  const finite = logs.filter((log) => log.value > -Infinity);
  const largest = maximum(finite).value;
  const total = logarithm(sum(finite.map((log) => exponential(log.minus(largest))))).plus(largest);
  return total.value - total.error;
}

/**
 * Tests a claim on a probability trial by trial and stops as soon as it is refuted. Under the claim it is ever
 * refuted with probability at most `error`, however long the sequence and however it depends on the past.
 *
 * A claim P ≤ δ is about the outcome `true`. "consistent" says no more than that: `clopperPearson` of the counts
 * tells which probabilities remain.
 * @throws DomainError
 */
export function testProbability(
  outcomes: Iterable<boolean>,
  claim: ProbabilityClaim,
  error: number,
): SequentialVerdict {
  requireClaim(claim, "testProbability");
  if (!(error > 0 && error < 1)) {
    throw new DomainError({ where: "testProbability", expected: "an error probability in (0, 1)", got: String(error) });
  }
  const speaksAgainst = claim.relation === "atMost";
  let largest = -Infinity;
  let events = 0;
  let trials = 0;
  for (const outcome of outcomes) {
    trials += 1;
    if (outcome) events += 1;
    // The e-value can only reach a new maximum on an outcome that speaks against the claim.
    if (outcome !== speaksAgainst) continue;
    largest = Math.max(largest, logEvidenceAgainst(claim, events, trials));
    if (largest >= -Math.log(error)) return { decision: "refuted", eValue: Math.exp(largest), decidedAfter: trials };
  }
  return { decision: "consistent", eValue: Math.max(1, Math.exp(largest)), decidedAfter: trials };
}
