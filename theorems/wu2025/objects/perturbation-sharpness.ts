import { instances, law } from "../../../generators/index.js";
import {
  cos,
  exact,
  largestEigenvalue,
  provided,
  type Quantity,
  sin,
  spectralNorm,
  squareRoot,
  sum,
  symmetricEigen,
  twoTo,
} from "../../../src/numerics/index.js";
import {
  chain,
  column,
  frobeniusNorm,
  frobeniusSquared,
  inner,
  type Matrix,
  matrixEntry,
  quantityMatrix,
  trace,
} from "../../../src/numerics/matrices/index.js";
import { gaussianMoment } from "../../../src/statistics/index.js";

/** Derivatives at θ*, ρ, and where a search starts besides. */
export const drawn = instances({
  large: { n: 6, d: 5, entries: 64 },
  // A model that is linear, unless there are second derivatives B.
  file: { own: { B: law("zero"), direction: law("unit", 1) } },
  reals: { rho: [1, 0.5, 0.125, 2 ** -5, 2 ** -10] },
  fixed: { slope: 0 },
  sizes: { n: [1, 3], p: [1, 3] },
  matrices: {
    J: { shape: ["n", "p"], laws: ["identity", "integer", "gaussian", "gaussian", "orthogonal", "sparse", "zero"] },
    B: {
      each: ["p", "p"],
      count: "n",
      laws: ["identity", "gaussian", "gaussian", "integer", "sparse", "nilpotent", "zero"],
    },
    direction: { shape: ["p", 1], laws: ["gaussian", "unit", "integer"] },
  },
});

/** The vector itself where it is 0 or a unit ±e_i, else shortened to a norm just below 1. */
function withinUnitBall(direction: Matrix): Matrix {
  const entries = Array.from(direction.data);
  if (entries.every(Number.isInteger) && entries.filter((x) => x !== 0).length <= 1) {
    return column(entries.map(Math.sign));
  }
  const { value, error } = frobeniusNorm(direction);
  const size = (value + error) * (1 + 2 ** -48);
  return column(entries.map((x) => x / size));
}

/** x, provided that ‖point‖ ≤ 1; a unit ±e_i has that norm by definition. */
export function withinBall(point: Matrix, x: Quantity): Quantity {
  const isUnit = point.data
    .filter((entry) => entry !== 0)
    .every((entry, _, all) => all.length === 1 && Math.abs(entry) === 1);
  return isUnit ? x : provided(x, exact(1).minus(frobeniusSquared(point)));
}

/** Steps of the search for the maximum; a point of the ball that is not quite the best one makes no bound wrong. */
const STEPS = 40;

/** Steps from each start, before the best one goes on. */
const EACH = 8;

/** Steps that gain less than this share are the last. */
const GAIN = 2 ** -44;

/**
 * Angles of a step: the first one, which gains as much as is known beforehand, and twice as much as long as that is
 * more.
 */
const DOUBLINGS = 8;

/**
 * Where a search in plain arithmetic finds the largest q(ε) = Σ_k (J_kε + ½ρ εᵀB_kε)² on the unit sphere, and where it
 * starts: at the better one of ± the first eigenvector of H = JᵀJ. Other starts are ± the other ones, the drawn
 * direction, and one that is between all axes, since on these q may be 0 without a slope. A step goes along the great
 * circle of the gradient, or to the direction of the gradient where q is larger.
 *
 * On a great circle q is a trigonometric polynomial of degree 4 between 0 and U, so that its second derivatives are at
 * most 4²U/2 by Bernstein's inequality: from a point with slope g the angle g/(8U) gains g²/(16U) at least.
 */
