import {
  allocate,
  INSPECT,
  jsonNumber,
  note,
  OUTWARD,
  primitiveOf,
  Quantity,
  ShapeError,
  SMALLEST_SUBNORMAL,
  UNIT_ROUNDOFF,
} from "../arithmetic/index.js";
import { multiplyInto } from "../kernels/index.js";
import { entriesOf, type ForeignMatrix, noMatrix } from "./foreign.js";
import { frobeniusBound, gainBound } from "./gain-bound.js";
import { gramInto } from "./kernels.js";
import { entrywiseRounding, productRadius, withinRange } from "./rounding.js";

/** Matrices with more entries are shown by their shape. */
const SHOWN = 64;

const REMEDY = "say .at(i, j) for an entry, plus, minus, times for arithmetic, frobeniusNorm and the like for numbers";

/** What functions take for a matrix. What is no `Matrix` is copied in each call, by `fromRows`. */
export type MatrixLike = Matrix | ForeignMatrix;

/** What functions take for a list of matrices. */
export type MatrixList = readonly Matrix[] | readonly ForeignMatrix[];

/**
 * A rows × cols matrix, flat and row-major: entry (i, j) is data[i·cols + j].
 *
 * `radius` bounds its error in the Frobenius norm, ‖true − data‖_F ≤ radius; 0 for the entries of an
 * instance, which are exact by definition. Data is not changed once a matrix has been handed out.
 * Sums and products carry the radii of their operands and their own rounding, at every scale: what is lost to underflow
 * is part of the radius, and where entries may have overflowed the radius is infinite.
 */
export class Matrix {
  readonly radius: number;
  private cachedNorm = -1;
  private cachedGain = -1;

  /** A radius that is no number of at least 0 (∞ − ∞, 0·∞) says as little as ∞ and becomes it. */
  constructor(
    readonly rows: number,
    readonly cols: number,
    readonly data: Float64Array,
    radius = 0,
  ) {
    this.radius = radius >= 0 ? radius : Infinity;
  }

  /** Upper bound of the Frobenius norm of `data`, ∞ for entries that are no numbers; computed once. Used by error formulas. */
  get normBound(): number {
    if (this.cachedNorm < 0) this.cachedNorm = frobeniusBound(this.data);
    return this.cachedNorm;
  }

  /** Upper bound of the spectral norm of `data`, at most `normBound`; computed once. Used by the error formula of long products. */
  get gainBound(): number {
    if (this.cachedGain < 0) this.cachedGain = gainBound(this.rows, this.cols, this.data, this.normBound);
    return this.cachedGain;
  }

  /** Whether this is the zero matrix without doubt: all entries zero, and the radius zero. */
  get isZero(): boolean {
    return this.normBound === 0 && this.radius === 0;
  }

  /** Entry (i, j), counted from zero. */
  at(i: number, j: number): number {
    return this.data[i * this.cols + j]!;
  }

  /** Aᵀ. The error radius carries over. */
  get T(): Matrix {
    const { rows, cols, data } = this;
    const out = allocate(rows * cols);
    for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[j * rows + i] = data[i * cols + j]!;
    return note(new Matrix(cols, rows, out, this.radius), "transpose", this);
  }

  /** A + tB for an exact number t. Radius: those of A and B, and two roundings an entry. @throws ShapeError */
  plus(b: MatrixLike, t = 1): Matrix {
    b = fromRows(b, "A + tB");
    requireSameShape(this, b, "A + tB");
    const { rows, cols, data } = this;
    const out = allocate(data.length);
    for (let i = 0; i < data.length; i++) out[i] = data[i]! + t * b.data[i]!;
    const size = Math.abs(t);
    const norm = this.normBound + size * b.normBound * (size === 1 ? 1 : 2);
    const own = t === 0 ? 0 : entrywiseRounding(norm, data.length, size === 1 ? 0 : b.normBound + b.radius);
    const radius = (this.radius + size * b.radius + own) * OUTWARD;
    return note(new Matrix(rows, cols, out, radius), "addScaled", this, b, t);
  }

