import { requireBudget } from "../arithmetic/index.js";
import { twoTo } from "../elementary/index.js";

/** A point of {±1}^d. */
export type CubePoint = readonly number[];

/** All 2^d points of {±1}^d; the first is (1, …, 1). @throws DomainError where they are more than an instance may have */
export function cube(d: number): CubePoint[] {
  requireBudget(`{±1}^${d}`, `all of its 2^${d} points`, d * twoTo(d));
  return Array.from({ length: twoTo(d) }, (_, i) =>
    Array.from({ length: d }, (_, k) => (Math.floor(i / twoTo(k)) % 2 === 0 ? 1 : -1)),
  );
}

/** The different points of {±1}^d among the signs of the rows, in their order; the sign of 0 is 1. */
export function distinctSamples(rows: readonly (readonly number[])[]): CubePoint[] {
  const points = rows.map((row) => row.map((x) => (x < 0 ? -1 : 1)));
  return points.filter((point, i) => points.findIndex((other) => coincide(point, other)) === i);
}

/** The points that have an inner product of at most `most` with all points kept before them. */
export function spreadSamples(points: readonly CubePoint[], most: number): CubePoint[] {
  const kept: CubePoint[] = [];
  for (const point of points) if (kept.every((other) => innerProduct(point, other) <= most)) kept.push(point);
  return kept;
}

/** The points of {±1}^d that are not among the samples. */
export function pointsOutside(samples: readonly CubePoint[], d: number): CubePoint[] {
  return cube(d).filter((point) => !samples.some((sample) => coincide(point, sample)));
}

/** xᵀy, an exact integer. */
export function innerProduct(x: CubePoint, y: CubePoint): number {
  return x.reduce((total, entry, k) => total + entry * y[k]!, 0);
}

function coincide(x: CubePoint, y: CubePoint): boolean {
  return x.every((entry, k) => entry === y[k]);
}