function maximizerOf(
  J: Matrix,
  curvatures: readonly Matrix[],
  { direction, rho }: { readonly direction: Matrix; readonly rho: number },
): { readonly start: Matrix; readonly point: Matrix } {
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((total, x, i) => total + x * b[i]!, 0);
  const { values, vectors } = symmetricEigen(J.T.times(J));
  const largest = curvatures.map((b) => Math.max(...symmetricEigen(b).values.map(Math.abs)));
  const root = Math.sqrt(Math.max(0, values[0]!)) + (rho / 2) * Math.sqrt(dot(largest, largest));
  const most = root * root;
  const rows = J.toRows();
  const forms = curvatures.map((b) => b.toRows());
  const unit = (x: readonly number[]) => x.map((entry) => entry / Math.sqrt(dot(x, x)));
  const at = (direction: readonly number[]) => {
    const epsilon = unit(direction);
    const images = forms.map((b) => b.map((row) => dot(row, epsilon)));
    const residuals = rows.map((row, k) => dot(row, epsilon) + (rho / 2) * dot(epsilon, images[k]!));
    const gradient = epsilon.map((_, i) =>
      residuals.reduce((total, x, k) => total + 2 * x * (rows[k]![i]! + rho * images[k]![i]!), 0),
    );
    return { epsilon, value: dot(residuals, residuals), gradient };
  };
  type Place = ReturnType<typeof at>;
  const better = (a: Place, b: Place) => (b.value > a.value ? b : a);
  const stepFrom = (here: Place): Place => {
    const { epsilon, gradient } = here;
    if (!gradient.some((x) => x !== 0)) return here;
    const next = better(here, at(gradient));
    const radial = dot(gradient, epsilon);
    const tangent = gradient.map((x, i) => x - radial * epsilon[i]!);
    const slope = Math.sqrt(dot(tangent, tangent));
    if (!(slope > 0 && most > 0)) return next;
    let reached = here;
    for (let k = 0; k < DOUBLINGS; k++) {
      const angle = (slope / (8 * most)) * twoTo(k);
      const turned = at(epsilon.map((x, i) => cos(angle) * x + (sin(angle) / slope) * tangent[i]!));
      if (turned.value <= reached.value) break;
      reached = turned;
    }
    return better(next, reached);
  };
  const between = Array.from({ length: J.cols }, (_, i) => twoTo(i));
  const all = [...vectors.T.toRows(), Array.from(direction.data), between];
  const axes = all.filter((x) => x.some((entry) => entry !== 0));
  const starts = axes.flatMap((axis) => [at(axis), at(axis.map((x) => -x))]);
  const start = better(starts[0]!, starts[1]!);
  const climb = (from: Place, steps: number): Place => {
    let here = from;
    for (let step = 0; step < steps; step++) {
      const next = stepFrom(here);
      const gained = next.value - here.value;
      here = next;
      if (!(gained > GAIN * here.value)) break;
    }
    return here;
  };
  const best = climb(starts.map((from) => climb(from, EACH)).reduce(better), STEPS);
  return { start: column(start.epsilon), point: column(best.epsilon) };
}

/**
 * A loss about θ*, with symmetric B_1, …, B_n, and the point ε/ρ of the unit ball with the largest loss that is found.
 */
export const losses = drawn.map(({ J, B, direction, rho, slope }) => {
  const curvatures = B.map((b) => b.plus(b.T));
  const H = J.T.times(J);
  const first = largestEigenvalue(H);
  const beta = squareRoot(sum(curvatures.map((b) => spectralNorm(b).squared())));
  /** (√λ₁ + ½ρβ)². */
  const most = squareRoot(first)
    .plus(beta.times(rho / 2))
    .squared();
  /** J_kε + ½ρ εᵀB_kε for each k. */
  const residuals = (epsilon: Matrix) => {
    const linear = J.times(epsilon);
    return curvatures.map((b, k) => {
      const curved = matrixEntry(chain([epsilon.T, b, epsilon]), 0, 0);
      return matrixEntry(linear, k, 0).plus(curved.times(rho / 2));
    });
  };
  /** q(ε) = 2(L(θ* + ρε) − L(θ*))/ρ², their squares and (2/ρ)·slope·ε_1, with a slope where θ* is no minimum. */
  const quotient = (epsilon: Matrix) =>
    sum(residuals(epsilon).map((x) => x.squared())).plus(matrixEntry(epsilon, 0, 0).times(exact(2 * slope).over(rho)));
  /** |q′(ε)|²: of the slope along the sphere, at a minimum 2Σ_k r_k(J_kᵀ + ρB_kε) less its radial part. */
  const slopeSquared = (epsilon: Matrix) => {
    const r = residuals(epsilon);
    const bent = curvatures.map((b, k) => b.times(epsilon).times(r[k]!.times(rho)));
    const linear = J.T.times(quantityMatrix(r.length, 1, (k) => r[k]!));
    const gradient = bent.reduce((total, one) => total.plus(one), linear).times(2);
    return frobeniusSquared(gradient.minus(epsilon.times(inner(epsilon, gradient))));
  };
  /** E quotient(Tξ) for standard Gaussian ξ. */
  const average = (transform: Matrix) =>
    gaussianMoment(transform.cols, (xi) => quotient(transform.times(quantityMatrix(xi.length, 1, (i) => xi[i]!))));
  /** (ρ²/4) Σ_k ((tr M_k)² + 2‖M_k‖_F²). */
  const fourthOrder = (forms: readonly Matrix[]) =>
    sum(forms.map((m) => trace(m).squared().plus(frobeniusSquared(m).times(2)))).times(exact(rho).over(2).squared());
  const { start, point } = maximizerOf(J, curvatures, { direction, rho });
  return {
    ...{ J, H, first, most, curvatures, rho, slope, quotient, slopeSquared, average, fourthOrder },
    start: withinUnitBall(start),
    point: withinUnitBall(point),
  };
});
