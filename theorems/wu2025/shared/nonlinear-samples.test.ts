import { describe, expect, it } from "vitest";
import { drawn, normals } from "../../../src/numerics/fixtures/gaussians.fixture.js";
import { fromRows } from "../../../src/numerics/matrices/matrix.js";
import { noiseScale, noiseTerm, noiseTrace, type NonlinearSamples } from "./nonlinear-samples.js";

/** L in plain numbers. */
function loss({ directions, targets, curvature }: NonlinearSamples, point: readonly number[]): number {
  return directions.toRows().reduce((total, g, i) => {
    const z = g.reduce((sum, x, j) => sum + x * point[j]!, 0);
    return total + (z + (curvature / 2) * z * z - targets[i]!) ** 2 / (2 * directions.rows);
  }, 0);
}

/** ∇ℓ_i by central differences. */
function gradient(samples: NonlinearSamples, i: number): number[] {
  const one = { ...samples, directions: fromRows([samples.directions.toRows()[i]!]), targets: [samples.targets[i]!] };
  return samples.point.map((_, j) => {
    const moved = (h: number): number =>
      loss(
        one,
        samples.point.map((x, k) => x + (k === j ? h : 0)),
      );
    return (moved(1e-5) - moved(-1e-5)) / 2e-5;
  });
}

describe("noiseTerm", () => {
  it.each([0, 1])("is the second-order coefficient of the mean loss after a step, κ = %d", (curvature) => {
    const next = normals(7);
    for (const batch of [1, 2]) {
      const samples: NonlinearSamples = {
        directions: drawn(3, 2, next),
        targets: [next(), next(), next()],
        point: [next(), next()],
        curvature,
        batch,
      };
      const own = [0, 1, 2].map((i) => gradient(samples, i));
      const after = (indices: readonly number[], rate: number): number =>
        loss(
          samples,
          samples.point.map((x, j) => x - (rate * indices.reduce((sum, i) => sum + own[i]![j]!, 0)) / indices.length),
        );
      const batches = batch === 1 ? [[0], [1], [2]] : [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [i, j]));
      const excess = (rate: number): number =>
        batches.reduce((sum, own) => sum + after(own, rate) / batches.length, 0) - after([0, 1, 2], rate);
      // Odd orders cancel in the sum of both signs; the first order vanishes anyway.
      const h = 1e-3;
      const coefficient = (excess(h) + excess(-h)) / (2 * h * h);
      const found = noiseTerm(samples);
      expect(Math.abs(found.value - coefficient)).toBeLessThan(1e-3 * noiseScale(samples));
      expect(found.error).toBeLessThan(1e-13 * noiseScale(samples));
    }
  });
});

describe("noiseTrace", () => {
  it("is Tr(HΣ), by hand", () => {
    // e = (1, 0), ∇ℓ = (1, 0), Σ = 1/4, H = 1/2.
    const samples = { directions: fromRows([[1], [0]]), targets: [0, 0], point: [1], curvature: 0, batch: 1 };
    expect(noiseTrace(samples).value).toBe(1 / 8);
    expect(noiseTerm(samples).value).toBe(1 / 16);
    expect(noiseScale(samples)).toBe(1);
  });
});
