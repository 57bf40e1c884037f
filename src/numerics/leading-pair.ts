import { block } from "./blocks.js";
import { Matrix } from "./matrix.js";
import { OUTWARD } from "./roundoff.js";
import type { SingularValueDecomposition } from "./singular-values.js";

/** u (m×1) and v (n×1) of unit length with Av = σ₁u, Aᵀu = σ₁v. */
export interface LeadingPair {
  readonly left: Matrix;
  readonly right: Matrix;
}

/**
 * The first singular pair of A from its decomposition; it is unique up to a common sign where σ₁ > σ₂.
 *
 * Radii: with the pair (ũ, ṽ) of the decomposition, which is off by e in the norm, let t be the larger length of the parts
 * of u, v orthogonal to ũ, ṽ. Projecting Av = σ₁u and Aᵀu = σ₁v on these gives σ₁t ≤ σ̂₂t + e, so that
 * t ≤ e/(σ̂₁ − σ̂₂ − e); where t < 1/2, the sign that makes ⟨v, ṽ⟩ positive makes ⟨u, ũ⟩ positive too for e < σ̂₁/2, and both
 * vectors are within √2 t of ũ, ṽ. Infinite where the values do not show a gap.
 */
export function leadingPair({ u, values, v, error }: SingularValueDecomposition): LeadingPair {
  const gap = values[0]! - (values[1] ?? 0) - error;
  const turned = gap > 0 && values[0]! > 4 * error ? (error / gap) * OUTWARD : Infinity;
  const own = turned < 0.5 ? 1.4143 * turned : Infinity;
  return { left: firstColumn(u, own), right: firstColumn(v, own) };
}

function firstColumn(q: Matrix, own: number): Matrix {
  const { rows, cols, data, radius } = block(q, 0, 0, q.rows, 1);
  return new Matrix(rows, cols, data, (radius + own) * OUTWARD);
}
