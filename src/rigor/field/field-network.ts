import type { Field } from "./field.js";
import { total } from "./field.js";
import {
  buildField,
  entryOf,
  fieldChain,
  fieldIdentity,
  fieldInner,
  type FieldMatrix,
  fieldProduct,
  fieldCombination,
  transposeField,
} from "./field-matrix.js";

/** Measurements A_i of shape d_L × d_0 and their labels b_i; weights stand W_1 first. */
export interface FieldProblem<E> {
  readonly measurements: readonly FieldMatrix<E>[];
  readonly labels: readonly E[];
}

/** The product of some layers, the last in front; the identity of a size for none of them. */
function stacked<E>(layers: readonly FieldMatrix<E>[], size: number, field: Field<E>): FieldMatrix<E> {
  return layers.length === 0 ? fieldIdentity(size, field) : fieldChain([...layers].reverse(), field);
}

/** W_L ⋯ W_{j+1} and W_{j−1} ⋯ W_1 for j = layer + 1. */
function around<E>(
  weights: readonly FieldMatrix<E>[],
  layer: number,
  field: Field<E>,
): { readonly above: FieldMatrix<E>; readonly below: FieldMatrix<E> } {
  const { rows, cols } = weights[layer]!;
  return {
    above: stacked(weights.slice(layer + 1), rows, field),
    below: stacked(weights.slice(0, layer), cols, field),
  };
}

/**
 * ∇_{W_j}⟨A, E(W)⟩, j = layer + 1: E is affine in each entry of W_j, with the derivative that column of W_L ⋯ W_{j+1}
 * times that row of W_{j−1} ⋯ W_1, so that the gradient is (W_L ⋯ W_{j+1})ᵀ A (W_{j−1} ⋯ W_1)ᵀ. @throws RigorError
 */
export function fieldLayerGradient<E>(
  weights: readonly FieldMatrix<E>[],
  a: FieldMatrix<E>,
  layer: number,
  field: Field<E>,
): FieldMatrix<E> {
  const { above, below } = around(weights, layer, field);
  return buildField(above.cols, below.rows, (i, k) => {
    const along = buildField(above.rows, below.cols, (r, c) =>
      field.multiply(entryOf(above, r, i), entryOf(below, k, c)),
    );
    return fieldInner(a, along, field);
  });
}

/** All derivatives of ⟨A, E(W)⟩, layer by layer, each row by row. */
function gradient<E>(weights: readonly FieldMatrix<E>[], a: FieldMatrix<E>, field: Field<E>): E[] {
  return weights.flatMap((_, layer) => fieldLayerGradient(weights, a, layer, field).data);
}

/** Σ_i Σ_θ (∂⟨A_i, E(W)⟩/∂θ)² over all entries θ of all layers. @throws RigorError */
export function fieldGradientSquares<E>(
  weights: readonly FieldMatrix<E>[],
  measurements: readonly FieldMatrix<E>[],
  field: Field<E>,
): E {
  const squares = measurements.flatMap((a) => gradient(weights, a, field).map((x) => field.multiply(x, x)));
  return total(squares, field);
}

/** tr ∇²L(W) = (2/n) Σ (∂⟨A_i, E(W)⟩/∂θ)² of the loss (1/n) Σ (⟨A_i, E(W)⟩ − b_i)². @throws RigorError */
export function fieldHessianTrace<E>(
  weights: readonly FieldMatrix<E>[],
  measurements: readonly FieldMatrix<E>[],
  field: Field<E>,
): E {
  const factor = field.rational(2n, BigInt(measurements.length));
  return field.multiply(factor, fieldGradientSquares(weights, measurements, field));
}

/** R(W) = Σ_j ‖W_L ⋯ W_{j+1}‖_F² ‖W_{j−1} ⋯ W_1‖_F², where the empty products are identities. @throws RigorError */
export function fieldRegularizerR<E>(weights: readonly FieldMatrix<E>[], field: Field<E>): E {
  const norm = (a: FieldMatrix<E>): E => fieldInner(a, a, field);
  const last = weights.length - 1;
  const terms = weights.map((_, j) =>
    field.multiply(
      norm(stacked(weights.slice(j + 1), weights[last]!.rows, field)),
      norm(stacked(weights.slice(0, j), weights[0]!.cols, field)),
    ),
  );
  return total(terms, field);
}

/**
 * ∇²L(W) = (2/n) Σ ∇f_i∇f_iᵀ + (2/n) Σ r_i ∂²⟨A_i, E⟩ of the loss (1/n) Σ (⟨A_i, E(W)⟩ − b_i)², with the parameters layer
 * by layer, each row by row. For entries (a, b) of W_j and (c, d) of W_k, j < k, the second derivative of ⟨G, E⟩ with
 * G = Σ r_i A_i is the entry (c, a) of W_{k−1} ⋯ W_{j+1} in the middle, with the outer parts on G: ⟨G, u m vᵀ⟩ for column
 * c of W_L ⋯ W_{k+1}, row b of W_{j−1} ⋯ W_1, and m the entry (d, a) of the product between. @throws RigorError
 */
export function fieldHessian<E>(
  weights: readonly FieldMatrix<E>[],
  { measurements, labels }: FieldProblem<E>,
  field: Field<E>,
): FieldMatrix<E> {
  const product = stacked(weights, 0, field);
  const residuals = measurements.map((a, i) => field.add(fieldInner(a, product, field), field.negate(labels[i]!)));
  const pull = fieldCombination(measurements, residuals, field);
  const gradients = measurements.map((a) => gradient(weights, a, field));
  const starts = weights.map((_, j) => weights.slice(0, j).reduce((n, w) => n + w.rows * w.cols, 0));
  const size = starts.at(-1)! + weights.at(-1)!.rows * weights.at(-1)!.cols;
  const entries = Array.from({ length: size * size }, (_, at) => {
    const [p, q] = [Math.floor(at / size), at % size];
    return q > p
      ? field.zero
      : total(
          gradients.map((g) => field.multiply(g[p]!, g[q]!)),
          field,
        );
  });
  for (const [upper, w] of weights.entries()) {
    for (let lower = 0; lower < upper; lower++) {
      const v = weights[lower]!;
      const { above } = around(weights, upper, field);
      const { below } = around(weights, lower, field);
      const outer = fieldProduct(fieldProduct(transposeField(above), pull, field), transposeField(below), field);
      const middle = stacked(weights.slice(lower + 1, upper), v.rows, field);
      for (let at = 0; at < w.rows * w.cols * v.rows * v.cols; at++) {
        const [p, q] = [Math.floor(at / (v.rows * v.cols)), at % (v.rows * v.cols)];
        const [c, d] = [Math.floor(p / w.cols), p % w.cols];
        const [a, b] = [Math.floor(q / v.cols), q % v.cols];
        const place = (starts[upper]! + p) * size + starts[lower]! + q;
        const second = field.multiply(entryOf(outer, c, b), entryOf(middle, d, a));
        entries[place] = field.add(entries[place]!, second);
      }
    }
  }
  const factor = field.rational(2n, BigInt(measurements.length));
  const lower = entries.map((x) => field.multiply(factor, x));
  return buildField(size, size, (i, k) => (k <= i ? lower[i * size + k]! : lower[k * size + i]!));
}
