import { note } from "../arithmetic/provenance.js";
import { allocate } from "../arithmetic/arena.js";
import { ShapeError } from "../arithmetic/errors.js";
import { identity, Matrix } from "./matrix.js";
import { gamma, OUTWARD, SMALLEST_SUBNORMAL } from "../arithmetic/roundoff.js";

/**
 * AB for A (m×k) and B (k×n).
 *
 * Radius: γ_k‖A‖_F‖B‖_F (Higham 2002, (3.13), in the Frobenius norm), the propagated radii of A and B, and what
 * gradual underflow adds. Blocks of 2×2 entries of the result are accumulated in registers.
 * @throws ShapeError
 */
export function multiplyMatrices(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) {
    throw new ShapeError({
      where: "multiplyMatrices",
      expected: `as many rows on the right as columns on the left`,
      got: `${a.shape} times ${b.shape}`,
    });
  }
  const m = a.rows;
  const k = a.cols;
  const n = b.cols;
  const x = a.data;
  const y = b.data;
  const out = allocate(m * n);
  const evenRows = m & ~1;
  const evenCols = n & ~1;
  for (let i = 0; i < evenRows; i += 2) {
    const upper = i * k;
    const lower = upper + k;
    for (let j = 0; j < evenCols; j += 2) {
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let l = 0, at = j; l < k; l++, at += n) {
        const y0 = y[at]!;
        const y1 = y[at + 1]!;
        const x0 = x[upper + l]!;
        const x1 = x[lower + l]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      const at = i * n + j;
      out[at] = s00;
      out[at + 1] = s01;
      out[at + n] = s10;
      out[at + n + 1] = s11;
    }
    if (evenCols < n) {
      out[i * n + evenCols] = dotStrided(x, upper, y, evenCols, n, k);
      out[(i + 1) * n + evenCols] = dotStrided(x, lower, y, evenCols, n, k);
    }
  }
  if (evenRows < m) {
    for (let j = 0; j < n; j++) out[evenRows * n + j] = dotStrided(x, evenRows * k, y, j, n, k);
  }
  return note(new Matrix(m, n, out, productRadius(a, b, k, m * n)), "multiplyMatrices", a, b);
}

/** Σ_l x[xAt + l]·y[yAt + l·stride], l < k. */
function dotStrided(x: Float64Array, xAt: number, y: Float64Array, yAt: number, stride: number, k: number): number {
  let total = 0;
  for (let l = 0, at = yAt; l < k; l++, at += stride) total += x[xAt + l]! * y[at]!;
  return total;
}

/** Error radius of a product with inner dimension k and `entries` entries. */
function productRadius(a: Matrix, b: Matrix, k: number, entries: number): number {
  const normA = a.normBound;
  const normB = b.normBound;
  if (normA === 0 && a.radius === 0) return 0;
  if (normB === 0 && b.radius === 0) return 0;
  const propagated = normA * b.radius + a.radius * (normB + b.radius);
  return (gamma(k) * normA * normB + propagated + k * entries * SMALLEST_SUBNORMAL) * OUTWARD;
}

/**
 * AAᵀ for A (m×k): symmetric, and half the work of a product. Entry (i, j) is the inner product of rows i and j.
 * Blocks of 3×3 entries on and below the diagonal are accumulated in registers.
 *
 * Radius: as of `multiplyMatrices(A, Aᵀ)`.
 */
export function gramOfRows(a: Matrix): Matrix {
  const { rows: m, cols: k, data: x } = a;
  const out = allocate(m * m);
  const whole = m - (m % 3);
  for (let i = 0; i < whole; i += 3) {
    for (let j = 0; j <= i; j += 3) gramBlock(x, k, i, j, out, m);
  }
  for (let i = whole; i < m; i++) {
    for (let j = 0; j <= i; j++) out[i * m + j] = dotStrided(x, i * k, x, j * k, 1, k);
  }
  for (let i = 0; i < m; i++) for (let j = i + 1; j < m; j++) out[i * m + j] = out[j * m + i]!;
  return note(new Matrix(m, m, out, productRadius(a, a, k, m * m)), "gramOfRows", a);
}

/** The inner products of rows i, i+1, i+2 with rows j, j+1, j+2 of a matrix with k columns. */
function gramBlock(x: Float64Array, k: number, i: number, j: number, out: Float64Array, m: number): void {
  const i0 = i * k;
  const j0 = j * k;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  for (let l = 0; l < k; l++) {
    const x0 = x[i0 + l]!;
    const x1 = x[i0 + k + l]!;
    const x2 = x[i0 + 2 * k + l]!;
    const y0 = x[j0 + l]!;
    const y1 = x[j0 + k + l]!;
    const y2 = x[j0 + 2 * k + l]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
  }
  const at = i * m + j;
  out[at] = s00;
  out[at + 1] = s01;
  out[at + 2] = s02;
  out[at + m] = s10;
  out[at + m + 1] = s11;
  out[at + m + 2] = s12;
  out[at + 2 * m] = s20;
  out[at + 2 * m + 1] = s21;
  out[at + 2 * m + 2] = s22;
}

/** The product of the factors in the order written, e.g. `chain([C, B, A])` = CBA; associates from the right. @throws ShapeError */
export function chain(factors: readonly Matrix[]): Matrix {
  const last = factors.at(-1);
  if (last === undefined) {
    throw new ShapeError({ where: "chain", expected: "at least one factor", got: "none" });
  }
  return factors.slice(0, -1).reduceRight((right, factor) => multiplyMatrices(factor, right), last);
}

/**
 * The prefix products P_j = W_j ⋯ W_1 for j = 0, …, L; P_0 is the identity of size d_0.
 * @param weights W_1, …, W_L, with W_j of shape d_j × d_{j−1}
 */
export function prefixProducts(weights: readonly Matrix[]): Matrix[] {
  const products = [identity(weights[0]!.cols)];
  weights.forEach((w, j) => products.push(j === 0 ? w : multiplyMatrices(w, products[j]!)));
  return products;
}

/** The suffix products S_j = W_L ⋯ W_{j+1} for j = 0, …, L; S_L is the identity of size d_L. */
export function suffixProducts(weights: readonly Matrix[]): Matrix[] {
  const depth = weights.length;
  const products = new Array<Matrix>(depth + 1);
  products[depth] = identity(weights[depth - 1]!.rows);
  for (let j = depth - 1; j >= 0; j--) {
    products[j] = j === depth - 1 ? weights[j]! : multiplyMatrices(products[j + 1]!, weights[j]!);
  }
  return products;
}
