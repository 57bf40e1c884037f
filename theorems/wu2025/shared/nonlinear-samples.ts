import {
  addJets,
  allBatches,
  constantJet,
  exact,
  type Jet,
  type Matrix,
  mean,
  multiplyJets,
  pow,
  product,
  type Quantity,
  subtractJets,
  sum,
  variableJet,
} from "../../../src/numerics/index.js";

/** The losses ℓ_i(θ) = ½(f_i(θ) − y_i)² with f_i(θ) = g_iᵀθ + (κ/2)(g_iᵀθ)², and SGD with B independent indices. */
export interface NonlinearSamples {
  /** g_1, …, g_n as rows, n × p. */
  readonly directions: Matrix;
  /** y_1, …, y_n. */
  readonly targets: readonly number[];
  /** θ, p numbers. */
  readonly point: readonly number[];
  /** κ; 0 for a model linear in its parameters. */
  readonly curvature: number;
  readonly batch: number;
}

/** L along θ + tv at t = 0, by second-order Taylor arithmetic. */
function lossAlong({ directions, targets, point, curvature }: NonlinearSamples, v: readonly Quantity[]): Jet {
  const { rows: n, cols: p } = directions;
  let total = constantJet(0);
  for (let i = 0; i < n; i++) {
    let z = constantJet(0);
    for (let j = 0; j < p; j++) {
      z = addJets(z, multiplyJets(constantJet(directions.at(i, j)), variableJet(point[j]!, v[j]!)));
    }
    const f = addJets(z, multiplyJets(constantJet(curvature / 2), multiplyJets(z, z)));
    const residual = subtractJets(f, constantJet(targets[i]!));
    total = addJets(total, multiplyJets(residual, residual));
  }
  return multiplyJets(total, constantJet(exact(1).over(2 * n)));
}

/**
 * For each sample, ∇ℓ_i = e_i(1 + κz_i)g_i, and the factor of g_ig_iᵀ in ∇²ℓ_i, (1 + κz_i)² + κe_i, by the formulas.
 */
function derivatives({ directions, targets, point, curvature }: NonlinearSamples) {
  return directions.toRows().map((g, i) => {
    const z = sum(g.map((x, j) => exact(x).times(point[j]!)));
    const slope = z.times(curvature).plus(1);
    const error = z.plus(product([curvature / 2, z, z])).minus(targets[i]!);
    const gradient = g.map((x) => product([error, slope, x]));
    return { gradient, bend: slope.squared().plus(error.times(curvature)) };
  });
}

/** ½ d²/dη² of E L(θ − η(∇L + noise)) − L(θ − η∇L) at η = 0, all nᴮ batches enumerated: the noise term, exactly. */
export function noiseTerm(samples: NonlinearSamples): Quantity {
  const own = derivatives(samples).map(({ gradient }) => gradient);
  const second = (indices: readonly number[]): Quantity =>
    lossAlong(
      samples,
      samples.point.map((_, j) => mean(indices.map((i) => own[i]![j]!))),
    ).second;
  const all = allBatches(own.length, samples.batch, "with replacement").map(second);
  return mean(all)
    .minus(second(own.map((_, i) => i)))
    .over(2);
}

/** Tr(HΣ) with H = ∇²L(θ) and Σ the covariance of the gradient of one sample, by the formulas. */
export function noiseTrace(samples: NonlinearSamples): Quantity {
  const own = derivatives(samples);
  const gradientOfLoss = samples.point.map((_, j) => mean(own.map(({ gradient }) => gradient[j]!)));
  const rows = samples.directions.toRows();
  const terms = rows.flatMap((g, i) =>
    own.map(({ gradient }) => {
      const along = sum(g.map((x, j) => gradient[j]!.minus(gradientOfLoss[j]!).times(x)));
      return own[i]!.bend.times(along.squared());
    }),
  );
  return mean(terms);
}

/** A size of the numbers that the noise term is a difference of, for the scale of identities. */
export function noiseScale(samples: NonlinearSamples): number {
  const own = derivatives(samples);
  const steepest = Math.max(...own.flatMap(({ gradient }) => gradient.map((x) => Math.abs(x.value))));
  const sharpest = Math.max(...own.map(({ bend }) => Math.abs(bend.value)));
  return sharpest * pow(Math.max(...samples.directions.data.map(Math.abs)), 2) * (steepest * steepest);
}
