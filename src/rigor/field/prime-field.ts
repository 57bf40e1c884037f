import { RigorError } from "../numbers/errors.js";
import { type Field, ZeroDivisor } from "./field.js";

/** Exponents k of primes 2^k − 1 (Mersenne primes), each with about twice the digits of the one before, or less. */
export const MERSENNE_EXPONENTS: readonly number[] = [
  127, 521, 607, 1279, 2203, 2281, 3217, 4253, 4423, 9689, 9941, 11213, 19937, 21701, 23209, 44497, 86243,
];

/** Whether 2^k − 1 is prime for an odd prime k: s_{k−2} ≡ 0, where s_0 = 4 and s_{i+1} = s_i² − 2 (Lucas, Lehmer). */
export function isMersennePrime(exponent: number): boolean {
  const p = (1n << BigInt(exponent)) - 1n;
  const shift = BigInt(exponent);
  let s = 4n;
  for (let i = 0; i < exponent - 2; i++) {
    const square = s * s - 2n;
    s = (square & p) + (square >> shift);
    if (s >= p) s -= p;
  }
  return s === 0n;
}

/** The residues modulo p = 2^k − 1, written 0, …, p − 1. */
export class PrimeField implements Field<bigint> {
  readonly zero = 0n;
  readonly one = 1n;
  readonly prime: bigint;
  private readonly shift: bigint;

  /** @param exponent k, one of `MERSENNE_EXPONENTS` @throws RigorError for another */
  constructor(readonly exponent: number) {
    if (!MERSENNE_EXPONENTS.includes(exponent)) {
      throw new RigorError("PrimeField", `an exponent of ${MERSENNE_EXPONENTS.join(", ")}`, String(exponent));
    }
    this.shift = BigInt(exponent);
    this.prime = (1n << this.shift) - 1n;
  }

  /** An integer as its residue. */
  residue(x: bigint): bigint {
    const rest = x % this.prime;
    return rest < 0n ? rest + this.prime : rest;
  }

  rational(numerator: bigint, denominator: bigint): bigint {
    const over = this.residue(denominator);
    return over === 1n ? this.residue(numerator) : this.divide(this.residue(numerator), over);
  }

  add(x: bigint, y: bigint): bigint {
    const sum = x + y;
    return sum >= this.prime ? sum - this.prime : sum;
  }

  negate(x: bigint): bigint {
    return x === 0n ? x : this.prime - x;
  }

  multiply(x: bigint, y: bigint): bigint {
    if (x === 0n || y === 0n) return 0n;
    const product = x * y;
    const folded = (product & this.prime) + (product >> this.shift);
    return folded >= this.prime ? folded - this.prime : folded;
  }

  divide(x: bigint, y: bigint): bigint {
    return this.multiply(x, this.inverse(y));
  }

  isZero(x: bigint): boolean {
    return x === 0n;
  }

  /** By Euclid's algorithm. @throws ZeroDivisor */
  private inverse(y: bigint): bigint {
    if (y === 0n) throw new ZeroDivisor(`a division modulo 2^${this.exponent} − 1`);
    let [high, low, before, now] = [this.prime, y, 0n, 1n];
    while (low !== 0n) {
      const quotient = high / low;
      [high, low, before, now] = [low, high - quotient * low, now, before - quotient * now];
    }
    return this.residue(before);
  }
}
