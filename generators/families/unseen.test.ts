import { describe, expect, it } from "vitest";
import { MATRIX_LAWS, type MatrixLawName } from "../laws/matrix-laws.js";
import { exact } from "../../src/numerics/arithmetic/quantity.js";
import { fromRows, identity, zeros } from "../../src/numerics/matrices/matrix.js";
import { distanceToInterpolation, measurementMap } from "../../src/numerics/measurements/interpolation.js";
import { ripConstant } from "../../src/numerics/measurements/rip.js";
import { Random } from "../../src/random/random.js";
import { CONTRASTS, PATTERN_LAWS, UNSEEN_LAWS, unseenMeasurements, upperRows } from "./unseen.js";

/** Draws over shapes, laws, contrasts and ranks. */
function draws(count: number) {
  return Array.from({ length: count }, (_, seed) => {
    const random = new Random(seed);
    const rows = random.integer(1, 4);
    const cols = random.integer(1, 4);
    const direction = MATRIX_LAWS[random.pick(UNSEEN_LAWS) as MatrixLawName](rows, cols, random);
    const pattern = MATRIX_LAWS[random.pick(PATTERN_LAWS) as MatrixLawName](rows, cols, random);
    const sight = { pattern, contrast: random.pick(CONTRASTS) };
    const rank = random.integer(1, 2);
    return { direction, sight, rank, built: unseenMeasurements(direction, sight, rank) };
  });
}

describe("unseenMeasurements", () => {
  it("satisfies RIP with its δ < 1, by a computation that knows nothing of the construction", () => {
    for (const { built, rank } of draws(150)) {
      const computed = ripConstant(built.measurements, rank);
      expect(built.delta.value).toBeLessThan(1);
      expect(computed.value - computed.error).toBeLessThanOrEqual(built.delta.value + built.delta.error);
    }
  });

  it("does not see U and sees all else, or sees everything", () => {
    let blind = 0;
    for (const { built, direction } of draws(150)) {
      const map = measurementMap(built.measurements);
      expect(map.rank).toBe(direction.data.length - (built.unseen === null ? 0 : 1));
      if (built.unseen === null) continue;
      blind += 1;
      const labels = built.measurements.map(() => exact(0));
      const distance = distanceToInterpolation(map, { measurements: built.measurements, labels }, built.unseen);
      expect(distance).toBeLessThan(direction.normBound * 2 ** -40);
    }
    expect(blind).toBeGreaterThan(30);
  });

  it("has the least δ where all entries are seen alike: 1/(2k − 1) for the unseen identity at rank one", () => {
    for (const k of [2, 3, 4]) {
      const sight = { pattern: zeros(k, k), contrast: 1 };
      const { delta, measurements } = unseenMeasurements(identity(k), sight, 1);
      expect(Math.abs(delta.value - 1 / (2 * k - 1))).toBeLessThanOrEqual(delta.error + 2 ** -50);
      expect(delta.error).toBeLessThan(2 ** -36);
      const computed = ripConstant(measurements, 1);
      expect(computed.value + computed.error).toBeGreaterThanOrEqual(delta.value - delta.error);
    }
  });

  it("sees everything where δ < 1 would be lost: full rank, zero, rank one", () => {
    const even = { pattern: zeros(2, 2), contrast: 1 };
    const eye = identity(2);
    expect(unseenMeasurements(eye, even, 1).unseen).toBe(eye);
    expect(unseenMeasurements(eye, even, 2).unseen).toBeNull();
    expect(unseenMeasurements(zeros(2, 2), even, 1).unseen).toBeNull();
    const rankOne = fromRows([
      [1, 1],
      [1, 1],
    ]);
    expect(unseenMeasurements(rankOne, even, 1).unseen).toBeNull();
  });
});

describe("upperRows", () => {
  it("keeps the first half of the rows, rounded up", () => {
    expect(upperRows(identity(3)).toRows()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
  });
});
