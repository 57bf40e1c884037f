import { DomainError, NonFiniteError } from "../../arithmetic/index.js";
import { sumOfSquares } from "../../kernels/index.js";
import { KrylovBasis } from "./krylov-basis.js";
import { topOfTridiagonal } from "./tridiagonal-top.js";

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
  /**
   * Stop also once residual²/gap is at most this times the largest Ritz value in size, where the gap is that of the two
   * largest Ritz values: about how far θ is from the eigenvalue that it comes to (Parlett 1998, §11.7; the true gap is not
   * known). For whom θ alone counts: the vector is then no better than the root of it. 0 unless stated.
   */
  readonly valueTolerance?: number;
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

/** Up to this step every fourth Ritz pair is looked at, later every second. */
const SOON = 16;

const WHERE = "largestRitzPair";

/** The fractional parts of iφ: a fixed vector without symmetries, near no coordinate plane. */
function startVector(size: number): Float64Array {
  const golden = (Math.sqrt(5) - 1) / 2;
  const start = Float64Array.from({ length: size }, (_, i) => ((i + 1) * golden) % 1);
  return start;
}

/**
 * The largest eigenvalue of H that the Krylov space of a fixed start vector shows, by Lanczos with full
 * reorthogonalization (Golub and Van Loan, 4th ed., §10.3): once, and again where the first time took away more than half of
 * the length (twice is enough: Parlett 1998, §6.9).
 *
 * Some eigenvalue of H lies within ‖Hv − θv‖ of θ, and none of this says that it is the largest: θ never exceeds λ_max by
 * more than rounding, but a first eigenvector orthogonal to the start is missed. Nothing here is a bound;
 * `lanczosSharpness` gives one for a Hessian.
 * @throws DomainError, NonFiniteError where H gives numbers that are not finite
 */
export function largestRitzPair(operator: SymmetricOperator, options: LanczosOptions = {}): RitzPair {
  const { relativeTolerance = RELATIVE_TOLERANCE, valueTolerance = 0, maxSteps = MAX_STEPS } = options;
  const { size } = operator;
  requireSense(size, relativeTolerance, valueTolerance, maxSteps);
  const basis = new KrylovBasis(size);
  const alpha: number[] = [];
  const beta: number[] = [];
  const image = startVector(size);
  basis.add(image, Math.sqrt(sumOfSquares(image)));
  const limit = Math.min(size, maxSteps);
  for (let step = 1; ; step++) {
    operator.apply(basis.newest, image);
    const before = sumOfSquares(image);
    if (!Number.isFinite(before)) {
      const got = `norm ${Math.sqrt(before)}`;
      throw new NonFiniteError({ where: WHERE, expected: "finite products with the map", got });
    }
    let rayleigh = basis.orthogonalize(image);
    let left = sumOfSquares(image);
    if (left <= before / 4) {
      rayleigh += basis.orthogonalize(image);
      left = sumOfSquares(image);
    }
    alpha.push(rayleigh);
    const norm = Math.sqrt(left);
    // What is left of the image is rounding: the basis spans a space that H does not leave.
    const invariant = norm <= size * 2 ** -52 * Math.sqrt(before) || step === size;
    const last = invariant || step === limit;
    // The Ritz values settle slowly at first, and looking costs more than a product with a small H.
    if (last || step % (step < SOON ? 4 : 2) === 0) {
      const { first, second, vector } = topOfTridiagonal(alpha, beta);
      const residual = Math.abs(norm * vector.at(-1)!);
      const converged =
        residual <= relativeTolerance * Math.abs(first) ||
        valueOff(residual, first - second) < valueTolerance * Math.abs(first);
      if (last || converged) {
        const ritz = new Float64Array(size);
        basis.combine(vector, 1, ritz);
        const stopped = converged ? "converged" : invariant ? "invariant" : "stepLimit";
        return { value: first, vector: ritz, residual, steps: step, stopped };
      }
    }
    beta.push(norm);
    basis.add(image, norm);
  }
}

/** About how far θ is off: residual²/gap, and not more than the residual; that alone while there is no second value. */
function valueOff(residual: number, gap: number): number {
  return gap > residual && gap < Infinity ? (residual / gap) * residual : residual;
}

function requireSense(size: number, relativeTolerance: number, valueTolerance: number, maxSteps: number): void {
  if (!(Number.isSafeInteger(size) && size >= 1)) {
    throw new DomainError({ where: WHERE, expected: "a map on at least one number", got: String(size) });
  }
  const isTolerance = (t: number): boolean => t >= 0 && t < 1;
  if (!(
    isTolerance(relativeTolerance) &&
    isTolerance(valueTolerance) &&
    Number.isSafeInteger(maxSteps) &&
    maxSteps >= 1
  )) {
    const got = `${relativeTolerance}, ${valueTolerance} and ${maxSteps}`;
    throw new DomainError({ where: WHERE, expected: "tolerances in [0, 1) and at least one step", got });
  }
}
