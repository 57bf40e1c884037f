import { exactRank } from "../matrices/fraction-free.js";
import {
  chain,
  identity,
  type IntervalMatrix,
  isPointMatrix,
  linearCombination,
  product,
  requireSameShape,
  transpose,
} from "../matrices/interval-matrix.js";
import { squareRootPsd } from "../matrices/matrix-functions.js";
import { nuclearNorm, schattenPower } from "../matrices/spectrum.js";
import { power } from "../numbers/elementary.js";
import { RigorError } from "../numbers/errors.js";
import { divide, fromNumber, type Interval, multiply } from "../numbers/interval.js";
import { EXACT, finiteBits, Precision } from "../numbers/precision.js";

/**
 * F(M) = inf over W_2W_1 = M of tr ∇²L(W) = (4/n) ‖(Σ A_iA_iᵀ)^{1/2} M (Σ A_iᵀA_i)^{1/2}‖_*
 * (Ding et al. 2022; Theorem 5 of Gatmiry et al. 2023, whose (8) is half of it: the Hessian of (2) carries a 2/n).
 *
 * By enclosures of the roots, at twice the precision where a sum is singular and its root half as accurate. The rank of
 * the product is that of Σ A_iA_iᵀ M Σ A_iᵀA_i, which is known exactly where the A_i and M are points.
 * @throws RigorError
 */
export function inducedRegularizerDepthTwo(
  measurements: readonly IntervalMatrix[],
  m: IntervalMatrix,
  precision: Precision,
): Interval {
  const bits = finiteBits(precision, "inducedRegularizerDepthTwo");
  if (measurements.length === 0) throw new RigorError("inducedRegularizerDepthTwo", "one or more measurements", "none");
  for (const a of measurements) requireSameShape(m, a, "inducedRegularizerDepthTwo");
  const left = squares(measurements);
  const right = squares(measurements.map(transpose));
  const working = (gram: IntervalMatrix): Precision =>
    new Precision(rankOf(gram) === gram.rows ? bits + 32 : 2 * bits + 64);
  const whitened = chain([squareRootPsd(left, working(left)), m, squareRootPsd(right, working(right))], EXACT);
  const rank = rankOf(chain([left, m, right], EXACT));
  const four = multiply(fromNumber(4), nuclearNorm(whitened, precision.plus(8), rank), EXACT);
  return divide(four, fromNumber(measurements.length), precision);
}

/** The rank of a point matrix, undefined for others. */
function rankOf(a: IntervalMatrix): number | undefined {
  return isPointMatrix(a) ? exactRank(a) : undefined;
}

/** Σ A_iA_iᵀ, exactly. */
function squares(matrices: readonly IntervalMatrix[]): IntervalMatrix {
  const terms = matrices.map((a) => product(a, transpose(a), EXACT));
  return linearCombination(terms, new Array<Interval>(terms.length).fill(fromNumber(1)), EXACT);
}

/**
 * F(M) = inf over E(W) = M of tr ∇²L(W) = 2L Σ σ_i^{2/L}, σ_i the singular values of (AᵀM)^{L−1}Aᵀ, for the single
 * measurement A (Theorem 7 of Gatmiry et al. 2023, up to the factor 2 of the Hessian of (2)). The matrix is exact, and
 * so is its rank where A and M are points.
 * @throws RigorError
 */
export function inducedRegularizerSingle(
  a: IntervalMatrix,
  m: IntervalMatrix,
  depth: number,
  precision: Precision,
): Interval {
  requireSameShape(a, m, "inducedRegularizerSingle");
  requireDepth(depth, 1, "inducedRegularizerSingle");
  const across = transpose(a);
  const cycles = Array.from({ length: depth - 1 }, () => product(across, m, EXACT));
  const core = product(chain([...cycles, identity(a.cols)], EXACT), across, EXACT);
  const total = schattenPower(core, { numerator: 2, denominator: depth }, precision.plus(4));
  return multiply(fromNumber(2 * depth), total, precision);
}

/**
 * F'(M) = min over E(W) = M of R(W) = L (d_0d_L)^{1/L} ‖M‖_*^{2(L−1)/L} (Lemma 4 of Gatmiry et al. 2023).
 * @throws RigorError for a depth that is not an integer of at least 2
 */
export function inducedR(m: IntervalMatrix, depth: number, precision: Precision): Interval {
  requireDepth(depth, 2, "inducedR");
  const working = precision.plus(8);
  const sizes = power(fromNumber(m.rows * m.cols), { numerator: 1, denominator: depth }, working);
  const exponent = { numerator: 2 * (depth - 1), denominator: depth };
  const norms = power(nuclearNorm(m, working), exponent, working);
  return multiply(fromNumber(depth), multiply(sizes, norms, working), precision);
}

function requireDepth(depth: number, least: number, where: string): void {
  if (!(Number.isInteger(depth) && depth >= least)) {
    throw new RigorError(where, `a depth that is an integer of at least ${least}`, String(depth));
  }
}
