import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { padded, type Rows, subtractAndMultiply, subtractAndSum } from "../../kernels/index.js";
import { dot, heightRoundings, makeReflector, NEGLIGIBLE, pivotRoundings } from "../orthogonal/index.js";

/** A lower bidiagonal matrix and the reflectors that led to it. */
export interface Bidiagonal {
  /** The diagonal. */
  readonly d: Float64Array;
  /** Below the diagonal. */
  readonly e: Float64Array;
  /** ‖v‖²/2 of the reflectors from the right; 0 for none. */
  readonly h: Float64Array;
  /** ‖u‖²/2 of those from the left; 0 for none. */
  readonly g: Float64Array;
}

/** Room for sizes up to `size`. */
export function bidiagonalOf(size: number): Bidiagonal {
  const [d, e, h, g] = Array.from({ length: 4 }, () => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { d, e, h, g };
}

/**
 * Numbers of a workspace that `bidiagonalize` needs: n rows of m numbers, `padded(m)` apart, and vectors behind them.
 */
export const bidiagonalRoom = (n: number, m: number): number => (n + 1) * padded(m) + 2 * n + 2;

/**
 * X (n×m, n ≤ m, at the beginning of a workspace) to lower bidiagonal form by Golub and Kahan (1965; Golub & Van Loan
 * 2013, §5.4.8), in two passes over the matrix a step. Step k, with X for what is left of it, rows and columns from k
 * on:
 *
 * - v, h: the reflector of row k; its w = Xv/h for the rows below was made by the last pass of the step before;
 * - u, g: the reflector of column k below row k, after the reflection by v;
 * - first pass, rows below k: X ← X − wvᵀ, and z = Xᵀu/g;
 * - second pass: X ← X − uzᵀ, and w of the next step.
 *
 * Row k then holds v from column k on, column k below row k holds u.
 * @param floor squared vectors up to here count as zero, FLOOR‖A‖_F²
 */
export function bidiagonalize(x: Float64Array, n: number, m: number, floor: number, { d, e, h, g }: Bidiagonal): void {
  const stride = padded(m);
  const w = n * stride;
  const u = w + n;
  const inverse = u + n;
  const height = inverse + 1;
  const z = height + 1;
  h[0] = makeReflector(x, 0, m, floor, d, 0);
  for (let i = 1; i < n; i++) x[w + i] = h[0] === 0 ? 0 : dot(x, i * stride, x, 0, m) / h[0];
  for (let k = 0; k + 1 < n; k++) {
    const next = k + 1;
    const cols = m - next;
    const v = k * stride + k;
    const v0 = x[v]!;
    const below = next * stride + k;
    for (let i = next, at = below; i < n; i++, at += stride) x[u + i] = x[at]! - x[w + i]! * v0;
    g[k] = makeReflector(x, u + next, n - next, floor, e, k);
    if (g[k] === 0) x.fill(0, u + next, u + n);
    for (let i = next, at = below; i < n; i++, at += stride) x[at] = x[u + i]!;

    const rest: Rows = { at: below + 1, stride, rows: n - next, cols };
    x.fill(0, z, z + padded(cols));
    x[inverse] = g[k] === 0 ? 0 : 1 / g[k]!;
    subtractAndSum(x, rest, w + next, v + 1, u + next, z, inverse);

    const head = x[u + next]!;
    for (let j = 0, at = rest.at; j < cols; j++, at++) x[at] = x[at]! - head * x[z + j]!;
    h[next] = makeReflector(x, rest.at, cols, floor, d, next);
    // Without a reflector w is zero: the sums over ∞.
    x[height] = h[next] === 0 ? Infinity : h[next];
    const others: Rows = { at: rest.at + stride, stride, rows: n - next - 1, cols };
    subtractAndMultiply(x, others, u + next + 1, z, rest.at, w + next + 1, height);
  }
}

/**
 * Bound of ‖E‖_F/‖A‖_F where the computed bidiagonal matrix is B = U(A + E)Vᵀ for exactly orthogonal U and V; so it
 * bounds (Σ|σ_i(B) − σ_i(A)|²)^{1/2}/‖A‖_F (Mirsky 1960). Proof, in units of u and to first order; X stands for the
 * computed matrix before a reflection, whose norm is ‖A‖_F to within the bound itself.
 *
 * Let s and r be the lengths of v and u in step k, s = m − k and r = n − k − 1.
 *
 * 1. Row k is stored as (d, 0, …, 0): off by `pivotRoundings`, (s/4 + 9)‖X‖.
 * 2. The rows below should become Y = X − wvᵀ with w = 2Xv/‖v‖², and ‖w‖‖v‖ ≤ 2‖X‖. An entry of Xv has at most s/2 + 5 roundings a term:
 *    two accumulators s/2 each, one for the joint, one for an odd last term; s/4 + 5 by `dot` in the first step. Division
 *    adds one, h has s/4 + 6 (`heightRoundings`). So by Cauchy and Schwarz, row by row, ‖ŵ − w‖‖v‖ ≤ 2(3s/4 + 12)‖X‖.
 * 3. X − ŵvᵀ is rounded twice an entry: |Ŷ| + |ŵ||v| at most, together 3‖X‖.
 *    Column k of Ŷ, from which u is made, is computed in the same way, so u is the reflector of what is stored.
 * 4. Column k is stored as (e, 0, …, 0): (r/4 + 9)‖X‖.
 * 5. The other columns should become Ŷ − uzᵀ with z = 2Ŷᵀu/‖u‖². A term of z_j sees its product, two additions within its
 *    group of four, at most r/4 groups, and three single rows: r/4 + 6. The reciprocal of g and its product
 *    add two, g has r/4 + 6. So ‖ẑ − z‖‖u‖ ≤ 2(r/2 + 14)‖X‖.
 * 6. Rounding of Ŷ − uẑᵀ: 3‖X‖, as in 3.
 *
 * The sum is 7s/4 + 5r/4 + 76 a step. Reflections are exactly orthogonal (`reflector.ts`), so errors of the steps add
 * up. Where they stay below 2^-9, terms of higher order are less than one part in a hundred; else nothing is claimed. A
 * reflector that is left out changes nothing but what 1. or 4. drops, which is in NEGLIGIBLE, and so is underflow.
 */
export function bidiagonalError(n: number, m: number): number {
  let units = 0;
  for (let k = 0; k < n; k++) {
    const s = m - k;
    const r = n - k - 1;
    const right = pivotRoundings(s) + 2 * (s / 2 + 5 + 1 + heightRoundings(s)) + 3;
    const left = pivotRoundings(r) + 2 * (r / 4 + 6 + 2 + heightRoundings(r)) + 3;
    units += right + left;
  }
  const first = units * UNIT_ROUNDOFF;
  return first < 2 ** -9 ? 1.01 * first + NEGLIGIBLE : Infinity;
}
