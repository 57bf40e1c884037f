import type { Matrix } from "./matrix.js";
import { largestSize } from "./safe-scale.js";

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

/** A row of doubles as integers: multiplied by the power of two that clears its denominators. The rank does not change. */
function integerRow(row: Float64Array): bigint[] {
  const parts = Array.from(row, dyadic);
  const least = parts.reduce((low, { mantissa, exponent }) => (mantissa === 0n ? low : Math.min(low, exponent)), 1024);
  return parts.map(({ mantissa, exponent }) => (mantissa === 0n ? 0n : mantissa << BigInt(exponent - least)));
}

/**
 * The rank of the stored entries of A, exactly: doubles are dyadic rationals, and fraction-free elimination
 * (Bareiss 1968) of the integer matrix decides every pivot. The radius of A plays no part.
 * @throws NonFiniteError
 */
export function exactRank(a: Matrix): number {
  largestSize(a.data, "exactRank");
  let rows = Array.from({ length: a.rows }, (_, i) => integerRow(a.data.subarray(i * a.cols, (i + 1) * a.cols)));
  let previous = 1n;
  let rank = 0;
  for (let column = 0; column < a.cols && rows.length > 0; column++) {
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

/** Whether A is the zero matrix without doubt: all entries zero and the radius zero. */
export function isZeroExactly(a: Matrix): boolean {
  return a.radius === 0 && a.data.every((x) => x === 0);
}
