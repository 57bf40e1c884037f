import { describe, expect, it } from "vitest";
import { all, asMeasured, concluded, type Law, observed, resampled, setTo, times, verdicts } from "../laws.fixture.js";
import conjecture from "./conjecture.js";
import figure1 from "./figure-1.js";
import figure3 from "./figure-3.js";

/** One number of every case where a descent ended, changed. */
const whereFound =
  (change: Law): Law =>
  (values, index, random) =>
    values["found"]! > 0 ? change(values, index, random) : values;

describe("figure-1", () => {
  it("finds descents that stay, that end where it is too sharp, and that do not end", () => {
    const found = verdicts(figure1, resampled(figure1), {
      asMeasured,
      stays: (values) => ({ ...values, end: values["start"]!, flatter: 1 }),
      sharper: times("end", 1.05),
      away: setTo("loss", 2 ** -20),
      // Minima that are flat enough are left, too.
      left: (values) => (values["start"]! > 1 ? values : { ...values, flatter: 0.9 }),
      onlyWithout: (values) => (values["momentum"]! > 0 && values["start"]! > 1 ? { ...values, loss: 1 } : values),
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(["stays", "sharper", "away", "left", "onlyWithout"], "inconsistent"),
    });
  });
});

describe("figure-3", () => {
  it("finds each statement that is false, on each of 20 samples", () => {
    const exchanged: Law = (values) => ({
      ...values,
      arbitrary: values["flattest"]!,
      flattest: values["arbitrary"]!,
      found: 0,
    });
    const found = verdicts(figure3, resampled(figure3), {
      asMeasured,
      // Gains of √6 times the median and more, and v off by a fiftieth, in minima of either kind; the kinds exchanged.
      high: times("flattest", 3),
      highWhereFound: whereFound(times("found", 3)),
      off: setTo("off", 0.02),
      offWhereFound: whereFound(setTo("off where found", 0.02)),
      exchanged,
    });
    const wrong = all(["high", "highWhereFound", "off", "offWhereFound", "exchanged"], "inconsistent");
    expect(found).toEqual({ asMeasured: ["consistent"], ...wrong });
  });

  it("confirms no difference where there is none, no high gains where there are none, and nothing that no descent found", () => {
    const same: Law = (values, _, random) => {
      const [a, b] = [values["arbitrary"]! / 4, Math.min(values["flattest"]!, 2)];
      return random.uniform() < 1 / 2
        ? { ...values, arbitrary: a, flattest: b }
        : { ...values, arbitrary: b, flattest: a };
    };
    const low: Law = (values) => ({ ...values, arbitrary: 2.2, flattest: 1.5, found: Math.min(values["found"]!, 1.5) });
    const found = verdicts(figure3, resampled(figure3), { low, unfound: setTo("found", 0) });
    expect(found).toEqual({ low: ["undecided"], unfound: ["undecided"] });
    expect(verdicts(figure3, resampled(figure3), { same })["same"]).not.toContain("consistent");
  });
});

describe("conjecture", () => {
  const sample = observed(conjecture, 1);
  const changed = (change: Law) =>
    concluded(
      conjecture,
      sample.map((bounds, k) => (k === 3 ? change(bounds, k, null as never) : bounds)),
    ).verdict;

  it("stays open while both sides are close, and says how close", () => {
    expect(concluded(conjecture, sample)).toMatchObject({ verdict: "open", errorProbability: 0 });
    expect(concluded(conjecture, sample).summary).toMatch(/largest relative gap \d\.\de-\d+/);
  });

  it("is undecided where the sides of one problem are apart, and contradicted where they have crossed", () => {
    expect(changed(times("lower", 0.99))).toBe("undecided");
    expect(changed(times("upper", 1.01))).toBe("undecided");
    expect(changed(times("lower", 1.01))).toBe("inconsistent");
    expect(changed((bounds) => ({ ...bounds, climbed: 1.01 * bounds["upper"]! }))).toBe("inconsistent");
    expect(changed((bounds) => ({ ...bounds, descended: 0.99 * bounds["lower"]! }))).toBe("inconsistent");
  });
});
