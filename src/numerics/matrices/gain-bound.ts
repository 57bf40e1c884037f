import { gamma, OUTWARD, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import { frobeniusOf, gramInto, powerOfTwoNear } from "./kernels.js";

/** With j squarings of the m × m Gram matrix the bound is at most m^{1/2^{j+2}} times the norm: 1.14 times at m = 64. */
const SQUARINGS = 3;

/** An upper bound of the Frobenius norm of the entries, ∞ where some are no numbers. */
export function frobeniusBound(data: Float64Array): number {
  const norm = frobeniusOf(data);
  if (norm === 0) return 0;
  const bound = norm * (1 + (data.length + 4) * 2 ** -52) + SMALLEST_SUBNORMAL;
  return bound >= 0 ? bound : Infinity;
}

/**
 * An upper bound of the spectral norm ‖A‖₂ of the entries of A, at most their bound in the Frobenius norm.
 *
 * Let G_0 = AAᵀ or AᵀA, whichever is smaller, m × m, and G_j = G_{j−1}². All are symmetric, so that ‖A‖₂² = ‖G_0‖₂ and
 * ‖G_{j−1}‖₂² = ‖G_j‖₂. A computed square of X is off by at most γ_k‖X‖_F² in the Frobenius norm for the inner dimension k
 * (Higham 2002, (3.13)), and by the smallest subnormal a product, and is symmetric itself. Hence
 * ‖G_{j−1}‖₂ ≤ (‖Ĝ_j‖₂ + γ_m‖Ĝ_{j−1}‖_F²)^{1/2} for the computed ones, from the last one down, of which ‖Ĝ‖₂ is at most
 * the Frobenius norm and the largest sum of sizes in a row. A is scaled by a power of two first; what that loses of entries
 * that underflow is added.
 */
export function gainBound(rows: number, cols: number, data: Float64Array, normBound: number): number {
  const m = Math.min(rows, cols);
  if (m <= 1 || normBound === 0 || normBound === Infinity) return normBound;
  const scale = powerOfTwoNear(normBound);
  let k = Math.max(rows, cols);
  let x = scaledWide(rows, cols, data, scale);
  const lost: number[] = [];
  const squares = [new Float64Array(m * m), new Float64Array(m * m)];
  for (let j = 0; j <= SQUARINGS; j++) {
    const size = frobeniusBound(x);
    const square = squares[j % 2]!;
    gramInto(square, x, m, k);
    lost.push((gamma(k) * size * size + (k * m * m + 2) * SMALLEST_SUBNORMAL) * OUTWARD);
    x = square;
    k = m;
  }
  const last = Math.min(frobeniusBound(x), largestRow(x, m));
  const bound = lost.reduceRight((above, off) => Math.sqrt((above + off) * OUTWARD) * OUTWARD, last);
  // The last products may underflow, each by half a subnormal.
  const whole = (bound + (data.length + 2) * SMALLEST_SUBNORMAL) * scale * OUTWARD + 2 * SMALLEST_SUBNORMAL;
  return whole < normBound ? whole : normBound;
}

/** A/s, or its transpose where A has more rows than columns. */
function scaledWide(rows: number, cols: number, data: Float64Array, scale: number): Float64Array {
  const out = new Float64Array(data.length);
  if (rows <= cols) for (let i = 0; i < data.length; i++) out[i] = data[i]! / scale;
  else for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[j * rows + i] = data[i * cols + j]! / scale;
  return out;
}

/** An upper bound of max_i Σ_j |x_ij|. */
function largestRow(x: Float64Array, m: number): number {
  let largest = 0;
  for (let i = 0; i < m; i++) {
    let total = 0;
    for (let j = 0; j < m; j++) total += Math.abs(x[i * m + j]!);
    if (!(total <= largest)) largest = total;
  }
  return largest * (1 + m * 2 ** -52) * OUTWARD;
}
