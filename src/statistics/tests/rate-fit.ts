import { studentQuantile } from "../distributions/index.js";
import { DomainError, exp, gamma, hypot, log, pow } from "../../numerics/index.js";

/** A power law y ≈ constant·x^exponent fitted to data. */
export interface RateFit {
  readonly exponent: number;
  /** Confidence interval of the exponent; says nothing about a bend, see `bent`. */
  readonly lower: number;
  readonly upper: number;
  readonly constant: number;
  /** Share of the variance of ln y that the line explains; 1 where ln y does not vary. */
  readonly rSquared: number;
  /** The largest factor between a datum and the fitted law, ≥ 1. */
  readonly worstFactor: number;
  /** Whether a quadratic in ln x fits better at the stated confidence: then no single exponent describes the data. */
  readonly bent: boolean;
}

interface Centered {
  readonly mean: number;
  readonly deviations: number[];
}

function centered(values: readonly number[]): Centered {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, deviations: values.map((x) => x - mean) };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, x, i) => total + x * b[i]!, 0);
}

/** a − (⟨a, b⟩/⟨b, b⟩)·b. */
function without(a: readonly number[], b: readonly number[]): number[] {
  const share = dot(a, b) / dot(b, b);
  return a.map((x, i) => x - share * b[i]!);
}

/** Logarithms of positive finite data. */
function logarithms(values: ArrayLike<number>, name: string): number[] {
  return Array.from(values, (x, i) => {
    if (!(x > 0 && x < Infinity)) {
      throw new DomainError({ where: "fitExponent", expected: `a positive number at ${name}[${i}]`, got: String(x) });
    }
    return log(x);
  });
}

/**
 * Whether the residuals still depend on x² once the line is taken out: t-test of the quadratic coefficient.
 * With three points there is no residual left to judge it by.
 */
function isBent(x: readonly number[], residuals: readonly number[], confidence: number, rounding: number): boolean {
  const count = x.length;
  if (count < 4) return false;
  const bow = without(centered(x.map((d) => d * d)).deviations, x);
  const size = dot(bow, bow);
  if (!(size > gamma(8 * count) * pow(dot(x, x), 2))) return false;
  const coefficient = dot(residuals, bow) / size;
  const left = residuals.map((r, i) => r - coefficient * bow[i]!);
  const deviation = Math.sqrt(dot(left, left) / (count - 3) / size);
  const floor = rounding / Math.sqrt(size);
  return Math.abs(coefficient) > studentQuantile(confidence, count - 3) * deviation + floor;
}

/**
 * Least-squares fit of ln y = ln c + p·ln x, with the classical interval p ± t_{n−2}·s/√Sxx from Student's
 * distribution (exact for independent normal errors of ln y of equal variance), widened by a bound on the rounding
 * of the fit, so that data on an exact power law keep their exponent inside.
 *
 * @param confidence of the interval and of the test for a bend, in (0, 1)
 * @throws DomainError for fewer than three points, unequal lengths, data that are not positive, or equal xs
 */
export function fitExponent(xs: ArrayLike<number>, ys: ArrayLike<number>, confidence = 0.95): RateFit {
  const where = "fitExponent";
  const count = xs.length;
  if (count !== ys.length || count < 3) {
    throw new DomainError({ where, expected: "at least three pairs (x, y)", got: `${count} xs and ${ys.length} ys` });
  }
  const logX = logarithms(xs, "xs");
  const logY = logarithms(ys, "ys");
  const x = centered(logX);
  const y = centered(logY);
  const spread = dot(x.deviations, x.deviations);
  if (new Set(Array.from(xs)).size < 2) {
    throw new DomainError({ where, expected: "at least two different xs", got: `${xs[0]} throughout` });
  }
  const exponent = dot(x.deviations, y.deviations) / spread;
  const residuals = y.deviations.map((d, i) => d - exponent * x.deviations[i]!);
  const unexplained = dot(residuals, residuals);
  const total = dot(y.deviations, y.deviations);

  // Rounding of the logarithms, means and deviations, in the norm of the vector of logarithms.
  const size = hypot(...logY) + Math.abs(exponent) * hypot(...logX);
  const rounding = gamma(4 * count + 16) * size;
  const deviation = Math.sqrt(unexplained / (count - 2) / spread);
  const half = studentQuantile(confidence, count - 2) * deviation + rounding / Math.sqrt(spread);
  return {
    exponent,
    lower: exponent - half,
    upper: exponent + half,
    constant: exp(y.mean - exponent * x.mean),
    rSquared: total > 0 ? 1 - unexplained / total : 1,
    worstFactor: exp(Math.max(...residuals.map(Math.abs))),
    bent: isBent(x.deviations, residuals, confidence, rounding),
  };
}
