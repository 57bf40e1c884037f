import {
  exact,
  exponential,
  logarithm,
  product,
  type Quantity,
  squareRoot,
  sum,
  twoTo,
} from "../../../src/numerics/index.js";
import { binomialLowerTail } from "../../../src/statistics/index.js";
import { type GaussianCells, leak } from "./gaussian-cells.js";

/** Ranges of cells that are counted one by one; all others are bounded together. */
const RANGES = 500;

/** Up to here whether a cell is in a range is decided exactly. */
const EXACT_RANGES = 20;

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
