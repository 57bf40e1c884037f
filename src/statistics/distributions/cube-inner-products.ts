import { DomainError, exact, type Quantity, twoTo } from "../../numerics/index.js";

/** The inner products x_iᵀx_j, i < j, of a sample. */
export interface LargestProducts {
  /** max x_iᵀx_j; −∞ for a single point. */
  readonly largest: number;
  /** max |x_iᵀx_j|; −∞ for a single point. */
  readonly largestSize: number;
}

/**
 * The probability, exactly, of an event of the largest inner products of n independent uniform points of {±1}^d.
 *
 * By symmetry x_1 = (1, …, 1). The inner products depend only on how many of the d coordinates have each of the 2^{n−1}
 * patterns of signs of x_2, …, x_n; these counts are multinomial, and all weights are integers below 2^{d(n−1)}.
 * @throws DomainError where d(n − 1) > 48, beyond which the integers might not be exact
 */
export function largestProductProbability(
  d: number,
  n: number,
  event: (products: LargestProducts) => boolean,
): Quantity {
  if (!(d >= 1 && n >= 1 && d * (n - 1) <= 48)) {
    throw new DomainError({
      where: "largestProductProbability",
      expected: "d ≥ 1, n ≥ 1 and d(n − 1) ≤ 48",
      got: `d = ${d}, n = ${n}`,
    });
  }
  const patterns = Array.from({ length: twoTo(n - 1) }, (_, t) =>
    pairSigns([1, ...Array.from({ length: n - 1 }, (_, i) => (((t >> i) & 1) === 0 ? 1 : -1))]),
  );
  const products = new Array<number>(patterns[0]!.length).fill(0);
  let favourable = 0;
  const place = (pattern: number, left: number, ways: number): void => {
    const signs = patterns[pattern]!;
    const last = pattern === patterns.length - 1;
    for (let count = last ? left : 0; count <= left; count++) {
      signs.forEach((sign, k) => (products[k]! += sign * count));
      const choices = ways * binomial(left, count);
      if (!last) place(pattern + 1, left - count, choices);
      else if (event(largestOf(products))) favourable += choices;
      signs.forEach((sign, k) => (products[k]! -= sign * count));
    }
  };
  place(0, d, 1);
  return exact(favourable / twoTo(d * (n - 1)));
}

function largestOf(products: readonly number[]): LargestProducts {
  let largest = -Infinity;
  let largestSize = -Infinity;
  for (const product of products) {
    largest = Math.max(largest, product);
    largestSize = Math.max(largestSize, Math.abs(product));
  }
  return { largest, largestSize };
}

/** The products s_i s_j for i < j. */
function pairSigns(signs: readonly number[]): number[] {
  return signs.flatMap((s, j) => signs.slice(0, j).map((r) => r * s));
}

/** C(n, k), exactly: each step is an integer, and n·C(n, k) < 2^53 for n ≤ 48. */
function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - i + 1)) / i;
  return result;
}
