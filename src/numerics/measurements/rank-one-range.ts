import { approximately, exact, type Quantity, sum, UNIT_ROUNDOFF, withArena } from "../arithmetic/index.js";
import { block, linearCombination, type Matrix } from "../matrices/index.js";
import { symmetricEigen } from "../spectra/index.js";
import type { Interval } from "./restricted-spectrum.js";

/** Values of the form that are reached, and what none exceeds: |value − 1|, largest over the sphere, lies between. */
export interface DeviationRange {
  readonly reached: number;
  readonly bound: number;
}

/** Cones that are cut in two, for x of two and of three entries. Longer x are left to other bounds. */
const CUTS: Readonly<Record<number, number>> = { 2: 400, 3: 400 };

/** Entries of corners are integers; beyond this size a cone is so thin that it is not cut any more. */
const LARGEST_ENTRY = 2 ** 40;

/** A direction x, and the extreme values of yᵀH(x, x)y/(‖x‖²‖y‖²). */
interface Corner {
  readonly x: readonly number[];
  readonly values: Interval;
}

/** The cone of nonnegative combinations of its corners. */
interface Cone {
  readonly corners: readonly Corner[];
  readonly values: Interval;
}

/**
 * max |q − 1| over q = (1/n) Σ ⟨A_i, xyᵀ⟩²/(‖x‖²‖y‖²), by branch and bound over the directions x, for x of two or three
 * entries: null for more.
 *
 * With H(u, v) = Σ u_iv_k (G_ik + G_ki)/2, G_ik the blocks of vec(·)vec(·)ᵀ, the quotient is yᵀH(x, x)y. On the cone of
 * corners v_1, …, v_d it is Σ c_ic_j yᵀH(v_i, v_j)y with c ≥ 0 and Σ c_ic_j⟨v_i, v_j⟩ = ‖x‖² = 1. So where all ⟨v_i, v_j⟩ > 0,
 * it is at most max λ_max(H(v_i, v_j))/⟨v_i, v_j⟩ over i ≤ j, and at least the same of λ_min. The values at i = j are
 * reached; the others exceed them by a multiple of the squared angle. Corners are vectors of integers, and the cut of an
 * edge is a sum of its ends times powers of two, so that no direction falls between two cones.
 * @param gram symmetric, of x ⊗ y, x of `d` entries
 * @param known holds all values
 * @param wanted the search ends where the bound is that close, relative to what is reached
 */
export function rankOneDeviation(
  gram: Matrix,
  d: number,
  known: Interval,
  least: number,
  wanted: number,
): DeviationRange | null {
  const cuts = CUTS[d];
  if (cuts === undefined) return null;
  const parts = symmetricParts(gram, d);
  let reached = least;
  const cornerAt = (x: readonly number[]): Corner => {
    const { outer, inner } = extremes(parts, x, x);
    reached = Math.max(reached, inner.upper - 1, 1 - inner.lower);
    return { x, values: outer };
  };
  const coneOf = (corners: readonly Corner[], around: Interval): Cone => {
    let [lower, upper] = [Infinity, -Infinity];
    corners.forEach((u, i) => {
      for (const v of corners.slice(i)) {
        const { lower: low, upper: high } = u === v ? u.values : extremes(parts, u.x, v.x).outer;
        lower = Math.min(lower, low);
        upper = Math.max(upper, high);
      }
    });
    return { corners, values: { lower: Math.max(lower, around.lower), upper: Math.min(upper, around.upper) } };
  };
  let cones = orthants(d).map((corners) => coneOf(corners.map(cornerAt), known));
  let bound = -Infinity;
  for (let cut = 0; cut < cuts; cut++) {
    const widest = cones.reduce((x, y) => (deviation(y.values) > deviation(x.values) ? y : x));
    if (deviation(widest.values) <= Math.max(reached + wanted * (1 + reached), bound)) break;
    const [i, j] = widestEdge(widest.corners);
    const middle = between(widest.corners[i]!.x, widest.corners[j]!.x);
    cones = cones.filter((cone) => cone !== widest);
    if (middle.some((entry) => Math.abs(entry) > LARGEST_ENTRY)) {
      bound = Math.max(bound, deviation(widest.values));
      continue;
    }
    withArena(() => {
      const corner = cornerAt(middle);
      for (const replaced of [i, j]) cones.push(coneOf(widest.corners.with(replaced, corner), widest.values));
    });
  }
  return { reached, bound: cones.reduce((most, { values }) => Math.max(most, deviation(values)), bound) };
}

