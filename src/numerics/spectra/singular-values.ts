import { allocate, approximately, note, OUTWARD, type Quantity, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import { fromRows, type MatrixLike, safeScale } from "../matrices/index.js";
import { scaledValues } from "./scaled-values.js";

/** Singular values with a bound of their joint error. */
export interface SingularValues {
  /** Descending, min(m, n) of them. */
  readonly values: Float64Array;
  /** (Σ|values_i − σ_i|²)^{1/2} ≤ error, and so |values_i − σ_i| ≤ error; includes the radius of the matrix. */
  readonly error: number;
}

/** The error of σ in the units of A from the error in the units of A/scale; infinite where the largest value overflows. */
export function rescaledError(own: number, scale: number, radius: number, largest: number, count: number): number {
  if (!(largest < Infinity)) return Infinity;
  const underflow = scale === 1 ? 0 : (count + 1) * SMALLEST_SUBNORMAL;
  return (own * scale + radius + underflow) * OUTWARD;
}

/**
 * The singular values of A; none where A has no entries. Error: see `scaledValues`.
 * @throws NonFiniteError, ConvergenceError
 */
export function singularValues(a: MatrixLike): SingularValues {
  a = fromRows(a, "singularValues");
  const count = Math.min(a.rows, a.cols);
  const scale = safeScale(a.data, "singularValues");
  const values = allocate(count);
  const own = scaledValues(a, scale, values);
  if (scale !== 1) for (let i = 0; i < count; i++) values[i]! *= scale;
  values.sort().reverse();
  return { values, error: rescaledError(own, scale, a.radius, values[0] ?? 0, count) };
}

/** σ_1 ≥ σ_2 ≥ …, one by one. Error: Weyl. @throws NonFiniteError, ConvergenceError */
export function eachSingularValue(a: MatrixLike): Quantity[] {
  a = fromRows(a, "eachSingularValue");
  const { values, error } = singularValues(a);
  return Array.from(values, (value, i) => note(approximately(value, error), "singularValue", a, i));
}

/**
 * ‖A‖_2 = σ₁, 0 where A has no entries. Error: that of the singular values (Weyl).
 * @throws NonFiniteError, ConvergenceError
 */
export function spectralNorm(a: MatrixLike): Quantity {
  a = fromRows(a, "spectralNorm");
  const { values, error } = singularValues(a);
  return note(approximately(values[0] ?? 0, error), "spectralNorm", a);
}
