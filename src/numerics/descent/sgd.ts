import { pow } from "../elementary/index.js";
import { DomainError, withArena } from "../arithmetic/index.js";
import { LEFT_TRANSPOSED, multiplyInto, RIGHT_TRANSPOSED } from "../kernels/index.js";
import { distance, fromRows, matricesFrom, Matrix, type MatrixLike, type MatrixList } from "../matrices/index.js";
import { endToEnd, hessianTrace, loss, type MeasurementProblem, validateProblem } from "../networks/index.js";
import { nuclearNorm } from "../spectra/index.js";

/** How to descend. */
export interface SgdOptions {
  /** η > 0. */
  readonly stepSize: number;
  readonly steps: number;
  /** Measurements per step, drawn without replacement; all n of them make it gradient descent. */
  readonly batchSize: number;
  /** Standard deviation of the noise added to every label of every batch afresh; 0 for plain mini-batch SGD. */
  readonly labelNoise: number;
  /** A record is taken at step 0, at every multiple of this, and at the end. */
  readonly recordEvery: number;
}

/** Where the randomness comes from; the run is a function of what these return. */
export interface SgdSources {
  /** A standard normal number. */
  readonly normal: () => number;
  /** A uniform integer in 0, …, count − 1. */
  readonly index: (count: number) => number;
}

/** What was measured after `step` steps, without error bounds. */
interface SgdRecord {
  readonly step: number;
  /** (1/n) Σ (⟨A_i, E(W)⟩ − b_i)², without label noise. */
  readonly trainLoss: number;
  /** ‖E(W) − M*‖_F², the population loss for measurements of identity covariance. */
  readonly testLoss: number;
  /** tr ∇²L(W) of the training loss. */
  readonly hessianTrace: number;
  /** ‖E(W)‖_*. */
  readonly nuclearNorm: number;
}

/** A run of SGD. */
export interface SgdRun {
  /** `diverged` where a weight stopped being a finite number: an outcome, not an error. */
  readonly status: "finished" | "diverged";
  /** The steps after which all weights were still finite. */
  readonly steps: number;
  /** W_1, …, W_L at the end; not finite after divergence. They live outside of the workspace. */
  readonly weights: readonly Matrix[];
  readonly records: readonly SgdRecord[];
}

function requireOptions(options: SgdOptions, count: number): void {
  const where = "runSgd";
  if (!(options.stepSize > 0 && options.stepSize < Infinity)) {
    throw new DomainError({ where, expected: "a step size > 0", got: String(options.stepSize) });
  }
  if (!(Number.isSafeInteger(options.steps) && options.steps >= 0)) {
    throw new DomainError({ where, expected: "a number of steps ≥ 0", got: String(options.steps) });
  }
  if (!(Number.isSafeInteger(options.batchSize) && options.batchSize >= 1 && options.batchSize <= count)) {
    throw new DomainError({ where, expected: `a batch size in 1..${count}`, got: String(options.batchSize) });
  }
  if (!(options.labelNoise >= 0 && options.labelNoise < Infinity)) {
    throw new DomainError({ where, expected: "a label noise ≥ 0", got: String(options.labelNoise) });
  }
  if (!(Number.isSafeInteger(options.recordEvery) && options.recordEvery >= 1)) {
    throw new DomainError({ where, expected: "records every 1, 2, … steps", got: String(options.recordEvery) });
  }
}

/**
 * The weights of a descending network with every buffer that a step needs, so that steps allocate nothing.
 * Layer j (from 0) has shape dims[j+1] × dims[j].
 */
class Descent {
  readonly dims: readonly number[];
  readonly layers: readonly Float64Array[];
  /** prefixes[j] = W_{j+1} ⋯ W_1 of shape dims[j+1] × d_0. */
  private readonly prefixes: readonly Float64Array[];
  /** pulled[j] = (W_L ⋯ W_{j+2})ᵀ G of shape dims[j+1] × d_0, G the gradient at the end-to-end matrix. */
  private readonly pulled: readonly Float64Array[];
  /** ∇_{W_{j+1}}, of the shape of layer j. */
  private readonly slopes: readonly Float64Array[];
  private readonly measurements: readonly Float64Array[];
  private readonly labels: Float64Array;
  /** A permutation of the measurements whose head is the batch of the step. */
  private readonly order: Int32Array;

  constructor(
    initial: readonly Matrix[],
    problem: MeasurementProblem,
    private readonly options: SgdOptions,
    private readonly sources: SgdSources,
  ) {
    this.dims = [initial[0]!.cols, ...initial.map((w) => w.rows)];
    this.layers = initial.map((w) => Float64Array.from(w.data));
    this.prefixes = initial.map((w) => new Float64Array(w.rows * this.dims[0]!));
    this.pulled = initial.map((w) => new Float64Array(w.rows * this.dims[0]!));
    this.slopes = initial.map((w) => new Float64Array(w.data.length));
    this.measurements = problem.measurements.map((a) => Float64Array.from(a.data));
    this.labels = Float64Array.from(problem.labels, (b) => b.value);
    this.order = Int32Array.from(this.labels, (_, i) => i);
  }

