import { allocate, note, type Origin, ShapeError } from "../../arithmetic/index.js";
import { jointRadius } from "../joint-radius.js";
import { fromRows, matricesFrom, Matrix, type MatrixLike, type MatrixList, requireSameShape } from "../matrix.js";

/** √(Σ r_i²) over radii: that of a matrix made of blocks. */
function radiusOf(blocks: readonly Matrix[]): number {
  return jointRadius(blocks.map(({ radius }) => radius));
}

/**
 * [A_1 … A_n] for matrices of one shape. One long product with it runs faster than n short ones.
 * @throws ShapeError where there is none, or shapes differ
 */
export function sideBySide(blocks: MatrixList): Matrix {
  blocks = matricesFrom(blocks, "sideBySide");
  const where = "sideBySide";
  const [first] = blocks;
  if (first === undefined) throw new ShapeError({ where, expected: "at least one block", got: "none" });
  for (const a of blocks) requireSameShape(first, a, where);
  const { rows, cols } = first;
  const width = blocks.length * cols;
  const data = allocate(rows * width);
  for (let i = 0; i < blocks.length; i++) {
    const source = blocks[i]!.data;
    for (let r = 0, from = 0; r < rows; r++) {
      for (let c = 0, to = r * width + i * cols; c < cols; c++, to++, from++) data[to] = source[from]!;
    }
  }
  const origin: Origin = (row, col) => [Math.floor(col / cols), row, col % cols];
  return note(new Matrix(rows, width, data, radiusOf(blocks)), "rearranged", blocks, origin);
}

/** [B_1 … B_n] with its n blocks put on top of each other. @throws ShapeError where n does not divide the columns */
export function onTop(beside: MatrixLike, blocks: number): Matrix {
  beside = fromRows(beside, "onTop");
  const rows = beside.rows;
  const cols = beside.cols / blocks;
  if (!Number.isInteger(cols)) {
    throw new ShapeError({ where: "onTop", expected: `columns that ${blocks} blocks share`, got: beside.shape });
  }
  const data = allocate(rows * beside.cols);
  for (let i = 0, to = 0; i < blocks; i++) {
    for (let r = 0; r < rows; r++) {
      for (let c = 0, from = r * beside.cols + i * cols; c < cols; c++, from++, to++) data[to] = beside.data[from]!;
    }
  }
  const origin: Origin = (row, col) => [0, row % rows, Math.floor(row / rows) * cols + col];
  return note(new Matrix(rows * blocks, cols, data, beside.radius), "rearranged", [beside], origin);
}

/**
 * The same numbers, row after row, in a matrix of another shape: nothing is copied. [B_1 … B_n] in rows as long as those of
 * a block has row r of B_i, both counted from zero, in row rn + i; in rows n times as long it is [B_1 … B_n] again.
 * @throws ShapeError unless the shape has as many entries
 */
export function reshaped(given: MatrixLike, rows: number, cols: number): Matrix {
  const a = fromRows(given, "reshaped");
  if (rows * cols !== a.data.length) {
    throw new ShapeError({ where: "reshaped", expected: `${rows * cols} entries for ${rows}×${cols}`, got: a.shape });
  }
  const origin: Origin = (row, col) => {
    const at = row * cols + col;
    return [0, Math.floor(at / a.cols), at % a.cols];
  };
  return note(new Matrix(rows, cols, a.data, a.radius), "rearranged", [a], origin);
}

/**
 * The matrix whose row i holds the entries of the matrices of group i, one after another, each row by row.
 * @throws ShapeError where there is no group, or one has fewer or more entries than the first
 */
export function flattenedRows(given: readonly MatrixList[]): Matrix {
  const groups = given.map((group, i) => matricesFrom(group, `flattenedRows, row ${i + 1}`));
  const lengths = groups.map((group) => group.reduce((count, a) => count + a.data.length, 0));
  const [length] = lengths;
  if (length === undefined || lengths.some((other) => other !== length)) {
    const got = `groups of ${lengths.join(", ") || "no"} entries`;
    throw new ShapeError({ where: "flattenedRows", expected: "at least one group, all of as many entries", got });
  }
  const data = allocate(groups.length * length);
  let at = 0;
  for (const a of groups.flat()) {
    data.set(a.data, at);
    at += a.data.length;
  }
  const blocks = groups.flat();
  const origin: Origin = (row, col) => {
    let source = groups.slice(0, row).reduce((count, group) => count + group.length, 0);
    let at = col;
    for (; at >= blocks[source]!.data.length; source++) at -= blocks[source]!.data.length;
    const { cols } = blocks[source]!;
    return [source, Math.floor(at / cols), at % cols];
  };
  return note(new Matrix(groups.length, length, data, radiusOf(blocks)), "rearranged", blocks, origin);
}
