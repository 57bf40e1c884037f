import {
  approximately,
  between,
  DomainError,
  exact,
  OUTWARD,
  type Quantity,
  SMALLEST_SUBNORMAL,
  UNIT_ROUNDOFF,
  withArena,
} from "../arithmetic/index.js";
import { chain, fromRows, matricesFrom, Matrix, type MatrixLike, type MatrixList } from "../matrices/index.js";
import { nuclearNorm } from "../spectra/index.js";
import { distanceToInterpolation, measurementMap } from "./interpolation.js";

/** {M + tX : t real}, all matrices that interpolate where the measurements see all directions but one. */
export interface InterpolationLine {
  /** M. */
  readonly point: Matrix;
  /** X ≠ 0. */
  readonly direction: Matrix;
}

/** Values of t from `lower` to `upper`, `centre` among them. */
export interface LineInterval {
  readonly lower: number;
  readonly centre: number;
  readonly upper: number;
}

/**
 * The line of all matrices with the same measurements as M, which is one of them by definition.
 * @param unseen X with ⟨A_i, X⟩ ≈ 0; the radius of the direction bounds its distance to a matrix that no A_i sees
 * @throws DomainError unless exactly one direction is unseen, up to rounding
 */
export function interpolationLine(measurements: MatrixList, point: MatrixLike, unseen: MatrixLike): InterpolationLine {
  measurements = matricesFrom(measurements, "interpolationLine, measurements");
  point = fromRows(point, "interpolationLine, point");
  unseen = fromRows(unseen, "interpolationLine, unseen");
  const map = measurementMap(measurements);
  const size = point.data.length;
  if (map.rank !== size - 1) {
    throw new DomainError({
      where: "interpolationLine",
      expected: `measurements of rank ${size - 1}`,
      got: `rank ${map.rank}`,
    });
  }
  const problem = { measurements, labels: measurements.map(() => exact(0)) };
  const radius = distanceToInterpolation(map, problem, unseen);
  return { point, direction: new Matrix(unseen.rows, unseen.cols, unseen.data, (unseen.radius + radius) * OUTWARD) };
}

/** {C(M + tX)D}: the line as a weighted nuclear norm sees it. @throws ShapeError */
export function weightedLine({ point, direction }: InterpolationLine, c: MatrixLike, d: MatrixLike): InterpolationLine {
  c = fromRows(c, "weightedLine, c");
  d = fromRows(d, "weightedLine, d");
  return { point: chain([c, point, d]), direction: chain([c, direction, d]) };
}

/** M + tX. */
export function pointAt({ point, direction }: InterpolationLine, t: number): Matrix {
  return point.plus(direction, t);
}

function normAt(line: InterpolationLine, t: number): Quantity {
  return withArena(() => nuclearNorm(pointAt(line, t)));
}

/** Golden-section steps, which leave 2^-44 of the first interval, and bisections of either end. */
const SECTION_STEPS = 64;
const END_STEPS = 44;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** For |t| > reach, ‖M + tX‖_* ≥ |t|‖X‖_* − ‖M‖_* exceeds the level. Infinite where X may be zero. */
function reachOf(line: InterpolationLine, level: number): number {
  const speed = nuclearNorm(line.direction);
  const start = nuclearNorm(line.point);
  const slowest = speed.value - speed.error;
  // One part in a thousand more outweighs all rounding, that of this line included, but not where the quotient underflows.
  const norms = level + start.value + start.error;
  return slowest > 0 ? (1.001 * norms) / slowest + (norms > 0 ? 2 * SMALLEST_SUBNORMAL : 0) : Infinity;
}

/** A t at which the convex ‖M + tX‖_* is about smallest: golden-section search, without an error bound. */
function nearMinimizer(line: InterpolationLine, reach: number): number {
  let low = -reach;
  let high = reach;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let atLeft = normAt(line, left).value;
  let atRight = normAt(line, right).value;
  for (let step = 0; step < SECTION_STEPS; step++) {
    if (atLeft <= atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - GOLDEN * (high - low);
      atLeft = normAt(line, left).value;
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + GOLDEN * (high - low);
      atRight = normAt(line, right).value;
    }
  }
  return low + (high - low) / 2;
}

/**
 * An interval that contains every t with ‖M + tX‖_* ≤ level, from norms at points outside: that set is an interval, as
 * the norm is convex, and it contains the centre once the level is raised to the norm there.
 */
function sublevelAround(line: InterpolationLine, wanted: number, centre: number): LineInterval {
  const there = normAt(line, centre);
  const level = Math.max(wanted, (there.value + there.error) * OUTWARD);
  const reach = reachOf(line, level);
  const outside = (t: number): boolean => {
    const { value, error } = normAt(line, t);
    return value - error * OUTWARD > level;
  };
  const end = (far: number): number => {
    if (!Number.isFinite(far)) return far;
    let inner = centre;
    let outer = far;
    for (let step = 0; step < END_STEPS; step++) {
      const middle = inner + (outer - inner) / 2;
      if (outside(middle)) outer = middle;
      else inner = middle;
    }
    return outer;
  };
  return { lower: end(Math.min(-reach, centre - reach)), centre, upper: end(Math.max(reach, centre + reach)) };
}

/**
 * An interval that contains every minimizer t of ‖M + tX‖_*, whether there is one or a whole interval of them. Where
 * the norm is smooth at the minimum its width is about the square root of the roundoff.
 */
export function minimizersOnLine(line: InterpolationLine): LineInterval {
  const start = nuclearNorm(line.point);
  const reach = reachOf(line, start.value + start.error);
  return sublevelAround(line, 0, Number.isFinite(reach) ? nearMinimizer(line, reach) : 0);
}

/** An interval that contains every t with ‖M + tX‖_* ≤ level; around the minimizer where the level is below the minimum. */
export function sublevelOnLine(line: InterpolationLine, level: number): LineInterval {
  return sublevelAround(line, level, minimizersOnLine(line).centre);
}

/**
 * The values of ‖M + tX‖_* over the interval: at most those at its ends, by convexity, and at least that at the centre
 * less the half width times ‖X‖_*.
 */
export function nuclearNormOver(line: InterpolationLine, { lower, centre, upper }: LineInterval): Quantity {
  if (!(upper - lower < Infinity)) return approximately(normAt(line, centre).value, Infinity);
  const ends = [normAt(line, lower), normAt(line, upper)];
  const highest = Math.max(...ends.map(({ value, error }) => value + error)) * OUTWARD;
  const middle = normAt(line, centre);
  const speed = nuclearNorm(line.direction);
  const drop = Math.max(upper - centre, centre - lower) * (speed.value + speed.error);
  const lowest = middle.value - middle.error - drop * OUTWARD;
  // Where the difference cancels, its roundings are large relative to it.
  const certain = Math.min(lowest / OUTWARD, lowest - 2 * UNIT_ROUNDOFF * middle.value);
  return between(Math.max(certain, 0), highest);
}
