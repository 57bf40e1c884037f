import { ShapeError } from "../arithmetic/index.js";
import { identity, matricesFrom, type Matrix, type MatrixList } from "./matrix.js";

/** The product of the factors in the order written, e.g. `chain([C, B, A])` = CBA; associates from the right. @throws ShapeError */
export function chain(factors: MatrixList): Matrix {
  factors = matricesFrom(factors, "chain");
  const last = factors.at(-1);
  if (last === undefined) {
    throw new ShapeError({ where: "chain", expected: "at least one factor", got: "none" });
  }
  return factors.slice(0, -1).reduceRight((right, factor) => factor.times(right), last);
}

/**
 * The prefix products P_j = W_j ⋯ W_1 for j = 0, …, L; P_0 is the identity of size d_0.
 * @param weights W_1, …, W_L, with W_j of shape d_j × d_{j−1}
 * @throws ShapeError
 */
export function prefixProducts(weights: MatrixList): Matrix[] {
  weights = matricesFrom(weights, "prefixProducts");
  const products = [identity(someLayer(weights[0], "prefixProducts").cols)];
  weights.forEach((w, j) => products.push(j === 0 ? w : w.times(products[j]!)));
  return products;
}

/** @throws ShapeError where there is no such layer */
function someLayer(layer: Matrix | undefined, where: string): Matrix {
  if (layer === undefined) throw new ShapeError({ where, expected: "at least one layer", got: "none" });
  return layer;
}

/** The suffix products S_j = W_L ⋯ W_{j+1} for j = 0, …, L; S_L is the identity of size d_L. @throws ShapeError */
export function suffixProducts(weights: MatrixList): Matrix[] {
  weights = matricesFrom(weights, "suffixProducts");
  const depth = weights.length;
  const products = new Array<Matrix>(depth + 1);
  products[depth] = identity(someLayer(weights[depth - 1], "suffixProducts").rows);
  for (let j = depth - 1; j >= 0; j--) {
    products[j] = j === depth - 1 ? weights[j]! : products[j + 1]!.times(weights[j]!);
  }
  return products;
}
