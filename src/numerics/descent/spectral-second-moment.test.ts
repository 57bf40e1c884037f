import { EigenvalueDecomposition, Matrix as MlMatrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { DomainError } from "../arithmetic/errors.js";
import { approximately, exact } from "../arithmetic/quantity.js";
import { normals } from "../fixtures/gaussians.fixture.js";
import { uniforms } from "../../statistics/uniforms.fixture.js";
import {
  geometryAwareNoise,
  isotropicNoise,
  spectralGrowth,
  type SpectralSgd,
  spectralStableRate,
} from "./spectral-second-moment.js";

const SPECTRA = [[2], [1, 1], [3, 1, 0.5], [4, 2, 0, 1], [5, 0, 0]];
const NOISES = [geometryAwareNoise, isotropicNoise] as const;

/** The eigenvalues of M ↦ (I − ηH)M(I − ηH) + η² tr(HM)V on all of ℝ^{m×m}, for H = R diag(λ) Rᵀ, V = R diag(v) Rᵀ. */
function operatorRadius({ eigenvalues, noise }: SpectralSgd, rate: number): number {
  const m = eigenvalues.length;
  // A rotation in the first plane: enough to see that nothing depends on the basis.
  const [c, s] = [0.6, 0.8];
  const basis = MlMatrix.eye(m, m);
  if (m > 1)
    [
      [0, 0, c],
      [0, 1, -s],
      [1, 0, s],
      [1, 1, c],
    ].forEach(([i, j, x]) => basis.set(i!, j!, x!));
  const turned = (values: readonly number[]): MlMatrix =>
    basis.mmul(MlMatrix.diag([...values])).mmul(basis.transpose());
  const h = turned(eigenvalues);
  const v = turned(noise.map(({ value }) => value));
  const step = MlMatrix.sub(MlMatrix.eye(m, m), MlMatrix.mul(h, rate));
  const operator = MlMatrix.zeros(m * m, m * m);
  for (let a = 0; a < m * m; a++) {
    for (let b = 0; b < m * m; b++) {
      const [i, j, k, l] = [Math.floor(a / m), a % m, Math.floor(b / m), b % m];
      operator.set(a, b, step.get(i, k) * step.get(j, l) + rate * rate * v.get(i, j) * h.get(k, l));
    }
  }
  return Math.max(...new EigenvalueDecomposition(operator).realEigenvalues);
}

describe.each(NOISES)("%s", (noise) => {
  it.each(SPECTRA.map((spectrum) => [spectrum]))("stops being stable at the rate found, spectrum %j", (spectrum) => {
    for (const batch of [1, 2, 5]) {
      const sgd = noise(spectrum, batch);
      const rate = spectralStableRate(sgd);
      expect(rate.error).toBeLessThan(1e-13 * rate.value);
      const growth = spectralGrowth(sgd, rate);
      expect(Math.abs(growth.value - 1)).toBeLessThanOrEqual(growth.error);
      expect(growth.error).toBeLessThan(1e-12);
      expect(spectralGrowth(sgd, exact(rate.value * 1.01)).value).toBeGreaterThan(1);
      expect(spectralGrowth(sgd, exact(rate.value * 0.99)).value).toBeLessThan(1);
    }
  });

  it("grows as the operator on matrices does", () => {
    for (const spectrum of [[2], [1, 1], [3, 1, 0.5]]) {
      const sgd = noise(spectrum, 2);
      for (const rate of [0.125, 0.5, 1]) {
        expect(spectralGrowth(sgd, exact(rate)).value).toBeCloseTo(operatorRadius(sgd, rate), 10);
      }
    }
  });

  it("gives the mean loss of sampled runs", () => {
    const [spectrum, rate, runs] = [[2, 1], 0.4, 60_000];
    const sgd = noise(spectrum, 1);
    // One step from δ = (1, 1): E L = ½ Σ λ_i ((1 − ηλ_i)² + η² v_i Σ λ_j).
    const expected = spectrum.reduce((total, x, i) => {
      const m = (1 - rate * x) ** 2 + rate ** 2 * sgd.noise[i]!.value * 3;
      return total + (x * m) / 2;
    }, 0);
    const next = normals(5);
    let total = 0;
    let squares = 0;
    for (let run = 0; run < runs; run++) {
      const loss = spectrum.reduce((sum, x, i) => {
        const xi = Math.sqrt(3 * sgd.noise[i]!.value) * next();
        return sum + (x * (1 - rate * (x + xi)) ** 2) / 2;
      }, 0);
      total += loss;
      squares += loss * loss;
    }
    const mean = total / runs;
    expect(Math.abs(mean - expected)).toBeLessThan(5 * Math.sqrt((squares / runs - mean ** 2) / runs));
  });

  it("has no threshold, and nothing that grows, where H = 0", () => {
    expect(() => spectralStableRate(noise([0, 0], 1))).toThrow(DomainError);
    expect(spectralGrowth(noise([0, 0], 1), exact(3))).toEqual(exact(0));
  });
});

describe("spectralStableRate", () => {
  it("encloses all rates below 2/λ_max where the noise is not known, and knows nothing of subnormal eigenvalues", () => {
    const rate = spectralStableRate({ eigenvalues: [1], noise: [approximately(1, 10)] });
    expect(rate.value - rate.error).toBeLessThanOrEqual(0);
    expect(rate.value + rate.error).toBeGreaterThanOrEqual(2);
    expect(spectralStableRate(geometryAwareNoise([2 ** -1074], 1)).error).not.toBeLessThan(Infinity);
  });

  it("comes close to 2/λ_max for large batches", () => {
    const rate = spectralStableRate(geometryAwareNoise([2, 1], 1e300));
    expect(Math.abs(rate.value - 1)).toBeLessThanOrEqual(rate.error);
  });
});

describe("the two noises", () => {
  it("have the same total variance and agree for one eigenvalue", () => {
    const next = uniforms(4);
    const spectrum = Array.from({ length: 4 }, () => next());
    const totals = NOISES.map((noise) => noise(spectrum, 3).noise.reduce((total, { value }) => total + value, 0));
    expect(totals[0]).toBeCloseTo(totals[1]!, 14);
    expect(spectralStableRate(isotropicNoise([2], 1)).value).toBeCloseTo(1 / 2, 14);
    // (1 − ηλ)² + η²λ² ≤ 1 iff ηλ ≤ 1.
    expect(spectralStableRate(geometryAwareNoise([2], 1)).value).toBeCloseTo(1 / 2, 14);
  });
});
