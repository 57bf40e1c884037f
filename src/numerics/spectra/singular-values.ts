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
  frobeniusOf,
  frobeniusSquared,
  fromRows,
  Matrix,
  type MatrixLike,
  powerOfTwoNear,
  safeScale,
} from "../matrices/index.js";
import { decompositionError, polarFactor } from "./decomposition-error.js";
import { jacobiError, loadVectors, orthogonalize, squaredLength } from "./jacobi-svd.js";
import { completeColumns } from "./orthonormal-completion.js";

/** Singular values with a bound of their joint error. */
export interface SingularValues {
  /** Descending, min(m, n) of them. */
  readonly values: Float64Array;
  /** (Σ|values_i − σ_i|²)^{1/2} ≤ error, and so |values_i − σ_i| ≤ error; includes the radius of the matrix. */
  readonly error: number;
}

/** A ≈ U diag(values) Vᵀ. */
export interface SingularValueDecomposition extends SingularValues {
  /** m×k, k = min(m, n); its radius bounds the distance to a matrix Ũ with exactly orthonormal columns, its polar factor. */
  readonly u: Matrix;
  /** n×k; its radius bounds the distance to a matrix Ṽ with exactly orthonormal columns, its polar factor. */
  readonly v: Matrix;
}

/** Kept from call to call: nothing in here is handed out. */
let work = new Float64Array(1024);
let squares = new Float64Array(16);
let found = new Float64Array(16);

/** Room for `count` vectors with the given stride, and for as many squares and values. */
function workspace(count: number, stride: number): Float64Array {
  if (work.length < count * stride) work = new Float64Array(count * stride);
  if (squares.length < count) {
    squares = new Float64Array(count);
    found = new Float64Array(count);
  }
  return work;
}

/** The error of σ in the units of A from the error in the units of A/scale; infinite where the largest value overflows. */
function rescaledError(own: number, scale: number, radius: number, largest: number, count: number): number {
  if (!(largest < Infinity)) return Infinity;
  const underflow = scale === 1 ? 0 : (count + 1) * SMALLEST_SUBNORMAL;
  return (own * scale + radius + underflow) * OUTWARD;
}

/**
 * σ_i(A/scale), in any order, into `found`, for k = min(m, n); returns their joint error.
 * One vector: its length. Two: see `valuesOfPair`. More: one-sided Jacobi with the bound of `jacobiError`.
 */
function scaledValues(a: Matrix, scale: number): number {
  const count = Math.min(a.rows, a.cols);
  const length = Math.max(a.rows, a.cols);
  const vectors = workspace(count, length);
  loadVectors(a, scale, vectors, length);
  if (count === 2) return valuesOfPair(vectors, length);
  const stages = count === 1 ? 0 : orthogonalize(vectors, count, length, length, squares);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const square = squaredLength(vectors, i * length, length);
    found[i] = Math.sqrt(square);
    total += square;
  }
  return Math.sqrt(total) * jacobiError(stages, count, length);
}

/**
 * The singular values of two vectors x, y (x the longer) from their QR factor R = [[a, b], [0, c]]:
 * σ₁ ± σ₂ = √((a ± c)² + b²) and σ₁σ₂ = ac.
 *
 * Error, in units of u‖A‖_F, with m the length: R is off by (m/2+1)‖x‖ in a, (3m/2+2)‖y‖ in b and (5m/2+3.5)‖y‖ in c
 * (inner products by Higham 2002, (3.5)), together at most 2.1m + 3 as ‖y‖ ≤ ‖x‖; the formulas add at most 4σ₁ and
 * 6σ₂, so less than 6. Mirsky's theorem carries the first part over to the values. 2^-150 covers underflow.
 */
function valuesOfPair(vectors: Float64Array, m: number): number {
  const first = squaredLength(vectors, 0, m);
  const second = squaredLength(vectors, m, m);
  const x = first >= second ? 0 : m;
  const y = m - x;
  const longer = Math.max(first, second);
  const norm = Math.sqrt(first + second);
  if (norm === 0) {
    found[0] = found[1] = 0;
    return 0;
  }
  let inner = 0;
  for (let l = 0; l < m; l++) inner += vectors[x + l]! * vectors[y + l]!;
  const factor = inner / longer;
  let rest = 0;
  for (let l = 0; l < m; l++) {
    const r = vectors[y + l]! - factor * vectors[x + l]!;
    rest += r * r;
  }
  const a = Math.sqrt(longer);
  const b = inner / a;
  const c = Math.sqrt(rest);
  const plus = (a + c) * (a + c) + b * b;
  const minus = (a - c) * (a - c) + b * b;
  const largest = (Math.sqrt(plus) + Math.sqrt(minus)) / 2;
  found[0] = largest;
  found[1] = (a / largest) * c;
  return norm * (gamma(2.1 * m + 10) + 2 ** -150) * OUTWARD;
}

