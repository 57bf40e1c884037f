import { describe, expect, it } from "vitest";
import {
  fromRows,
  inner,
  minimumTraceEndToEnd,
  nuclearNorm,
  type Quantity,
  smallestEigenvalue,
  spectralNorm,
} from "../../../src/numerics/index.js";
import { gramRoot } from "./gram-root.js";

describe("gramRoot", () => {
  /** Five entries of a 2 × 3 matrix, all but the first, with weights. */
  const measurements = (
    [
      [0, 1, 1],
      [0, 2, 1 / 8],
      [1, 0, 1],
      [1, 1, 8],
      [1, 2, 1 / 8],
    ] as const
  ).map(([i, j, weight]) =>
    fromRows([0, 1].map((row) => [0, 1, 2].map((col) => (row === i && col === j ? weight : 0)))),
  );
  const truth = fromRows([
    [0, 1, 0],
    [1, 1 / 8, 0],
  ]);
  const learned = minimumTraceEndToEnd({
    measurements,
    labels: measurements.map((a) => inner(a, truth)),
  }).minimizer;

  it("gives weights under which a learned matrix is above three times the nuclear norm of the truth", () => {
    // (8, 1)ᵀ(1, 1/8) beside zeros, of norm 65/8.
    expect(nuclearNorm(learned).value).toBeCloseTo(65 / 8, 4);
    expect(nuclearNorm(learned).value).toBeGreaterThan(3 * nuclearNorm(truth).value);
  });

  it("gives condition numbers that bound how far above", () => {
    const roots = [gramRoot(measurements), gramRoot(measurements.map((a) => a.T))];
    // Diagonal, with the squares of the weights added up along rows, and along columns.
    const squares = (all: readonly Quantity[]): Quantity[] => all.map((x) => x.squared());
    const [norms, least] = [squares(roots.map(spectralNorm)), squares(roots.map(smallestEigenvalue))];
    for (const [found, byHand] of [
      [norms[0]!, 65 + 1 / 64],
      [norms[1]!, 65],
      [least[0]!, 1 + 1 / 64],
      [least[1]!, 1 / 32],
    ] as const) {
      expect(Math.abs(found.value - byHand)).toBeLessThanOrEqual(found.error);
    }
    const kappa = roots.reduce((total, b) => (total * spectralNorm(b).value) / smallestEigenvalue(b).value, 1);
    expect(nuclearNorm(learned).value).toBeLessThan(kappa * nuclearNorm(truth).value);
  });
});
