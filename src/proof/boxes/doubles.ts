import { twoTo } from "../../numerics/index.js";
/**
 * Intervals with doubles as their ends, rounded outward. The sums, products, quotients and square roots of the machine
 * are the doubles next to the true results; stepping out by |x|2⁻⁵² and the least subnormal number, which is at least
 * half a unit in the last place after its own rounding, leaves the true result inside. An end that is no finite number
 * says nothing, and becomes infinite. The tests compare every operation with the exact intervals of `src/rigor`.
 */
export interface Span {
  readonly lo: number;
  readonly hi: number;
}

const STEP = 2 ** -52;
const LEAST = 2 ** -1074;

export const EVERYTHING: Span = { lo: -Infinity, hi: Infinity };
export const NOTHING_MORE: Span = { lo: 0, hi: 0 };

/** A double at most the true number that was rounded to x. */
function below(x: number): number {
  if (x === Infinity) return Number.MAX_VALUE;
  return x > -Infinity ? x - (Math.abs(x) * STEP + LEAST) : -Infinity;
}

/** A double at least the true number that was rounded to x. */
export function above(x: number): number {
  return -below(-x);
}

export function spanAt(x: number): Span {
  return { lo: x, hi: x };
}

export function isEverything(a: Span): boolean {
  return !(a.lo > -Infinity && a.hi < Infinity);
}

export function isZero(a: Span): boolean {
  return a.lo === 0 && a.hi === 0;
}

export function add(a: Span, b: Span): Span {
  if (isZero(a)) return b;
  if (isZero(b)) return a;
  return { lo: below(a.lo + b.lo), hi: above(a.hi + b.hi) };
}

export function negate(a: Span): Span {
  return { lo: -a.hi, hi: -a.lo };
}

export function subtract(a: Span, b: Span): Span {
  return add(a, negate(b));
}

export function multiply(a: Span, b: Span): Span {
  if (isZero(a) || isZero(b)) return NOTHING_MORE;
  if (a.lo >= 0 && b.lo >= 0) return { lo: Math.max(below(a.lo * b.lo), 0), hi: above(a.hi * b.hi) };
  const [p, q, r, s] = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  return { lo: below(Math.min(p, q, r, s)), hi: above(Math.max(p, q, r, s)) };
}

export function divide(a: Span, b: Span): Span {
  if (isEverything(a) || isEverything(b) || !(b.lo > 0 || b.hi < 0)) return EVERYTHING;
  const [p, q, r, s] = [a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi];
  return { lo: below(Math.min(p, q, r, s)), hi: above(Math.max(p, q, r, s)) };
}

export function absolute(a: Span): Span {
  if (a.lo >= 0) return a;
  return a.hi <= 0 ? negate(a) : { lo: 0, hi: Math.max(-a.lo, a.hi) };
}

export function square(a: Span): Span {
  const size = absolute(a);
  return multiply(size, size);
}

/** √ of the part that is not negative; everything where there is none. */
export function root(a: Span): Span {
  if (!(a.hi >= 0)) return EVERYTHING;
  return { lo: a.lo > 0 ? Math.max(below(Math.sqrt(a.lo)), 0) : 0, hi: above(Math.sqrt(a.hi)) };
}

export function maximum(a: Span, b: Span): Span {
  return { lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
}

export function hull(a: Span, b: Span): Span {
  return { lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
}

/** What is in both, of a number that is in each; the first where rounding leaves nothing. */
export function meet(a: Span, b: Span): Span {
  const [lo, hi] = [b.lo > a.lo ? b.lo : a.lo, b.hi < a.hi ? b.hi : a.hi];
  return lo <= hi ? { lo, hi } : a;
}

export function holdsZero({ lo, hi }: Span): boolean {
  return !(lo > 0 || hi < 0);
}

/** The part of a between two numbers, of which the true number is known to be between them. */
export function within(a: Span, lo: number, hi: number): Span {
  return { lo: Math.min(Math.max(a.lo, lo), hi), hi: Math.max(Math.min(a.hi, hi), lo) };
}

/** aⁿ for a ≥ 0 and an integer n ≥ 1. */
function wholePower(a: Span, n: number): Span {
  let [result, base, rest] = [spanAt(1), a, n];
  while (rest > 0) {
    if (rest % 2 === 1) result = multiply(result, base);
    base = rest > 1 ? multiply(base, base) : base;
    rest = Math.floor(rest / 2);
  }
  return result;
}

/** A double whose q-th power is at most x ≥ 0, near the root. */
function rootBelow(x: number, q: number): number {
  if (!(x > 0)) return 0;
  if (!(x < Infinity)) return 0;
  let guess = newton(x, q);
  for (let tries = 0; tries < 60; tries++) {
    if (wholePower(spanAt(guess), q).hi <= x) return guess;
    guess -= guess * twoTo(tries - 52);
  }
  return 0;
}

/** A double whose q-th power is at least x ≥ 0, near the root. */
function rootAbove(x: number, q: number): number {
  if (!(x < Infinity)) return Infinity;
  let guess = x > 0 ? newton(x, q) : 0;
  for (let tries = 0; tries < 60; tries++) {
    if (wholePower(spanAt(guess), q).lo >= x) return guess;
    guess += guess * twoTo(tries - 52) + LEAST;
  }
  return Infinity;
}

/** About the q-th root of x > 0; nothing depends on how near it is. */
function newton(x: number, q: number): number {
  let guess = q % 2 === 0 ? Math.sqrt(x) : x;
  if (q === 2) return guess;
  guess = Math.max(guess, 1);
  for (let step = 0; step < 400; step++) {
    let power = 1;
    for (let k = 1; k < q; k++) power *= guess;
    const next = guess + (x / power - guess) / q;
    if (!(next < guess)) break;
    guess = next;
  }
  return guess;
}

/** a^{p/q} of the part of a that is not negative, q ≥ 1. */
export function power(a: Span, p: number, q: number): Span {
  if (!(a.hi >= 0)) return EVERYTHING;
  const positive = { lo: Math.max(a.lo, 0), hi: a.hi };
  const whole = wholePower(positive, Math.abs(p));
  const size = q === 1 ? whole : { lo: rootBelow(whole.lo, q), hi: rootAbove(whole.hi, q) };
  return p > 0 ? size : divide(spanAt(1), size);
}
