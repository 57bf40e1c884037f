import {
  directSum,
  identity,
  kronecker,
  matricesFrom,
  type Matrix,
  type MatrixList,
  sideBySide,
} from "../matrices/index.js";
import { exactRankOfProduct } from "../spectra/index.js";
import { validateNetwork } from "./network.js";

/**
 * The rank of the Hessian of Ê‖y − W_m ⋯ W_1 x‖² at a global minimum for the stored entries, exactly: that of the stack Φ
 * of Φ_k = (W_{k−1} ⋯ W_1 Σ̂_x^{1/2}) ⊗ (W_m ⋯ W_{k+1})ᵀ (Mulayoff and Michaeli 2020, Lemma 3). An invertible Σ̂_x does
 * not change it, so that white data stand for all.
 *
 * Φ_k is a product of the m − 1 factors W_j ⊗ I (j < k) and I ⊗ W_jᵀ (j > k), whose entries are those of W_j; so Φ is a
 * product of m − 1 block-diagonal matrices and of a stack of identities, multiplied out in integers.
 * @throws NonFiniteError, ShapeError
 */
export function exactHessianRank(weights: MatrixList): number {
  weights = matricesFrom(weights, "exactHessianRank");
  validateNetwork(weights);
  const chains = weights.map((_, k) => blockFactors(weights, k));
  const steps = weights.slice(1).map((_, t) => chains.map((factors) => factors[t]!).reduce(directSum));
  const size = weights[0]!.cols * weights.at(-1)!.rows;
  const stack = sideBySide(weights.map(() => identity(size))).T;
  return exactRankOfProduct([...steps, stack]);
}

/** The m − 1 factors of Φ_k, k counted from zero, in the order of multiplication. */
function blockFactors(weights: readonly Matrix[], k: number): Matrix[] {
  const left = weights.slice(0, k).map((w) => kronecker(w, identity(weights.at(-1)!.rows)));
  const right = weights.slice(k + 1).map((w) => kronecker(identity(weights[k]!.cols), w.T));
  return [...right, ...left.reverse()];
}
