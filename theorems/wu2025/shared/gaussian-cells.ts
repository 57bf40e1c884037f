import {
  exact,
  exponential,
  isClearlyPositive,
  logarithm,
  maximum,
  product,
  type Quantity,
  squareRoot,
  sum,
  takenAsExact,
  unnoted,
} from "../../../src/numerics/index.js";
import { binomialLowerTail, normalCdf } from "../../../src/statistics/index.js";

/**
 * A model of one parameter that memorizes: cells of the width w about 0, ±w, ±2w, …, each with a loss of fair bits of
 * its own, independent of each other, on n data. L = ½ everywhere, and in a cell L̂ is a mean of n fair bits. The
 * posterior is Q = 𝒩(θ, 1) with θ at the centre of a cell, the prior 𝒩(0, 1 + θ²) is made from it, and D_KL(Q‖P) =
 * ½log(1 + θ²).
 */
export interface GaussianCells {
  readonly samples: number;
  /** w, in units of the standard deviation of Q. */
  readonly width: number;
  readonly delta: number;
}

/** Cells end at θ = e^600, before anything overflows. */
const LAST = 600;
/** Why the number of losses from which on they are taken one by one may come from a comparison of computed numbers. */
const ANY = "a sum over numbers of losses may begin at any of them";

/** P(𝒩(0, 1) is not within w/2): the share of Q outside its own cell. */
export function leak(width: number): Quantity {
  return normalCdf(-width / 2).times(2);
}

/**
 * E_QΔ̂ for a θ in whose cell h of n data have a loss, at the least: all other cells have a loss on every datum, at
 * worst, and the gap −½ there.
 */
export function leastGap(model: GaussianCells): (losses: number) => Quantity {
  return gapWith(model, exact(-1 / 2));
}

/** E_QΔ̂ likewise, at the most: no other cell has a loss, and the gap is ½ there. */
export function mostGap(model: GaussianCells): (losses: number) => Quantity {
  return gapWith(model, exact(1 / 2));
}

function gapWith({ samples, width }: GaussianCells, elsewhere: Quantity): (losses: number) => Quantity {
  const outside = leak(width);
  const inside = exact(1).minus(outside);
  const others = outside.times(elsewhere);
  return (losses) => inside.times(exact(1 / 2).minus(exact(losses).over(samples))).plus(others);
}

/**
 * A lower bound of the expected number of cells with E_QΔ̂ > √((D_KL(Q‖P) + log(1/δ))/(2n)), P made from θ. With h
 * losses this is so for ½log(1 + θ²) < K_h = 2n(E_QΔ̂)² − log(1/δ), so in 2⌊√(e^{2K} − 1)/w⌋ + 1 cells: Σ_h P(Bin(n, ½)
 * = h) times that, or that with √(e^{2K} − 1)/w − 1 for the floor.
 */
export function failingCells(model: GaussianCells): Quantity {
  return unnoted(() => sumFromBelow(model));
}

/** Thousands of terms that rest on the error bounds of tails: their steps would tell intervals nothing. */
function sumFromBelow(model: GaussianCells): Quantity {
  const { samples: n, width, delta } = model;
  const gap = leastGap(model);
  const exponent = exponentOf(n, gap, exact(delta));
  // Fewer losses would add to what is bounded from below.
  const first = firstWithin(exponent, n);
  let mass = binomialLowerTail(n, first, 1 / 2).minus(binomialLowerTail(n, first - 1, 1 / 2));
  const terms: Quantity[] = [];
  for (let h = first; ; h++) {
    const own = gap(h);
    const most = exponent(h);
    const reason = "what is left out would add to what is bounded from below";
    if (!(isClearlyPositive(own, reason) && isClearlyPositive(most, reason))) break;
    const reach = farthest(most).over(width);
    terms.push(mass.times(maximum([exact(1), reach.times(2).minus(1)])));
    mass = mass.times(takenAsExact(n - h, ANY)).over(takenAsExact(h + 1, ANY));
  }
  return sum(terms);
}

/** P_S(some cell fails) ≥ 1 − e^{−λ} for λ cells in expectation: the cells are independent, and 1 − p ≤ e^{−p}. */
export function failureProbability(model: GaussianCells): Quantity {
  return exact(1).minus(exponential(failingCells(model).negated()));
}

/** P_S(some cell fails) with log(√n/δ) in place of log(1/δ), at the most: `failingCells` from above. */
export function failureWithRootAtMost(model: GaussianCells): Quantity {
  return unnoted(() => sumFromAbove(model));
}

function sumFromAbove(model: GaussianCells): Quantity {
  const { samples: n, width, delta } = model;
  const constant = exact(delta).over(squareRoot(n));
  const exponent = exponentOf(n, mostGap(model), constant);
  const first = firstWithin(exponent, n);
  const few = binomialLowerTail(n, first - 1, 1 / 2);
  let mass = binomialLowerTail(n, first, 1 / 2).minus(few);
  // Below `first`: P(Bin(n, ½) = h) ≤ e^{−2nγ² − 4nγ⁴/3}, γ = ½ − h/n, and 2n(E_QΔ̂)² ≤ 2nγ² + n·leak.
  const rare = exact(1 / 2)
    .minus(takenAsExact(first, ANY).over(n))
    .squared()
    .squared()
    .times((-4 / 3) * n);
  const slack = leak(width).times(n);
  const terms = [few, product([takenAsExact(2 * first, ANY), constant, exponential(rare.plus(slack))]).over(width)];
  for (let h = first; ; h++) {
    const most = exponent(h);
    if (isClearlyPositive(most.negated(), "no cell fails where the bound is above the gap")) break;
    terms.push(
      mass.times(
        farthest(maximum([exact(0), most]))
          .over(width)
          .times(2)
          .plus(1),
      ),
    );
    mass = mass.times(takenAsExact(n - h, ANY)).over(takenAsExact(h + 1, ANY));
  }
  return sum(terms);
}

/** h ↦ 2ng² + log c for the gap g that h losses make. */
function exponentOf(n: number, gap: (losses: number) => Quantity, constant: Quantity): (losses: number) => Quantity {
  const added = logarithm(constant);
  return (losses) =>
    gap(losses)
      .squared()
      .times(2 * n)
      .plus(added);
}

/** The fewest losses whose exponent, which falls with them up to n/2, is small enough to compute with. */
function firstWithin(exponent: (losses: number) => Quantity, n: number): number {
  let [above, within] = [-1, Math.floor(n / 2)];
  while (within - above > 1) {
    const middle = Math.floor((above + within) / 2);
    if (exponent(middle).value > LAST) above = middle;
    else within = middle;
  }
  return within;
}

/** √(e^{2K} − 1), where e^{2K} might overflow. */
function farthest(most: Quantity): Quantity {
  return exponential(most).times(squareRoot(exact(1).minus(exponential(most.times(-2)))));
}
