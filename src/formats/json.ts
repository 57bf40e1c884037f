import { Matrix } from "../numerics/index.js";
import { quoted, UsageError } from "../world/index.js";
import { isLost, parseJsonText } from "./json-text.js";
import { isObjectName, listName, type OwnFile, ownFile, requireFinite } from "./arrays.js";
import type { FileReading, OwnList } from "./own-list.js";

/** A decimal number as text. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The matrices of a JSON object: under every name a matrix as an array of rows, a list of matrices, or numbers in a
 * row. Entries are numbers or decimal strings, each read as the double next to it.
 * @param file its name for complaints
 * @throws UsageError
 */
export function parseJson(text: string, path: string, file: string, reading: FileReading = {}): OwnFile {
  const value = parseJsonText(text, { where: file, expected: "JSON or a NumPy .npz or .npy file" });
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError({
      where: file,
      expected: "a JSON object with matrices by name",
      got: described(value),
      remedy: 'write {"matrix": [[1, 2], [3, 4]]}, say',
    });
  }
  const lists = new Map<string, OwnList>();
  const unread = new Map<string, UsageError>();
  for (const [name, content] of Object.entries(value)) {
    const key = listName(name);
    const twin = lists.get(key);
    if (twin !== undefined) {
      throw new UsageError({ where: file, expected: `one of ${twin.name} and ${name}`, got: "both" });
    }
    try {
      lists.set(key, listOf(name, key, content, `${file}, ${name}`));
    } catch (error) {
      if (!(error instanceof UsageError) || isObjectName(name)) throw error;
      unread.set(name, error);
    }
  }
  return ownFile(path, file, { lists, unread }, reading);
}

/** Lists of which a file may hold a single matrix without the brackets around it, or numbers in a row. */
function listOf(name: string, key: string, content: unknown, where: string): OwnList {
  const depth = depthOf(content);
  if (depth === 1) {
    const entries = (content as unknown[]).map((x, i) => number(x, where, i + 1, 1));
    return { name, matrices: [new Matrix(entries.length, 1, Float64Array.from(entries))], vector: true };
  }
  if (depth === 2 && key !== "W") return { name, matrices: [matrixOf(content as unknown[], where)], vector: false };
  if (depth === 3) {
    const matrices = (content as unknown[]).map((rows, i) => {
      const inside = `${where} ${i + 1}`;
      if (depthOf(rows) === 2) return matrixOf(rows as unknown[], inside);
      throw new UsageError({ where: inside, expected: "a matrix as an array of rows", got: described(rows) });
    });
    return { name, matrices, vector: false };
  }
  throw new UsageError({
    where,
    expected: key === "W" ? "a list of matrices, W_1 first" : "a matrix as an array of rows, or a list of them",
    got: depth === 2 ? "a single array of rows" : described(content),
    ...(depth === 2 ? { remedy: "put brackets around a single layer" } : {}),
  });
}

/** How many arrays lie in each other, looking at first elements: 4 stands for more than three, 0 for none or an empty one. */
function depthOf(value: unknown): number {
  let inner = value;
  for (let depth = 0; depth <= MOST_NESTED; depth++) {
    if (!Array.isArray(inner)) return depth;
    if (inner.length === 0) return 0;
    inner = inner[0];
  }
  return MOST_NESTED + 1;
}

/** A list of matrices as arrays of rows. */
const MOST_NESTED = 3;

function matrixOf(rows: readonly unknown[], where: string): Matrix {
  const cols = (rows[0] as unknown[]).length;
  const entries = rows.flatMap((row, i) => {
    if (!Array.isArray(row) || row.length !== cols) {
      throw new UsageError({
        where,
        expected: `${cols} entries in row ${i + 1}, as in row 1`,
        got: Array.isArray(row) ? String(row.length) : described(row),
      });
    }
    return row.map((x, j) => number(x, where, i + 1, j + 1));
  });
  return new Matrix(rows.length, cols, Float64Array.from(entries));
}

function number(x: unknown, where: string, row: number, column: number): number {
  if (typeof x === "number") return requireFinite(x, { where, row, column });
  if (typeof x === "string" && DECIMAL.test(x) && !isLost(x)) return requireFinite(Number(x), { where, row, column });
  const lost = typeof x === "string" && DECIMAL.test(x) ? ", which is nearer to 0 than all doubles" : "";
  throw new UsageError({
    where,
    expected: `a number or a decimal string at (${row}, ${column})`,
    got: typeof x === "string" ? `${quoted(x)}${lost}` : described(x),
  });
}

function described(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : JSON.stringify(value);
}
