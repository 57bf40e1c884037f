import { RigorError } from "../numbers/errors.js";
import type { Numerators } from "./fractions.js";

/**
 * How large a polynomial with integer coefficients can be: no degree above `degree`, and the absolute values of its
 * coefficients sum to at most `norm`; that sum of a product is at most the product of the sums.
 */
export interface PolynomialSize {
  readonly degree: number;
  readonly norm: bigint;
}

/** No prime in use is larger. */
const MOST_BITS = 25_000;
const LARGEST = 1n << BigInt(MOST_BITS);

const ZERO: PolynomialSize = { degree: 0, norm: 0n };

/** A variable. */
export const VARIABLE_SIZE: PolynomialSize = { degree: 1, norm: 1n };

/** The sizes of sums and products, by induction. */
export const polynomialSizes: Numerators<PolynomialSize> = {
  zero: ZERO,
  integer: (x) => ({ degree: 0, norm: x < 0n ? -x : x }),
  add: (x, y) => ({ degree: Math.max(x.degree, y.degree), norm: x.norm + y.norm }),
  negate: (x) => x,
  multiply: (x, y) => {
    if (x.norm === 0n || y.norm === 0n) return ZERO;
    const norm = x.norm * y.norm;
    if (norm > LARGEST)
      throw new RigorError("a polynomial", `coefficients of at most ${MOST_BITS} bits`, "larger ones");
    return { degree: x.degree + y.degree, norm };
  },
  isZero: ({ norm }) => norm === 0n,
};
