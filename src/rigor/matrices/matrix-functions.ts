import { compare, Dyadic, fromDouble, minus, quotient, squareRootOf, times, toNumber } from "../numbers/dyadic.js";
import { RigorError } from "../numbers/errors.js";
import { floorRoot } from "../numbers/integers.js";
import { fromNumber, type Interval, isWholeLine, outward, point, toNumbers, WHOLE_LINE } from "../numbers/interval.js";
import { EXACT, finiteBits, type Precision } from "../numbers/precision.js";
import { enclosedDecomposition } from "./enclosed-decomposition.js";
import { dot } from "./fixed-point.js";
import { fractionFree, integerMatrix, type IntegerRows } from "./fraction-free.js";
import {
  build,
  frobeniusSquared,
  type IntervalMatrix,
  isPointMatrix,
  midpoint,
  product,
  subtractMatrices,
  widened,
} from "./interval-matrix.js";
import { eigenvalues, singularValues } from "./spectrum.js";

/**
 * A^{1/2} of the positive semidefinite members of a symmetric interval matrix, entry by entry.
 *
 * B = V diag(d)^{1/2} Vᵀ is positive semidefinite whatever V is. With ρ ≥ ‖B² − A‖_F, an entry of A^{1/2} − B is at
 * most √ρ (Bhatia 1997, Theorem X.1.1), and at most ρ / √λ_min(A) where that is positive (van Hemmen and Ando 1980).
 * So a regular A gives an error near 2^{−bits} times a condition number, a singular one near 2^{−bits/2}.
 * @throws RigorError for a matrix that is not symmetric or has a negative eigenvalue for certain, and at `EXACT`
 */
export function squareRootPsd(a: IntervalMatrix, precision: Precision): IntervalMatrix {
  finiteBits(precision, "squareRootPsd");
  const least = eigenvalues(a, precision).at(-1);
  if (least === undefined) return a;
  if (least.hi.sign < 0) {
    throw new RigorError("squareRootPsd", "eigenvalues of at least 0", `one of at most ${toNumbers(least)[1]}`);
  }
  if (isWholeLine(least)) return build(a.rows, a.cols, () => WHOLE_LINE);
  const root = approximateRoot(a, precision);
  const residual = subtractMatrices(product(root, root, EXACT), a, EXACT);
  const rho = squareRootOf(frobeniusSquared(residual, EXACT).hi, 64, "up");
  let radius = squareRootOf(rho, 64, "up");
  if (least.lo.sign > 0) {
    const regular = quotient(rho, squareRootOf(least.lo, 64, "down"), 64, "up");
    if (compare(regular, radius) < 0) radius = regular;
  }
  const wide = widened(root, radius);
  return build(a.rows, a.cols, (i, k) => outward(wide.at(i, k), precision));
}

/** V diag(d)^{1/2} Vᵀ from the decomposition of the midpoint: a symmetric, positive semidefinite point matrix. */
function approximateRoot(a: IntervalMatrix, precision: Precision): IntervalMatrix {
  const found = enclosedDecomposition(a, precision);
  if (found === undefined) return build(a.rows, a.cols, () => fromNumber(0));
  const { v, values, fraction, exponent } = found;
  const roots = values.map((value) => floorRoot(value << BigInt(fraction), 2));
  const rows = Array.from({ length: a.rows }, (_, i) => v.map((vector) => vector[i]!));
  const weighted = rows.map((row) => row.map((x, k) => x * roots[k]!));
  return build(a.rows, a.cols, (i, k) => point(new Dyadic(dot(weighted[i]!, rows[k]!), exponent / 2 - 3 * fraction)));
}

/**
 * The Moore–Penrose inverse of the members of an interval matrix; each entry exact but for one rounding for a point
 * matrix of any rank, and for others an enclosure where all members have the full rank min(m, n).
 *
 * Points: from A = CF with the pivot columns C and the reduced echelon form F of full ranks, A⁺ = Fᵀ(FFᵀ)⁻¹(CᵀC)⁻¹Cᵀ
 * (MacDuffee; Ben-Israel and Greville 2003, 1.6), all of it by elimination without fractions. Others: around that of the
 * midpoint Ã, for members at a distance of at most r < σ_min(Ã), by ‖A⁺ − Ã⁺‖_F ≤ √2 r/(σ_min(Ã)(σ_min(Ã) − r)) (Wedin
 * 1973, Theorem 4.1).
 * @throws RigorError where members may be of less than full rank, and at `EXACT`
 */
