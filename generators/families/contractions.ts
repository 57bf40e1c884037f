import { block, chain, Matrix, spectralNorm, svd } from "../../src/numerics/index.js";

/** What C has beside its first `from` rows and columns, divided by a power of two where it is not a contraction. */
export function contraction(c: Matrix, from: number): Matrix {
  const [rows, cols] = [Math.max(c.rows - from, 0), Math.max(c.cols - from, 0)];
  if (rows * cols === 0) return new Matrix(rows, cols, new Float64Array(0));
  const part = block(c, from, from, rows, cols);
  if (isPartialPermutation(part)) return part;
  const { value, error } = spectralNorm(part);
  let scale = 1;
  while (scale < value + error) scale *= 2;
  return part.times(1 / scale);
}

/** Entries 0 and ±1, at most one ±1 in a row and in a column: a contraction without any computation of norms. */
function isPartialPermutation({ rows, cols, data }: Matrix): boolean {
  const [inRow, inCol] = [new Int32Array(rows), new Int32Array(cols)];
  return data.every((x, at) => {
    if (x === 0) return true;
    const taken = inRow[Math.floor(at / cols)]!++ + inCol[at % cols]!++;
    return Math.abs(x) === 1 && taken === 0;
  });
}

/** Orthogonal matrices, one for each square matrix: stored next to exactly orthogonal ones, within their radii. */
export function frames(squares: readonly Matrix[]): Matrix[] {
  return squares.map((q) => svd(q).u);
}

/** c Q_k L_k Q_{k−1}ᵀ for the layers L_k, k = 1, 2, …, and the frames Q_0, Q_1, …. */
export function turned(layers: readonly Matrix[], around: readonly Matrix[], gain: number): Matrix[] {
  return layers.map((layer, k) => chain([around[k + 1]!, layer, around[k]!.T]).times(gain));
}

/** The shapes of the square matrices from which `frames` makes one frame for each width. */
export function frameShapes({ widths }: { readonly widths: readonly number[] }): (readonly [number, number])[] {
  return widths.map((d) => [d, d] as const);
}

/** Laws for these square matrices: the identity stands for itself. */
export const FRAME_LAWS: readonly string[] = ["identity", "gaussian", "gaussian", "gaussian", "orthogonal", "sign"];

/** Laws for the parts that become contractions. */
export const PART_LAWS: readonly string[] = [
  ...["zero", "identity", "mixed", "mixed", "gaussian", "sparse", "unit", "nilpotent", "sign", "lowRank"],
];
