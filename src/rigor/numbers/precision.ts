import { RigorError } from "./errors.js";

/**
 * The working precision of interval arithmetic: the number of bits that the endpoints of a result keep. Rounding is
 * outward, so that a lower precision gives wider enclosures, never wrong ones.
 */
export class Precision {
  readonly bits: number;

  /** @throws RigorError for bits that are neither an integer of at least 8 nor Infinity, as in `EXACT` */
  constructor(bits: number) {
    if (bits !== Infinity && !(Number.isInteger(bits) && bits >= 8)) {
      throw new RigorError("Precision", "an integer number of bits, at least 8", String(bits));
    }
    this.bits = bits;
  }

  /** This precision with more bits, for the inner steps of a computation. */
  plus(bits: number): Precision {
    return new Precision(this.bits + bits);
  }
}

/** No rounding at all: for sums, differences and products. Whatever divides or takes roots refuses it. */
export const EXACT = new Precision(Infinity);

/** The bits of a finite precision. @throws RigorError for `EXACT` */
export function finiteBits(precision: Precision, where: string): number {
  if (precision.bits === Infinity) throw new RigorError(where, "a finite precision", "EXACT");
  return precision.bits;
}
