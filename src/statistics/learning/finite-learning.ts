import { type Distribution, expectation, normalized } from "../distributions/index.js";
import { between, exact, type Quantity, sum } from "../../numerics/index.js";
import { exceeds, gapExponent } from "./pac-bayes.js";

/** Finitely many points and hypotheses: everything about a sample can be enumerated. */
export interface LearningProblem {
  /** n. */
  readonly samples: number;
  /** The distribution of one point, up to its sum. */
  readonly pointWeights: ArrayLike<number>;
  /** The prior P, up to its sum. */
  readonly priorWeights: ArrayLike<number>;
  /** losses[h][z] in [0, 1]. */
  readonly losses: readonly (readonly number[])[];
}

/** An event of samples, which are given by how often each point occurs; null where it could not be decided. */
export type SampleEvent = (counts: readonly number[]) => boolean | null;

/**
 * The probability of an event that does not depend on the order of the sample, by enumeration of all of them.
 * Undecided samples widen the enclosure.
 */
export function probabilityOf(problem: LearningProblem, event: SampleEvent): Quantity {
  const points = normalized(problem.pointWeights);
  const certain: Quantity[] = [];
  const open: Quantity[] = [];
  for (const counts of compositions(problem.samples, points.length)) {
    const decided = event(counts);
    if (decided !== false) (decided === null ? open : certain).push(probabilityOfCounts(points, counts));
  }
  if (open.length === 0) return sum(certain);
  const low = sum(certain);
  const high = sum([...certain, ...open]);
  return between(low.value - low.error, high.value + high.error);
}

/** All ways to write n as an ordered sum of `parts` integers ≥ 0. */
function compositions(n: number, parts: number): number[][] {
  if (parts === 1) return [[n]];
  return Array.from({ length: n + 1 }, (_, first) =>
    compositions(n - first, parts - 1).map((rest) => [first, ...rest]),
  ).flat();
}

/** The multinomial probability. Binomial coefficients are exact integers at the sizes of an enumeration. */
function probabilityOfCounts(points: Distribution, counts: readonly number[]): Quantity {
  let result = sum([1]);
  let drawn = 0;
  counts.forEach((count, z) => {
    for (let i = 1; i <= count; i++) {
      drawn += 1;
      result = result.times(drawn).over(i).times(points[z]!);
    }
  });
  return result;
}

/** L(h) − L̂(h) for all hypotheses, on a sample given by its counts. */
function gaps({ samples, losses }: LearningProblem, points: Distribution, counts: readonly number[]): Quantity[] {
  return losses.map((loss) => {
    const empirical = sum(counts.map((count, z) => exact(count).times(loss[z]!))).over(samples);
    return expectation(points, loss).minus(empirical);
  });
}

/** Some Q has E_Q Δ > √((KL(Q‖P) + t)/(2n)). */
export function someViolation(problem: LearningProblem, threshold: Quantity): SampleEvent {
  const points = normalized(problem.pointWeights);
  const prior = normalized(problem.priorWeights);
  return (counts) => exceeds(prior, gaps(problem, points, counts), problem.samples, threshold);
}

/** Some Q has E_Q Δ > λ/(8n) + (KL(Q‖P) + t)/λ, for this λ. */
export function fixedViolation(problem: LearningProblem, lambda: number, threshold: Quantity): SampleEvent {
  const points = normalized(problem.pointWeights);
  const prior = normalized(problem.priorWeights);
  return (counts) => {
    const exponent = gapExponent(prior, gaps(problem, points, counts), problem.samples, lambda);
    const { value, error } = exponent.minus(threshold);
    if (value > error) return true;
    return value < -error ? false : null;
  };
}
