import { describe, expect, it } from "vitest";
import { all, asMeasured, concluded, type Law, observed, resampled, setTo, times, verdicts } from "../laws.fixture.js";
import conjecture from "./conjecture.js";
import figure3 from "./figure-3.js";

const exchanged: Law = ({ arbitrary, flattest, off }) => ({ arbitrary: flattest!, flattest: arbitrary!, off: off! });

describe("figure-3", () => {
  it("finds each statement that is mostly false, on each of 20 samples", () => {
    const found = verdicts(figure3, resampled(figure3), {
      asMeasured,
      // Flattest minima: gains of √6 times the median and more, and v off by a tenth; then the two kinds exchanged.
      high: ({ arbitrary, flattest, off }) => ({ arbitrary: 3 * arbitrary!, flattest: 3 * flattest!, off: off! }),
      off: setTo("off", 0.1),
      exchanged,
    });
    expect(found).toEqual({ asMeasured: ["consistent"], ...all(["high", "off", "exchanged"], "inconsistent") });
  });

  it("confirms no difference where there is none, and no high gains where there are none", () => {
    const same: Law = (values, k, random) => {
      const lowered = times("arbitrary", 1 / 4)(values, k, random);
      return random.uniform() < 1 / 2 ? exchanged(lowered, k, random) : lowered;
    };
    const low: Law = ({ flattest, off }) => ({
      arbitrary: flattest! * 1.01,
      flattest: Math.min(flattest!, 2),
      off: off!,
    });
    const found = verdicts(figure3, resampled(figure3), { same, low });
    expect(found).toEqual({ same: ["undecided"], low: ["undecided"] });
  });
});

describe("conjecture", () => {
  it("stays open whatever is observed, and says how far apart the sides are", () => {
    const sample = observed(conjecture, 1);
    const apart = sample.map((bounds, k) => (k === 3 ? { ...bounds, lower: 0.9 * bounds["lower"]! } : bounds));
    expect(concluded(conjecture, sample).verdict).toBe("open");
    expect(concluded(conjecture, apart)).toMatchObject({
      verdict: "open",
      power: "both sides of every problem lie within 10 % of each other, rounding included",
    });
  });
});
