import { EigenvalueDecomposition, Matrix as Reference } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { DomainError, NonFiniteError } from "../../arithmetic/errors.js";
import { Random } from "../../../random/random.js";
import { largestRitzPair, type SymmetricOperator } from "./lanczos.js";

/** The map of a symmetric matrix given by rows. */
function mapOf(rows: readonly (readonly number[])[]): SymmetricOperator {
  return {
    size: rows.length,
    apply: (x, out) => {
      rows.forEach((row, i) => (out[i] = row.reduce((total, a, j) => total + a * x[j]!, 0)));
    },
  };
}

function symmetric(size: number, seed: number): number[][] {
  const random = new Random(seed);
  const a = Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal()));
  return a.map((row, i) => row.map((x, j) => (x + a[j]![i]!) / 2));
}

function residual({ apply }: SymmetricOperator, value: number, vector: Float64Array): number {
  const out = new Float64Array(vector.length);
  apply(vector, out);
  return Math.hypot(...out.map((x, i) => x - value * vector[i]!));
}

describe("largestRitzPair", () => {
  it.each([1, 2, 3, 4, 5, 10, 30, 60])("finds λ_max of random symmetric matrices of size %i", (size) => {
    for (let seed = 1; seed <= 5; seed++) {
      const rows = symmetric(size, 100 * size + seed);
      const map = mapOf(rows);
      const { value, vector, stopped, residual: estimate } = largestRitzPair(map);
      const all = new EigenvalueDecomposition(new Reference(rows), { assumeSymmetric: true }).realEigenvalues;
      const norm = Math.max(...all.map(Math.abs));
      expect(Math.abs(value - Math.max(...all))).toBeLessThanOrEqual(100 * size * 2 ** -52 * norm);
      expect(Math.abs(Math.hypot(...vector) - 1)).toBeLessThan(2 ** -45);
      // The estimate says how far Hv is from θv, up to rounding.
      expect(residual(map, value, vector)).toBeLessThanOrEqual(estimate + 100 * size * 2 ** -52 * norm);
      expect(["converged", "invariant"]).toContain(stopped);
    }
  });

  it("finds the largest and not the largest in size", () => {
    const { value } = largestRitzPair(
      mapOf([
        [1, 0, 0],
        [0, -100, 0],
        [0, 0, 2],
      ]),
    );
    expect(Math.abs(value - 2)).toBeLessThan(2 ** -40);
    const negative = largestRitzPair(
      mapOf([
        [-3, 1],
        [1, -3],
      ]),
    );
    expect(Math.abs(negative.value + 2)).toBeLessThan(2 ** -48);
  });

  it("needs fewer products than the size where the largest eigenvalue stands apart", () => {
    const size = 400;
    const map: SymmetricOperator = {
      size,
      apply: (x, out) => {
        for (let i = 0; i < size; i++) out[i] = x[i]! * (i === 7 ? 10 : i / size);
      },
    };
    const { value, steps, stopped } = largestRitzPair(map);
    expect(Math.abs(value - 10)).toBeLessThan(2 ** -40);
    expect(stopped).toBe("converged");
    expect(steps).toBeLessThan(40);
  });

  it("stops at once where H does not leave the Krylov space: multiples of the identity, and zero", () => {
    for (const factor of [0, 3, -2]) {
      const rows = Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (__, j) => (i === j ? factor : 0)));
      const { value, steps } = largestRitzPair(mapOf(rows));
      expect(Math.abs(value - factor)).toBeLessThanOrEqual(2 ** -48 * Math.abs(factor) + 2 ** -190);
      expect(steps).toBeLessThanOrEqual(2);
    }
  });

  it("finds repeated first eigenvalues", () => {
    const { value } = largestRitzPair(
      mapOf([
        [5, 0, 0, 0],
        [0, 5, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ]),
    );
    expect(Math.abs(value - 5)).toBeLessThan(2 ** -45);
  });

  it("says so where the steps are used up", () => {
    const { stopped, steps, value, residual: left } = largestRitzPair(mapOf(symmetric(50, 1)), { maxSteps: 3 });
    expect([stopped, steps]).toEqual(["stepLimit", 3]);
    expect(left).toBeGreaterThan(2 ** -40 * value);
  });

  it("stops sooner where the value alone counts, and is as near to it as asked", () => {
    let saved = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const rows = symmetric(120, seed);
      const map = mapOf(rows);
      const whole = largestRitzPair(map, { relativeTolerance: 2 ** -44 });
      const options = { relativeTolerance: 0, valueTolerance: 1e-8 };
      const soon = largestRitzPair(map, options);
      // The gap of Ritz values is no bound of the true one: a factor of ten is granted.
      expect(Math.abs(soon.value - whole.value)).toBeLessThanOrEqual(1e-7 * whole.value);
      expect(soon.stopped).toBe("converged");
      saved += whole.steps - soon.steps;
    }
    expect(saved).toBeGreaterThan(100);
  });

  it("takes as many steps for a map that is larger or smaller by a power of two, to the same bits", () => {
    const rows = symmetric(60, 5);
    const options = { relativeTolerance: 0, valueTolerance: 1e-8 };
    const { value, steps } = largestRitzPair(mapOf(rows), options);
    for (const factor of [2 ** -40, 2 ** 40]) {
      const scaled = largestRitzPair(mapOf(rows.map((row) => row.map((x) => x * factor))), options);
      expect(scaled.steps).toBe(steps);
      expect(scaled.value).toBe(value * factor);
    }
  });

  it("takes one value for no gap", () => {
    const map = mapOf(symmetric(30, 3));
    expect(largestRitzPair(map, { maxSteps: 1, relativeTolerance: 0, valueTolerance: 0.5 }).stopped).toBe("stepLimit");
  });

  it("refuses maps and options without sense", () => {
    expect(() => largestRitzPair({ size: 0, apply: () => {} })).toThrow(DomainError);
    expect(() => largestRitzPair(mapOf([[1]]), { maxSteps: 0 })).toThrow(DomainError);
    expect(() => largestRitzPair(mapOf([[1]]), { relativeTolerance: NaN })).toThrow(DomainError);
    expect(() => largestRitzPair(mapOf([[1]]), { valueTolerance: 1 })).toThrow(DomainError);
    expect(() => largestRitzPair(mapOf([[NaN]]))).toThrow(NonFiniteError);
  });
});
