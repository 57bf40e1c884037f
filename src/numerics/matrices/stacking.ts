import { allocate, note, type Origin, OUTWARD } from "../arithmetic/index.js";
import { fromRows, matricesFrom, Matrix, type MatrixLike, type MatrixList } from "./matrix.js";

/** √(Σ r_i²) over radii: that of a matrix made of blocks. The slack covers the roundings of the sum and of the root. */
function jointRadius(blocks: readonly Matrix[]): number {
  let total = 0;
  for (const { radius } of blocks) total += radius * radius;
  return Math.sqrt(total) * (1 + (blocks.length + 2) * 2 ** -52) * OUTWARD;
}

/** [A_1 … A_n] for matrices of one shape. One long product with it runs faster than n short ones. */
export function sideBySide(blocks: MatrixList): Matrix {
  blocks = matricesFrom(blocks, "sideBySide");
  const { rows, cols } = blocks[0]!;
  const width = blocks.length * cols;
  const data = allocate(rows * width);
  for (let i = 0; i < blocks.length; i++) {
    const source = blocks[i]!.data;
    for (let r = 0, from = 0; r < rows; r++) {
      for (let c = 0, to = r * width + i * cols; c < cols; c++, to++, from++) data[to] = source[from]!;
    }
  }
  const origin: Origin = (row, col) => [Math.floor(col / cols), row, col % cols];
  return note(new Matrix(rows, width, data, jointRadius(blocks)), "rearranged", blocks, origin);
}

/** [B_1 … B_n] with its n blocks put on top of each other. */
export function onTop(beside: MatrixLike, blocks: number): Matrix {
  beside = fromRows(beside, "onTop");
  const rows = beside.rows;
  const cols = beside.cols / blocks;
  const data = allocate(rows * beside.cols);
  for (let i = 0, to = 0; i < blocks; i++) {
    for (let r = 0; r < rows; r++) {
      for (let c = 0, from = r * beside.cols + i * cols; c < cols; c++, from++, to++) data[to] = beside.data[from]!;
    }
  }
  const origin: Origin = (row, col) => [0, row % rows, Math.floor(row / rows) * cols + col];
  return note(new Matrix(rows * blocks, cols, data, beside.radius), "rearranged", [beside], origin);
}

/** The matrix whose row i holds the entries of the matrices of group i, one after another, each row by row. */
export function flattenedRows(given: readonly MatrixList[]): Matrix {
  const groups = given.map((group, i) => matricesFrom(group, `flattenedRows, row ${i + 1}`));
  const length = groups[0]!.reduce((count, a) => count + a.data.length, 0);
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
  return note(new Matrix(groups.length, length, data, jointRadius(blocks)), "rearranged", blocks, origin);
}
