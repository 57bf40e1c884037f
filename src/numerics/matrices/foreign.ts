import { allocate, NonFiniteError, ShapeError } from "../arithmetic/index.js";

/** A matrix of another library that says its sizes and its rows, such as a Matrix of ml-matrix. */
interface RowsAndColumns {
  readonly rows: number;
  readonly columns: number;
  to2DArray(): readonly ArrayLike<number>[];
}

/** Numbers row by row and the shape that they fill, [rows, columns]. */
interface ShapedNumbers {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** Numbers row by row and how many rows and columns they fill. */
interface FlatNumbers {
  readonly rows: number;
  readonly columns: number;
  readonly data: ArrayLike<number>;
}

/** What stands for a matrix outside: an array of rows, plain or typed, a Matrix of ml-matrix, numbers with a shape. */
export type ForeignMatrix = readonly ArrayLike<number>[] | RowsAndColumns | ShapedNumbers | FlatNumbers;

/** A shape and its entries, flat and row-major. */
interface Entries {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

const REMEDY = "give an array of rows, a Matrix of ml-matrix, { shape: [rows, columns], data }, or what fromRows makes";

/**
 * A copy of the entries of a matrix from outside. No other library is imported: what counts is what the argument has.
 * @param where the argument, for complaints
 * @throws ShapeError for no entries, rows of different lengths, and what is no matrix; NonFiniteError
 */
export function entriesOf(given: unknown, where: string): Entries {
  if (Array.isArray(given)) return entriesOfRows(given, where);
  if (typeof given === "object" && given !== null) {
    if ("to2DArray" in given && typeof given.to2DArray === "function") {
      const rows: unknown = (given as RowsAndColumns).to2DArray();
      if (Array.isArray(rows)) return entriesOfRows(rows, where);
    }
    if ("shape" in given && Array.isArray(given.shape) && "data" in given) {
      return shapedEntries(given.shape, given.data, where);
    }
    if ("rows" in given && "columns" in given && "data" in given) {
      return shapedEntries([given.rows, given.columns], given.data, where);
    }
  }
  throw noMatrix(given, where);
}

/** The complaint about something that is no matrix, or no list of them. */
export function noMatrix(given: unknown, where: string, expected = "a matrix", remedy = REMEDY): ShapeError {
  return new ShapeError({ where, expected, got: described(given), remedy });
}

function entriesOfRows(rows: readonly unknown[], where: string): Entries {
  if (rows.length > 0 && !isNumbers(rows[0])) throw noMatrix(rows, where);
  const cols = isNumbers(rows[0]) ? rows[0].length : 0;
  if (cols === 0) {
    throw new ShapeError({ where, expected: "at least one row and one column", got: `${rows.length}×${cols}` });
  }
  const data = allocate(rows.length * cols);
  rows.forEach((row, i) => {
    if (!isNumbers(row) || row.length !== cols) {
      const got = isNumbers(row) ? `${row.length}` : described(row);
      throw new ShapeError({ where, expected: `${cols} entries in row ${i + 1}, as in row 1`, got });
    }
    for (let j = 0; j < cols; j++) data[i * cols + j] = finite(row[j], where, i, j);
  });
  return { rows: rows.length, cols, data };
}

function shapedEntries(shape: readonly unknown[], numbers: unknown, where: string): Entries {
  const [rows, cols] = shape.map(Number) as [number, number];
  const isShape = shape.length === 2 && [rows, cols].every((size) => Number.isInteger(size) && size >= 1);
  if (!isShape || !isNumbers(numbers) || numbers.length !== rows * cols) {
    throw new ShapeError({
      where,
      expected: "a shape [rows, columns] and as many numbers",
      got: `shape [${shape.join(", ")}] and ${described(numbers)}`,
    });
  }
  const data = allocate(rows * cols);
  for (let k = 0; k < data.length; k++) data[k] = finite(numbers[k], where, Math.floor(k / cols), k % cols);
  return { rows, cols, data };
}

function finite(x: unknown, where: string, i: number, j: number): number {
  if (typeof x === "number" && Number.isFinite(x)) return x;
  const got = typeof x === "number" ? String(x) : described(x);
  throw new NonFiniteError({ where, expected: `a finite number at (${i + 1}, ${j + 1})`, got });
}

/** An array or a typed array. What is in it, `finite` sees. */
function isNumbers(x: unknown): x is ArrayLike<unknown> {
  return Array.isArray(x) || (ArrayBuffer.isView(x) && "length" in x);
}

/** What came, in a few words. */
function described(given: unknown): string {
  if (isNumbers(given)) {
    const kind = Array.isArray(given) ? "an array" : `a ${(given as object).constructor.name}`;
    return `${kind} of ${given.length} ${given.length > 0 && typeof given[0] === "number" ? "numbers" : "items"}`;
  }
  if (typeof given === "string") return JSON.stringify(given);
  if (typeof given === "object" && given !== null) return "an object that is none";
  return typeof given === "function" ? "a function" : String(given);
}
