import { exact, note, type Quantity, ShapeError } from "../arithmetic/index.js";
import { bitsOf, LARGEST_PRIME, PRIME_BITS, primeBelow, rankModulo } from "./modular-rank.js";
import {
  fromRows,
  largestSize,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
} from "../matrices/index.js";

const view = new DataView(new ArrayBuffer(8));

/** A finite double as mantissa·2^exponent, exactly; 0 has exponent 0. */
function dyadic(x: number): { mantissa: bigint; exponent: number } {
  if (x === 0) return { mantissa: 0n, exponent: 0 };
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const size = field === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: x < 0 ? -size : size, exponent: Math.max(field, 1) - 1075 };
}

/** Doubles as integers: multiplied by the power of two that clears their denominators. */
function integers(data: Float64Array): bigint[] {
  const parts = Array.from(data, dyadic);
  const least = parts.reduce((low, { mantissa, exponent }) => (mantissa === 0n ? low : Math.min(low, exponent)), 1024);
  return parts.map(({ mantissa, exponent }) => (mantissa === 0n ? 0n : mantissa << BigInt(exponent - least)));
}

/** The rows of A as integers, each multiplied by a power of two of its own, so that none is longer than it has to be. */
function integerRows(a: Matrix, where: string): bigint[][] {
  largestSize(a.data, where);
  return Array.from({ length: a.rows }, (_, i) => integers(a.data.subarray(i * a.cols, (i + 1) * a.cols)));
}

/** From so many rows and columns on integers of an elimination are longer than primes are many. */
const DENSE = 12;

/** The rank of an integer matrix by fraction-free elimination (Bareiss 1968): every division is exact. */
function rankOfIntegers(matrix: readonly (readonly bigint[])[]): number {
  let rows = matrix;
  let previous = 1n;
  let rank = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0) && rows.length > 0; column++) {
    const at = rows.findIndex((row) => row[column] !== 0n);
    if (at < 0) continue;
    const pivotRow = rows[at]!;
    const pivot = pivotRow[column]!;
    const divisor = previous;
    rows = rows
      .filter((_, i) => i !== at)
      .map((row) => row.map((x, j) => (j < column ? 0n : (x * pivot - row[column]! * pivotRow[j]!) / divisor)));
    previous = pivot;
    rank += 1;
  }
  return rank;
}

/**
 * The rank of an integer matrix, exactly, of which rows of zeros are no part. Fewer than `DENSE` rows or columns are
 * eliminated in integers. Elsewhere these grow long, and ranks are taken modulo primes: the largest is a lower bound,
 * since a minor that is not 0 modulo a prime is not 0. Where it is r, every minor of r + 1 rows is a multiple of each
 * prime; once their product is above what Hadamard's inequality leaves of such a minor, all are 0, and r is the rank.
 */
function rankOf(given: readonly (readonly bigint[])[]): number {
  const matrix = given.filter((row) => row.some((x) => x !== 0n));
  const cols = matrix[0]?.length ?? 0;
  const full = Math.min(matrix.length, cols);
  if (full < DENSE) return rankOfIntegers(matrix);
  // ‖row‖ ≤ √cols·max|entry|, in bits, the longest rows first.
  const lengths = matrix.map((row) => bitsOf(row) + (32 - Math.clz32(cols)) / 2).sort((x, y) => y - x);
  let [rank, bits] = [0, 0];
  for (let prime = LARGEST_PRIME; ; prime = primeBelow(prime)) {
    rank = Math.max(rank, rankModulo(prime, matrix));
    bits += PRIME_BITS;
    const minor = lengths.slice(0, rank + 1).reduce((sum, length) => sum + length, 1);
    if (rank === full || bits > minor) return rank;
  }
}

/**
 * The rank of the stored entries of A, exactly: doubles are dyadic rationals, and fraction-free elimination of an
 * integer matrix with the same rank decides every pivot. The radius of A plays no part.
 * @throws NonFiniteError
 */
export function exactRank(a: MatrixLike): number {
  a = fromRows(a, "exactRank");
  return rankOf(integerRows(a, "exactRank"));
}

/**
 * The rank of the product of the stored entries, as they stand: F_1F_2⋯F_k in integers, rounded nowhere. The rank of the
 * computed product may be larger, since rounding breaks linear dependence, or smaller where it underflows. The radii
 * play no part. The rank of Σ A_iA_iᵀ needs no product: it is that of [A_1 … A_n].
 * @throws NonFiniteError; ShapeError where neighbours do not fit, or there is no factor
 */
export function exactRankOfProduct(factors: MatrixList): number {
  factors = matricesFrom(factors, "exactRankOfProduct");
  const where = "exactRankOfProduct";
  const [first, ...others] = factors;
  if (first === undefined) throw new ShapeError({ where, expected: "at least one factor", got: "none" });
  let product = integerRows(first, where);
  let cols = first.cols;
  for (const next of others) {
    if (next.rows !== cols) {
      throw new ShapeError({ where, expected: `a factor with ${cols} rows`, got: `${next.rows}×${next.cols}` });
    }
    largestSize(next.data, where);
    // One power of two for the whole factor: its rows are added to each other.
    const entries = integers(next.data);
    cols = next.cols;
    product = product.map((row) =>
      Array.from({ length: cols }, (_, j) => row.reduce((total, x, k) => total + x * entries[k * cols + j]!, 0n)),
    );
  }
  return rankOf(product);
}

/** `exactRankOfProduct` as a number of a claim. @throws as there */
export function rankOfProduct(factors: MatrixList): Quantity {
  factors = matricesFrom(factors, "rankOfProduct");
  return note(exact(exactRankOfProduct(factors)), "rankOfProduct", factors);
}

/** Whether A is the zero matrix without doubt: all entries zero and the radius zero. */
export function isZeroExactly(a: MatrixLike): boolean {
  a = fromRows(a, "isZeroExactly");
  return a.isZero;
}