  /** A − B. @throws ShapeError */
  minus(b: MatrixLike): Matrix {
    return this.plus(b, -1);
  }

  /**
   * AB for a matrix B with as many rows as A has columns, tA for a number t: exact, or computed with an error bound.
   *
   * Radius of AB: γ_k‖A‖_F‖B‖_F for the inner dimension k (Higham 2002, (3.13), in the Frobenius norm), the propagated
   * radii times the norm of the other factor, the spectral one where radii have grown, and what gradual underflow adds.
   * Of tA: |t| r_A + e_t(‖A‖_F + r_A) for the radius r_A of A and the error e_t of t, and one rounding an entry.
   * @throws ShapeError
   */
  times(x: MatrixLike | Quantity | number): Matrix {
    if (x instanceof Matrix) return this.multiplied(x);
    if (typeof x === "number") return this.scaled(x);
    return x instanceof Quantity ? this.scaledByQuantity(x) : this.multiplied(fromRows(x, "AB"));
  }

  /**
   * AAᵀ, symmetric, for half the work of a product: entry (i, j) is the inner product of rows i and j.
   *
   * Radius: as of A.times(A.T).
   */
  gramOfRows(): Matrix {
    const { rows, cols, data } = this;
    const out = allocate(rows * rows);
    gramInto(out, data, rows, cols);
    return note(new Matrix(rows, rows, out, productRadius(this, this, cols, rows * rows)), "gramOfRows", this);
  }

  /** The entries as an array of rows: a copy that outlives the workspace. */
  toRows(): number[][] {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from(this.data.subarray(i * this.cols, (i + 1) * this.cols)),
    );
  }

  /**
   * A copy as a matrix of another library whose constructor takes an array of rows: `a.to(MlMatrix)` for the Matrix of
   * ml-matrix. The radius stays behind.
   */
  to<M>(type: new (rows: number[][]) => M): M {
    return new type(this.toRows());
  }

  /** The entries row by row in one array, with `rows` and `cols` beside it: a copy that outlives the workspace. */
  toArray(): Float64Array {
    return Float64Array.from(this.data);
  }

  /** `2×3 [1 2 3; 4 5 6] ± 1.2e-15`, of large matrices the shape alone. */
  toString(): string {
    const rows = this.toRows().map((row) => row.join(" "));
    const entries = this.data.length > SHOWN ? "" : ` [${rows.join("; ")}]`;
    return `${this.shape}${entries}${this.radius === 0 ? "" : ` ± ${Number(this.radius.toPrecision(3))}`}`;
  }

  /** The shape, the entries row by row, and the radius: what `fromRows` takes, but for the radius. */
  toJSON(): { shape: [rows: number, cols: number]; data: (number | string)[]; radius: number | string } {
    const { rows, cols, data, radius } = this;
    return { shape: [rows, cols], data: Array.from(data, jsonNumber), radius: jsonNumber(radius) };
  }

  /** The text where text is asked for. @throws DomainError in arithmetic and comparisons with operators */
  [Symbol.toPrimitive](hint: string): string {
    return primitiveOf(hint, () => this.toString(), "a matrix", REMEDY);
  }

  /** As consoles show it. */
  [INSPECT](): string {
    return `Matrix(${this.toString()})`;
  }

  /** `2×3`, for messages. */
  get shape(): string {
    return `${this.rows}×${this.cols}`;
  }

  private multiplied(b: Matrix): Matrix {
    const { rows, cols } = this;
    if (cols !== b.rows) {
      throw new ShapeError({
        where: "AB",
        expected: `as many rows on the right as columns on the left`,
        got: `${this.shape} times ${b.shape}`,
      });
    }
    const out = allocate(rows * b.cols);
    multiplyInto(out, this.data, b.data, rows, cols, b.cols);
    return note(new Matrix(rows, b.cols, out, productRadius(this, b, cols, out.length)), "multiplyMatrices", this, b);
  }

  private scaled(t: number): Matrix {
    const out = this.entriesTimes(t);
    const size = Math.abs(t);
    const own =
      t === 0 || size === 1 ? 0 : entrywiseRounding(size * this.normBound, out.length, this.normBound + this.radius);
    const radius = (size * this.radius + own) * OUTWARD;
    return note(new Matrix(this.rows, this.cols, out, radius), "scaled", this, t);
  }

  private scaledByQuantity(t: Quantity): Matrix {
    const out = this.entriesTimes(t.value);
    const size = Math.abs(t.value);
    const propagated = size * this.radius + t.error * (this.normBound + this.radius);
    const isZero = this.isZero || (size === 0 && t.error === 0);
    const own = withinRange(size * this.normBound) * UNIT_ROUNDOFF + (out.length + 2) * SMALLEST_SUBNORMAL;
    const radius = (propagated + (isZero ? 0 : own)) * OUTWARD;
    return note(new Matrix(this.rows, this.cols, out, radius), "scaledByQuantity", this, t);
  }

  private entriesTimes(t: number): Float64Array {
    const { data } = this;
    const out = allocate(data.length);
    for (let i = 0; i < data.length; i++) out[i] = t * data[i]!;
    return out;
  }
}

