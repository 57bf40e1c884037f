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
  twoTo,
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
/** Ranges of cells that are counted one by one; all others are bounded together. */
const RANGES = 500;
/** Up to here whether a cell is in a range is decided exactly. */
const EXACT_RANGES = 20;

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

/**
 * P_S(some cell fails), at the most, for priors 𝒩(0, 4^j), the first with 4^j ≥ 1 + θ² for θ, with shares s_j of δ:
 * D_KL(Q‖P_j) + log(1/(s_jδ)) in place of D_KL(Q‖P) + log(1/δ). Range j is where P_j is that prior; all its cells are
 * put at the least θ there.
 *
 * From range J on, with s_j ≤ 1/((j+1)(j+2)), by Hoeffding: 2(2^{j−1}/w + 2) cells, D_KL(Q‖P_j) ≥ ½(¼ − 1 + j log 4),
 * and P(Bin(n, ½) ≤ h) ≤ e^{−2n(E_QΔ̂)² + n·leak}, so that all of them add at most δe^{3/8 + n·leak}(1/w + 2^{2−J})/(J
 * + 1).
 */
export function failureOfManyAtMost(model: GaussianCells, share = shareOf): Quantity {
  const { samples: n, width, delta } = model;
  const leakage = leak(width);
  const terms = Array.from({ length: RANGES }, (_, j) => {
    const { cells, nearest } = range(j, width);
    const divergence = nearest
      .plus(1)
      .over(twoTo(2 * j))
      .minus(1)
      .plus(logarithm(twoTo(2 * j)))
      .over(2);
    const needed = divergence.minus(logarithm(exact(delta).times(share(j))));
    // (1 − leak)(½ − h/n) + leak/2 > √(needed/(2n)), solved for h.
    const own = squareRoot(needed.over(2 * n))
      .minus(leakage.over(2))
      .over(exact(1).minus(leakage));
    const losses = exact(1 / 2)
      .minus(own)
      .times(n);
    return cells.times(binomialLowerTail(n, Math.floor(losses.value + losses.error), 1 / 2));
  });
  const beyond = product([delta, exponential(leakage.times(n).plus(3 / 8))])
    .times(
      exact(1)
        .over(width)
        .plus(twoTo(2 - RANGES)),
    )
    .over(RANGES + 1);
  return sum([...terms, beyond]);
}

/** The share of δ that P_j has: all add up to 1. */
function shareOf(j: number): Quantity {
  return exact(1).over((j + 1) * (j + 2));
}

/** How many cells have P_j for their prior, or a few more, and their θ² at the least. */
function range(j: number, width: number): { readonly cells: Quantity; readonly nearest: Quantity } {
  if (j > EXACT_RANGES) {
    return { cells: exact(twoTo(j)).over(width).plus(4), nearest: exact(twoTo(2 * j - 2)).minus(1) };
  }
  const before = lastCell(j - 1, width);
  const cells = j === 0 ? 1 : 2 * (lastCell(j, width) - before);
  return {
    cells: exact(cells),
    nearest:
      j === 0
        ? exact(0)
        : exact(before + 1)
            .times(width)
            .squared(),
  };
}

/** The largest i ≥ 0 with 1 + (iw)² ≤ 4^j, 0 where there is none. */
function lastCell(j: number, width: number): number {
  let i = j < 0 ? 0 : Math.floor(twoTo(j) / width);
  while (i > 0 && 1 + i * width * (i * width) > twoTo(2 * j)) i -= 1;
  return i;
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
