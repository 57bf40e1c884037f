import { entry, type MatrixWriter, type PlaceMatrix } from "./place-matrix.js";
import { type Place, ProgramError } from "./program.js";

/**
 * The largest eigenvalue of cGᵀG, c ≥ 0, by that of GGᵀ where this is smaller; or of a symmetric matrix whose entries that are not 0 by construction make blocks of size 1 or 2,
 * after a permutation: the largest of those of the blocks, (a+d)/2 + √(((a−d)/2)² + b²) for (a b; b d).
 * @throws ProgramError for larger blocks
 */
export function largestEigenvalue(write: MatrixWriter, a: PlaceMatrix): Place {
  const { gram } = a;
  if (gram !== undefined && gram.rows.rows < a.rows) {
    const smaller = write.times(gram.rows, write.transpose(gram.rows));
    return write.to.multiply(gram.times, largestEigenvalue(write, smaller));
  }
  if (a.rows !== a.cols) throw new ProgramError(`eigenvalues of a ${a.rows}×${a.cols} matrix`);
  return blocksOf(write, a)
    .map((block) => largestOfBlock(write, a, block))
    .reduce((x, y) => write.to.maximum(x, y));
}

/** The indices in blocks between which all entries are 0. */
function blocksOf(write: MatrixWriter, a: PlaceMatrix): number[][] {
  const isLinked = (i: number, k: number): boolean =>
    !write.to.is(entry(a, i, k), 0) || !write.to.is(entry(a, k, i), 0);
  const blocks: number[][] = [];
  const seen = new Set<number>();
  for (let start = 0; start < a.rows; start++) {
    if (seen.has(start)) continue;
    seen.add(start);
    const block = [start];
    for (const i of block) {
      for (let k = 0; k < a.rows; k++) {
        if (seen.has(k) || !isLinked(i, k)) continue;
        seen.add(k);
        block.push(k);
      }
    }
    blocks.push(block);
  }
  return blocks;
}

function largestOfBlock(write: MatrixWriter, matrix: PlaceMatrix, block: readonly number[]): Place {
  const { to } = write;
  const [i, k] = block as [number, number?];
  if (k === undefined) return entry(matrix, i, i);
  if (block.length > 2) throw new ProgramError(`the eigenvalues of a block of ${block.length} rows`);
  if (entry(matrix, i, k) !== entry(matrix, k, i)) throw new ProgramError("a matrix that is not symmetric");
  const [a, d] = [entry(matrix, i, i), entry(matrix, k, k)];
  const half = to.constant(0.5);
  const radius = to.hypot(to.multiply(half, to.subtract(a, d)), entry(matrix, i, k));
  return to.add(to.multiply(half, to.add(a, d)), radius);
}

/** σ_1: the first of `singularValues`. */
export function spectralNorm(write: MatrixWriter, a: PlaceMatrix): Place {
  return singularValues(write, a)[0]!;
}

/**
 * Of a row or column its length, of a 2×2 matrix (p q; r s) the halves of t + f and |t − f|, with t = |(p+s, r−q)| and
 * f = |(p−s, q+r)|, the lengths of its part that turns and its part that reflects.
 */
export function singularValues(write: MatrixWriter, a: PlaceMatrix): Place[] {
  const { to } = write;
  if (Math.min(a.rows, a.cols) === 1) return [to.root(write.squares(a))];
  const [p, q, r, s] = squareEntries(a);
  const turning = to.hypot(to.add(p, s), to.subtract(r, q));
  const folding = to.hypot(to.subtract(p, s), to.add(q, r));
  const half = to.constant(0.5);
  return [to.add(turning, folding), to.absolute(to.subtract(turning, folding))].map((x) => to.multiply(half, x));
}

/** σ_1 + σ_2 = √(‖A‖_F² + 2|det A|) of a 2×2 matrix; of a row or column its length. */
export function nuclearNorm(write: MatrixWriter, a: PlaceMatrix): Place {
  const { to } = write;
  if (Math.min(a.rows, a.cols) === 1) return to.root(write.squares(a));
  squareEntries(a);
  const twice = to.multiply(to.constant(2), to.absolute(write.determinant(a)));
  return to.root(to.add(write.squares(a), twice));
}

/** @throws ProgramError for a matrix that is not 2×2 */
function squareEntries(a: PlaceMatrix): [Place, Place, Place, Place] {
  if (a.rows !== 2 || a.cols !== 2) throw new ProgramError(`singular values of a ${a.rows}×${a.cols} matrix`);
  return a.data as [Place, Place, Place, Place];
}
