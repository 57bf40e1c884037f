import {
  absolute,
  DomainError,
  ELEMENTARY_ERROR,
  exact,
  OUTWARD,
  SMALLEST_SUBNORMAL,
  UNIT_ROUNDOFF,
} from "../arithmetic/index.js";
import { hypot, log, pow } from "../elementary/index.js";
import { fromRows, identity, Matrix, type MatrixLike, trace } from "../matrices/index.js";
import { scaledColumns, svd } from "../spectra/index.js";

/** N = HZ with H symmetric positive definite and Z orthogonal. */
export interface PolarPowers {
  /** Z, with its radius. */
  readonly orthogonal: Matrix;
  /** H^{p/q} for an exponent p/q < 1, with its radius; q is 1 where it is left out. */
  readonly power: (p: number, q?: number) => Matrix;
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
export function polarPowers(n: MatrixLike): PolarPowers {
  n = fromRows(n, "polarPowers");
  const { u, values, v, error } = svd(n);
  const last = values.at(-1) ?? 0;
  const least = (last - error) * (1 - 2 ** -50);
  if (n.rows !== n.cols || !(least > 0)) {
    throw new DomainError({
      where: "polarPowers",
      expected: "a square matrix that is invertible beyond rounding",
      got: `${n.shape}, smallest singular value ${last.toPrecision(3)} ± ${error.toPrecision(3)}`,
    });
  }
  if (n.rows === 1) return scalarPowers(n);
  const z = u.times(v.T);
  return {
    orthogonal: new Matrix(n.rows, n.cols, z.data, (z.radius + error / least) * OUTWARD),
    power: (numerator, denominator = 1) => {
      const p = numerator / denominator;
      const powers = values.map((x) => pow(x, p));
      // The exponent has a rounding of its own, which moves a power by u p |ln x| times itself.
      const relative =
        ELEMENTARY_ERROR + Math.abs(p) * Math.max(...values.map((x) => Math.abs(log(x)))) * UNIT_ROUNDOFF;
      const columns = scaledColumns(u, powers);
      const columnsRadius =
        columns.radius +
        Math.max(...powers) * u.radius +
        1.01 * relative * hypot(...powers) * OUTWARD +
        (powers.length + 2) * SMALLEST_SUBNORMAL;
      const left = new Matrix(columns.rows, columns.cols, columns.data, columnsRadius * OUTWARD);
      const result = left.times(u.T);
      // Not least^{p−1}, which may underflow where error is large.
      const moved =
        Math.abs(p) * pow(least, p) * (Math.SQRT2 * (error / least)) * (1 + 2 ** -40) + 2 * SMALLEST_SUBNORMAL;
      return new Matrix(n.rows, n.cols, result.data, (result.radius + moved) * OUTWARD);
    },
  };
}

/** Z and H of a 1×1 matrix that is not zero: its sign and its size. */
function scalarPowers(n: Matrix): PolarPowers {
  const size = absolute(trace(n));
  const one = identity(1);
  const whole = (p: number, q: number) => (q === 1 ? size.power(p) : size.power(p, q));
  return {
    orthogonal: one.times(Math.sign(n.data[0]!)),
    power: (p, q = 1) => one.times(p < 0 ? exact(1).over(whole(-p, q)) : whole(p, q)),
  };
}
