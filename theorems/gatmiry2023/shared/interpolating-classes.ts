import { cos, expm1, log, log1p, pow } from "../../../src/numerics/index.js";
import type { Random } from "../../../src/random/index.js";
import { steps } from "../../../src/statistics/index.js";

/** A loss (B/2)(1 − cos ω(h − y)) with ω² = 2H/B: non-negative, at most B, its derivative H-Lipschitz. */
export interface CosineLoss {
  readonly H: number;
  readonly B: number;
}

/** What a sample of size n says of a class: the largest population loss of its interpolators, and its complexity. */
export interface Trial {
  readonly worst: number;
  readonly complexity: number;
  /** A bound of the mean complexity over samples, where it is not the complexity of every sample. */
  readonly population?: number;
}

const PI = Math.PI;

function frequency({ H, B }: CosineLoss): number {
  return pow((2 * H) / B, 1 / 2);
}

/** (B/2)(1 − cos ωx), up to its maximum. */
function lossOf(x: number, loss: CosineLoss): number {
  return (loss.B / 2) * (1 - cos(Math.min(PI, frequency(loss) * x)));
}

/** Steps of that height, as in `steps`; the complexity is the same for every sample of distinct points. */
export function stepTrial(n: number, height: number, loss: CosineLoss, random: Random): Trial {
  // A step of height π costs 2 on the gap of the sample.
  const gap = steps(PI).worstLoss(n, random) / 2;
  return { worst: gap * lossOf(height, loss), complexity: steps(height).complexity(n) };
}

/**
 * Linear functions ‖w‖_p ≤ ρ on `count` ≥ n coordinate vectors under the uniform distribution, p ≥ 2; the truth is 0.
 *
 * The worst sample has n different points: E‖Σ ε_ix_i‖_{p'}ρ/n = ρn^{−1/p}, and with multiplicities c_k the norm is no
 * larger, E Σ|S_{c_k}|^{p'} ≤ Σ c_k^{p'/2} ≤ n for p' ≤ 2. u ↦ 1 − cos u^{1/p} is concave while the angle is at most π,
 * so the worst w is spread evenly over the unseen coordinates.
 * @param inverse 1/p, from 0 to 1/2
 */
export function spreadTrial(
  n: number,
  { inverse, radius, count }: { readonly inverse: number; readonly radius: number; readonly count: number },
  loss: CosineLoss,
  random: Random,
): Trial {
  const unseen = count - distinct(n, count, random);
  const each = unseen === 0 ? 0 : radius * pow(unseen, -inverse);
  return { worst: (unseen / count) * lossOf(each, loss), complexity: radius * pow(n, -inverse) };
}

/**
 * The inputs are a dummy, where all functions are 0, with probability 1 − q, else one of N = nq coordinate vectors;
 * ‖w‖_2 ≤ √N, the truth is 0, and q ≈ (2 ln 2/(n log³n))^{1/2}. Of a sample of size n only about N points are no
 * dummies, so that its empirical complexity, by Jensen's inequality at most √N·√K/n for K of them, is small by chance
 * that is no chance at all: K ≈ N. Its mean is at most √N·√(EK)/n = q. The worst case over samples is √N/√n or more.
 */
export function dummyTrial(n: number, random: Random): Trial {
  const count = Math.max(1, Math.round(n * pow((2 * log(2)) / (n * pow(log(n), 3)), 1 / 2)));
  const q = count / n;
  const points = binomial(n, q, random);
  const unseen = count - distinct(points, count, random);
  const each = unseen === 0 ? 0 : pow(count / unseen, 1 / 2);
  const loss = { H: 1, B: 2 };
  const complexity = pow(count * points, 1 / 2) / n;
  return { worst: q * (unseen / count) * lossOf(each, loss), complexity, population: q };
}

/**
 * Two functions, the truth 0 and one that differs from it on a set of probability q alone, where it costs B. A sample
 * misses the set with probability (1 − q)^n: this is p, so that with any smaller q the second function interpolates
 * more often than a bound may fail. The worst sample lies in the set; its complexity is E|S_n|/2n times the height of
 * the function, where E|S_n| ≤ √(2n/π) for even n, and next to that.
 * @param exponent log(1/p)
 */
export function rareTrial(n: number, exponent: number, loss: CosineLoss): Trial {
  const height = PI / frequency(loss);
  return { worst: -expm1(-exponent / n) * lossOf(height, loss), complexity: height * pow(2 * PI * n, -1 / 2) };
}

/** How many of `count` things are drawn in so many uniform draws. */
function distinct(draws: number, count: number, random: Random): number {
  const seen = new Set<number>();
  for (let i = 0; i < draws; i++) seen.add(random.integer(0, count - 1));
  return seen.size;
}

/** A binomial number of successes by the gaps between them, which are geometric. */
function binomial(trials: number, probability: number, random: Random): number {
  let successes = -1;
  for (let at = 0; at <= trials; successes += 1) {
    at += probability === 1 ? 1 : 1 + Math.floor(log(1 - random.uniform()) / log1p(-probability));
  }
  return successes;
}
