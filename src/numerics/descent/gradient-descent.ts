import { DomainError } from "../arithmetic/index.js";
import { sumOfSquares } from "../kernels/index.js";

/** A differentiable function of a vector. */
export interface Descending {
  readonly size: number;
  /** out = ∇R(at). */
  readonly gradient: (at: Float64Array, out: Float64Array) => void;
}

export interface DescentOptions {
  /** η > 0. */
  readonly stepSize: number;
  readonly steps: number;
  /** Stop once the norm of the gradient is at most this; 0 (the default) stops where the gradient is exactly zero. */
  readonly stationaryBelow?: number;
  /** Called with the point after every so many steps, at step 0 first; the point is valid during the call alone. */
  readonly visit?: { readonly every: number; readonly see: (step: number, at: Float64Array) => void };
}

/** What became of a descent. */
export interface DescentRun {
  /**
   * `converged` the gradient is small enough, at a minimum or at a saddle; `stepLimit` all steps were made and the
   * gradient is still larger; `diverged` the norm of the gradient is no longer a finite number. All three are outcomes, none an error.
   */
  readonly stopped: "converged" | "stepLimit" | "diverged";
  /** Why it stopped there, in words with numbers. */
  readonly because: string;
  /** Steps made. */
  readonly steps: number;
  /** The last point; for a divergence the one whose gradient was not finite. */
  readonly point: Float64Array;
  /** ‖∇R‖ there; not finite for a divergence. */
  readonly gradientNorm: number;
}

function requireOptions({ stepSize, steps, stationaryBelow = 0, visit }: DescentOptions): void {
  const where = "gradientDescent";
  if (!(stepSize > 0 && stepSize < Infinity)) {
    throw new DomainError({ where, expected: "a step size > 0", got: String(stepSize) });
  }
  if (!(Number.isSafeInteger(steps) && steps >= 0)) {
    throw new DomainError({ where, expected: "a number of steps ≥ 0", got: String(steps) });
  }
  if (!(stationaryBelow >= 0)) {
    throw new DomainError({ where, expected: "a threshold ≥ 0 for the gradient", got: String(stationaryBelow) });
  }
  if (visit !== undefined && !(Number.isSafeInteger(visit.every) && visit.every >= 1)) {
    throw new DomainError({ where, expected: "a visit every 1, 2, … steps", got: String(visit.every) });
  }
}

/**
 * Gradient descent x ← x − η∇R(x). Nothing bounds the rounding of the iterates: a run is a computer experiment.
 * @param initial not changed
 * @throws DomainError
 */
export function gradientDescent(initial: Float64Array, objective: Descending, options: DescentOptions): DescentRun {
  requireOptions(options);
  const { stepSize, steps, stationaryBelow = 0, visit } = options;
  if (initial.length !== objective.size) {
    throw new DomainError({
      where: "gradientDescent",
      expected: `a point of ${objective.size} numbers`,
      got: String(initial.length),
    });
  }
  const point = Float64Array.from(initial);
  const gradient = new Float64Array(point.length);
  for (let step = 0; ; step++) {
    if (visit !== undefined && step % visit.every === 0) visit.see(step, point);
    objective.gradient(point, gradient);
    const gradientNorm = Math.sqrt(sumOfSquares(gradient));
    const end = (stopped: DescentRun["stopped"], because: string): DescentRun => ({
      stopped,
      because,
      steps: step,
      point,
      gradientNorm,
    });
    if (!Number.isFinite(gradientNorm)) return end("diverged", `‖∇R‖ = ${gradientNorm} after ${step} steps`);
    if (gradientNorm <= stationaryBelow) {
      return end("converged", `‖∇R‖ = ${gradientNorm.toPrecision(3)} ≤ ${stationaryBelow} after ${step} steps`);
    }
    if (step === steps) {
      return end("stepLimit", `‖∇R‖ = ${gradientNorm.toPrecision(3)} > ${stationaryBelow} after all ${step} steps`);
    }
    for (let i = 0; i < point.length; i++) point[i] = point[i]! - stepSize * gradient[i]!;
  }
}
