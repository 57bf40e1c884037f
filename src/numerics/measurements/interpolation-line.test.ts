import { describe, expect, it } from "vitest";
import { DomainError } from "../arithmetic/errors.js";
import { atMost, fromDouble, times } from "../fixtures/rational.js";
import { diagonal, identity, zeros } from "../matrices/matrix.js";
import { inner } from "../matrices/norms.js";
import { nuclearNorm } from "../spectra/schatten.js";
import { Random } from "../../random/random.js";
import { unseenMeasurements } from "../../../generators/families/unseen.js";
import { MATRIX_LAWS } from "../../../generators/laws/matrix-laws.js";
import {
  type InterpolationLine,
  interpolationLine,
  minimizersOnLine,
  nuclearNormOver,
  pointAt,
  sublevelOnLine,
  weightedLine,
} from "./interpolation-line.js";
import { minimumNuclearNorm } from "./nuclear-interpolation.js";

const EVEN = { pattern: zeros(3, 3), contrast: 1 };

/** diag(a) + t·diag(x): ‖·‖_* = Σ|a_i + t x_i|. */
function diagonalLine(a: readonly number[], x: readonly number[]): InterpolationLine {
  return { point: diagonal(a), direction: diagonal(x) };
}

describe("interpolationLine", () => {
  it("takes an unseen direction and bounds what is seen of it", () => {
    const { measurements, unseen } = unseenMeasurements(identity(3), EVEN, 1);
    const line = interpolationLine(measurements, diagonal([1, 2, 3]), unseen!);
    expect(line.direction.radius).toBeGreaterThan(0);
    expect(line.direction.radius).toBeLessThan(2 ** -40);
    for (const a of measurements)
      expect(Math.abs(inner(a, pointAt(line, 5)).value - inner(a, line.point).value)).toBeLessThan(2 ** -40);
  });

  it("gives a wide radius to a direction that is seen", () => {
    const { measurements } = unseenMeasurements(identity(3), EVEN, 1);
    const line = interpolationLine(measurements, identity(3), diagonal([1, 0, 0]));
    expect(line.direction.radius).toBeGreaterThan(0.5);
  });

  it("refuses measurements that see everything", () => {
    const { measurements } = unseenMeasurements(identity(3), EVEN, 3);
    expect(() => interpolationLine(measurements, identity(3), identity(3))).toThrow(DomainError);
  });
});

