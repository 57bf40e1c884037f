import { describe, expect, it } from "vitest";
import { all, asMeasured, concluded, type Law, observed, resampled, verdicts } from "../laws.fixture.js";
import conjecture from "./conjecture.js";
import figure3 from "./figure-3.js";

describe("figure-3", () => {
  it("finds each statement that is mostly false, on each of 20 samples", () => {
    const found = verdicts(figure3, resampled(figure3), {
      asMeasured,
      // Flattest minima: gains of √6 times the median and more, and v off by a tenth; then the two kinds exchanged.
      high: ([arbitrary, flattest, off]) => [3 * arbitrary!, 3 * flattest!, off!],
      off: ([arbitrary, flattest]) => [arbitrary!, flattest!, 0.1],
      exchanged: ([arbitrary, flattest, off]) => [flattest!, arbitrary!, off!],
    });
    expect(found).toEqual({ asMeasured: ["consistent"], ...all(["high", "off", "exchanged"], "inconsistent") });
  });

  it("confirms no difference where there is none, and no high gains where there are none", () => {
    const same: Law = ([arbitrary, flattest, off], _k, random) =>
      random.uniform() < 1 / 2 ? [flattest!, arbitrary! / 4, off!] : [arbitrary! / 4, flattest!, off!];
    const low: Law = ([, flattest, off]) => [flattest! * 1.01, Math.min(flattest!, 2), off!];
    const found = verdicts(figure3, resampled(figure3), { same, low });
    expect(found).toEqual({ same: ["undecided"], low: ["undecided"] });
  });
});

describe("conjecture", () => {
  it("stays open whatever is observed, and says how far apart the sides are", () => {
    const sample = observed(conjecture, 1);
    const apart = sample.map(([lower, ...rest], k) => (k === 3 ? [0.9 * lower!, ...rest] : [lower!, ...rest]));
    expect(concluded(conjecture, sample).verdict).toBe("open");
    expect(concluded(conjecture, apart)).toMatchObject({
      verdict: "open",
      power: "both sides of every problem lie within 10 % of each other, rounding included",
    });
  });
});
