import {
  compare,
  Dyadic,
  gridIndex,
  magnitudeExponent,
  minus,
  ONE,
  plus,
  powerOfTwo,
  shifted,
  squareRootOf,
  times,
  ZERO,
} from "../numbers/dyadic.js";
import { RigorError } from "../numbers/errors.js";
import { bitLength, ceilingRoot } from "../numbers/integers.js";
import { add, divide, type Interval, multiply, point, squareRoot } from "../numbers/interval.js";
import { finiteBits, type Precision } from "../numbers/precision.js";
import { dot, type FixedColumns, fixedDecomposition } from "./fixed-point.js";
import { type IntervalMatrix, midpoint } from "./interval-matrix.js";

/**
 * 2^-exponent A V = Q diag(values) + residual with bounds of everything that is wrong with it: what a rigorous bound on
 * singular values is made of, whatever V and Q are.
 */
export interface EnclosedDecomposition {
  readonly exponent: number;
  /** The bits after the point of `v` and `values`. */
  readonly fraction: number;
  readonly v: FixedColumns;
  /** Descending. */
  readonly values: readonly bigint[];
  /** Bound of the residual in the Frobenius norm, for every member of A: the discretization of A is in it. */
  readonly residual: Dyadic;
  /** Bound of ‖VᵀV − I‖_F. */
  readonly defectV: Dyadic;
  /** Bound of ‖QᵀQ − I‖_F over the columns of Q that belong to values other than 0. */
  readonly defectQ: Dyadic;
  /** Bound of the Frobenius distance of a member of A to the matrix that was decomposed, not scaled by 2^-exponent. */
  readonly distance: Dyadic;
}

/** Bits beyond the precision, besides those that grow with the size, for the roundings of Jacobi sweeps. */
const GUARD_BITS = 16;

/**
 * Most columns of a matrix that is decomposed: the work grows like their third power where there are as many rows, and
 * whoever judges by intervals does so case after case, and has to come to an end.
 */
export const MOST_COLUMNS = 64;

/**
 * Decomposes the midpoint of an interval matrix with at least as many rows as columns and checks the result in integer
 * arithmetic without rounding, whatever `decompose` makes of it; undefined for a matrix whose midpoint is 0.
 * @throws RigorError for more than `MOST_COLUMNS` columns, and at `EXACT`
 */
export function enclosedDecomposition(
  a: IntervalMatrix,
  precision: Precision,
  decompose: typeof fixedDecomposition = fixedDecomposition,
): EnclosedDecomposition | undefined {
  if (a.cols > MOST_COLUMNS) {
    throw new RigorError("enclosedDecomposition", `at most ${MOST_COLUMNS} columns or rows`, `${a.rows} × ${a.cols}`);
  }
  const fraction = finiteBits(precision, "enclosedDecomposition") + GUARD_BITS + 3 * bitLength(BigInt(a.rows));
  const { center, radiusSquared } = midpoint(a);
  const largest = center.reduce(
    (most, x) => (x.mantissa === 0n ? most : Math.max(most, magnitudeExponent(x))),
    -Infinity,
  );
  if (largest === -Infinity) return undefined;
  // Even, so that the square root of a matrix can halve it.
  const exponent = 2 * Math.ceil(largest / 2);
  const { columns, discarded } = discretized(center, a.cols, exponent - fraction);
  const { v, q, values } = decompose(columns, fraction);
  const kept = q.filter((_, k) => values[k] !== 0n);
  const precise = { residual: residualNorm(columns, v, q, values), v: defect(v, fraction), q: defect(kept, fraction) };
  return {
    exponent,
    fraction,
    v,
    values,
    residual: new Dyadic(precise.residual, -2 * fraction),
    defectV: new Dyadic(precise.v, -2 * fraction),
    defectQ: new Dyadic(precise.q, -2 * fraction),
    distance: plus(squareRootOf(radiusSquared, 64, "up"), squareRootOf(discarded, 64, "up")),
  };
}

/**
 * Enclosures of the singular values of every member of A, descending; undefined where a defect exceeds 1/2, so that
 * nothing follows.
 *
 * With AV = Q diag(d) + R for any square V and any Q, where ‖VᵀV − I‖ ≤ ε and ‖QᵀQ − I‖ ≤ η over the columns with
 * d_k > 0: σ_k(Q diag(d)) / d_k lies in [√(1 − η), √(1 + η)] and σ_k(AV) / σ_k(A) in [√(1 − ε), √(1 + ε)] (Ostrowski
 * 1959; Horn and Johnson 2013, 4.5.9), and |σ_k(AV) − σ_k(Q diag(d))| ≤ ‖R‖_F (Weyl), as for the members of A.
 */
export function singularValueBounds(found: EnclosedDecomposition, precision: Precision): Interval[] | undefined {
  const half = powerOfTwo(-1);
  if (compare(found.defectV, half) > 0 || compare(found.defectQ, half) > 0) return undefined;
  const working = precision.plus(16);
  const stretchQ = squareRoot(around(ONE, found.defectQ), working);
  const stretchV = squareRoot(around(ONE, found.defectV), working);
  return found.values.map((value) => {
    const column = multiply(point(new Dyadic(value, -found.fraction)), stretchQ, working);
    const scaled = divide(add(column, around(ZERO, found.residual), working), stretchV, working);
    const exact = { lo: shifted(scaled.lo, found.exponent), hi: shifted(scaled.hi, found.exponent) };
    const { lo, hi } = add(exact, around(ZERO, found.distance), precision);
    return { lo: lo.sign < 0 ? ZERO : lo, hi };
  });
}

/** [x − r, x + r]. */
function around(x: Dyadic, r: Dyadic): Interval {
  return { lo: minus(x, r), hi: plus(x, r) };
}

/** The entries as multiples of 2^grid by columns, and the sum of the squares of what that cuts off. */
function discretized(
  entries: readonly Dyadic[],
  cols: number,
  grid: number,
): { columns: FixedColumns; discarded: Dyadic } {
  const columns: FixedColumns = Array.from({ length: cols }, () => []);
  let discarded = ZERO;
  entries.forEach((x, at) => {
    const index = gridIndex(x, grid, "down");
    columns[at % cols]!.push(index);
    const rest = minus(x, new Dyadic(index, grid));
    discarded = plus(discarded, times(rest, rest));
  });
  return { columns, discarded };
}

/** An upper bound of ‖AV − Q diag(values)‖_F, with twice the fraction bits. */
function residualNorm(a: FixedColumns, v: FixedColumns, q: FixedColumns, values: readonly bigint[]): bigint {
  let total = 0n;
  v.forEach((vector, k) => {
    for (let i = 0; i < a[0]!.length; i++) {
      let entry = -q[k]![i]! * values[k]!;
      for (let l = 0; l < a.length; l++) entry += a[l]![i]! * vector[l]!;
      total += entry * entry;
    }
  });
  return ceilingRoot(total);
}

/** An upper bound of ‖XᵀX − I‖_F, with twice the fraction bits. */
function defect(x: FixedColumns, fraction: number): bigint {
  const one = 1n << BigInt(2 * fraction);
  let total = 0n;
  x.forEach((left, i) => {
    for (let k = 0; k <= i; k++) {
      const entry = dot(left, x[k]!) - (i === k ? one : 0n);
      total += (i === k ? 1n : 2n) * entry * entry;
    }
  });
  return ceilingRoot(total);
}
