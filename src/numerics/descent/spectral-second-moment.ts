import {
  between,
  DomainError,
  exact,
  type Quantity,
  SMALLEST_SUBNORMAL,
  squareRoot,
  sum,
} from "../arithmetic/index.js";
import { quantityMatrix } from "../matrices/index.js";
import { largestEigenvalue } from "../spectra/index.js";

/**
 * Linearized SGD whose noise has the covariance tr(HM)·V for a fixed V that commutes with H, M being the second moment:
 * in a common eigenbasis the diagonal m of M closes, m_i ← (1 − ηλ_i)²m_i + η²v_i Σ_jλ_jm_j, and the mean loss is ½Σλ_im_i.
 */
export interface SpectralSgd {
  /** λ_1, …, λ_m ≥ 0, the eigenvalues of H, exact. */
  readonly eigenvalues: readonly number[];
  /** v_1, …, v_m > 0 where λ_i > 0. */
  readonly noise: readonly Quantity[];
}

/** Geometry-aware noise, V = H/B: the covariance 2L·G/B with G = H. */
export function geometryAwareNoise(eigenvalues: readonly number[], batch: number): SpectralSgd {
  return { eigenvalues, noise: eigenvalues.map((x) => exact(x).over(batch)) };
}

/** Isotropic noise of the same total variance, V = (tr H/m)I/B. */
export function isotropicNoise(eigenvalues: readonly number[], batch: number): SpectralSgd {
  const each = sum(eigenvalues).over(eigenvalues.length).over(batch);
  return { eigenvalues, noise: eigenvalues.map(() => each) };
}

/** The pairs (λ_i, v_i) with λ_i > 0: the others do not act on the loss. */
function visible({ eigenvalues, noise }: SpectralSgd): { readonly value: number; readonly noise: Quantity }[] {
  return eigenvalues.flatMap((value, i) => (value > 0 ? [{ value, noise: noise[i]! }] : []));
}

/**
 * The factor by which the mean loss grows per step in the end: the largest eigenvalue of the recursion, brought to the
 * symmetric form diag((1 − ηλ_i)²) + η²(√(v_iλ_i)√(v_jλ_j))_{ij} by the scaling √(λ_i/v_i). 0 where H = 0. Error: Weyl.
 */
export function spectralGrowth(sgd: SpectralSgd, rate: Quantity): Quantity {
  const pairs = visible(sgd);
  if (pairs.length === 0) return exact(0);
  const roots = pairs.map(({ value, noise }) => rate.times(squareRoot(noise.times(value))));
  const own = pairs.map(({ value }) => exact(1).minus(rate.times(value)).squared());
  return largestEigenvalue(
    quantityMatrix(pairs.length, pairs.length, (i, j) => {
      const shared = roots[Math.min(i, j)]!.times(roots[Math.max(i, j)]!);
      return i === j ? sum([own[i]!, shared]) : shared;
    }),
  );
}

/** η Σ v_i/(2 − ηλ_i), which is at most 1 exactly at the stable rates below 2/λ_max. It grows with η. */
function secular(pairs: ReturnType<typeof visible>, rate: number): Quantity {
  return sum(pairs.map(({ value, noise }) => noise.over(exact(2).minus(exact(rate).times(value))))).times(rate);
}

/**
 * η*, the largest rate for which the mean loss stays bounded: the root of η Σ v_i/(2 − ηλ_i) = 1 in (0, 2/λ_max) (the
 * secular equation of a rank-one change, Golub 1973), by bisection. Enclosed by two rates on which the sign is certain.
 * @throws DomainError where H = 0, for which every rate is stable
 */
export function spectralStableRate(sgd: SpectralSgd): Quantity {
  const pairs = visible(sgd);
  if (pairs.length === 0) {
    throw new DomainError({ where: "spectralStableRate", expected: "a positive eigenvalue", got: "H = 0" });
  }
  let low = 0;
  let high = 2 / Math.max(...pairs.map(({ value }) => value));
  for (let middle = high / 2; middle > low && middle < high; middle = low + (high - low) / 2) {
    const { value } = secular(pairs, middle);
    if (value <= 1) low = middle;
    else high = middle;
  }
  return between(certain(pairs, low, -1), certain(pairs, high, 1));
}

/** The first rate at or beyond `start`, in the given direction, where the secular function is certainly on that side. */
function certain(pairs: ReturnType<typeof visible>, start: number, side: 1 | -1): number {
  const limit = 2 / Math.max(...pairs.map(({ value }) => value));
  for (let step = 2 ** -53; step < 1; step *= 2) {
    const rate = start * (1 + side * step);
    if (rate >= limit) return beyond(limit);
    const { value, error } = secular(pairs, rate);
    if (side * (value - 1) >= error) return rate;
  }
  return side === 1 ? beyond(limit) : 0;
}

/** A number above the quotient that was rounded to `limit`. */
function beyond(limit: number): number {
  return limit * (1 + 2 ** -51) + SMALLEST_SUBNORMAL;
}
