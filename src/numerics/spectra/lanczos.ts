import { DomainError, NonFiniteError } from "../arithmetic/index.js";

/** A symmetric linear map on vectors of `size` numbers. */
export interface SymmetricOperator {
  readonly size: number;
  /** out = Hx. */
  readonly apply: (x: Float64Array, out: Float64Array) => void;
}

/** When the iteration of Lanczos stops. */
export interface LanczosOptions {
  /** Stop once the residual estimate is at most this times the largest Ritz value in size. */
  readonly relativeTolerance?: number;
  /** Products with H at most; never more than the size. */
  readonly maxSteps?: number;
}

/** An approximate eigenpair, in plain floating-point numbers. */
export interface RitzPair {
  /** θ, the largest eigenvalue of QᵀHQ. */
  readonly value: number;
  /** v = Qs of norm 1 up to rounding. */
  readonly vector: Float64Array;
  /** Estimate of ‖Hv − θv‖: β_k|s_k|. */
  readonly residual: number;
  /** Products with H. */
  readonly steps: number;
  /**
   * `converged` the residual is small enough; `invariant` the Krylov space is closed under H, so that nothing is left to
   * be seen from this start; `stepLimit` neither, after the permitted products.
   */
  readonly stopped: "converged" | "invariant" | "stepLimit";
}

const RELATIVE_TOLERANCE = 2 ** -40;
const MAX_STEPS = 300;

/** Halvings of the interval of an eigenvalue: beyond the digits of a double. */
const HALVINGS = 80;

function dot(x: Float64Array, y: Float64Array): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i]! * y[i]!;
  return total;
}

/** y += tx. */
function add(y: Float64Array, x: Float64Array, t: number): void {
  for (let i = 0; i < y.length; i++) y[i] = y[i]! + t * x[i]!;
}

/** The fractional parts of iφ, normalized: a fixed vector without symmetries, near no coordinate plane. */
function startVector(size: number): Float64Array {
  const golden = (Math.sqrt(5) - 1) / 2;
  const start = Float64Array.from({ length: size }, (_, i) => ((i + 1) * golden) % 1);
  const norm = Math.sqrt(dot(start, start));
  return start.map((x) => x / norm);
}

/**
 * The pivots of the factorization LDLᵀ of T − σI for the tridiagonal T with diagonal α and β beside it. As many of them
 * are ≥ 0 as T has eigenvalues ≥ σ (Sylvester; Golub and Van Loan, 4th ed., §8.4.1). A zero pivot counts as a tiny one.
 */
function pivots(alpha: readonly number[], beta: readonly number[], sigma: number, tiny: number): number[] {
  const result: number[] = [];
  let previous = 1;
  for (let i = 0; i < alpha.length; i++) {
    const pivot = alpha[i]! - sigma - (i === 0 ? 0 : (beta[i - 1]! * beta[i - 1]!) / previous);
    previous = pivot === 0 ? tiny : pivot;
    result.push(previous);
  }
  return result;
}

/** The largest eigenvalue of the tridiagonal matrix from above, by bisection, with its eigenvector by inverse iteration. */
function topOfTridiagonal(alpha: readonly number[], beta: readonly number[]): { value: number; vector: number[] } {
  const size = alpha.length;
  // Gershgorin's discs.
  const reach = alpha.map((a, i) => Math.abs(beta[i - 1] ?? 0) + Math.abs(i + 1 < size ? beta[i]! : 0) + Math.abs(a));
  const bound = Math.max(...reach);
  const tiny = Math.max(bound, 1) * 2 ** -200;
  let low = -bound;
  let high = bound + tiny;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (pivots(alpha, beta, middle, tiny).some((pivot) => pivot >= 0)) low = middle;
    else high = middle;
  }
  // Right of the spectrum all pivots are negative, so that no exchange of rows is needed.
  const diagonal = pivots(alpha, beta, high, tiny);
  let vector = new Array<number>(size).fill(1);
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 1; i < size; i++) vector[i] = vector[i]! - (beta[i - 1]! / diagonal[i - 1]!) * vector[i - 1]!;
    vector = vector.map((x, i) => x / diagonal[i]!);
    for (let i = size - 2; i >= 0; i--) vector[i] = vector[i]! - (beta[i]! / diagonal[i]!) * vector[i + 1]!;
    const largest = Math.max(...vector.map(Math.abs));
    vector = vector.map((x) => x / largest);
    const norm = Math.sqrt(vector.reduce((total, x) => total + x * x, 0));
    vector = vector.map((x) => x / norm);
  }
  return { value: high, vector };
}

/**
 * The largest eigenvalue of H that the Krylov space of a fixed start vector shows, by Lanczos with full
 * reorthogonalization (Golub and Van Loan, 4th ed., §10.3; twice is enough, Parlett 1998, §6.9).
 *
 * Some eigenvalue of H lies within ‖Hv − θv‖ of θ, and none of this says that it is the largest: θ never exceeds λ_max by
 * more than rounding, but a first eigenvector orthogonal to the start is missed. Nothing here is a bound;
 * `lanczosSharpness` gives one for a Hessian.
 * @throws DomainError, NonFiniteError where H gives numbers that are not finite
 */
export function largestRitzPair(operator: SymmetricOperator, options: LanczosOptions = {}): RitzPair {
  const { relativeTolerance = RELATIVE_TOLERANCE, maxSteps = MAX_STEPS } = options;
  const { size } = operator;
  const where = "largestRitzPair";
  if (!(Number.isSafeInteger(size) && size >= 1)) {
    throw new DomainError({ where, expected: "a map on at least one number", got: String(size) });
  }
  if (!(relativeTolerance >= 0 && relativeTolerance < 1 && Number.isSafeInteger(maxSteps) && maxSteps >= 1)) {
    throw new DomainError({
      where,
      expected: "a tolerance in [0, 1) and at least one step",
      got: `${relativeTolerance} and ${maxSteps}`,
    });
  }
  const basis = [startVector(size)];
  const alpha: number[] = [];
  const beta: number[] = [];
  const image = new Float64Array(size);
  const limit = Math.min(size, maxSteps);
  for (let step = 1; ; step++) {
    const newest = basis.at(-1)!;
    operator.apply(newest, image);
    const rayleigh = dot(newest, image);
    alpha.push(rayleigh);
    const before = Math.sqrt(dot(image, image));
    if (!Number.isFinite(before)) {
      throw new NonFiniteError({ where, expected: "finite products with the map", got: `norm ${before}` });
    }
    for (let pass = 0; pass < 2; pass++) for (const q of basis) add(image, q, -dot(q, image));
    const norm = Math.sqrt(dot(image, image));
    // What is left of the image is rounding: the basis spans a space that H does not leave.
    const invariant = norm <= size * 2 ** -52 * before || step === size;
    const last = invariant || step === limit;
    // The Ritz values settle slowly at first, and looking costs more than a product with a small H.
    if (last || step % 4 === 0) {
      const { value, vector } = topOfTridiagonal(alpha, beta);
      const residual = Math.abs(norm * vector.at(-1)!);
      const converged = residual <= relativeTolerance * Math.abs(value);
      if (last || converged) {
        const ritz = new Float64Array(size);
        basis.forEach((q, k) => {
          add(ritz, q, vector[k]!);
        });
        const stopped = converged ? "converged" : invariant ? "invariant" : "stepLimit";
        return { value, vector: ritz, residual, steps: step, stopped };
      }
    }
    beta.push(norm);
    basis.push(image.map((x) => x / norm));
  }
}
