import type { IsometricMeasurements } from "../../../generators/index.js";
import { exact, identity, Matrix, maximum, padded, type Quantity } from "../../../src/numerics/index.js";

/**
 * Measurements that see the trace more strongly than the rest: √(nδ) J, J the identity filled up with zeros, and the
 * √(n(1−δ)) e_ie_jᵀ, so that
 *
 *   (1/n) Σ ⟨A_i, X⟩² = (1−δ)‖X‖_F² + δ⟨J, X⟩².
 *
 * With 0 ≤ ⟨J, X⟩² ≤ r‖X‖_F² for rank X ≤ r ≤ min(rows, cols), this is (2, δ)-RIP, with a constant that is attained; δ
 * = 1 leaves one measurement, J. The δ returned is that of the stored entries: max(1 − a, a + rb − 1) for the
 * coefficients a and b that they have in place of 1 − δ and δ. @param delta from 0 to 1 @param rank the r of (r, δ)-RIP
 */
export function seenTrace(rows: number, cols: number, delta: number, rank = 2): IsometricMeasurements {
  const whole = padded(identity(Math.min(rows, cols)), rows, cols);
  const others = delta < 1 ? rows * cols : 0;
  const n = others + 1;
  const [one, each] = [Math.sqrt(n * delta), Math.sqrt(n * (1 - delta))];
  const { data } = whole.times(one);
  const basis = Array.from({ length: others }, (_, k) => {
    const entries = new Float64Array(rows * cols);
    entries[k] = each;
    return new Matrix(rows, cols, entries);
  });
  const share = (entry: number, count: number): Quantity => (count === 0 ? exact(0) : exact(entry).squared().over(n));
  const [a, b] = [share(each, others), share(one, 1)];
  const reach = Math.min(rank, rows, cols);
  return {
    measurements: [new Matrix(rows, cols, data), ...basis],
    delta: maximum([0, exact(1).minus(rows * cols === 1 ? a.plus(b) : a), a.plus(b.times(reach)).minus(1)]),
  };
}
