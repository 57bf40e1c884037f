import { type Dyadic, shifted } from "../numbers/dyadic.js";
import { RigorError } from "../numbers/errors.js";
import { type IntervalMatrix, isPointMatrix } from "./interval-matrix.js";

/** Integers by rows. */
export type IntegerRows = readonly (readonly bigint[])[];

/** A point matrix as integers: A = rows · 2^exponent, exactly. */
export interface IntegerMatrix {
  readonly rows: IntegerRows;
  readonly exponent: number;
}

/** A point matrix in integers over a common power of two. @throws RigorError for entries that are not points */
export function integerMatrix(a: IntervalMatrix): IntegerMatrix {
  if (!isPointMatrix(a)) throw new RigorError("integerMatrix", "a matrix of points", "intervals of positive width");
  const entries = a.data.map((x) => x.lo);
  const exponent = entries.reduce((least, x) => (x.mantissa === 0n ? least : Math.min(least, x.exponent)), Infinity);
  const common = exponent === Infinity ? 0 : exponent;
  const integers = entries.map((x) => integerOf(shifted(x, -common)));
  const rows = Array.from({ length: a.rows }, (_, i) => integers.slice(i * a.cols, (i + 1) * a.cols));
  return { rows, exponent: common };
}

function integerOf(x: Dyadic): bigint {
  return x.mantissa === 0n ? 0n : x.mantissa << BigInt(x.exponent);
}

/** The reduced row echelon form of an integer matrix, without its zero rows: `rows` / `pivot`. */
export interface Echelon {
  /** r = rank A rows of integers. */
  readonly rows: IntegerRows;
  /** The columns of the r leading ones. */
  readonly pivotColumns: readonly number[];
  /** The common denominator; up to its sign the determinant of the r × r minor that was eliminated. */
  readonly pivot: bigint;
}

/**
 * Gauss–Jordan elimination without fractions (Bareiss 1968): every division is exact, and every number that arises is
 * a minor of A, so that sizes stay within Hadamard's bound.
 */
export function fractionFree(a: IntegerRows): Echelon {
  const rows = a.map((row) => [...row]);
  const cols = rows[0]?.length ?? 0;
  const pivotColumns: number[] = [];
  let previous = 1n;
  for (let k = 0; k < cols && pivotColumns.length < rows.length; k++) {
    const top = pivotColumns.length;
    const found = rows.findIndex((row, i) => i >= top && row[k] !== 0n);
    if (found < 0) continue;
    const chosen = rows[found]!;
    rows[found] = rows[top]!;
    rows[top] = chosen;
    const pivot = chosen[k]!;
    for (let i = 0; i < rows.length; i++) {
      if (i === top) continue;
      const factor = rows[i]![k]!;
      rows[i] = rows[i]!.map((x, l) => (pivot * x - factor * chosen[l]!) / previous);
    }
    previous = pivot;
    pivotColumns.push(k);
  }
  return { rows: rows.slice(0, pivotColumns.length), pivotColumns, pivot: previous };
}

/** The rank of a product of point matrices, exactly. @throws RigorError for entries that are not points */
export function exactRankOfProduct(factors: readonly IntervalMatrix[]): number {
  const [first, ...others] = factors.map((factor) => integerMatrix(factor).rows);
  const times = (a: IntegerRows, b: IntegerRows): IntegerRows =>
    a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((total, x, k) => total + x * b[k]![j]!, 0n)));
  return fractionFree(others.reduce(times, first!)).pivotColumns.length;
}

/** The rank of a point matrix, exactly. @throws RigorError for entries that are not points */
export function exactRank(a: IntervalMatrix): number {
  return fractionFree(integerMatrix(a).rows).pivotColumns.length;
}
