import { twoTo } from "../../numerics/index.js";
import { compare, fromDouble, magnitudeExponent, powerOfTwo, squareRootOf, ZERO } from "../numbers/dyadic.js";
import { power, type Rational } from "../numbers/elementary.js";
import { RigorError } from "../numbers/errors.js";
import {
  add,
  contains,
  fromNumber,
  type Interval,
  isWholeLine,
  point,
  subtract,
  sum,
  WHOLE_LINE,
} from "../numbers/interval.js";
import { EXACT, finiteBits, type Precision } from "../numbers/precision.js";
import { enclosedDecomposition, singularValueBounds } from "./enclosed-decomposition.js";
import { exactRank } from "./fraction-free.js";
import {
  build,
  frobeniusSquared,
  type IntervalMatrix,
  isPointMatrix,
  requireSquare,
  transpose,
} from "./interval-matrix.js";

/**
 * All min(rows, cols) singular values of an interval matrix, descending. From a point matrix each enclosure is narrower
 * than 2^{−bits} ‖A‖_F in practice, and the last min(rows, cols) − rank of them are exactly 0: the rank is found by
 * elimination without fractions, or passed where it is known (of a product with enclosures in it, say).
 *
 * The bounds are those of `singularValueBounds`.
 * @throws RigorError at `EXACT`
 */
export function singularValues(a: IntervalMatrix, precision: Precision, knownRank?: number): Interval[] {
  finiteBits(precision, "singularValues");
  const count = Math.min(a.rows, a.cols);
  if (a.data.some(isWholeLine)) return new Array<Interval>(count).fill(WHOLE_LINE);
  const rank = knownRank ?? (isPointMatrix(a) ? exactRank(a) : count);
  const enclosures = enclosedSingularValues(a.rows < a.cols ? transpose(a) : a, precision);
  return enclosures.map((value, k) => (k < rank ? value : fromNumber(0)));
}

/** The enclosures for a matrix with at least as many rows as columns, without regard to its rank. */
function enclosedSingularValues(a: IntervalMatrix, precision: Precision): Interval[] {
  const found = enclosedDecomposition(a, precision);
  const bounds = found === undefined ? undefined : singularValueBounds(found, precision);
  if (bounds !== undefined) return bounds;
  // Either the midpoint is 0, and this is tight, or the decomposition is useless, and this is all that is known.
  const largest = squareRootOf(frobeniusSquared(a, EXACT).hi, precision.bits, "up");
  return new Array<Interval>(a.cols).fill({ lo: ZERO, hi: largest });
}

/** ‖A‖_2, the largest singular value. @throws RigorError at `EXACT` */
export function spectralNorm(a: IntervalMatrix, precision: Precision): Interval {
  return singularValues(a, precision)[0] ?? fromNumber(0);
}

/** ‖A‖_* = Σ σ_i. @throws RigorError at `EXACT` */
export function nuclearNorm(a: IntervalMatrix, precision: Precision, knownRank?: number): Interval {
  return sum(singularValues(a, precision.plus(8), knownRank), precision);
}

/**
 * Σ σ_i^p for p > 0. For p < 1 a singular value that is 0 in truth but not in its enclosure would cost a bound of
 * 2^{−p·bits}; hence the exact rank of point matrices, and `knownRank` for others.
 * @throws RigorError for p ≤ 0, and at `EXACT`
 */
export function schattenPower(
  a: IntervalMatrix,
  p: number | Rational,
  precision: Precision,
  knownRank?: number,
): Interval {
  requirePositive(p, "schattenPower");
  const working = precision.plus(8);
  return sum(
    singularValues(a, working, knownRank).map((value) => power(value, p, working)),
    precision,
  );
}

/**
 * (Σ σ_i^p)^{1/p}, the Schatten norm for p ≥ 1 and quasi-norm for 0 < p < 1.
 * @throws RigorError for p ≤ 0, and at `EXACT`
 */
export function schattenNorm(
  a: IntervalMatrix,
  p: number | Rational,
  precision: Precision,
  knownRank?: number,
): Interval {
  const total = schattenPower(a, p, precision.plus(16), knownRank);
  return power(total, typeof p === "number" ? reciprocal(p) : swapped(p), precision);
}

/** 1/p of a double p = m 2^e: a fraction with the denominator m or p itself. */
function reciprocal(p: number): Rational {
  const { mantissa, exponent } = fromDouble(p);
  return exponent >= 0
    ? { numerator: 1, denominator: p }
    : { numerator: twoTo(-exponent), denominator: Number(mantissa) };
}

function swapped({ numerator, denominator }: Rational): Rational {
  return { numerator: denominator, denominator: numerator };
}

function requirePositive(p: number | Rational, where: string): void {
  const isPositive = typeof p === "number" ? p > 0 : p.numerator > 0 && p.denominator > 0;
  if (!isPositive)
    throw new RigorError(where, "p > 0", typeof p === "number" ? String(p) : `${p.numerator}/${p.denominator}`);
}

/**
 * All eigenvalues, descending, of the symmetric members of an interval matrix: A + cI is positive semidefinite for
 * c ≥ ‖A‖_F, so that its singular values are λ_i + c. Width of some 2^{−bits} ‖A‖_F from a point matrix; there the
 * enclosures around 0 are exactly 0 if there are as many of them as the rank demands.
 *
 * For positive semidefinite matrices `singularValues` gives the same without the shift.
 * @throws RigorError for a matrix that is not symmetric, and at `EXACT`
 */
export function eigenvalues(a: IntervalMatrix, precision: Precision): Interval[] {
  finiteBits(precision, "eigenvalues");
  requireSymmetric(a, "eigenvalues");
  if (a.data.some(isWholeLine)) return new Array<Interval>(a.rows).fill(WHOLE_LINE);
  const size = frobeniusSquared(a, EXACT).hi;
  if (size.mantissa === 0n) return new Array<Interval>(a.rows).fill(fromNumber(0));
  const shift = point(powerOfTwo(Math.ceil(magnitudeExponent(size) / 2)));
  const lifted = build(a.rows, a.cols, (i, k) => (i === k ? add(a.at(i, k), shift, EXACT) : a.at(i, k)));
  const values = singularValues(lifted, precision.plus(4), a.rows).map((x) => subtract(x, shift, precision));
  if (!isPointMatrix(a)) return values;
  const nullity = a.rows - exactRank(a);
  const candidates = values.filter((x) => contains(x, ZERO)).length;
  return values.map((x) => (candidates === nullity && contains(x, ZERO) ? fromNumber(0) : x));
}

/**
 * The largest eigenvalue of the symmetric members.
 * @throws RigorError for a matrix that is not symmetric, and at `EXACT`
 */
export function largestEigenvalue(a: IntervalMatrix, precision: Precision): Interval {
  return eigenvalues(a, precision)[0] ?? fromNumber(0);
}

/** @throws RigorError unless the entries across the diagonal are the same intervals */
function requireSymmetric(a: IntervalMatrix, where: string): void {
  requireSquare(a, where);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < i; k++) {
      const [x, y] = [a.at(i, k), a.at(k, i)];
      if (compare(x.lo, y.lo) !== 0 || compare(x.hi, y.hi) !== 0) {
        throw new RigorError(where, "a symmetric matrix", `entries (${i}, ${k}) and (${k}, ${i}) that differ`);
      }
    }
  }
}
