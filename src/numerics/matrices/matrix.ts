import { note } from "../arithmetic/provenance.js";
import { allocate } from "../arithmetic/arena.js";
import { NonFiniteError, ShapeError } from "../arithmetic/errors.js";
import { OUTWARD, SMALLEST_SUBNORMAL } from "../arithmetic/roundoff.js";

/**
 * A rows × cols matrix, flat and row-major: entry (i, j) is data[i·cols + j].
 *
 * `radius` bounds its error in the Frobenius norm, ‖true − data‖_F ≤ radius; 0 for the entries of an
 * instance, which are exact by definition. Data is not changed once a matrix has been handed out.
 */
export class Matrix {
  private cachedNorm = -1;

  constructor(
    readonly rows: number,
    readonly cols: number,
    readonly data: Float64Array,
    readonly radius = 0,
  ) {}

  /** Upper bound of the Frobenius norm of `data`, computed once. Used by error formulas. */
  get normBound(): number {
    if (this.cachedNorm < 0) {
      const norm = frobeniusOf(this.data);
      this.cachedNorm = norm === 0 ? 0 : norm * (1 + (this.data.length + 4) * 2 ** -52) + SMALLEST_SUBNORMAL;
    }
    return this.cachedNorm;
  }

  /** Entry (i, j), counted from zero. */
  at(i: number, j: number): number {
    return this.data[i * this.cols + j]!;
  }

  /** The entries as an array of rows: a copy that outlives the workspace. */
  toRows(): number[][] {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from(this.data.subarray(i * this.cols, (i + 1) * this.cols)),
    );
  }

  /** `2×3`, for messages. */
  get shape(): string {
    return `${this.rows}×${this.cols}`;
  }
}

/**
 * √(Σ x²) without overflow or harmful underflow: the plain sum where it is safe, else scaled by a power of two.
 * Relative error at most γ_{n+2} (Higham 2002, §3.1, and §27.8 for the scaling), but half of the smallest subnormal
 * where the result is itself subnormal.
 */
export function frobeniusOf(data: Float64Array): number {
  let total = 0;
  for (let i = 0; i < data.length; i++) total += data[i]! * data[i]!;
  if (total > 2 ** -900 && total < 2 ** 1000) return Math.sqrt(total);
  let largest = 0;
  for (let i = 0; i < data.length; i++) {
    const size = Math.abs(data[i]!);
    if (!(size <= largest)) largest = size;
  }
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  const scale = powerOfTwoNear(largest);
  total = 0;
  for (let i = 0; i < data.length; i++) total += (data[i]! / scale) ** 2;
  return Math.sqrt(total) * scale;
}

/** The power of two 2^k with x/2^k in [1, 2), clamped so that both it and its reciprocal are normal doubles. */
export function powerOfTwoNear(x: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  return 2 ** Math.max(-1021, Math.min(1021, exponent));
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
 * A matrix from an array of rows, for input from outside: every row must have the same length and every entry
 * must be finite.
 * @throws ShapeError, NonFiniteError
 */
export function fromRows(rows: readonly (readonly number[])[], where = "fromRows"): Matrix {
  const cols = rows[0]?.length ?? 0;
  if (rows.length === 0 || cols === 0) {
    throw new ShapeError({ where, expected: "at least one row and one column", got: `${rows.length}×${cols}` });
  }
  const data = allocate(rows.length * cols);
  rows.forEach((row, i) => {
    if (row.length !== cols) {
      throw new ShapeError({ where, expected: `${cols} entries in row ${i + 1}, as in row 1`, got: `${row.length}` });
    }
    row.forEach((x, j) => {
      if (!Number.isFinite(x)) {
        throw new NonFiniteError({ where, expected: `a finite number at (${i + 1}, ${j + 1})`, got: String(x) });
      }
      data[i * cols + j] = x;
    });
  });
  return new Matrix(rows.length, cols, data);
}

/** Aᵀ. The error radius carries over. */
export function transpose(a: Matrix): Matrix {
  const { rows, cols, data } = a;
  const out = allocate(rows * cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[j * rows + i] = data[i * cols + j]!;
  return note(new Matrix(cols, rows, out, a.radius), "transpose", a);
}

/** A column vector from numbers. */
export function column(values: ArrayLike<number>): Matrix {
  const data = allocate(values.length);
  for (let i = 0; i < values.length; i++) data[i] = values[i]!;
  return new Matrix(values.length, 1, data);
}

/** Throws unless a and b have the same shape. */
export function requireSameShape(a: Matrix, b: Matrix, where: string): void {
  if (a.rows !== b.rows || a.cols !== b.cols) {
    throw new ShapeError({ where, expected: `two matrices of one shape`, got: `${a.shape} and ${b.shape}` });
  }
}

/**
 * Rounding of an entrywise operation whose result has the bound `norm`: u·‖result‖_F plus what gradual
 * underflow adds per entry; nothing for a zero result of zeros.
 */
function entrywiseRounding(norm: number, entries: number): number {
  return norm === 0 ? 0 : norm * 2 ** -53 + entries * SMALLEST_SUBNORMAL;
}

/** a + t·b. Radius: those of a and b, and two roundings an entry. @throws ShapeError */
export function addScaled(a: Matrix, b: Matrix, t: number): Matrix {
  requireSameShape(a, b, "addScaled");
  const data = allocate(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = a.data[i]! + t * b.data[i]!;
  const size = Math.abs(t);
  const own = t === 0 ? 0 : entrywiseRounding(a.normBound + size * b.normBound * (size === 1 ? 1 : 2), data.length);
  const radius = (a.radius + size * b.radius + own) * OUTWARD;
  return note(new Matrix(a.rows, a.cols, data, radius), "addScaled", a, b, t);
}

/** A + B. @throws ShapeError */
export function plus(a: Matrix, b: Matrix): Matrix {
  return addScaled(a, b, 1);
}

/** A − B. @throws ShapeError */
export function minus(a: Matrix, b: Matrix): Matrix {
  return addScaled(a, b, -1);
}

/** t·A for an exact number t. */
export function scaled(a: Matrix, t: number): Matrix {
  const data = allocate(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = t * a.data[i]!;
  const own = t === 0 || Math.abs(t) === 1 ? 0 : entrywiseRounding(Math.abs(t) * a.normBound, data.length);
  return note(new Matrix(a.rows, a.cols, data, (Math.abs(t) * a.radius + own) * OUTWARD), "scaled", a, t);
}
