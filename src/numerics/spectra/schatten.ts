import { log, pow } from "../elementary/index.js";
import {
  allocate,
  approximately,
  DomainError,
  gamma,
  note,
  OUTWARD,
  type Quantity,
  SMALLEST_SUBNORMAL,
  sum,
  UNIT_ROUNDOFF,
} from "../arithmetic/index.js";
import {
  frobeniusNorm,
  frobeniusSquared,
  fromRows,
  type MatrixLike,
  powerOfTwoNear,
  safeScale,
} from "../matrices/index.js";
import { scaledValues } from "./scaled-values.js";
import { rescaledError, singularValues } from "./singular-values.js";

/**
 * ‖A‖_* = Σσ_i, 0 where A has no entries. Error: √k times that of the singular values (Mirsky, Cauchy–Schwarz) and γ_k of the sum.
 * @throws NonFiniteError, ConvergenceError
 */
export function nuclearNorm(a: MatrixLike): Quantity {
  a = fromRows(a, "nuclearNorm");
  const count = Math.min(a.rows, a.cols);
  if (count === 0) return note(approximately(0, 0), "nuclearNorm", a);
  const scale = safeScale(a.data, "nuclearNorm");
  const found = allocate(count);
  const own = scaledValues(a, scale, found);
  let total = 0;
  for (let i = 0; i < count; i++) total += found[i]!;
  const value = total * scale;
  const error = Math.sqrt(count) * rescaledError(own, scale, a.radius, value, count) + gamma(count) * value;
  // The root and its product may lose another half of the smallest subnormal.
  const underflow = scale === 1 && a.radius === 0 ? 0 : SMALLEST_SUBNORMAL;
  return note(approximately(value, (error + underflow) * OUTWARD), "nuclearNorm", a);
}

function requireExponent(p: number, where: string): void {
  if (!(p > 0 && p < Infinity)) {
    throw new DomainError({
      where,
      expected: "an exponent p with 0 < p < ∞",
      got: String(p),
      remedy: "use spectralNorm for p = ∞",
    });
  }
}

/** Σ (values_i/unit)^p, each term with the enclosure of its power: mean value away from zero, Hölder at zero. */
function powerSum(values: Float64Array, error: number, unit: number, p: number): Quantity {
  const terms: Quantity[] = [];
  for (let i = 0; i < values.length; i++)
    terms.push(approximately(values[i]! / unit, (error / unit) * OUTWARD).power(p));
  return sum(terms);
}

/**
 * x^{1/p}: the exponent is itself rounded, which changes the power by |ln x|u/p relative to it. Where x may be 0, that is
 * largest at the upper end h, or p/e, which is no more than p h^{1/p} where it is not at the end.
 */
function root(x: Quantity, p: number): Quantity {
  const { value, error } = x.power(1 / p);
  const upper = x.value + x.error;
  if (upper === 0) return approximately(value, error);
  const size = x.error <= x.value / 2 ? Math.abs(log(x.value)) : Math.abs(log(upper)) + p;
  const exponent = ((size + 1) * UNIT_ROUNDOFF * (value + error)) / p;
  return approximately(value, error + exponent * OUTWARD);
}

/**
 * ‖A‖_{p/q}^{p/q} = Σ σ_i^{p/q} for integers p, q ≥ 1, where p/q need not be a double; or for q = 1 and any real
 * 0 < p < ∞. Error: that of the singular values (Weyl), through the power value by value; so for p/q < 1 it is at most
 * k·error^{p/q}.
 * @throws DomainError, NonFiniteError, ConvergenceError
 */
export function schattenPower(a: MatrixLike, p: number, q = 1): Quantity {
  a = fromRows(a, "schattenPower");
  requireExponent(p / q, "schattenPower");
  if (p === q) return nuclearNorm(a);
  if (p === 2 * q) return frobeniusSquared(a);
  const { values, error } = singularValues(a);
  const total =
    q === 1
      ? powerSum(values, error, 1, p)
      : sum(Array.from(values, (value) => approximately(value, error).power(p, q)));
  return note(total, "schattenPower", a, [p, q]);
}

/**
 * ‖A‖_p = (Σ σ_i^p)^{1/p} for 0 < p < ∞, a quasi-norm where p < 1.
 * Error for p ≥ 1: k^{max(0, 1/p − 1/2)} times that of the singular values (the triangle inequality of ℓ_p, Mirsky),
 * and the roundings of the formula; for p < 1: the enclosures of Σσ_i^p and of its power.
 * @throws DomainError, NonFiniteError, ConvergenceError
 */
export function schattenNorm(a: MatrixLike, p: number): Quantity {
  a = fromRows(a, "schattenNorm");
  requireExponent(p, "schattenNorm");
  if (p === 1) return nuclearNorm(a);
  if (p === 2) return frobeniusNorm(a);
  const { values, error } = singularValues(a);
  const unit = powerOfTwoNear(values[0] || 1);
  if (p < 1) {
    return note(root(powerSum(values, error, unit, p), p).times(unit), "schattenNorm", a, p);
  }
  const rounded = root(powerSum(values, 0, unit, p), p).times(unit);
  const propagated = pow(values.length, Math.max(0, 1 / p - 0.5)) * error * (1 + 2 ** -48);
  return note(rounded.plus(approximately(0, propagated)), "schattenNorm", a, p);
}
