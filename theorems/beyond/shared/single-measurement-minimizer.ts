import {
  chain,
  diagonal,
  directSum,
  DomainError,
  type Matrix,
  padded,
  polarPowers,
  pseudoInverse,
  squareRootPsd,
  zeros,
} from "../../../src/numerics/index.js";

/** One measurement A = A' ⊕ 0, the matrix M = PQ + 0 ⊕ Z, and the depth L ≥ 2. */
interface Parts {
  readonly depth: number;
  readonly A: Matrix;
  readonly P: Matrix;
  readonly Q: Matrix;
  readonly Z: Matrix;
}

/**
 * The layers of product M that step (iii) of single-measurement-reached constructs, for AᵀP, QAᵀ and, where L ≥ 3, QAᵀP
 * of rank r, the number of columns of P; null where a root cannot be told from a singular one.
 */
export function leastTraceLayers({ depth, A, P, Q, Z }: Parts): Matrix[] | null {
  try {
    return carrying(layersFor(A, P, Q, depth), Z, A.rows - Z.rows, A.cols - Z.cols);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** The layers for PQ. @throws DomainError where a root is not invertible beyond rounding */
function layersFor(a: Matrix, p: Matrix, q: Matrix, depth: number): Matrix[] {
  const [seen, below] = [a.T.times(p), q.times(a.T)];
  const first = squareRootPsd(seen.T.gramOfRows());
  const last = squareRootPsd(below.gramOfRows());
  const cycle = below.times(p);
  const between = Array.from({ length: depth - 2 }, () => cycle);
  const { orthogonal, power } = polarPowers(chain([first, ...between, last]));
  const turned = depth > 2 ? chain([first, cycle, pseudoInverse(first)]) : cycle;
  return Array.from({ length: depth }, (_, index) => {
    if (index === 0) return chain([power(-1, depth), first, q]);
    if (index === depth - 1) return chain([p, last, orthogonal.T, power(-1, depth)]);
    return chain([power(-(index + 1), depth), turned, power(index, depth)]);
  });
}

/** The layers with 0 ⊕ Z carried by further units: Z in the first or the last layer, ones in the others. */
function carrying(layers: readonly Matrix[], rest: Matrix, top: number, left: number): Matrix[] {
  const extra = Math.min(rest.rows, rest.cols);
  const inFirst = rest.rows < rest.cols;
  const ones = diagonal(new Float64Array(extra).fill(1));
  return layers.map((layer, j) => {
    const { rows, cols } = layer;
    if (j === 0) {
      const part = directSum(zeros(rows, left), inFirst ? rest : ones);
      return padded(layer, rows + extra, cols).plus(padded(part, rows + extra, cols));
    }
    if (j < layers.length - 1) return directSum(layer, ones);
    const part = directSum(zeros(top, cols), inFirst ? ones : rest);
    return padded(layer, rows, cols + extra).plus(padded(part, rows, cols + extra));
  });
}
