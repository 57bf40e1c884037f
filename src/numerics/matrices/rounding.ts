import { gamma, OUTWARD, OVERFLOW, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "../arithmetic/index.js";

/** What bounds of a result take from a matrix. */
interface Bounded {
  readonly radius: number;
  readonly normBound: number;
  /** Of the spectral norm. */
  readonly gainBound: number;
  readonly isZero: boolean;
}

/**
 * From this relative radius on spectral norms carry it further. In a product of L layers with d rows and columns Frobenius
 * norms let radii grow by √d a layer even where all layers are orthogonal, d^{L/2} in all. Short products, whose radii are
 * far below this, are spared the work.
 */
const GROWN = 2 ** -30;

/** What the radii of A and B come to in AB, where ‖A ΔB‖_F ≤ ‖A‖₂‖ΔB‖_F ≤ ‖A‖_F‖ΔB‖_F, and likewise for ΔA. */
function propagatedRadius(a: Bounded, b: Bounded): number {
  const isGrown = b.radius > GROWN * b.normBound || a.radius > GROWN * a.normBound;
  if (!isGrown) return a.normBound * b.radius + a.radius * (b.normBound + b.radius);
  const carried = b.radius === 0 ? 0 : a.gainBound * b.radius;
  return a.radius === 0 ? carried : carried + a.radius * (b.gainBound + b.radius);
}

/** Error radius of a product of A and B, transposed or not, with inner dimension k and so many entries. */
export function productRadius(a: Bounded, b: Bounded, k: number, entries: number): number {
  const normA = a.normBound;
  const normB = b.normBound;
  // Zeros times entries that overflowed are stored as NaN.
  if (a.isZero) return normB < Infinity ? 0 : Infinity;
  if (b.isZero) return normA < Infinity ? 0 : Infinity;
  // γ_k times the product of the norms, in this order: γ_k‖A‖ may underflow where γ_k‖A‖‖B‖ is large.
  return (
    (gamma(k) * withinRange(normA * normB) + propagatedRadius(a, b) + (k * entries + 2) * SMALLEST_SUBNORMAL) * OUTWARD
  );
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
