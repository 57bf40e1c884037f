import { describe, expect, it } from "vitest";
import { DomainError } from "../arithmetic/errors.js";
import { exact } from "../arithmetic/quantity.js";
import { identity, zeros } from "../matrices/matrix.js";
import { inner } from "../matrices/norms.js";
import { minimumNuclearNorm, minimumTraceEndToEnd } from "../measurements/nuclear-interpolation.js";
import { hessianTrace } from "../networks/hessian-trace.js";
import { endToEnd } from "../networks/network.js";
import { nuclearNorm } from "../spectra/schatten.js";
import { Random } from "../../random/random.js";
import { unseenMeasurements } from "../../../generators/families/unseen.js";
import { MATRIX_LAWS } from "../../../generators/laws/matrix-laws.js";
import { endToEndBound, type SeenButOne, traceMinimizers } from "./trace-minimizers.js";

function drawn(seed: number): SeenButOne {
  const random = new Random(seed);
  const pattern = MATRIX_LAWS.sign(3, 3, random);
  const seen = unseenMeasurements(MATRIX_LAWS.orthogonal(3, 3, random), { pattern, contrast: 1.25 }, 1);
  return { ...seen, target: MATRIX_LAWS.gaussian(3, 3, random) };
}

describe("endToEndBound", () => {
  it("is above the norm of every network, whatever its depth", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { measurements, delta } = drawn(seed);
      const random = new Random(seed);
      const depth = 2 + (seed % 4);
      const weights = Array.from({ length: depth }, () => MATRIX_LAWS.gaussian(3, 3, random));
      const bound = endToEndBound(measurements, delta, hessianTrace(weights, measurements), depth);
      expect(bound.value + bound.error).toBeGreaterThanOrEqual(nuclearNorm(endToEnd(weights)).value);
    }
  });

  it("is reached by identities where all is seen alike", () => {
    const { measurements, delta } = unseenMeasurements(zeros(2, 2), { pattern: zeros(2, 2), contrast: 1 }, 1);
    for (const depth of [2, 3, 5]) {
      const weights = Array.from({ length: depth }, () => identity(2));
      const bound = endToEndBound(measurements, delta, hessianTrace(weights, measurements), depth);
      expect(bound.value).toBeCloseTo(2, 12);
      expect(bound.error).toBeLessThan(2 ** -36);
    }
  });

  it("knows nothing where δ = 1 and refuses depth 1", () => {
    const { measurements } = drawn(0);
    expect(endToEndBound(measurements, exact(1), exact(1), 3).error).toBe(Infinity);
    expect(() => endToEndBound(measurements, exact(0), exact(1), 1)).toThrow(DomainError);
  });
});

describe("traceMinimizers", () => {
  it("contains the matrix that the convex solver finds at depth 2", () => {
    let different = 0;
    for (let seed = 0; seed < 25; seed++) {
      const problem = drawn(seed);
      const labels = problem.measurements.map((a) => inner(a, problem.target));
      const { minimizer } = minimumTraceEndToEnd({ measurements: problem.measurements, labels });
      const { endToEndNorm } = traceMinimizers(problem, [3, 3, 3]);
      const solved = nuclearNorm(minimizer).value;
      // The solver's own matrix is a minimizer up to the square root of its gap.
      expect(Math.abs(endToEndNorm.value - solved)).toBeLessThan(endToEndNorm.error + 2 ** -14 * solved);
      expect(endToEndNorm.error).toBeLessThan(2 ** -16 * solved);
      const least = minimumNuclearNorm({ measurements: problem.measurements, labels }).value.value;
      if (endToEndNorm.value - endToEndNorm.error > least * (1 + 2 ** -12)) different += 1;
    }
    expect(different).toBeGreaterThan(2);
  });

  it("contains everything down to the smallest norm, and no more than twice it, at greater depth", () => {
    for (let seed = 0; seed < 10; seed++) {
      const problem = drawn(seed);
      const { endToEndNorm, offset } = traceMinimizers(problem, [3, 3, 4, 3]);
      const labels = problem.measurements.map((a) => inner(a, problem.target));
      const least = minimumNuclearNorm({ measurements: problem.measurements, labels }).lowerBound;
      expect(endToEndNorm.value - endToEndNorm.error).toBeLessThan(least * (1 + 2 ** -12));
      expect(endToEndNorm.value + endToEndNorm.error).toBeGreaterThan(least);
      expect(endToEndNorm.value + endToEndNorm.error).toBeLessThan(2 * least);
      expect(offset.upper).toBeGreaterThan(offset.lower);
    }
  });

  it("is the only matrix that fits where everything is seen", () => {
    const seen = unseenMeasurements(zeros(2, 2), { pattern: zeros(2, 2), contrast: 1 }, 1);
    const { endToEndNorm, offset } = traceMinimizers({ ...seen, target: identity(2) }, [2, 2, 2]);
    expect(endToEndNorm.value).toBeCloseTo(2, 14);
    expect(offset).toEqual({ lower: 0, centre: 0, upper: 0 });
  });
});
