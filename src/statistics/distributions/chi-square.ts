import {
  approximately,
  between,
  DomainError,
  exact,
  exponential,
  gamma,
  logarithm,
  OUTWARD,
  product,
  type Quantity,
  squareRoot,
  UNIT_ROUNDOFF,
} from "../../numerics/index.js";
import type { Interval } from "./binomial.js";

/** Terms of the series before it is given up; it needs about x/2 + 10√x of them. */
const MAX_TERMS = 2000;

/** Γ(d/2 + 1) from Γ(1) = 1 and Γ(1/2) = √π; π is its nearest double, off by less than 2^−52. */
function gammaAfterHalf(degrees: number): Quantity {
  let result: Quantity = degrees % 2 === 0 ? approximately(1, 0) : squareRoot(approximately(Math.PI, 2 ** -52));
  for (let k = degrees % 2 === 0 ? 2 : 1; k <= degrees; k += 2) result = result.times(k / 2);
  return result;
}

/**
 * P(χ²(d) ≤ x) = (x/2)^{d/2}e^{−x/2}/Γ(d/2+1) · Σ_{k≥0} x^k/((d+2)(d+4)⋯(d+2k)) for a whole number d ≥ 1 of degrees of
 * freedom (DLMF 8.7.1). Error: γ_{4k} of the sum of k positive terms, a geometric series for the rest, and that of the
 * factor. Beyond x = d + 600, short of where powers overflow, it is 1 up to Chernoff's (x/d)^{d/2}e^{(d−x)/2}.
 * @throws DomainError for x < 0 or d not a whole number from 1 to 100
 */
export function chiSquareCdf(x: number, degrees: number): Quantity {
  if (!(Number.isInteger(degrees) && degrees >= 1 && degrees <= 100)) {
    const expected = "a whole number of degrees of freedom from 1 to 100";
    throw new DomainError({ where: "chiSquareCdf", expected, got: String(degrees) });
  }
  if (!(x >= 0)) throw new DomainError({ where: "chiSquareCdf", expected: "x ≥ 0", got: String(x) });
  if (x === 0) return approximately(0, 0);
  if (x > degrees + 600) return between(1 - UNIT_ROUNDOFF, 1);
  let term = 1;
  let total = 1;
  let terms = 1;
  let ratio = x / (degrees + 2);
  while (!(ratio < 1 && term * ratio < (1 - ratio) * UNIT_ROUNDOFF * total) && terms < MAX_TERMS) {
    term *= ratio;
    total += term;
    terms += 1;
    ratio = x / (degrees + 2 * terms);
  }
  const rest = ratio < 1 ? ((term * ratio) / (1 - ratio)) * OUTWARD : Infinity;
  const series = approximately(total, (total * gamma(4 * terms) + 2 * rest) * OUTWARD);
  const half = x / 2;
  const factor = product([exact(half).power(degrees, 2), exponential(-half), series]);
  return factor.over(gammaAfterHalf(degrees));
}

/** Φ(z) = P(N(0, 1) ≤ z) = ½(1 ± P(χ²(1) ≤ z²)), with the sign of z. Error: that of `chiSquareCdf` and of z². */
export function normalCdf(z: number): Quantity {
  const { value, error } = exact(z).squared();
  const inside = chiSquareCdf(value, 1);
  // The density of χ²(1) is at most x^{−1/2}/√(2π): an error of z² moves the probability by less than error/|z|.
  const moved = z === 0 ? 0 : (error / Math.abs(z)) * OUTWARD;
  const central = approximately(inside.value, inside.error + moved);
  return (z < 0 ? exact(1).minus(central) : central.plus(1)).over(2);
}

/**
 * An interval that χ²(d) leaves with probability at most `error`, half of it on each side, for every number d of degrees of
 * freedom: d − 2√(dt) to d + 2√(dt) + 2t with t = ln(2/error) (Laurent and Massart, Ann. Statist. 28 (2000), Lemma 1).
 * For sums of many variables, whose tails `chiSquareCdf` does not reach; the exact interval is a tenth shorter where error
 * is 2^−20. Both ends are rounded outwards.
 * @throws DomainError unless d > 0 and 0 < error < 1
 */
export function chiSquareInterval(degrees: number, error: number): Interval {
  if (!(degrees > 0 && degrees < Infinity && error > 0 && error < 1)) {
    const expected = "finitely many degrees of freedom > 0 and an error probability in (0, 1)";
    throw new DomainError({ where: "chiSquareInterval", expected, got: `${degrees}, ${error}` });
  }
  const t = logarithm(exact(2).over(error));
  const half = squareRoot(t.times(degrees)).times(2);
  const lower = exact(degrees).minus(half);
  const upper = half.plus(degrees).plus(t.times(2));
  return { lower: lower.value - lower.error * OUTWARD, upper: (upper.value + upper.error) * OUTWARD };
}