/**
 * The singular values of A; none, without error, where A has no entries. Error: that of `jacobiError`.
 * @throws NonFiniteError, ConvergenceError
 */
export function singularValues(a: MatrixLike): SingularValues {
  a = fromRows(a, "singularValues");
  if (a.data.length === 0) return { values: allocate(0), error: 0 };
  const count = Math.min(a.rows, a.cols);
  const scale = safeScale(a.data, "singularValues");
  const own = scaledValues(a, scale);
  const values = allocate(count);
  for (let i = 0; i < count; i++) values[i] = found[i]! * scale;
  values.sort().reverse();
  return { values, error: rescaledError(own, scale, a.radius, values[0] ?? 0, count) };
}

/**
 * The singular value decomposition A ≈ U diag(values) Vᵀ, k = min(m, n); for rank-deficient and zero A the columns of
 * U and V are orthonormal all the same.
 *
 * Error: ‖A − U diag(values) Vᵀ‖_F ≤ error for U and V as returned and for the exactly orthonormal Ũ, Ṽ within their
 * radii, and (Σ|values_i − σ_i|²)^{1/2} ≤ error. It is computed from the result (`decompositionError`).
 * @throws NonFiniteError, ConvergenceError
 */
export function svd(a: MatrixLike): SingularValueDecomposition {
  a = fromRows(a, "svd");
  const scale = safeScale(a.data, "svd");
  const source = new Matrix(
    a.rows,
    a.cols,
    a.data.map((x) => x / scale),
    scale === 1 ? 0 : a.data.length * SMALLEST_SUBNORMAL,
  );
  const { u, values, v } = jacobiSvd(source);
  const left = polarFactor(u);
  const right = polarFactor(v);
  const own = decompositionError(source, u, values, v, left.radius, right.radius);
  for (let i = 0; i < values.length; i++) values[i]! *= scale;
  const underflow = scale === 1 ? 0 : (values.length + 1) * SMALLEST_SUBNORMAL;
  const error = (values[0] ?? 0) < Infinity ? (own * scale + a.radius + underflow) * OUTWARD : Infinity;
  return { u: left, values, v: right, error };
}

/** One-sided Jacobi with the rotations accumulated behind each vector. */
function jacobiSvd(a: Matrix): { u: Matrix; values: Float64Array; v: Matrix } {
  const count = Math.min(a.rows, a.cols);
  const length = Math.max(a.rows, a.cols);
  const stride = length + count;
  const vectors = workspace(count, stride);
  loadVectors(a, 1, vectors, stride);
  for (let i = 0; i < count; i++) {
    vectors.fill(0, i * stride + length, (i + 1) * stride);
    vectors[i * stride + length + i] = 1;
  }
  orthogonalize(vectors, count, length, stride, squares);
  const lengths = Array.from({ length: count }, (_, i) =>
    frobeniusOf(vectors.subarray(i * stride, i * stride + length)),
  );
  // Vectors that the iteration leaves alone as negligible have no direction of their own.
  const negligible = frobeniusOf(a.data) * 2 ** -159;
  const order = lengths.map((_, i) => i).sort((i, j) => lengths[j]! - lengths[i]!);
  const values = allocate(count);
  const long = allocate(length * count);
  const short = allocate(count * count);
  let rank = 0;
  order.forEach((from, to) => {
    const size = lengths[from]!;
    values[to] = size > negligible ? size : 0;
    if (size > negligible) rank = to + 1;
    for (let l = 0; l < length; l++) long[l * count + to] = size > negligible ? vectors[from * stride + l]! / size : 0;
    for (let l = 0; l < count; l++) short[l * count + to] = vectors[from * stride + length + l]!;
  });
  completeColumns(long, length, count, rank);
  const longSide = new Matrix(length, count, long);
  const shortSide = new Matrix(count, count, short);
  return a.rows <= a.cols ? { u: shortSide, values, v: longSide } : { u: longSide, values, v: shortSide };
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

/**
 * ‖A‖_* = Σσ_i, 0 where A has no entries. Error: √k times that of the singular values (Mirsky, Cauchy–Schwarz) and γ_k of the sum.
 * @throws NonFiniteError, ConvergenceError
 */
export function nuclearNorm(a: MatrixLike): Quantity {
  a = fromRows(a, "nuclearNorm");
  const count = Math.min(a.rows, a.cols);
  if (count === 0) return note(approximately(0, 0), "nuclearNorm", a);
  const scale = safeScale(a.data, "nuclearNorm");
  const own = scaledValues(a, scale);
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

/** x^{1/p}: the exponent is itself rounded, which changes the power by |ln x|u/p relative to it. */
function root(x: Quantity, p: number): Quantity {
  const { value, error } = x.power(1 / p);
  const exponent = ((Math.abs(log(x.value)) + 1) * UNIT_ROUNDOFF * (value + error)) / p;
  return approximately(value, error + (x.value === 0 ? 0 : exponent) * OUTWARD);
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
