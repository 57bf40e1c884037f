import { Dyadic, plus, shifted, times, ZERO } from "../numbers/dyadic.js";
import { RigorError } from "../numbers/errors.js";
import {
  add,
  fromNumber,
  type Interval,
  isPoint,
  isZero,
  multiply,
  square,
  squareRoot,
  subtract,
  sum,
  width,
} from "../numbers/interval.js";
import { EXACT, type Precision } from "../numbers/precision.js";

/** A rows × cols matrix of doubles, row by row: what the entries of an interval matrix are made from. */
export interface DoubleMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: ArrayLike<number>;
}

/** All rows × cols matrices with entries in the given intervals, which stand row by row. Immutable. */
export class IntervalMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly Interval[];

  /** @throws RigorError for a number of entries other than rows · cols */
  constructor(rows: number, cols: number, data: readonly Interval[]) {
    if (data.length !== rows * cols) {
      throw new RigorError("IntervalMatrix", `${rows} × ${cols} = ${rows * cols} entries`, String(data.length));
    }
    this.rows = rows;
    this.cols = cols;
    this.data = data;
  }

  /** The entry in row i and column k, counted from 0. */
  at(i: number, k: number): Interval {
    return this.data[i * this.cols + k]!;
  }
}

/**
 * The matrix whose entries are these doubles, exactly; an error radius of the argument is not looked at.
 * @throws RigorError for entries that are not finite
 */
export function fromMatrix({ rows, cols, data }: DoubleMatrix): IntervalMatrix {
  return new IntervalMatrix(rows, cols, Array.from(data, fromNumber));
}

/** The matrix with these rows of doubles. @throws RigorError for ragged rows or entries that are not finite */
export function fromRows(rows: readonly (readonly number[])[]): IntervalMatrix {
  const cols = rows[0]?.length ?? 0;
  const ragged = rows.find((row) => row.length !== cols);
  if (ragged !== undefined) throw new RigorError("fromRows", `rows of ${cols} entries`, `a row of ${ragged.length}`);
  return new IntervalMatrix(rows.length, cols, rows.flat().map(fromNumber));
}

/** The rows × cols matrix with the entries f(i, k). */
export function build(rows: number, cols: number, f: (i: number, k: number) => Interval): IntervalMatrix {
  const data: Interval[] = [];
  for (let i = 0; i < rows; i++) for (let k = 0; k < cols; k++) data.push(f(i, k));
  return new IntervalMatrix(rows, cols, data);
}

/** The identity of size d. */
export function identity(d: number): IntervalMatrix {
  const [one, zero] = [fromNumber(1), fromNumber(0)];
  return build(d, d, (i, k) => (i === k ? one : zero));
}

/** Whether every entry is a single number. */
export function isPointMatrix(a: IntervalMatrix): boolean {
  return a.data.every(isPoint);
}

/** Aᵀ, exactly. */
export function transpose(a: IntervalMatrix): IntervalMatrix {
  return build(a.cols, a.rows, (i, k) => a.at(k, i));
}

/** A + B, of the same shape. @throws RigorError */
export function addMatrices(a: IntervalMatrix, b: IntervalMatrix, precision: Precision): IntervalMatrix {
  requireSameShape(a, b, "addMatrices");
  return build(a.rows, a.cols, (i, k) => add(a.at(i, k), b.at(i, k), precision));
}

/** A − B, of the same shape. @throws RigorError */
export function subtractMatrices(a: IntervalMatrix, b: IntervalMatrix, precision: Precision): IntervalMatrix {
  requireSameShape(a, b, "subtractMatrices");
  return build(a.rows, a.cols, (i, k) => subtract(a.at(i, k), b.at(i, k), precision));
}

/** tA. */
export function scale(a: IntervalMatrix, t: Interval, precision: Precision): IntervalMatrix {
  return build(a.rows, a.cols, (i, k) => multiply(a.at(i, k), t, precision));
}

/** Σ t_i A_i over one or more matrices of the same shape, each entry rounded once. @throws RigorError */
export function linearCombination(
  matrices: readonly IntervalMatrix[],
  coefficients: readonly Interval[],
  precision: Precision,
): IntervalMatrix {
  const first = matrices[0];
  if (first === undefined || coefficients.length !== matrices.length) {
    const got = `${matrices.length} and ${coefficients.length}`;
    throw new RigorError("linearCombination", "one or more matrices and as many coefficients", got);
  }
  for (const a of matrices) requireSameShape(first, a, "linearCombination");
  return build(first.rows, first.cols, (i, k) =>
    sum(
      matrices.map((a, index) => multiply(a.at(i, k), coefficients[index]!, EXACT)),
      precision,
    ),
  );
}

