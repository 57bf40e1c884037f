import { pow } from "../elementary/index.js";
import { DomainError, ShapeError, withArena } from "../arithmetic/index.js";
import { sumOfSquares } from "../kernels/index.js";
import { matricesFrom, Matrix, type MatrixList } from "../matrices/index.js";
import { dormandPrinceStep, STAGES, type Velocity } from "./dormand-prince.js";
import type { Descending } from "./gradient-descent.js";

/** The gradient of a risk at W_1, …, W_L: one matrix for each layer, of its shape. */
export type Gradient = (weights: readonly Matrix[]) => readonly Matrix[];

/** How far and how precisely to follow the flow. */
export interface FlowOptions {
  /** Times ≥ 0 in increasing order at which samples are taken; the flow ends at the last. */
  readonly times: readonly number[];
  /** Local error allowed to a step, relative to the norm of all weights together. */
  readonly relativeTolerance: number;
  /** Accepted and rejected steps together. */
  readonly maxSteps: number;
  /** Stop once the norm of the whole gradient is at most this; 0 follows the flow to the end. */
  readonly stationaryBelow?: number;
}

/** The weights at one time, copied out of the workspace. */
interface FlowSample {
  readonly time: number;
  readonly weights: readonly Matrix[];
}

/** What became of the flow. */
export interface FlowRun {
  /**
   * `finished` the last time was reached; `stationary` the gradient fell below the threshold; `stepLimit` the steps
   * were used up; `stepUnderflow` no step that changes the time is accurate enough; `diverged` weights or gradient
   * are not finite even for the smallest step.
   */
  readonly stopped: "finished" | "stationary" | "stepLimit" | "stepUnderflow" | "diverged";
  /** One for each requested time that was reached, and one where the flow stopped before the last. */
  readonly samples: readonly FlowSample[];
  readonly accepted: number;
  readonly rejected: number;
  /**
   * Twice the sum of the local error estimates of the accepted steps, in the Frobenius norm of all weights. An
   * estimate and no bound: each local estimate is that of the lower-order formula (as a rule far too large for the
   * higher-order one that is carried on), but the sum takes no account of how the flow itself spreads or contracts
   * errors between the step and the end.
   */
  readonly errorEstimate: number;
}

/** Hairer, Nørsett and Wanner, (II.4.13): safety factor and limits of the change of the step size. */
const SAFETY = 0.9;
const LARGEST_GROWTH = 5;
const LARGEST_SHRINKAGE = 1 / 5;

/** Factor on the sum of local error estimates; see `FlowRun.errorEstimate`. */
const ESTIMATE_FACTOR = 2;

const norm = (x: Float64Array): number => Math.sqrt(sumOfSquares(x));

/** All layers in one vector, with the map between the two. */
class FlatNetwork {
  readonly size: number;
  /** ∇R, of all layers: the flow is followed along it with steps of negative length. */
  readonly gradient: Velocity;

  constructor(
    private readonly shapes: readonly { readonly rows: number; readonly cols: number }[],
    gradient: Gradient | Descending,
  ) {
    this.size = shapes.reduce((total, { rows, cols }) => total + rows * cols, 0);
    this.gradient = typeof gradient === "function" ? this.byLayers(gradient) : this.byVectors(gradient);
  }

  /** Views of the layers in a flat vector. */
  views(flat: Float64Array): Matrix[] {
    let from = 0;
    return this.shapes.map(({ rows, cols }) => {
      const view = flat.subarray(from, from + rows * cols);
      from += rows * cols;
      return new Matrix(rows, cols, view);
    });
  }

  private byLayers(gradient: Gradient): Velocity {
    return (flat, out) => {
      withArena(() => {
        const gradients = gradient(this.views(flat));
        let to = 0;
        this.shapes.forEach(({ rows, cols }, layer) => {
          const g = gradients[layer];
          if (g === undefined || g.rows !== rows || g.cols !== cols) {
            const got = g === undefined ? "none" : g.shape;
            throw new ShapeError({ where: `gradient of layer ${layer + 1}`, expected: `${rows}×${cols}`, got });
          }
          out.set(g.data, to);
          to += g.data.length;
        });
      });
    };
  }

  private byVectors(risk: Descending): Velocity {
    if (risk.size !== this.size) {
      throw new ShapeError({ where: "gradient", expected: `${this.size} numbers`, got: String(risk.size) });
    }
    return (flat, out) => risk.gradient(flat, out);
  }
}

