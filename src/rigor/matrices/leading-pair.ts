import { divide, fromNumber, type Interval, multiply, square, squareRoot } from "../numbers/interval.js";
import { finiteBits, type Precision } from "../numbers/precision.js";
import {
  addMatrices,
  build,
  identity,
  type IntervalMatrix,
  product,
  scale,
  trace,
  transpose,
} from "./interval-matrix.js";
import { spectralNorm } from "./spectrum.js";

/** u (m × 1) and v (n × 1) of unit length with Av = σ₁u, Aᵀu = σ₁v. */
export interface LeadingPair {
  readonly left: IntervalMatrix;
  readonly right: IntervalMatrix;
}

/**
 * The first singular pair of the members of an m × n interval matrix, with the sign that makes entry `positive` of v
 * positive.
 *
 * With B = AᵀA, adj(σ₁²I − B) = Π_{j≥2}(σ₁² − σ_j²) vvᵀ =: C, so that v is column p of C over √(C_pp tr C), and u = Av/σ₁.
 * Where σ₁ = σ₂, where v_p = 0, and where A = 0, a divisor holds 0, and nothing is said: entries are the whole line.
 * @throws RigorError at `EXACT`
 */
export function leadingPair(a: IntervalMatrix, positive: number, precision: Precision): LeadingPair {
  finiteBits(precision, "leadingPair");
  const working = precision.plus(32);
  const gain = spectralNorm(a, working);
  const projection = adjugateOfShift(product(transpose(a), a, working), square(gain, working), working);
  const peak = projection.at(positive, positive);
  const length = squareRoot(multiply(peak, trace(projection, working), working), working);
  const right = build(a.cols, 1, (i) => divide(projection.at(i, positive), length, precision));
  const image = product(a, right, working);
  return { left: build(a.rows, 1, (i) => divide(image.at(i, 0), gain, precision)), right };
}

/**
 * adj(xI − B) = Σ_j x^{n−1−j} M_j for M_0 = I, M_j = BM_{j−1} − (tr(BM_{j−1})/j) I (Faddeev and LeVerrier; Gantmacher
 * 1959, IV §5): sums and products but for the division by j, also where xI − B is singular.
 */
function adjugateOfShift(b: IntervalMatrix, x: Interval, precision: Precision): IntervalMatrix {
  const unit = identity(b.rows);
  let term = unit;
  let total = unit;
  for (let j = 1; j < b.rows; j++) {
    const next = product(b, term, precision);
    const share = divide(trace(next, precision), fromNumber(-j), precision);
    term = addMatrices(next, scale(unit, share, precision), precision);
    total = addMatrices(scale(total, x, precision), term, precision);
  }
  return total;
}
