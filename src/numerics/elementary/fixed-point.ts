/**
 * Numbers as integers in units of 2^-200, from which the tables are made when the program starts. Integers are the same
 * on every engine, and no digit has to be believed.
 */
export const FRACTION_BITS = 200n;
const ONE = 1n << FRACTION_BITS;

/** An unevaluated sum: high is the nearest double, or as asked for, and low what is left, as a double. */
export interface Wide {
  readonly high: number;
  readonly low: number;
}

/** A number in fixed point as two doubles. */
export function wide(x: bigint): Wide {
  return rest(x, Number(x) * 2 ** -200);
}

/** The same, with a high part that is a multiple of 2^-42: sums of such parts below 2^11 are exact. */
export function wideOnGrid(x: bigint): Wide {
  const unit = 1n << (FRACTION_BITS - 42n);
  return rest(x, Number((x + unit / 2n) / unit) * 2 ** -42);
}

function rest(x: bigint, high: number): Wide {
  return { high, low: Number(x - BigInt(high * 2 ** 200)) * 2 ** -200 };
}

/** artanh(1/q) = Σ q^{-2k-1}/(2k+1) for q ≥ 3; arctan(1/q) with alternating signs. Error below 2^-192. */
function inverseSeries(q: bigint, alternate: boolean, bits = FRACTION_BITS): bigint {
  let power = (1n << bits) / q;
  let total = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= alternate ? -(q * q) : q * q;
    total += power / k;
  }
  return total;
}

/** ln((n + 1)/n) = 2 artanh(1/(2n + 1)). */
function logStep(n: number): bigint {
  return 2n * inverseSeries(BigInt(2 * n + 1), false);
}

/** ln n − ln 256 for n = from, …, to, where from ≤ 256 ≤ to. */
export function logarithms(from: number, to: number): bigint[] {
  const below: bigint[] = [];
  for (let n = 256, at = 0n; n > from; n--) below.push((at -= logStep(n - 1)));
  const above = [0n];
  for (let n = 256; n < to; n++) above.push(above.at(-1)! + logStep(n));
  return [...below.reverse(), ...above];
}

/** ln 2. */
export const LN2 = logStep(1);

/** 2^{j/64} for j = 0, …, 63: the powers of the first, by Taylor's sum. Error below 2^-185. */
export function rootsOfTwo(): bigint[] {
  let first = 0n;
  for (let term = ONE, k = 1n; term > 0n; k++) {
    first += term;
    term = (term * (LN2 / 64n)) / (k * ONE);
  }
  const powers = [ONE];
  while (powers.length < 64) powers.push((powers.at(-1)! * first) >> FRACTION_BITS);
  return powers;
}

/** arctan(j/32) for j = 0, …, 32, each from the one before: arctan(j/32) − arctan((j−1)/32) = arctan(32/(1024 + j² − j)). */
export function arctangents(): bigint[] {
  const values = [0n];
  for (let j = 1n; j <= 32n; j++) values.push(values.at(-1)! + arctangent(32n, 1024n + j * j - j));
  return values;
}

/** arctan(p/q) for 0 < p/q < 1/16. */
function arctangent(p: bigint, q: bigint): bigint {
  let power = (ONE * p) / q;
  let total = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (-power * p * p) / (q * q);
    total += power / k;
  }
  return total;
}

/** π with that many bits after the point, by Machin's formula; the last few bits may be wrong. */
export function piWith(bits: bigint): bigint {
  return 16n * inverseSeries(5n, true, bits) - 4n * inverseSeries(239n, true, bits);
}
