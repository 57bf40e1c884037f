import {
  approximately,
  DomainError,
  exact,
  exponentOf,
  gamma,
  OUTWARD,
  type Quantity,
  SMALLEST_SUBNORMAL,
  twoTo,
  UNIT_ROUNDOFF,
} from "../../numerics/index.js";

/** An interval that contains the unknown with the stated confidence. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** m·2^e with m in [1, 2) or 0: probabilities far below the smallest double keep their relative accuracy. */
interface Scaled {
  readonly mantissa: number;
  readonly exponent: number;
}

function normalized(mantissa: number, exponent: number): Scaled {
  if (mantissa === 0) return { mantissa: 0, exponent: 0 };
  const shift = exponentOf(mantissa);
  const half = Math.trunc(shift / 2);
  return { mantissa: mantissa / twoTo(half) / twoTo(shift - half), exponent: exponent + shift };
}

function times(a: Scaled, b: Scaled): Scaled {
  const mantissa = a.mantissa * b.mantissa;
  const exponent = a.exponent + b.exponent;
  // Both are below 2, and so the product is below 4; it is 0 where one of them is.
  if (mantissa >= 2) return { mantissa: mantissa / 2, exponent: exponent + 1 };
  return mantissa === 0 ? { mantissa, exponent: 0 } : { mantissa, exponent };
}

/** x^k by repeated squaring: at most k − 1 roundings, so relative error γ_{k−1}, as for the plain product. */
function power(x: number, k: number): Scaled {
  let result: Scaled = { mantissa: 1, exponent: 0 };
  let base = normalized(x, 0);
  for (let rest = k; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, base);
    if (rest > 1) base = times(base, base);
  }
  return result;
}

/** The binomial coefficient C(n, k) from min(k, n − k) factors of two roundings each. */
function coefficient(n: number, k: number): Scaled {
  const m = Math.min(k, n - k);
  let mantissa = 1;
  let exponent = 0;
  for (let i = 1; i <= m; i++) {
    mantissa *= (n - m + i) / i;
    if (mantissa > 2 ** 500) {
      mantissa *= 2 ** -500;
      exponent += 500;
    }
  }
  return normalized(mantissa, exponent);
}

/** P(X = k) for X ~ Bin(n, p), relative error γ_{4n+4}, given C(n, k). */
function mass(choose: Scaled, n: number, k: number, p: number): Scaled {
  return times(times(choose, power(p, k)), power(1 - p, n - k));
}

/**
 * P(X = k)·Σ of the ratios to its neighbours outwards, where these fall: relative error γ_{4n+4} of the mass
 * and γ_{6·terms} of the sum; what lies beyond the last term is bounded by a geometric series.
 */
function outwardTail(choose: Scaled, n: number, k: number, p: number, direction: 1 | -1): Quantity {
  const odds = direction === 1 ? p / (1 - p) : (1 - p) / p;
  let term = 1;
  let total = 1;
  let terms = 1;
  let beyond = 0;
  for (let j = direction === 1 ? k : n - k; j < n; j++) {
    const ratio = ((n - j) / (j + 1)) * odds;
    term *= ratio;
    total += term;
    terms += 1;
    const next = ((n - j - 1) / (j + 2)) * odds * OUTWARD;
    if (next < 1 && (term * next) / (1 - next) < UNIT_ROUNDOFF * total) {
      beyond = UNIT_ROUNDOFF * OUTWARD;
      break;
    }
  }
  const { mantissa, exponent } = mass(choose, n, k, p);
  const half = Math.trunc(exponent / 2);
  const value = mantissa * total * twoTo(half) * twoTo(exponent - half);
  return approximately(value, (value * (gamma(4 * n + 8 + 6 * terms) + beyond) + 2 * SMALLEST_SUBNORMAL) * OUTWARD);
}

/** P(X ≥ k), summed on the side where terms fall and complemented on the other. */
function upperTail(n: number, k: number, p: number, chooseAt: (k: number) => Scaled): Quantity {
  if (k <= 0 || (p === 1 && k <= n)) return exact(1);
  if (k > n || p === 0) return exact(0);
  if (k >= n * p) return outwardTail(chooseAt(k), n, k, p, 1);
  return exact(1).minus(outwardTail(chooseAt(k - 1), n, k - 1, p, -1));
}

