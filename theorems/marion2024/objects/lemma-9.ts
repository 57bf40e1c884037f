import { eachSingularValue, Matrix, prefixProducts, spectralNorm } from "../../../src/numerics/index.js";
import { exact, isClearlyPositive, logarithm, type Quantity, sum } from "../../../src/numerics/arithmetic/index.js";

/** The norms and the least singular values of the products W_k ⋯ W_1, k = 1, …, L. */
export function ofProducts(weights: readonly Matrix[]) {
  const products = prefixProducts(weights).slice(1);
  return { norms: products.map(spectralNorm), least: products.map((a) => eachSingularValue(a).at(-1)!) };
}

/** Σ_j ‖θ_j‖_2. */
export function totalSize(moves: readonly Matrix[]): Quantity {
  return sum(moves.map(spectralNorm));
}

/** (M_2/M_1) log(3/2). */
export function admitted(above: Quantity, below: Quantity): Quantity {
  return below.over(above).times(logarithm(exact(3).over(2)));
}

/** f of each entry, as it is stored. */
export function entrywise({ rows, cols, data }: Matrix, f: (x: number) => number): Matrix {
  return new Matrix(rows, cols, data.map(f));
}

/** The directions stretched to a total of `reach` times the admitted size, certainly within it. */
export function scaledMoves(directions: readonly Matrix[], reach: number, bound: Quantity): Matrix[] {
  const total = totalSize(directions);
  if (!isClearlyPositive(total, "θ is what it is, and the slack measures it")) return [...directions];
  // Of long products nothing may be known.
  if (!isClearlyPositive(bound, "θ is as drawn, and nothing is known of the slack")) return [...directions];
  const largest = reach * (bound.value - bound.error) * (1 - 2 ** -40);
  const stretch = largest / (total.value + total.error);
  return directions.map((a) => entrywise(a, (x) => x * stretch));
}