describe("minimizersOnLine", () => {
  it("encloses the minimizers where they are smaller than any double, and at every other scale", () => {
    const random = new Random(5);
    const scaled = (exponent: number) => (1 + random.uniform()) * 2 ** (exponent / 2) * 2 ** (exponent / 2);
    const exponents = [-170, ...Array.from({ length: 60 }, () => random.integer(-1060, 1000))];
    const speeds = [930, ...Array.from({ length: 60 }, () => random.integer(-1060, 1000))];
    exponents.forEach((exponent, k) => {
      const a = [1, 2, 3].map(() => random.sign() * scaled(exponent));
      const x = [1, 2, 3].map(() => scaled(speeds[k]!));
      const { lower, upper } = minimizersOnLine(diagonalLine(a, x));
      // Σ|a_i + t x_i| is least at the kink −a_i/x_i at which half of Σx_i is passed.
      const half = x[0]! / 2 + x[1]! / 2 + x[2]! / 2;
      const kinks = [0, 1, 2].sort((i, j) => -a[i]! / x[i]! - -a[j]! / x[j]! || a[j]! * x[i]! - a[i]! * x[j]!);
      const at = kinks.find((_, k) => kinks.slice(0, k + 1).reduce((total, i) => total + x[i]! / 2, 0) >= half / 2)!;
      const within = (end: number) => times(fromDouble(end), fromDouble(x[at]!));
      const kink = fromDouble(-a[at]!);
      if (lower > -Infinity) expect([exponent, atMost(within(lower), kink)]).toEqual([exponent, true]);
      if (upper < Infinity) expect([exponent, atMost(kink, within(upper))]).toEqual([exponent, true]);
    });
  });

  it("encloses a kink to about the roundoff", () => {
    const { lower, upper } = minimizersOnLine(diagonalLine([3, 2, 6], [1, 1, 2]));
    expect(lower).toBeLessThanOrEqual(-3);
    expect(upper).toBeGreaterThanOrEqual(-3);
    expect(upper - lower).toBeLessThan(2 ** -38);
  });

  it("encloses a whole interval of minimizers", () => {
    const { lower, centre, upper } = minimizersOnLine(diagonalLine([1, 0], [1, 1]));
    expect(lower).toBeLessThanOrEqual(-1);
    expect(upper).toBeGreaterThanOrEqual(0);
    expect(upper - lower).toBeLessThan(1 + 2 ** -30);
    expect(centre).toBeGreaterThan(-1.001);
    expect(centre).toBeLessThan(0.001);
  });

  it("encloses a smooth minimum to about the square root of the roundoff", () => {
    // [1, t]: ‖·‖_* = √(1 + t²).
    const line = { point: diagonal([1], 1, 2), direction: diagonal([0], 1, 2) };
    line.direction.data[1] = 1;
    const { lower, upper } = minimizersOnLine(line);
    expect(lower).toBeLessThanOrEqual(0);
    expect(upper).toBeGreaterThanOrEqual(0);
    expect(upper - lower).toBeLessThan(2 ** -20);
  });

  it("has nothing but zero for M = 0, and nothing at all to say for X = 0", () => {
    const { lower, upper } = minimizersOnLine(diagonalLine([0, 0], [1, 2]));
    expect(Math.max(-lower, upper)).toBe(0);
    const open = diagonalLine([1, 1], [0, 0]);
    const everything = minimizersOnLine(open);
    expect(everything.upper).toBe(Infinity);
    expect(nuclearNormOver(open, everything).error).toBe(Infinity);
  });

  it("agrees with the convex solver on the smallest norm", () => {
    for (let seed = 0; seed < 25; seed++) {
      const random = new Random(seed);
      const direction = MATRIX_LAWS.orthogonal(3, 3, random);
      const { measurements, unseen } = unseenMeasurements(direction, EVEN, 1);
      const point = MATRIX_LAWS.gaussian(3, 3, random);
      const line = interpolationLine(measurements, point, unseen!);
      const found = nuclearNormOver(line, minimizersOnLine(line));
      const solved = minimumNuclearNorm({ measurements, labels: measurements.map((a) => inner(a, point)) });
      expect(found.value + found.error).toBeGreaterThanOrEqual(solved.lowerBound);
      expect(found.value - found.error).toBeLessThanOrEqual(solved.value.value + solved.value.error);
      expect(found.error).toBeLessThan(2 ** -20 * found.value);
    }
  });
});

describe("sublevelOnLine", () => {
  it("is the interval |t| ≤ 1 of ‖tX‖_* ≤ ‖X‖_*, rounded outward", () => {
    const { lower, upper } = sublevelOnLine(diagonalLine([0, 0], [1, 2]), 3);
    expect(lower).toBeLessThanOrEqual(-1);
    expect(upper).toBeGreaterThanOrEqual(1);
    expect(upper - lower).toBeLessThan(2 + 2 ** -30);
  });

  it("falls back on the minimizers for a level below the minimum", () => {
    const line = diagonalLine([1, 0, 0], [1, 1, 1]);
    const { lower, upper } = sublevelOnLine(line, 0.5);
    expect(Math.max(-lower, upper)).toBeLessThan(2 ** -30);
  });
});

describe("weightedLine", () => {
  it("is the line of the products, radii included", () => {
    const line = diagonalLine([1, 2], [1, -1]);
    const weighted = weightedLine(line, diagonal([2, 3]), diagonal([5, 7]));
    expect(pointAt(weighted, 2).toRows()).toEqual(diagonal([30, 0]).toRows());
    expect(nuclearNorm(pointAt(weighted, 0)).value).toBeCloseTo(52, 12);
    expect(
      weightedLine({ ...line, direction: line.direction.times(0.3) }, identity(2), identity(2)).direction.radius,
    ).toBeGreaterThan(0);
  });
});
