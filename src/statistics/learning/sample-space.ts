import { type Distribution, expectation, normalized } from "../distributions/index.js";
import { between, product, type Quantity, sum } from "../../numerics/index.js";
import type { LearningProblem } from "./finite-learning.js";

/** One sample z_1, …, z_n in its order. */
export interface Sample {
  /** The indices of z_1, …, z_n among the points. */
  readonly points: readonly number[];
  readonly probability: Quantity;
  /** Δ̂_n(h) = L(h) − L̂(h) for every hypothesis. */
  readonly gaps: readonly Quantity[];
}

/** All |Z|ⁿ samples, each order on its own: for small problems. @throws DomainError as `normalized` */
export function sampleSpace({ samples, pointWeights, losses }: LearningProblem): Sample[] {
  const distribution = normalized(pointWeights);
  const risks = losses.map((loss) => expectation(distribution, loss));
  return tuples(samples, distribution.length).map((points) => ({
    points,
    probability: product(points.map((z) => distribution[z]!)),
    gaps: losses.map((loss, h) => risks[h]!.minus(sum(points.map((z) => loss[z]!)).over(samples))),
  }));
}

function tuples(length: number, values: number): number[][] {
  if (length === 0) return [[]];
  return tuples(length - 1, values).flatMap((rest) => Array.from({ length: values }, (_, z) => [...rest, z]));
}

/** E_S f(S). */
export function expectationOverSamples(space: readonly Sample[], f: (sample: Sample) => Quantity): Quantity {
  return sum(space.map((sample) => sample.probability.times(f(sample))));
}

/**
 * P_S(E_{h∼Q} Δ̂_n(h) ≥ t) or, where ties are to be left out, P_S(E_{h∼Q} Δ̂_n(h) > t). Samples on which rounding hides
 * the answer widen the enclosure by their probability.
 */
export function gapProbability(
  space: readonly Sample[],
  posterior: Distribution,
  t: Quantity,
  ties: "included" | "excluded",
): Quantity {
  const certain: Quantity[] = [];
  const open: Quantity[] = [];
  for (const { probability, gaps } of space) {
    const { value, error } = expectation(posterior, gaps).minus(t);
    const exactTie = value === 0 && error === 0;
    if (exactTie ? ties === "included" : value > error) certain.push(probability);
    else if (!exactTie && value >= -error) open.push(probability);
  }
  return withOpen(certain, open);
}

/** The sum of the certain ones, and at most that of all. */
function withOpen(certain: readonly Quantity[], open: readonly Quantity[]): Quantity {
  if (open.length === 0) return sum(certain);
  const low = sum(certain);
  const high = sum([...certain, ...open]);
  return between(low.value - low.error, high.value + high.error);
}