function requireOptions({ times, relativeTolerance, maxSteps }: FlowOptions): void {
  const where = "gradientFlow";
  const increasing = times.every((t, i) => t >= (i === 0 ? 0 : times[i - 1]!) && t < Infinity);
  if (times.length === 0 || !increasing) {
    throw new DomainError({ where, expected: "finite times ≥ 0 in increasing order", got: `[${times.join(", ")}]` });
  }
  if (!(relativeTolerance > 0 && relativeTolerance < 1)) {
    throw new DomainError({ where, expected: "a tolerance in (0, 1)", got: String(relativeTolerance) });
  }
  if (!(Number.isSafeInteger(maxSteps) && maxSteps >= 1)) {
    throw new DomainError({ where, expected: "at least one step", got: String(maxSteps) });
  }
}

/**
 * Follows the gradient flow dW_k/dt = −∇_{W_k}R from W(0) = `initial` with an adaptive Runge–Kutta method of order 5.
 *
 * Steps are accepted while the estimated local error is at most `relativeTolerance` times the norm of the weights
 * (of the larger of the two ends) and end exactly on the sample times. Along a flow that contracts, as towards a
 * minimum, global errors are of the size of the tolerance; the fast directions of a stiff risk limit h to about
 * 3.3/λ_max of its Hessian.
 * @param gradient of layers, or of a risk whose entries are those of the layers in one vector, row by row
 * @throws DomainError, and ShapeError where the gradient does not have the shapes of the weights
 */
export function gradientFlow(initial: MatrixList, gradient: Gradient | Descending, options: FlowOptions): FlowRun {
  initial = matricesFrom(initial, "gradientFlow");
  requireOptions(options);
  const { times, relativeTolerance, maxSteps, stationaryBelow = 0 } = options;
  const network = new FlatNetwork(initial, gradient);
  let y = new Float64Array(network.size);
  initial.reduce((to, w) => (y.set(w.data, to), to + w.data.length), 0);
  let next = new Float64Array(network.size);
  const stages = Array.from({ length: STAGES }, () => new Float64Array(network.size));
  network.gradient(y, stages[0]!);

  const samples: FlowSample[] = [];
  let time = 0;
  let accepted = 0;
  let rejected = 0;
  let localErrors = 0;
  const sample = (): void => void samples.push({ time, weights: network.views(y.slice()) });
  const end = (stopped: FlowRun["stopped"]): FlowRun => {
    if (samples.at(-1)?.time !== time) sample();
    return { stopped, samples, accepted, rejected, errorEstimate: ESTIMATE_FACTOR * localErrors };
  };

  // A first step that moves the weights by a hundredth; the error control corrects it at once.
  let size = norm(y);
  let h = (0.01 * size) / norm(stages[0]!);
  if (!(h > 0 && h < Infinity)) h = times.at(-1)! / 100;

  for (const target of times) {
    while (time < target) {
      if (stationaryBelow > 0 && norm(stages[0]!) <= stationaryBelow) return end("stationary");
      if (accepted + rejected >= maxSteps) return end("stepLimit");
      const last = time + h >= target;
      const length = last ? target - time : h;
      const error = dormandPrinceStep(network.gradient, y, stages, next, -length);
      const nextSize = norm(next);
      const allowed = relativeTolerance * Math.max(size, nextSize);
      const usable = Number.isFinite(error) && Number.isFinite(allowed);
      if (usable && error <= allowed) {
        accepted += 1;
        localErrors += error;
        [y, next] = [next, y];
        size = nextSize;
        stages[0]!.set(stages[STAGES - 1]!);
        time = last ? target : time + length;
      } else {
        rejected += 1;
      }
      const proposed = usable && error > 0 ? SAFETY * pow(allowed / error, 1 / 5) : usable ? LARGEST_GROWTH : 0;
      // A step cut short by a sample time says nothing against the longer one that was planned.
      const grown = length * Math.min(LARGEST_GROWTH, Math.max(LARGEST_SHRINKAGE, proposed));
      h = last && proposed >= 1 ? Math.max(h, grown) : grown;
      if (time < target && time + h === time) return end(usable ? "stepUnderflow" : "diverged");
    }
    sample();
  }
  return end("finished");
}
