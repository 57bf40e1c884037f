import {
  exact,
  exponential,
  isClearlyPositive,
  logarithm,
  maximum,
  type Quantity,
  squareRoot,
  sum,
} from "../../../src/numerics/index.js";
import { binomialLowerTail, normalCdf } from "../../../src/statistics/index.js";

/**
 * A model of one parameter that memorizes: cells of the width w about 0, ±w, ±2w, …, each with a loss of fair bits of its own,
 * independent of each other, on n data. L = ½ everywhere, and in a cell L̂ is a mean of n fair bits. The posterior is
 * Q = 𝒩(θ, 1) with θ at the centre of a cell, the prior 𝒩(0, 1 + θ²) is made from it, and D_KL(Q‖P) = ½log(1 + θ²).
 */
export interface GaussianCells {
  readonly samples: number;
  /** w, in units of the standard deviation of Q. */
  readonly width: number;
  readonly delta: number;
}

/** Cells end at θ = e^600, before anything overflows. */
const LAST = 600;

/** P(𝒩(0, 1) is not within w/2): the share of Q outside its own cell. */
export function leak(width: number): Quantity {
  return normalCdf(-width / 2).times(2);
}

/**
 * E_QΔ̂ for a θ in whose cell h of n data have a loss, at the least: all other cells have a loss on every datum, at worst, and
 * the gap −½ there.
 */
export function leastGap({ samples, width }: GaussianCells, losses: number): Quantity {
  const outside = leak(width);
  const own = exact(1 / 2).minus(exact(losses).over(samples));
  return exact(1).minus(outside).times(own).minus(outside.over(2));
}

/**
 * A lower bound of the expected number of cells with E_QΔ̂ > √((D_KL(Q‖P) + log(1/δ))/(2n)), P made from θ. With h losses
 * this is so for ½log(1 + θ²) < K_h = 2n(E_QΔ̂)² − log(1/δ), so in 2⌊√(e^{2K} − 1)/w⌋ + 1 cells: Σ_h P(Bin(n, ½) = h) times
 * that, or that with √(e^{2K} − 1)/w − 1 for the floor.
 */
export function failingCells(model: GaussianCells): Quantity {
  const { samples: n, width, delta } = model;
  const exponent = (h: number): Quantity =>
    leastGap(model, h)
      .squared()
      .times(2 * n)
      .plus(logarithm(delta));
  // The fewest losses that are looked at, by their exponent; fewer ones would add to what is bounded from below.
  let first = 0;
  while (exponent(first).value > LAST) first += 1;
  let mass = binomialLowerTail(n, first, 1 / 2).minus(binomialLowerTail(n, first - 1, 1 / 2));
  const terms: Quantity[] = [];
  for (let h = first; ; h++) {
    const gap = leastGap(model, h);
    const most = exponent(h);
    const reason = "what is left out would add to what is bounded from below";
    if (!(isClearlyPositive(gap, reason) && isClearlyPositive(most, reason))) break;
    // √(e^{2K} − 1), where e^{2K} might overflow.
    const farthest = exponential(most)
      .times(squareRoot(exact(1).minus(exponential(most.times(-2)))))
      .over(width);
    terms.push(mass.times(maximum([exact(1), farthest.times(2).minus(1)])));
    mass = mass.times(n - h).over(h + 1);
  }
  return sum(terms);
}

/** P_S(some cell fails) ≥ 1 − e^{−λ} for λ cells in expectation: the cells are independent, and 1 − p ≤ e^{−p}. */
export function failureProbability(model: GaussianCells): Quantity {
  return exact(1).minus(exponential(failingCells(model).negated()));
}
