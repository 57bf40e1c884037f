import { compare, Dyadic, magnitudeExponent, powerOfTwo, squareRootOf } from "../numbers/dyadic.js";
import { RigorError } from "../numbers/errors.js";
import {
  add,
  fromNumber,
  type Interval,
  isWholeLine,
  outward,
  point,
  toNumbers,
  WHOLE_LINE,
} from "../numbers/interval.js";
import { EXACT, finiteBits, type Precision } from "../numbers/precision.js";
import {
  build,
  frobeniusSquared,
  identity,
  type IntervalMatrix,
  product,
  subtractMatrices,
  transpose,
  widened,
} from "./interval-matrix.js";

/** log₂ of the largest ‖AᵀA − I‖_F for which the series is summed: it then needs bits/20 terms. */
const NEAR = -20;

/**
 * The polar factor A(AᵀA)^{−1/2} of the members of an interval matrix (m × k, m ≥ k) with nearly orthonormal columns:
 * the matrix with exactly orthonormal columns that is next to A.
 *
 * With E = AᵀA − I and ‖E‖_F ≤ ε < 1 it is A Σ_j c_j E^j, c_j = (−1)^j C(2j, j)/4^j; as |c_j| ≤ 1 and ‖A‖ ≤ 2, no entry
 * of what is left out after the term K exceeds 4ε^{K+1}. Exact where A is a point matrix and E = 0.
 * @throws RigorError for ε > 2^{−20}, and at `EXACT`
 */
export function polarFactor(a: IntervalMatrix, precision: Precision): IntervalMatrix {
  const bits = finiteBits(precision, "polarFactor");
  if (a.data.some(isWholeLine)) return build(a.rows, a.cols, () => WHOLE_LINE);
  const defect = subtractMatrices(product(transpose(a), a, EXACT), identity(a.cols), EXACT);
  const size = squareRootOf(frobeniusSquared(defect, EXACT).hi, 64, "up");
  if (size.mantissa === 0n) return a;
  if (compare(size, powerOfTwo(NEAR)) > 0) {
    const got = toNumbers({ lo: size, hi: size })[1];
    throw new RigorError("polarFactor", "columns within 2^-20 of orthonormal ones", `‖AᵀA − I‖_F up to ${got}`);
  }
  const working = precision.plus(16);
  const terms = Math.ceil((bits + 16) / -magnitudeExponent(size));
  let series = build(a.cols, a.cols, () => fromNumber(0));
  for (let j = terms; j >= 0; j--) {
    const next = product(defect, series, working);
    series = build(a.cols, a.cols, (i, k) => {
      return i === k ? add(next.at(i, k), coefficient(j), working) : next.at(i, k);
    });
  }
  // ε ≤ 2^e gives 4ε^{K+1} ≤ 2^{2 + e(K+1)}.
  const rest = new Dyadic(1n, 2 + magnitudeExponent(size) * (terms + 1));
  const wide = widened(product(a, series, working), rest);
  return build(a.rows, a.cols, (i, k) => outward(wide.at(i, k), precision));
}

/** (−1)^j C(2j, j)/4^j, exactly. */
function coefficient(j: number): Interval {
  let central = 1n;
  for (let i = 1n; i <= j; i++) central = (central * 2n * (2n * i - 1n)) / i;
  return point(new Dyadic(j % 2 === 0 ? central : -central, -2 * j));
}
