import { allSame, same } from "../../../src/claim/index.js";
import {
  exact,
  frobeniusNorm,
  isClearlyPositive,
  type Matrix,
  prefixProducts,
  type Quantity,
  quantityMatrix,
  spectralNorm,
  suffixProducts,
} from "../../../src/numerics/index.js";
import { type FlattestMinimum, inOmegaZero } from "./flattest-minima.js";

/** What Theorem 3 prints, of a minimum that was constructed as a flattest one. */
export function coupling(minimum: FlattestMinimum) {
  const { weights, target, left, right } = minimum;
  const m = weights.length;
  const gain = spectralNorm(target);
  const power = (layers: number): Quantity => (layers === 0 ? exact(1) : gain.power(layers, m));
  // r_1, …, r_{m+1} and q_1, …, q_m.
  const forward = prefixProducts(weights).map((p) => p.times(right));
  const backward = suffixProducts(weights)
    .slice(1)
    .map((s) => s.T.times(left));
  const hasLength = (x: Matrix) => isClearlyPositive(frobeniusNorm(x), "its direction divides by it");
  const unitVector = (x: Matrix): Matrix => x.times(exact(1).over(frobeniusNorm(x)));
  const [r, q] = [forward.map(unitVector), backward.map(unitVector)];
  const directions = {
    "W_k r̄_k = σ_max(T)^{1/m} q̄_k": allSame(
      weights.map((w, k) => w.times(r[k]!)),
      q.map((x) => x.times(power(1))),
    ),
    "W_kᵀq̄_k = σ_max(T)^{1/m} r̄_k": allSame(
      weights.map((w, k) => w.T.times(q[k]!)),
      weights.map((_, k) => r[k]!.times(power(1))),
    ),
    "r̄_{k+1} = q̄_k": allSame(r.slice(1), q),
  };
  const row = (entries: readonly Quantity[]): Matrix => quantityMatrix(1, m, (_, k) => entries[k]!);
  const lengths = (vectors: readonly Matrix[]): Matrix => row(vectors.slice(0, m).map(frobeniusNorm));
  return {
    ...inOmegaZero(minimum),
    // Vectors of length zero have no direction; the theorem assumes that there are none.
    ...([...forward, ...backward].every(hasLength) ? directions : {}),
    "‖r_k‖ = σ_max(T)^{(k−1)/m}": same(lengths(forward), row(weights.map((_, k) => power(k)))),
    "‖q_k‖ = σ_max(T)^{1−k/m}": same(lengths(backward), row(weights.map((_, k) => power(m - 1 - k)))),
  };
}