/** All zeros. */
export function zeros(rows: number, cols: number): Matrix {
  return new Matrix(rows, cols, allocate(rows * cols).fill(0));
}

/** The d × d identity. */
export function identity(d: number): Matrix {
  return diagonal(new Array<number>(d).fill(1), d, d);
}

/** The rows × cols matrix with `values` on its main diagonal. */
export function diagonal(values: ArrayLike<number>, rows = values.length, cols = values.length): Matrix {
  const data = allocate(rows * cols).fill(0);
  const length = Math.min(values.length, rows, cols);
  for (let i = 0; i < length; i++) data[i * cols + i] = values[i]!;
  return new Matrix(rows, cols, data);
}

/**
 * A matrix from what users have: an array of rows, a Matrix of ml-matrix, numbers with a shape. A copy, whose entries are
 * exact by definition; a `Matrix` is handed back as it is.
 * @param where the argument, for complaints
 * @throws ShapeError for no entries, rows of different lengths, and what is no matrix; NonFiniteError
 */
export function fromRows(given: MatrixLike, where = "fromRows"): Matrix {
  if (given instanceof Matrix) return given;
  const { rows, cols, data } = entriesOf(given, where);
  return new Matrix(rows, cols, data);
}

/** The matrices themselves where all are, else `fromRows` of each. @throws as fromRows, with the place in the list */
export function matricesFrom(given: MatrixList, where: string): readonly Matrix[] {
  if (!Array.isArray(given)) throw noMatrix(given, where, "a list of matrices");
  const list = given as readonly MatrixLike[];
  return areMatrices(list) ? list : list.map((each, i) => fromRows(each, `${where}, matrix ${i + 1}`));
}

/** The check of a field of a problem, where nothing is converted. @throws ShapeError that says how to make one */
export function requireMatrix(given: Matrix, where: string): void {
  if (!(given instanceof Matrix)) throw noMatrix(given, where, "a Matrix", "make it with fromRows");
}

function areMatrices(list: readonly MatrixLike[]): list is readonly Matrix[] {
  for (let i = 0; i < list.length; i++) if (!(list[i] instanceof Matrix)) return false;
  return true;
}

/** A column vector from numbers. */
export function column(values: ArrayLike<number>): Matrix {
  const data = allocate(values.length);
  for (let i = 0; i < values.length; i++) data[i] = values[i]!;
  return new Matrix(values.length, 1, data);
}

/** Throws unless a and b are matrices of the same shape. @throws ShapeError */
export function requireSameShape(a: Matrix, b: Matrix, where: string): void {
  if (a.rows === b.rows && a.cols === b.cols && a.rows >= 0) return;
  requireMatrix(a, where);
  requireMatrix(b, where);
  throw new ShapeError({ where, expected: `two matrices of one shape`, got: `${a.shape} and ${b.shape}` });
}
