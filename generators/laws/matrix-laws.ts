import { allocate, diagonal, DomainError, Matrix, type Quantity, twoTo, zeros } from "../../src/numerics/index.js";
import { orthonormalColumns, type Random } from "../../src/random/index.js";

/** Rows and columns. */
export type Shape = readonly [rows: number, cols: number];

/** How one matrix of a given shape is drawn. The entries drawn are exact by definition. */
export type MatrixLaw = (rows: number, cols: number, random: Random) => Matrix;

/** A list of matrices with what is known about it by construction. */
export interface BuiltList {
  readonly matrices: readonly Matrix[];
  /** The smallest δ for which the list, as measurements, satisfies (r, δ)-RIP, as a function of r. */
  readonly rip?: (rank: number) => Quantity;
}

/**
 * How a list of matrices of given shapes is drawn. A law that constructs a whole family decides itself how many
 * matrices there are; then `shapes` has at least one entry, and all of them are equal.
 */
export type ListLaw = (shapes: readonly Shape[], seed: number) => BuiltList;

/** Fills a fresh matrix entry by entry, row by row. */
function entrywise(draw: (random: Random) => number): MatrixLaw {
  return (rows, cols, random) => {
    const data = allocate(rows * cols);
    for (let i = 0; i < data.length; i++) data[i] = draw(random);
    return new Matrix(rows, cols, data);
  };
}

/** UΣVᵀ with Haar U and V and the given singular values; the stored entries are rounded, and then exact. */
function withSpectrum(draw: (length: number, random: Random) => readonly number[]): MatrixLaw {
  return (rows, cols, random) => {
    const length = Math.min(rows, cols);
    const left = orthonormalColumns(rows, length, random);
    const right = orthonormalColumns(cols, length, random);
    const sigma = draw(length, random);
    const out = allocate(rows * cols);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) {
        let total = 0;
        for (let k = 0, p = i * length, q = j * length; k < length; k++, p++, q++) {
          total += left.data[p]! * sigma[k]! * right.data[q]!;
        }
        out[i * cols + j] = total;
      }
    }
    return new Matrix(rows, cols, out);
  };
}

/** A product of two small-integer factors with inner dimension 1 … min(rows, cols) − 1 (1 where that is empty): rank deficient, exactly. */
const lowRank: MatrixLaw = (rows, cols, random) => {
  const rank = random.integer(1, Math.max(1, Math.min(rows, cols) - 1));
  const small = entrywise((source) => source.integer(-2, 2));
  const product = small(rows, rank, random).times(small(rank, cols, random));
  return new Matrix(rows, cols, product.data);
};

/** The laws by name, for specs. Order matters to shrinking: earlier laws are simpler. */
export const MATRIX_LAWS = {
  /** All zeros. */
  zero: (rows, cols) => zeros(rows, cols),
  /** Ones on the main diagonal. */
  identity: (rows, cols) => diagonal(new Array<number>(Math.min(rows, cols)).fill(1), rows, cols),
  /** A single 1 at a random place. */
  unit: (rows, cols, random) => {
    const matrix = zeros(rows, cols);
    matrix.data[random.integer(0, rows * cols - 1)] = 1;
    return matrix;
  },
  /** Ones on the first superdiagonal: nilpotent where square. */
  nilpotent: (rows, cols) => {
    const matrix = zeros(rows, cols);
    for (let i = 0; i < rows && i + 1 < cols; i++) matrix.data[i * cols + i + 1] = 1;
    return matrix;
  },
  /** Small positive integers on the main diagonal. */
  diagonal: (rows, cols, random) =>
    diagonal(
      Array.from({ length: Math.min(rows, cols) }, () => random.integer(1, 4)),
      rows,
      cols,
    ),
  /** Independent ±1. */
  sign: entrywise((random) => random.sign()),
  /** Independent integers from −3 to 3. */
  integer: entrywise((random) => random.integer(-3, 3)),
  /** Independent integers from 1 to 4. */
  positive: entrywise((random) => random.integer(1, 4)),
  /** Mostly zeros, a few integers. */
  sparse: entrywise((random) => (random.integer(0, 3) === 0 ? random.integer(-2, 2) : 0)),
  /** Exactly rank-deficient integers. */
  lowRank,
  /** Independent standard normal entries. */
  gaussian: entrywise((random) => random.normal()),
  /** Haar orthonormal columns or rows. */
  orthogonal: withSpectrum((length) => new Array<number>(length).fill(1)),
  /** Haar bases, singular values 2^k with k uniform from −6 to 6. */
  graded: withSpectrum((length, random) => Array.from({ length }, () => twoTo(random.integer(-6, 6)))),
  /** Haar bases, singular values 2^−k with k uniform from 0 to 40: condition numbers to 10^12. */
  steep: withSpectrum((length, random) => Array.from({ length }, () => twoTo(-random.integer(0, 40)))),
  /** Haar bases, singular values repeated: each 1 or 2. */
  repeated: withSpectrum((length, random) => Array.from({ length }, () => random.integer(1, 2))),
  /** Haar bases and one singular value 1. */
  rankOne: withSpectrum((length) => Array.from({ length }, (_, k) => (k === 0 ? 1 : 0))),
} as const satisfies Record<string, MatrixLaw>;

/** The name of a law that a matrix is drawn by. */
export type MatrixLawName = keyof typeof MATRIX_LAWS;

/** Names of all laws, simplest first. */
export const MATRIX_LAW_NAMES = Object.keys(MATRIX_LAWS) as MatrixLawName[];

/** Laws that suit a generic claim: most draws Gaussian or integer, every structure now and then. */
export const MIXED_LAWS: readonly MatrixLawName[] = [
  ...(["gaussian", "gaussian", "gaussian", "gaussian", "integer", "integer", "sign"] as const),
  ...(["lowRank", "graded", "orthogonal", "repeated", "rankOne", "sparse", "diagonal", "identity"] as const),
  ...(["nilpotent", "unit", "zero"] as const),
];

/** The law of that name. @throws DomainError where there is none */
export function matrixLaw(name: string): MatrixLaw {
  if (!Object.hasOwn(MATRIX_LAWS, name)) {
    throw new DomainError({ where: "spec", expected: `a law out of ${MATRIX_LAW_NAMES.join(", ")}`, got: name });
  }
  return MATRIX_LAWS[name as MatrixLawName];
}
