import { between, maximum, type Quantity, sum } from "../arithmetic/index.js";
import {
  frobeniusSquared,
  fromRows,
  inner,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
} from "../matrices/index.js";
import { leadingPair, spectralNorm } from "../spectra/index.js";
import { validateNetwork } from "./network.js";

/**
 * 1 − ⟨v, u⟩² for the first right singular vector v of `upper` (r × m) and the first left singular vector u of `lower`
 * (m × q), as ‖v − ⟨u, v⟩u‖², which does not cancel where the two are nearly aligned. Error: that of the vectors; [0, 1]
 * where either is not determined.
 * @throws ShapeError, NonFiniteError, ConvergenceError; DomainError for a layer without entries
 */
export function misalignment(lower: MatrixLike, upper: MatrixLike): Quantity {
  lower = fromRows(lower, "misalignment, lower");
  upper = fromRows(upper, "misalignment, upper");
  const u = leadingPair(lower).left;
  const v = leadingPair(upper).right;
  if (!Number.isFinite(u.radius + v.radius)) return between(0, 1);
  const across = v.minus(u.times(inner(u, v)));
  const found = frobeniusSquared(across);
  return found.error < 1 ? found : between(0, 1);
}

/** W_{k+1}ᵀW_{k+1} − W_kW_kᵀ for k = 1, …, L − 1: what gradient flow conserves. @throws ShapeError, NonFiniteError */
export function imbalances(weights: MatrixList): Matrix[] {
  const layers = matricesFrom(weights, "imbalances");
  validateNetwork(layers);
  return layers.slice(1).map((above, k) => {
    const below = layers[k]!;
    return above.T.times(above).minus(below.times(below.T));
  });
}

/**
 * ε = 3 max_k‖W_k(0)‖_F² + 2 Σ_k‖W_k(0)W_k(0)ᵀ − W_{k+1}(0)ᵀW_{k+1}(0)‖_2 of Marion and Chizat (2024), Lemma 2: what bounds
 * rank, difference of norms and misalignment of the layers along the whole flow from W(0). @throws ShapeError
 */
export function initialImbalance(initial: MatrixList): Quantity {
  initial = matricesFrom(initial, "initialImbalance");
  validateNetwork(initial);
  const sizes = maximum(initial.map(frobeniusSquared));
  return sizes.times(3).plus(sum(imbalances(initial).map(spectralNorm)).times(2));
}