/** P(X ≤ k), likewise. */
function lowerTail(n: number, k: number, p: number, chooseAt: (k: number) => Scaled): Quantity {
  if (k >= n || (p === 0 && k >= 0)) return exact(1);
  if (k < 0 || p === 1) return exact(0);
  if (k <= n * p) return outwardTail(chooseAt(k), n, k, p, -1);
  return exact(1).minus(outwardTail(chooseAt(k + 1), n, k + 1, p, 1));
}

function requireCounts(successes: number, trials: number, where: string): void {
  if (!(Number.isSafeInteger(trials) && trials >= 0)) {
    throw new DomainError({ where, expected: "a number of trials ≥ 0", got: String(trials) });
  }
  if (!Number.isSafeInteger(successes)) {
    throw new DomainError({ where, expected: "an integer number of successes", got: String(successes) });
  }
}

function requireProbability(p: number, where: string): void {
  if (!(p >= 0 && p <= 1)) throw new DomainError({ where, expected: "a probability in [0, 1]", got: String(p) });
}

/**
 * P(X ≥ k) for X ~ Bin(trials, p) and p exact.
 *
 * Only additions, products and quotients of positive numbers enter, so that the relative error of the smaller
 * of the two tails is at most γ_{10n}. Cost O(n).
 * @throws DomainError
 */
export function binomialUpperTail(trials: number, k: number, p: number): Quantity {
  requireCounts(k, trials, "binomialUpperTail");
  requireProbability(p, "binomialUpperTail");
  return upperTail(trials, k, p, (at) => coefficient(trials, at));
}

/** P(X ≤ k) for X ~ Bin(trials, p) and p exact; accuracy as for `binomialUpperTail`. @throws DomainError */
export function binomialLowerTail(trials: number, k: number, p: number): Quantity {
  requireCounts(k, trials, "binomialLowerTail");
  requireProbability(p, "binomialLowerTail");
  return lowerTail(trials, k, p, (at) => coefficient(trials, at));
}

/**
 * The point where `excluded`, false at `inside` and true at `outside`, switches, from outside, to the last
 * bit. The point returned is always one at which `excluded` was found true, or `outside` itself.
 */
function boundary(inside: number, outside: number, excluded: (p: number) => boolean): number {
  let kept = inside;
  let out = outside;
  for (let step = 0; step < 1100; step++) {
    const middle = kept + (out - kept) / 2;
    if (middle === kept || middle === out) break;
    if (excluded(middle)) out = middle;
    else kept = middle;
  }
  return out;
}

/** Intervals that were made out, by what they are for: tests ask for the same counts again and again. */
const intervals = new Map<string, Interval>();

/** So many are kept. */
const KEPT = 4096;

/**
 * The Clopper–Pearson interval for a probability: it contains the true one with probability ≥ 1 − error for
 * every true value, error/2 on each side (Clopper and Pearson, Biometrika 26 (1934), 404–413).
 *
 * Ends are rounded outwards: each is a point at which the tail is certainly ≤ error/2, or 0 or 1.
 * @param error total probability of missing the true value, in (0, 1)
 * @throws DomainError
 */
export function clopperPearson(successes: number, trials: number, error: number): Interval {
  const where = "clopperPearson";
  requireCounts(successes, trials, where);
  if (!(successes >= 0 && successes <= trials)) {
    throw new DomainError({ where, expected: `successes in 0..${trials}`, got: String(successes) });
  }
  if (!(error > 0 && error < 1)) {
    throw new DomainError({ where, expected: "an error probability in (0, 1)", got: String(error) });
  }
  if (trials === 0) return { lower: 0, upper: 1 };
  const key = `${successes} of ${trials}, ${error}`;
  const before = intervals.get(key);
  if (before !== undefined) return before;
  if (intervals.size >= KEPT) intervals.clear();
  const seen = new Map<number, Scaled>();
  const chooseAt = (k: number): Scaled => {
    const known = seen.get(k) ?? coefficient(trials, k);
    seen.set(k, known);
    return known;
  };
  const atMost = (tail: Quantity): boolean => tail.value + tail.error * OUTWARD <= error / 2;
  const share = successes / trials;
  const interval = {
    lower: boundary(share, 0, (p) => atMost(upperTail(trials, successes, p, chooseAt))),
    upper: boundary(share, 1, (p) => atMost(lowerTail(trials, successes, p, chooseAt))),
  };
  intervals.set(key, interval);
  return interval;
}
