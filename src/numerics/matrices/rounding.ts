import { gamma, OUTWARD, OVERFLOW, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "../arithmetic/index.js";

/** What bounds of a result take from a matrix. */
interface Bounded {
  readonly radius: number;
  readonly normBound: number;
  readonly isZero: boolean;
}

/** Error radius of a product of A and B, transposed or not, with inner dimension k and so many entries. */
export function productRadius(a: Bounded, b: Bounded, k: number, entries: number): number {
  const normA = a.normBound;
  const normB = b.normBound;
  // Zeros times entries that overflowed are stored as NaN.
  if (a.isZero) return normB < Infinity ? 0 : Infinity;
  if (b.isZero) return normA < Infinity ? 0 : Infinity;
  const propagated = normA * b.radius + a.radius * (normB + b.radius);
  // γ_k times the product of the norms, in this order: γ_k‖A‖ may underflow where γ_k‖A‖‖B‖ is large.
  return (gamma(k) * withinRange(normA * normB) + propagated + (k * entries + 2) * SMALLEST_SUBNORMAL) * OUTWARD;
}

/** The size of a result; infinite where its entries, none larger than it, may have overflowed. */
export function withinRange(size: number): number {
  return size < OVERFLOW ? size : Infinity;
}

/**
 * Rounding of an entrywise operation whose result has the bound `norm`: u·‖result‖_F plus what gradual underflow adds to
 * each entry and to the bound; nothing for a result of zeros, but where a `scaled` norm or radius may have underflowed.
 */
export function entrywiseRounding(norm: number, entries: number, scaled: number): number {
  return norm === 0 && scaled === 0 ? 0 : withinRange(norm) * UNIT_ROUNDOFF + (entries + 2) * SMALLEST_SUBNORMAL;
}
