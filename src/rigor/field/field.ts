import { fromDouble } from "../numbers/dyadic.js";
import { RigorError } from "../numbers/errors.js";

/**
 * The four operations on elements E: residues modulo a prime, or rational functions as far as one keeps track of them.
 * Methods, so that who computes need not know the elements.
 */
export interface Field<E> {
  readonly zero: E;
  readonly one: E;
  /** numerator/denominator. @throws RigorError where the denominator is 0 there */
  rational(numerator: bigint, denominator: bigint): E;
  add(x: E, y: E): E;
  negate(x: E): E;
  multiply(x: E, y: E): E;
  /** x/y. @throws ZeroDivisor where y is 0 there */
  divide(x: E, y: E): E;
  /** Whether x is known to be 0. */
  isZero(x: E): boolean;
}

/** A division by zero: by the number 0, or at a point at which a denominator happens to vanish. */
export class ZeroDivisor extends RigorError {
  constructor(where: string) {
    super(where, "a divisor that is not 0", "0");
  }
}

/** x − y. */
export function difference<E>(x: E, y: E, field: Field<E>): E {
  return field.add(x, field.negate(y));
}

/** The sum of all, from the left; zero of none. */
export function total<E>(terms: readonly E[], field: Field<E>): E {
  return terms.length === 0 ? field.zero : terms.slice(1).reduce((x, y) => field.add(x, y), terms[0]!);
}

/** x^n for an integer n ≥ 0, by n − 1 products. */
export function naturalPower<E>(x: E, n: number, field: Field<E>): E {
  let result = n === 0 ? field.one : x;
  for (let k = 1; k < n; k++) result = field.multiply(result, x);
  return result;
}

/** A double, exactly. @throws RigorError for one that is not finite */
export function ofDouble<E>(x: number, field: Field<E>): E {
  const { mantissa, exponent } = fromDouble(x);
  return exponent < 0
    ? field.rational(mantissa, 1n << BigInt(-exponent))
    : field.rational(mantissa << BigInt(exponent), 1n);
}