export function pseudoInverse(a: IntervalMatrix, precision: Precision): IntervalMatrix {
  finiteBits(precision, "pseudoInverse");
  if (isPointMatrix(a)) return pointPseudoInverse(a, precision);
  if (a.data.some(isWholeLine)) return build(a.cols, a.rows, () => WHOLE_LINE);
  const { center, radiusSquared } = midpoint(a);
  const middle = build(a.rows, a.cols, (i, k) => point(center[i * a.cols + k]!));
  const radius = squareRootOf(radiusSquared, 64, "up");
  const least = singularValues(middle, precision).at(-1)!.lo;
  const room = minus(least, radius);
  if (room.sign <= 0) {
    throw new RigorError(
      "pseudoInverse",
      "members of full rank",
      `a distance of at most ${toNumber(least, "up")} to others`,
    );
  }
  const moved = quotient(times(fromDouble(1.4143), radius), times(least, room), 64, "up");
  const wide = widened(pointPseudoInverse(middle, precision), moved);
  return build(a.cols, a.rows, (i, k) => outward(wide.at(i, k), precision));
}

function pointPseudoInverse(a: IntervalMatrix, precision: Precision): IntervalMatrix {
  const bits = finiteBits(precision, "pseudoInverse");
  const { rows, exponent } = integerMatrix(a);
  const entry = (numerator: bigint, denominator: bigint): Interval => {
    const [above, below] = [new Dyadic(numerator, 0), new Dyadic(denominator, exponent)];
    return { lo: quotient(above, below, bits, "down"), hi: quotient(above, below, bits, "up") };
  };
  const echelon = fractionFree(rows);
  const rank = echelon.rows.length;
  if (rank === 0) return build(a.cols, a.rows, () => fromNumber(0));
  // F = I, or C = I for the transpose: the other factor's numbers, as long as minors of it, are not needed.
  if (rank === a.cols) {
    const { rows: inverse, pivot } = leftInverse(rows);
    return build(a.cols, a.rows, (i, k) => entry(inverse[i]![k]!, pivot));
  }
  if (rank === a.rows) {
    const { rows: inverse, pivot } = leftInverse(transposed(rows));
    return build(a.cols, a.rows, (i, k) => entry(inverse[k]![i]!, pivot));
  }
  // The rows of the echelon form are `pivot` times those of F.
  const left = leftInverse(rows.map((row) => echelon.pivotColumns.map((k) => row[k]!)));
  const right = solved(gram(echelon.rows), left.rows);
  return build(a.cols, a.rows, (i, k) => {
    const total = echelon.rows.reduce((sum, row, l) => sum + row[i]! * right.rows[l]![k]!, 0n);
    return entry(echelon.pivot * total, left.pivot * right.pivot);
  });
}

/** (CᵀC)⁻¹Cᵀ as `rows` / `pivot`, for C of full column rank; C⁻¹ where it is square. */
function leftInverse(c: IntegerRows): { rows: IntegerRows; pivot: bigint } {
  const columns = transposed(c);
  if (c.length > columns.length) return solved(gram(columns), columns);
  return solved(
    c,
    c.map((_, i) => c.map((_row, k) => (i === k ? 1n : 0n))),
  );
}

function transposed(rows: IntegerRows): IntegerRows {
  return rows[0]!.map((_, k) => rows.map((row) => row[k]!));
}

/** The inner products of the rows. */
function gram(rows: IntegerRows): IntegerRows {
  return rows.map((x) => rows.map((y) => dot(x, y)));
}

/** X with GX = B as `rows` / `pivot`, for a regular G. */
function solved(g: IntegerRows, b: IntegerRows): { rows: IntegerRows; pivot: bigint } {
  const { rows, pivot } = fractionFree(g.map((row, i) => [...row, ...b[i]!]));
  return { rows: rows.map((row) => row.slice(g.length)), pivot };
}