/** AB, each entry summed exactly and rounded once. @throws RigorError where A has not as many columns as B has rows */
export function product(a: IntervalMatrix, b: IntervalMatrix, precision: Precision): IntervalMatrix {
  if (a.cols !== b.rows) {
    throw new RigorError("product", `a second factor of ${a.cols} rows`, `${b.rows} × ${b.cols}`);
  }
  return build(a.rows, b.cols, (i, k) => {
    const terms: Interval[] = [];
    for (let l = 0; l < a.cols; l++) {
      const [x, y] = [a.at(i, l), b.at(l, k)];
      if (!isZero(x) && !isZero(y)) terms.push(multiply(x, y, EXACT));
    }
    return sum(terms, precision);
  });
}

/** The product of one or more matrices, from the right: A_1 (A_2 (⋯ A_k)). @throws RigorError */
export function chain(matrices: readonly IntervalMatrix[], precision: Precision): IntervalMatrix {
  if (matrices.length === 0) throw new RigorError("chain", "one or more matrices", "none");
  return matrices.reduceRight((right, left) => product(left, right, precision));
}

/** A ⊗ B, of shape (a.rows · b.rows) × (a.cols · b.cols). */
export function kronecker(a: IntervalMatrix, b: IntervalMatrix, precision: Precision): IntervalMatrix {
  return build(a.rows * b.rows, a.cols * b.cols, (i, k) => {
    const left = a.at(Math.floor(i / b.rows), Math.floor(k / b.cols));
    return multiply(left, b.at(i % b.rows, k % b.cols), precision);
  });
}

/** ⟨A, B⟩ = Σ a_ij b_ij, rounded once. @throws RigorError */
export function inner(a: IntervalMatrix, b: IntervalMatrix, precision: Precision): Interval {
  requireSameShape(a, b, "inner");
  return sum(
    a.data.map((x, at) => multiply(x, b.data[at]!, EXACT)),
    precision,
  );
}

/** tr A. @throws RigorError for a matrix that is not square */
export function trace(a: IntervalMatrix, precision: Precision): Interval {
  requireSquare(a, "trace");
  return sum(
    Array.from({ length: a.rows }, (_, i) => a.at(i, i)),
    precision,
  );
}

/** ‖A‖_F² = Σ a_ij², rounded once; at `EXACT` it is exact. */
export function frobeniusSquared(a: IntervalMatrix, precision: Precision): Interval {
  return sum(
    a.data.map((x) => square(x, EXACT)),
    precision,
  );
}

/** ‖A‖_F. @throws RigorError at `EXACT` */
export function frobeniusNorm(a: IntervalMatrix, precision: Precision): Interval {
  return squareRoot(frobeniusSquared(a, precision.plus(2)), precision);
}

/** A point matrix in the middle of the intervals, and the largest Frobenius distance of a member to it, squared. */
export function midpoint(a: IntervalMatrix): { center: readonly Dyadic[]; radiusSquared: Dyadic } {
  let radiusSquared = ZERO;
  const center = a.data.map((x) => {
    if (isPoint(x)) return x.lo;
    const half = shifted(width(x), -1);
    radiusSquared = plus(radiusSquared, times(half, half));
    return shifted(plus(x.lo, x.hi), -1);
  });
  return { center, radiusSquared };
}

/** A with every entry widened by r ≥ 0 on both sides: it holds whatever is within r of A entry by entry. */
export function widened(a: IntervalMatrix, r: Dyadic): IntervalMatrix {
  const around = { lo: new Dyadic(-r.mantissa, r.exponent), hi: r };
  return build(a.rows, a.cols, (i, k) => add(a.at(i, k), around, EXACT));
}

/** @throws RigorError */
export function requireSameShape(a: IntervalMatrix, b: IntervalMatrix, where: string): void {
  if (a.rows !== b.rows || a.cols !== b.cols) {
    throw new RigorError(where, `a matrix of shape ${a.rows} × ${a.cols}`, `${b.rows} × ${b.cols}`);
  }
}

/** @throws RigorError */
export function requireSquare(a: IntervalMatrix, where: string): void {
  if (a.rows !== a.cols) throw new RigorError(where, "a square matrix", `${a.rows} × ${a.cols}`);
}
