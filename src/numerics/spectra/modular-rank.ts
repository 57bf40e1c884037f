/** The largest prime below 2²⁶: products of two residues are exact doubles. */
export const LARGEST_PRIME = 67_108_859;

/** Bits of the primes here, rounded down: all that are asked for are above 2²⁵. */
export const PRIME_BITS = 25;

/** The next smaller prime, by division. */
export function primeBelow(x: number): number {
  const isPrime = (n: number): boolean => {
    for (let d = 3; d * d <= n; d += 2) if (n % d === 0) return false;
    return true;
  };
  let prime = x - 2;
  while (!isPrime(prime)) prime -= 2;
  return prime;
}

/** The bits of the longest entry of a row; 0 for a row of zeros. */
export function bitsOf(row: readonly bigint[]): number {
  const sizes = row.map((x) => (x < 0n ? -x : x));
  const longest = sizes.reduce((x, y) => (x > y ? x : y), 0n);
  return longest === 0n ? 0 : longest.toString(2).length;
}

/** x^(p − 2), which is 1/x modulo the prime p (Fermat). */
function inverseOf(x: number, prime: number): number {
  let [power, result] = [x, 1];
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % prime;
    power = (power * power) % prime;
  }
  return result;
}

/** The rank of an integer matrix modulo a prime below 2²⁶: at most its rank. */
export function rankModulo(prime: number, matrix: readonly (readonly bigint[])[]): number {
  const modulus = BigInt(prime);
  let rows = matrix.map((row) => Float64Array.from(row, (x) => (Number(x % modulus) + prime) % prime));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivotRow = rows.find((row) => row[column] !== 0);
    if (pivotRow === undefined) continue;
    const inverse = inverseOf(pivotRow[column]!, prime);
    rows = rows.filter((row) => row !== pivotRow);
    for (const row of rows) {
      if (row[column] === 0) continue;
      const factor = prime - ((row[column]! * inverse) % prime);
      for (let j = column; j < row.length; j++) row[j] = (row[j]! + factor * pivotRow[j]!) % prime;
    }
    rank += 1;
  }
  return rank;
}
