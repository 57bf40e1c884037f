import { allocate, DomainError, note, OUTWARD } from "../arithmetic/index.js";
import { fromRows, Matrix, type MatrixLike } from "../matrices/index.js";
import { svd } from "./svd.js";

/** u (m×1) and v (n×1) of unit length with Av = σ₁u, Aᵀu = σ₁v. */
export interface LeadingPair {
  readonly left: Matrix;
  readonly right: Matrix;
}

/**
 * The first singular pair of A, with the sign that makes the entry of v that is largest in size positive; unique where
 * σ₁ > σ₂, but for ties of these entries.
 *
 * Radii: with the pair (ũ, ṽ) of the decomposition, which is off by e in the norm, let t be the larger length of the parts
 * of u, v orthogonal to ũ, ṽ. Projecting Av = σ₁u and Aᵀu = σ₁v on these gives σ₁t ≤ σ̂₂t + e, so that
 * t ≤ e/(σ̂₁ − σ̂₂ − e); where t < 1/2, the sign that makes ⟨v, ṽ⟩ positive makes ⟨u, ũ⟩ positive too for e < σ̂₁/2, and both
 * vectors are within √2 t of ũ, ṽ. Infinite where the values do not show a gap, or the sign is not certain.
 * @param positive the entry of v that is made positive, counted from zero; where it is left out, that which comes out
 *   largest in size: of several that are as large up to rounding, which one is not said
 * @throws DomainError where A has no such entry, or none at all; NonFiniteError, ConvergenceError
 */
export function leadingPair(a: MatrixLike, positive?: number): LeadingPair {
  a = fromRows(a, "leadingPair");
  if (a.data.length === 0 || !((positive ?? 0) >= 0 && (positive ?? 0) < a.cols)) {
    const expected = positive === undefined ? "a matrix with entries" : `a matrix with a column ${positive}`;
    throw new DomainError({ where: "leadingPair", expected, got: a.shape });
  }
  const { u, values, v, error } = svd(a);
  const gap = values[0]! - (values[1] ?? 0) - error;
  const turned = gap > 0 && values[0]! > 4 * error ? (error / gap) * OUTWARD : Infinity;
  const peak = positive ?? largestIn(v);
  const isSigned = v.radius + 1.4143 * turned < Math.abs(v.at(peak, 0));
  const own = turned < 0.5 && isSigned ? 1.4143 * turned : Infinity;
  const sign = v.at(peak, 0) < 0 ? -1 : 1;
  const vector = (q: Matrix): Matrix => {
    const data = allocate(q.rows);
    for (let i = 0; i < q.rows; i++) data[i] = sign * q.at(i, 0);
    return new Matrix(q.rows, 1, data, (q.radius + own) * OUTWARD);
  };
  return { left: note(vector(u), "leadingPair", a, peak, 0), right: note(vector(v), "leadingPair", a, peak, 1) };
}

/** Where the first column is largest in size. */
function largestIn(v: Matrix): number {
  let peak = 0;
  for (let i = 1; i < v.rows; i++) if (Math.abs(v.at(i, 0)) > Math.abs(v.at(peak, 0))) peak = i;
  return peak;
}
