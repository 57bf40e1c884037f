import { describe, expect, it } from "vitest";
import { regressionData } from "../training/regression-training.js";
import { column, diagonal } from "../../numerics/matrices/matrix.js";
import { regressionMeasurements } from "../../numerics/minima/univariate-minimum.js";
import { endToEnd } from "../../numerics/networks/network.js";
import { sharpness } from "../../numerics/networks/sharpness.js";
import { leastSharpness, type RegressionSpectrum, sharpnessBounds, spectrumOf, spreadSpectrum } from "./bounds.js";

const CASES: readonly (readonly [string, RegressionSpectrum])[] = [
  ["drawn data", spectrumOf(regressionData(50, 5, 7))],
  ["few samples", spectrumOf(regressionData(4, 6, 7))],
  ["a condition number of 1000", spreadSpectrum(5, 1000)],
  ["one input", spreadSpectrum(1, 10)],
];

describe("the least sharpness of a minimizer", () => {
  it.each(CASES)("is that of the minimizer which is given for it: %s", (_, data) => {
    const inputs = diagonal(data.eigenvalues.map(Math.sqrt)).times(Math.sqrt(data.eigenvalues.length));
    const targets = inputs.times(column(data.solution));
    for (const depth of [2, 3, 10, 40]) {
      const { value, weights } = leastSharpness(data, depth);
      const product = endToEnd(weights);
      data.solution.forEach((w, i) => expect(Math.abs(product.at(0, i) - w)).toBeLessThan(2 ** -40));
      const reached = sharpness(weights, regressionMeasurements({ inputs, targets, output: column([1]) })).value;
      expect(Math.abs(reached / value - 1)).toBeLessThan(2 ** -20);
    }
  });

  it.each(CASES)("lies between all bounds, the printed ones outside: %s", (_, data) => {
    for (const depth of [2, 5, 160]) {
      const { value } = leastSharpness(data, depth);
      const { printed, sharper } = sharpnessBounds(data, depth);
      const ordered = [printed[0], sharper[0], value, sharper[1], printed[1]];
      for (let i = 1; i < ordered.length; i++) expect(ordered[i]! / ordered[i - 1]!).toBeGreaterThan(1 - 2 ** -20);
    }
  });

  it("is 2L for white data and p = 1, as both printed bounds are for L = 1", () => {
    for (const depth of [2, 7]) expect(leastSharpness(spreadSpectrum(4, 1), depth).value).toBeCloseTo(2 * depth, 10);
    expect(sharpnessBounds(spreadSpectrum(4, 1), 1).printed).toEqual([2, 2]);
  });
});

describe("the spectrum of data", () => {
  it("has the energy and the largest eigenvalue of the data", () => {
    const data = regressionData(50, 5, 3);
    const { eigenvalues, solution } = spectrumOf(data);
    const energy = eigenvalues.reduce((total, value, i) => total + value * solution[i]! ** 2, 0);
    expect(energy).toBeCloseTo(data.energy, 12);
    expect(Math.max(...eigenvalues)).toBeCloseTo(data.largest, 12);
    expect(Math.hypot(...solution)).toBeCloseTo(1, 12);
  });

  it("made by hand reaches from 1 to 1/κ and spreads the predictions equally", () => {
    const { eigenvalues, solution } = spreadSpectrum(3, 100);
    expect(eigenvalues).toEqual([1, expect.closeTo(0.1, 12), expect.closeTo(0.01, 12)]);
    const shares = eigenvalues.map((value, i) => value * solution[i]! ** 2);
    for (const share of shares) expect(share).toBeCloseTo(shares[0]!, 14);
    expect(Math.hypot(...solution)).toBeCloseTo(1, 14);
  });
});
