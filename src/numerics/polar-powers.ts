import { scaledColumns } from "./certificates.js";
import { DomainError } from "./errors.js";
import { Matrix, transpose } from "./matrix.js";
import { multiplyMatrices } from "./product.js";
import { OUTWARD, UNIT_ROUNDOFF } from "./roundoff.js";
import { svd } from "./singular-values.js";

/** N = HZ with H symmetric positive definite and Z orthogonal. */
export interface PolarPowers {
  /** Z, with its radius. */
  readonly orthogonal: Matrix;
  /** H^p for an exponent p < 1, with its radius. */
  readonly power: (p: number) => Matrix;
}

/**
 * The polar decomposition N = HZ of an invertible N and fractional powers of H, from a decomposition N ≈ UΣVᵀ.
 *
 * Unlike singular vectors, both are well-conditioned. With ε the error of the decomposition and ℓ = σ_min − ε, which
 * bounds all the singular values involved from below:
 * - ‖Z − UVᵀ‖_F ≤ ε/ℓ (R.-C. Li 1995: 2ε over the sum of the two smallest singular values);
 * - ‖H − UΣUᵀ‖_F ≤ √2 ε (Araki and Yamagami 1981), and x ↦ x^p has the Lipschitz constant |p| ℓ^{p−1} on [ℓ, ∞), which
 *   carries over to symmetric matrices in the Frobenius norm (Bhatia, Matrix Analysis (1997), (X.22)).
 * Added are the distance of U and V to orthogonality and the roundings.
 * @throws DomainError where N may be singular
 */
export function polarPowers(n: Matrix): PolarPowers {
  const { u, values, v, error } = svd(n);
  const least = (values.at(-1)! - error) * (1 - 2 ** -50);
  if (n.rows !== n.cols || !(least > 0)) {
    throw new DomainError({
      where: "polarPowers",
      expected: "a square matrix that is invertible beyond rounding",
      got: `${n.shape}, smallest singular value ${values.at(-1)!.toPrecision(3)} ± ${error.toPrecision(3)}`,
    });
  }
  const z = multiplyMatrices(u, transpose(v));
  return {
    orthogonal: new Matrix(n.rows, n.cols, z.data, (z.radius + error / least) * OUTWARD),
    power: (p) => {
      const powers = values.map((x) => x ** p);
      // The engine's pow is allowed four units of roundoff, and the exponent one of its own: u p |ln x| in relative size.
      const relative = (4 + Math.abs(p) * Math.max(...values.map((x) => Math.abs(Math.log(x))))) * UNIT_ROUNDOFF;
      const columns = scaledColumns(u, powers);
      const columnsRadius =
        columns.radius + Math.max(...powers) * u.radius + 1.01 * relative * Math.hypot(...powers) * OUTWARD;
      const left = new Matrix(columns.rows, columns.cols, columns.data, columnsRadius * OUTWARD);
      const result = multiplyMatrices(left, transpose(u));
      const moved = Math.abs(p) * least ** (p - 1) * Math.SQRT2 * error * (1 + 2 ** -46);
      return new Matrix(n.rows, n.cols, result.data, (result.radius + moved) * OUTWARD);
    },
  };
}