  /** One step W_j ← W_j − η ∇_{W_j} of the loss of one batch; false once the residuals are no longer finite. */
  step(): boolean {
    const { dims, layers, prefixes, pulled } = this;
    const depth = layers.length;
    const inputs = dims[0]!;
    prefixes[0]!.set(layers[0]!);
    for (let j = 1; j < depth; j++) {
      multiplyInto(prefixes[j]!, layers[j]!, prefixes[j - 1]!, dims[j + 1]!, dims[j]!, inputs);
    }
    if (!this.batchGradient(prefixes[depth - 1]!, pulled[depth - 1]!)) return false;
    for (let j = depth - 1; j >= 1; j--) {
      multiplyInto(pulled[j - 1]!, layers[j]!, pulled[j]!, dims[j]!, dims[j + 1]!, inputs, LEFT_TRANSPOSED);
      const slope = this.slopes[j]!;
      multiplyInto(slope, pulled[j]!, prefixes[j - 1]!, dims[j + 1]!, inputs, dims[j]!, RIGHT_TRANSPOSED);
      this.move(layers[j]!, slope);
    }
    this.move(layers[0]!, pulled[0]!);
    return true;
  }

  /** W ← W − ηG. */
  private move(layer: Float64Array, slope: Float64Array): void {
    const { stepSize } = this.options;
    for (let i = 0; i < layer.length; i++) layer[i] = layer[i]! - stepSize * slope[i]!;
  }

  /** out = (2/B) Σ_{i in batch} (⟨A_i, E⟩ − b_i − noise) A_i for a fresh batch. */
  private batchGradient(product: Float64Array, out: Float64Array): boolean {
    const { order, labels } = this;
    const { batchSize, labelNoise } = this.options;
    const count = order.length;
    out.fill(0);
    let size = 0;
    for (let position = 0; position < batchSize; position++) {
      if (batchSize < count) {
        // Fisher–Yates: the head of a uniform permutation is a uniform batch, whatever the order was before.
        const other = position + this.sources.index(count - position);
        const held = order[position]!;
        order[position] = order[other]!;
        order[other] = held;
      }
      const i = order[position]!;
      const a = this.measurements[i]!;
      let residual = -labels[i]!;
      for (let l = 0; l < a.length; l++) residual += a[l]! * product[l]!;
      if (labelNoise > 0) residual -= labelNoise * this.sources.normal();
      const weight = (2 * residual) / batchSize;
      for (let l = 0; l < a.length; l++) out[l] = out[l]! + weight * a[l]!;
      size += Math.abs(weight);
    }
    return size < Infinity;
  }

  /** Views of the current weights. */
  matrices(): Matrix[] {
    return this.layers.map((data, j) => new Matrix(this.dims[j + 1]!, this.dims[j]!, data));
  }

  get finite(): boolean {
    return this.layers.every((layer) => layer.every(Number.isFinite));
  }
}

/**
 * Mini-batch SGD on the loss (1/n) Σ (⟨A_i, E(W)⟩ − b_i)² of a deep linear network, with or without label noise
 * (Gatmiry et al. 2023, Figures 1 and 2): in each step W_j ← W_j − η ∇_{W_j} (1/B) Σ_{i∈batch} (⟨A_i, E(W)⟩ − b_i − ξ_i)²
 * with ξ_i independent normal of standard deviation `labelNoise`.
 *
 * Errors of the labels are ignored, and nothing bounds the rounding of the iterates: the run is a computer
 * experiment whose records are floating-point numbers. It depends on `sources` and the arguments alone.
 *
 * @param initial W_1, …, W_L; not changed
 * @param truth M* of shape d_L × d_0
 * @throws ShapeError, DomainError
 */
export function runSgd(
  initial: MatrixList,
  problem: MeasurementProblem,
  truth: MatrixLike,
  options: SgdOptions,
  sources: SgdSources,
): SgdRun {
  initial = matricesFrom(initial, "runSgd, initial");
  truth = fromRows(truth, "runSgd, truth");
  validateProblem(initial, problem);
  requireOptions(options, problem.measurements.length);
  const descent = new Descent(initial, problem, options, sources);
  const records: SgdRecord[] = [];
  const record = (step: number): void => {
    const weights = descent.matrices();
    records.push(
      withArena(() => ({
        step,
        trainLoss: loss(weights, problem).value,
        testLoss: pow(distance(endToEnd(weights), truth).value, 2),
        hessianTrace: hessianTrace(weights, problem.measurements).value,
        nuclearNorm: nuclearNorm(endToEnd(weights)).value,
      })),
    );
  };
  record(0);
  for (let step = 1; step <= options.steps; step++) {
    const recording = step % options.recordEvery === 0 || step === options.steps;
    if (!descent.step() || (recording && !descent.finite)) {
      return { status: "diverged", steps: step - 1, weights: descent.matrices(), records };
    }
    if (recording) record(step);
  }
  return { status: "finished", steps: options.steps, weights: descent.matrices(), records };
}
