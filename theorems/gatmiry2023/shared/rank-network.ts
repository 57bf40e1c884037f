import {
  balancedFactors,
  chain,
  directSum,
  exactRankOfProduct,
  fromRows,
  identity,
  type Matrix,
  polarPowers,
  pseudoInverse,
  sideBySide,
  squareRootPsd,
} from "../../../src/numerics/index.js";
import { arrangements } from "./attainment-ranks.js";

/** The rows of the identity of that size with these indices. */
function select(indices: readonly number[], size: number): Matrix {
  return fromRows(indices.map((index) => Array.from({ length: size }, (_, j) => (j === index ? 1 : 0))));
}

/**
 * Rows and columns of the so many pivots of elimination with complete pivoting. Any that leave no singular matrix do.
 */
function pivots(n: Matrix, count: number): { readonly rows: number[]; readonly cols: number[] } {
  const left = Array.from({ length: n.rows }, (_, i) => Array.from({ length: n.cols }, (_x, j) => n.at(i, j)));
  const found = { rows: [] as number[], cols: [] as number[] };
  for (let step = 0; step < count; step++) {
    let [row, col] = [0, 0];
    left.forEach((entries, i) => {
      entries.forEach((entry, j) => {
        if (Math.abs(entry) > Math.abs(left[row]![col]!)) [row, col] = [i, j];
      });
    });
    const pivot = [...left[row]!];
    for (const entries of left) {
      const share = entries[col]! / pivot[col]!;
      pivot.forEach((entry, j) => (entries[j]! -= share * entry));
    }
    found.rows.push(row);
    found.cols.push(col);
  }
  return found;
}

/**
 * Layers with the product M, n = 1 or L = 2, made without a look at whether the infimum of the trace is reached: where
 * anything reaches it they do. With r = rank N, and S and T that choose r rows and columns of N with an invertible SNT,
 * let $P = M\mathcal{A}'T$ and $Q = (SNT)^{-1}S(\mathcal{A}^\top M)^{L-1}$. Layers for PQ that make all $X_j$ alike go
 * beside ones for M − PQ, which has the rank of M less r, as the Schur complement of SNT in a matrix of the rank of M.
 *
 * Where $\mathrm{rank}\,\mathcal{A}^\top M = r$, $\mathcal{A}^\top PQ = \mathcal{A}^\top M$, and likewise on the other
 * side, so that nothing sees M − PQ.
 * @param m factors of M with exact entries, by which its rank is decided
 * @param rank r
 * @throws DomainError where SNT or, for L ≥ 3, $QA^\top P$ is singular within rounding
 */
export function rankNetwork(
  measurements: readonly Matrix[],
  m: readonly Matrix[],
  depth: number,
  rank: number,
): Matrix[] {
  const { stacked, beside } = arrangements(measurements);
  const factors = [...Array.from({ length: depth - 1 }, () => [stacked, ...m]).flat(), beside];
  const whole = chain([...m]);
  const rest = exactRankOfProduct([...m]) - rank;
  if (rank === 0) return carrying(whole, rest, depth);
  const chosen = pivots(chain(factors), rank);
  const [rows, cols] = [select(chosen.rows, stacked.rows), select(chosen.cols, beside.cols).T];
  const p = chain([whole, beside, cols]);
  const cycles = Array.from({ length: depth - 1 }, () => [stacked, whole]).flat();
  const q = chain([pseudoInverse(chain([rows, ...cycles, beside, cols]), rank), rows, ...cycles]);
  const layers = alike(stacked, beside, [p, q], depth);
  if (rest === 0) return layers;
  const others = carrying(whole.minus(p.times(q)), rest, depth);
  const both = (size: number): Matrix => sideBySide([identity(size), identity(size)]);
  return layers.map((layer, j) => {
    const sum = directSum(layer, others[j]!);
    if (j === 0) return sum.times(both(whole.cols).T);
    return j === depth - 1 ? both(whole.rows).times(sum) : sum;
  });
}

/** Layers of that rank with the product M: a factor on either end, and identities. */
function carrying(m: Matrix, rank: number, depth: number): Matrix[] {
  const { left, right } = balancedFactors(m, rank);
  return Array.from({ length: depth }, (_, j) => (j === 0 ? right : j === depth - 1 ? left : identity(rank)));
}

/** Layers with the product PQ whose $X_j$ all have the singular values $\sigma^{1/L}$, σ those of N for PQ. */
function alike(stacked: Matrix, beside: Matrix, [p, q]: readonly [Matrix, Matrix], depth: number): Matrix[] {
  const first = squareRootPsd(stacked.times(p).T.gramOfRows());
  const last = squareRootPsd(q.times(beside).gramOfRows());
  const cycle = depth === 2 ? null : chain([q, stacked, p]);
  const between = cycle === null ? [] : Array.from({ length: depth - 2 }, () => cycle);
  const { orthogonal, power } = polarPowers(chain([first, ...between, last]));
  return Array.from({ length: depth }, (_, j) => {
    if (j === 0) return chain([power(-1, depth), first, q]);
    if (j === depth - 1) return chain([p, last, orthogonal.T, power(-1, depth)]);
    const turned = chain([first, cycle!, pseudoInverse(first, first.rows)]);
    return chain([power(-(j + 1), depth), turned, power(j, depth)]);
  });
}
