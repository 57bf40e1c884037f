import { exponentOf, productError, twoTo } from "./bits.js";
import { arctangents, FRACTION_BITS, piWith, wide } from "./fixed-point.js";

/** π/2 with enough bits for every double: 1024 before the point, and 200 that are left where 62 cancel. */
const PI_BITS = 1300n;
let halfPi: bigint | null = null;

/** x = q π/2 + r + low with |r| ≤ π/4: the last two bits of q, and r and low. */
interface Reduced {
  readonly quadrant: number;
  readonly r: number;
  readonly low: number;
}

/**
 * Reduction in integers. No double is nearer to a multiple of π/2 than 2^-62 (Muller, Elementary Functions, 3rd ed. 2016,
 * chapter 11), so that 200 bits after the point leave the relative error of r + low below 2^-105.
 */
function reduced(x: number): Reduced {
  if (Math.abs(x) <= Math.PI / 4) return { quadrant: 0, r: x, low: 0 };
  halfPi ??= piWith(PI_BITS) / 2n;
  const e = exponentOf(x) - 52;
  const extra = BigInt(Math.max(e, 0));
  const bits = FRACTION_BITS + extra;
  const whole = BigInt(x * twoTo(-e)) << (bits + BigInt(e));
  const unit = halfPi >> (PI_BITS - bits);
  const q = (whole + (whole < 0n ? -unit : unit) / 2n) / unit;
  const { high, low } = wide((whole - q * unit) >> extra);
  return { quadrant: Number(q & 3n), r: high, low };
}

/** sin(r + low), |r| ≤ π/4: Taylor's sum up to r^17. Relative error at most 1.5u. */
function sineNear(r: number, low: number): number {
  const s = r * r;
  const inner =
    -1 / 6 +
    s * (1 / 120 + s * (-1 / 5040 + s * (1 / 362880 + s * (-1 / 39916800 + s * (1 / 6227020800 - s / 1307674368000)))));
  return r + (s * r * inner + low * (1 - 0.5 * s));
}

/** cos(r + low), |r| ≤ π/4: Taylor's sum up to r^16, with r² exact. Relative error at most 1.5u. */
function cosineNear(r: number, low: number): number {
  const s = r * r;
  const half = 0.5 * s;
  const lost = 0.5 * productError(r, r, s);
  const inner =
    1 / 24 +
    s *
      (-1 / 720 +
        s * (1 / 40320 + s * (-1 / 3628800 + s * (1 / 479001600 + s * (-1 / 87178291200 + s / 20922789888000)))));
  const first = 1 - half;
  return first + (1 - first - half - lost + (s * s * inner - r * low));
}

/** sin x. Relative error at most 2u, for every double; NaN at ±∞. */
export function sin(x: number): number {
  // Below that, x − x³/6 is x, and so is −0.
  if (Math.abs(x) < 2 ** -27) return x;
  if (!Number.isFinite(x)) return NaN;
  const { quadrant, r, low } = reduced(x);
  const value = quadrant % 2 === 0 ? sineNear(r, low) : cosineNear(r, low);
  return quadrant < 2 ? value : -value;
}

/** cos x. Relative error at most 2u, for every double; NaN at ±∞. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { quadrant, r, low } = reduced(x);
  const value = quadrant % 2 === 0 ? cosineNear(r, low) : sineNear(r, low);
  return quadrant === 0 || quadrant === 3 ? value : -value;
}

/** tan x = sin x/cos x. Relative error at most 6u. */
export function tan(x: number): number {
  return sin(x) / cos(x);
}

const ARCTANGENTS = arctangents().map(wide);

/**
 * arctan x. Relative error at most 2u.
 *
 * arctan x = arctan c + arctan((x − c)/(1 + xc)) with c = j/32 next to x; where |x| > 1, π/2 − arctan(1/x), the quotient
 * with what it lacks. What is added is at most 1/64 and the sum at least 11/64, so that its few roundings matter little.
 */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (!(size >= 2 ** -27)) return x;
  if (size <= 1) return Math.sign(x) * arctangentSum(size, 0, 0, 0);
  const inverse = 1 / size;
  const product = inverse * size;
  const low = size < 2 ** 60 ? (1 - product - productError(inverse, size, product)) * inverse : 0;
  return Math.sign(x) * arctangentSum(-inverse, -low, Math.PI / 2, HALF_PI_LOW);
}

/** π/2 − the double next to it. */
const HALF_PI_LOW = wide(piWith(FRACTION_BITS) / 2n).low;

/** high + low + arctan(y + rest) for |y| ≤ 1. */
function arctangentSum(y: number, rest: number, high: number, low: number): number {
  const j = Math.abs(y) < 3 / 16 ? 0 : Math.round(32 * Math.abs(y));
  const c = (Math.sign(y) * j) / 32;
  const t = j === 0 ? y : (y - c) / (1 + y * c);
  const s = t * t;
  const known = { high: Math.sign(y) * ARCTANGENTS[j]!.high, low: Math.sign(y) * ARCTANGENTS[j]!.low };
  let series = 0;
  for (let k = 2 * (j === 0 ? 13 : 5) + 1; k >= 3; k -= 2) series = s * (1 / k - series);
  const base = high + known.high;
  const lost = high === 0 ? 0 : known.high - (base - high);
  const sum = base + t;
  const lostOfSum = base === 0 ? 0 : t - (sum - base);
  return sum + (lostOfSum + lost + low + known.low + rest / (1 + y * y) - t * series);
}
