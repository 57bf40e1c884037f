import { approximately, gamma, note, OUTWARD, type Quantity, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import { sumOfSquares } from "../kernels/index.js";
import { distanceOf, frobeniusOf } from "./kernels.js";
import { fromRows, type MatrixLike, requireSameShape } from "./matrix.js";

/** ‖A‖_F. Error: γ_{mn+2}‖A‖_F (Higham 2002, §3.1) plus the radius of A. */
export function frobeniusNorm(a: MatrixLike): Quantity {
  a = fromRows(a, "frobeniusNorm");
  const value = frobeniusOf(a.data);
  if (value === 0) return note(approximately(0, a.radius), "frobeniusNorm", a);
  const error = (gamma(a.data.length + 2) * value + a.radius + 2 * SMALLEST_SUBNORMAL) * OUTWARD;
  return note(approximately(value, error), "frobeniusNorm", a);
}

/** ‖A‖_F². Error: γ_{mn+1} times the computed value (Higham 2002, (3.5)) plus (2‖A‖_F + r)r for the radius r of A. */
export function frobeniusSquared(a: MatrixLike): Quantity {
  a = fromRows(a, "frobeniusSquared");
  const { data, radius } = a;
  if (a.normBound === 0) {
    const error = radius === 0 ? 0 : radius * radius * OUTWARD + SMALLEST_SUBNORMAL;
    return note(approximately(0, error), "frobeniusSquared", a);
  }
  const value = sumOfSquares(data);
  const propagated = radius === 0 ? 0 : (2 * a.normBound + radius) * radius;
  const error = (gamma(data.length + 1) * value + propagated + (data.length + 2) * SMALLEST_SUBNORMAL) * OUTWARD;
  return note(approximately(value, error), "frobeniusSquared", a);
}

/**
 * ⟨A, B⟩ = tr(AᵀB) = Σ a_ij b_ij. Error: γ_{mn} Σ|a_ij b_ij| (Higham 2002, (3.5)) plus ‖A‖_F r_B + ‖B‖_F r_A + r_A r_B.
 * @throws ShapeError
 */
export function inner(a: MatrixLike, b: MatrixLike): Quantity {
  a = fromRows(a, "inner, a");
  b = fromRows(b, "inner, b");
  requireSameShape(a, b, "inner");
  let value = 0;
  let size = 0;
  for (let i = 0; i < a.data.length; i++) {
    const term = a.data[i]! * b.data[i]!;
    value += term;
    size += Math.abs(term);
  }
  // Zero for certain, whatever the error of the other, where its entries are numbers.
  if ((a.isZero && b.normBound < Infinity) || (b.isZero && a.normBound < Infinity))
    return note(approximately(0, 0), "inner", a, b);
  const n = a.data.length;
  const propagated =
    a.radius === 0 && b.radius === 0 ? 0 : a.normBound * b.radius + a.radius * (b.normBound + b.radius);
  const error = (gamma(n) * size * (1 + gamma(n)) + propagated + (n + 3) * SMALLEST_SUBNORMAL) * OUTWARD;
  return note(approximately(value, error), "inner", a, b);
}

/** ‖A − B‖_F, the distance of two matrices, with both radii in its error. @throws ShapeError */
export function distance(a: MatrixLike, b: MatrixLike): Quantity {
  a = fromRows(a, "distance, a");
  b = fromRows(b, "distance, b");
  requireSameShape(a, b, "distance");
  const value = distanceOf(a.data, b.data);
  const own = value === 0 ? 0 : gamma(a.data.length + 3) * value + 2 * SMALLEST_SUBNORMAL;
  return note(approximately(value, (own + a.radius + b.radius) * OUTWARD), "distance", a, b);
}

/** tr A for a square A, 0 for one without entries. Error: γ_d Σ|a_ii| plus √d times the radius (Cauchy–Schwarz). */
export function trace(a: MatrixLike): Quantity {
  a = fromRows(a, "trace");
  const d = Math.min(a.rows, a.cols);
  let value = 0;
  let size = 0;
  for (let i = 0; i < d; i++) {
    value += a.data[i * a.cols + i]!;
    size += Math.abs(a.data[i * a.cols + i]!);
  }
  const underflow = size + a.radius === 0 ? 0 : SMALLEST_SUBNORMAL;
  const error = (gamma(d) * size + Math.sqrt(d) * a.radius + underflow) * OUTWARD;
  return note(approximately(value, d === 0 ? 0 : error), "trace", a);
}
