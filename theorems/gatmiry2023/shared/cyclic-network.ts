import {
  chain,
  exact,
  fromRows,
  type Matrix,
  padded,
  product,
  type Quantity,
  quantityMatrix,
} from "../../../src/numerics/index.js";

/** A = diag(a) and M with the entries m_i at (i − 1, i), i counted modulo d: one weighted cycle. */
export interface Cycle {
  readonly a: readonly number[];
  readonly m: readonly number[];
}

/**
 * The diagonal of A and what M has just above its own, cyclically, in the leading d × d corners: 0 in place of what is
 * below 1/2, so that cycles are broken often.
 */
export function cycleOf(a: Matrix, m: Matrix): Cycle {
  const d = Math.min(m.rows, m.cols);
  const kept = (x: number): number => (Math.abs(x) < 1 / 2 ? 0 : x);
  return {
    a: Array.from({ length: d }, (_, i) => kept(a.at(i, i))),
    m: Array.from({ length: d }, (_, i) => kept(m.at((i + d - 1) % d, i))),
  };
}

/** Integer matrices with orthogonal rows of one length: rotations without rounding, but for that length. */
const TURNS = [
  { turn: fromRows([[1]]), stretch: 1 },
  {
    turn: fromRows([
      [3, -4],
      [4, 3],
    ]),
    stretch: 5,
  },
  {
    turn: fromRows([
      [1, 2, 2],
      [2, 1, -2],
      [2, -2, 1],
    ]),
    stretch: 3,
  },
] as const;

/** The matrices of a cycle, padded with zeros: diag(a) and the one with the m_i. */
function straight({ a, m }: Cycle, rows: number, cols: number): { readonly A: Matrix; readonly M: Matrix } {
  const d = a.length;
  const square = (entry: (i: number, j: number) => number) =>
    padded(
      fromRows(Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_x, j) => entry(i, j)))),
      rows,
      cols,
    );
  return {
    A: square((i, j) => (i === j ? a[i]! : 0)),
    M: square((i, j) => ((i + 1) % d === j ? m[j]! : 0)),
  };
}

/** A and M of a cycle, stretched and turned on both sides, and the network W_ε with its excess. Sizes up to 3. */
export function turnedCycle(
  cycle: Cycle,
  widths: readonly number[],
  epsilon: number,
): {
  readonly A: Matrix;
  readonly M: Matrix;
  readonly weights: readonly Matrix[];
  readonly excess: Quantity;
  readonly terms: number;
} {
  const [left, right] = [TURNS[widths.at(-1)! - 1]!, TURNS[widths[0]! - 1]!];
  const { A, M } = straight(cycle, left.turn.rows, right.turn.rows);
  const turned = (x: Matrix): Matrix => chain([left.turn, x, right.turn]);
  const { weights, excess, terms } = cyclicNetwork(cycle, [left.stretch, right.stretch], widths, epsilon);
  const last = weights.length - 1;
  const ends = weights.map((w, j) => (j === last ? left.turn.times(w) : j === 0 ? w.times(right.turn) : w));
  return { A: turned(A), M: turned(M), weights: ends, excess, terms };
}

/**
 * W_ε for a cycle, with hidden units 0, …, d − 1, of which unit i takes e_i to e_{i−1}, and the excess of its trace
 * over the infimum 2LΣ|c_1⋯c_L|^{2/L}, where the sum is over the d chains of the L numbers
 *
 *   c_1 = g²h·a_{i−1}m_i,  c_l = g²h²·a_{i+l−2}m_{i+l−1},  c_L = gh²·a_{i+L−2}
 *
 * for sides that are stretched by g and h. With p_l > 0 the weight from e to unit i + l − 1 below W_{l+1}, and p_0 =
 * p_L = 1, the trace is 2Σ(p_{l−1}c_l/p_l)² over all chains. A chain without zero has its least sum where its terms are
 * equal. A chain with a zero falls into parts that do not know of each other: the p of a part make each of its terms
 * ε². So the infimum is reached at a chain with a zero only where all of it is zero, and the excess is 2ε² for each
 * other term.
 */
function cyclicNetwork(
  { a, m }: Cycle,
  [g, h]: readonly [number, number],
  widths: readonly number[],
  epsilon: number,
): { readonly weights: readonly Matrix[]; readonly excess: Quantity; readonly terms: number } {
  const d = a.length;
  const depth = widths.length - 1;
  const at = (i: number): number => (i + depth * d) % d;
  /** p[l][i]: the weight below layer l + 1 of unit i; 0 for a unit that carries nothing. */
  const p = Array.from({ length: depth + 1 }, () => new Array<Quantity>(d).fill(exact(1)));
  const seen = (i: number): boolean => m[i] !== 0;
  let spare = 0;
  for (let first = 0; first < d; first++) {
    const unit = (l: number): number => at(first + l - 1);
    const sizes = Array.from({ length: depth }, (_, k) => {
      const l = k + 1;
      const below = l > 1 && m[unit(l - 1)] === 0 ? 0 : 1;
      const stretch = (l === depth ? g : g * g) * (l === 1 ? h : h * h);
      const seenFrom = exact(Math.abs(a[at(first + l - 2)]!));
      return seenFrom.times(stretch * below).times(l < depth ? Math.abs(m[unit(l)]!) : 1);
    });
    // The entries themselves are exact: whether one is zero is no matter of rounding.
    const present = sizes.map((_, k) => {
      const carried = k === 0 || seen(unit(k));
      return carried && a[at(first + k - 1)] !== 0 && (k === depth - 1 || seen(unit(k + 1)));
    });
    const full = !present.includes(false);
    const each = full ? product(sizes).power(1, depth) : exact(epsilon);
    if (!full) spare += present.filter(Boolean).length;
    for (let l = 1; l < depth; l++) {
      const c = sizes[l - 1]!;
      if (present[l - 1]!) p[l]![unit(l)] = (l === 1 ? exact(1) : p[l - 1]![unit(l - 1)]!).times(c).over(each);
    }
    if (full) continue;
    // The part that ends at p_L is told from its end.
    for (let l = depth - 1; l > 0 && present[l]!; l--) {
      p[l]![unit(l)] = (l === depth - 1 ? exact(1) : p[l + 1]![unit(l + 1)]!).times(each).over(sizes[l]!);
    }
  }
  const weights = Array.from({ length: depth }, (_, k) => {
    const entry = (i: number, j: number): Quantity => {
      if (k === depth - 1) return at(i + 1) === j && seen(j) ? exact(m[j]!).over(p[k]![j]!) : exact(0);
      if (i !== j || !seen(i)) return exact(0);
      return k === 0 ? p[1]![i]! : p[k + 1]![i]!.over(p[k]![i]!);
    };
    return padded(quantityMatrix(d, d, entry), widths[k + 1]!, widths[k]!);
  });
  return {
    weights,
    excess: exact(epsilon)
      .times(epsilon)
      .times(2 * spare),
    terms: spare,
  };
}