/** An upper bound of max |q − 1| over q in the interval. */
export function deviation({ lower, upper }: Interval): number {
  return Math.max(upper - 1, 1 - lower, 0) * (1 + 2 * UNIT_ROUNDOFF) + 2 ** -1074;
}

/** (G_ik + G_ki)/2 for i ≤ k, twice that for i < k: the coefficients of u_iv_i and of (u_iv_k + u_kv_i)/2. */
function symmetricParts(gram: Matrix, d: number): Matrix[] {
  const size = gram.rows / d;
  const at = (i: number, k: number): Matrix => block(gram, i * size, k * size, size, size);
  return pairs(d).map(([i, k]) => (i === k ? at(i, i) : at(i, k).plus(at(k, i))));
}

function pairs(d: number): (readonly [number, number])[] {
  return Array.from({ length: d }, (_, i) => Array.from({ length: d - i }, (_x, k) => [i, i + k] as const)).flat();
}

/** λ_min and λ_max of H(u, v)/⟨u, v⟩, from outside and from inside; nothing is known where ⟨u, v⟩ may not be positive. */
function extremes(
  parts: readonly Matrix[],
  u: readonly number[],
  v: readonly number[],
): { readonly outer: Interval; readonly inner: Interval } {
  const times = (i: number, k: number): Quantity => exact(u[i]!).times(v[k]!);
  const length = sum(u.map((_, i) => times(i, i)));
  if (!(length.value > length.error)) {
    return { outer: { lower: -Infinity, upper: Infinity }, inner: { lower: Infinity, upper: -Infinity } };
  }
  const coefficients = pairs(u.length).map(([i, k]) => (i === k ? times(i, i) : times(i, k).plus(times(k, i)).over(2)));
  const { values, error } = symmetricEigen(linearCombination(parts, coefficients));
  const [high, low] = [values[0]!, values.at(-1)!].map((value) => approximately(value, error).over(length)) as [
    Quantity,
    Quantity,
  ];
  return { outer: { lower: below(low), upper: above(high) }, inner: { lower: above(low), upper: below(high) } };
}

/** At least, and at most, every number in the enclosure. */
function above({ value, error }: Quantity): number {
  return value + (error + 4 * UNIT_ROUNDOFF * (Math.abs(value) + error));
}
function below({ value, error }: Quantity): number {
  return value - (error + 4 * UNIT_ROUNDOFF * (Math.abs(value) + error));
}

/** ±e_1, …, ±e_d with all signs, but for x and −x. */
function orthants(d: number): number[][][] {
  return Array.from({ length: 1 << (d - 1) }, (_, signs) =>
    Array.from({ length: d }, (_x, i) =>
      Array.from({ length: d }, (_y, k) => (i !== k ? 0 : i > 0 && (signs >> (i - 1)) % 2 === 1 ? -1 : 1)),
    ),
  );
}

const inner = (u: readonly number[], v: readonly number[]): number =>
  u.reduce((total, entry, i) => total + entry * v[i]!, 0);

/** The two corners that are farthest from each other by angle. */
function widestEdge(corners: readonly Corner[]): readonly [number, number] {
  const cosine = ([i, j]: readonly [number, number]): number => {
    const [u, v] = [corners[i]!.x, corners[j]!.x];
    return inner(u, v) / Math.sqrt(inner(u, u) * inner(v, v));
  };
  return pairs(corners.length)
    .filter(([i, j]) => i !== j)
    .reduce((x, y) => (cosine(y) < cosine(x) ? y : x));
}

/** A direction between two, u + v once the shorter one is doubled to the length of the other: exactly, in integers. */
function between(u: readonly number[], v: readonly number[]): number[] {
  const [short, long] = inner(u, u) <= inner(v, v) ? [u, v] : [v, u];
  const ratio = inner(long, long) / inner(short, short);
  let factor = 1;
  while (2 * factor * factor < ratio) factor *= 2;
  return short.map((entry, i) => factor * entry + long[i]!);
}
