import { describe, expect, it } from "vitest";
import { all, asMeasured, concluded, type Law, observed, resampled, setTo, times, verdicts } from "../laws.fixture.js";
import type { Claim } from "../../src/claim/statement/claim.js";
import criticalStep from "./critical-step.js";
import divergence from "./divergence.js";
import edgeOfStability from "./edge-of-stability.js";
import figure1 from "./figure-1.js";
import figure4 from "./figure-4.js";
import figure6 from "./figure-6.js";
import initialSharpness from "./initial-sharpness.js";

describe("critical-step", () => {
  const wrong: Readonly<Record<string, Law>> = {
    larger: times("η_c·La", 1.25),
    smaller: times("η_c·La", 1 / 1.25),
    none: setTo("η_c·La", Infinity),
    // As 1/L², for which 1/(La) is right at depth 5 alone.
    falling: (values) => ({ ...values, "η_c·La": (values["η_c·La"]! * 5) / values["L"]! }),
  };
  const atDepth =
    (depth: number, law: Law): Law =>
    (values, k, random) =>
      values["L"] === depth ? law(values, k, random) : values;

  it("finds critical rates a quarter off, on each of 20 samples (its power is a factor 1.177, the grid of the figure)", () => {
    const samples = resampled(criticalStep);
    expect(verdicts(criticalStep, samples, wrong)).toEqual(all(Object.keys(wrong), "inconsistent"));
    // Some samples drawn with replacement have too few cases of one depth.
    const right = verdicts(criticalStep, samples, { asMeasured, tenth: times("η_c·La", 1.1) });
    for (const found of Object.values(right)) expect(found).not.toContain("inconsistent");
    expect(concluded(criticalStep, observed(criticalStep, 1)).verdict).toBe("consistent");
  });

  it("finds critical rates that are half of 1/(La) at one depth alone, and confirms none of them with fewer cases", () => {
    const at = (factor: number) =>
      Object.fromEntries(
        [5, 10, 20].map((depth) => [`L = ${depth}, ${factor}`, atDepth(depth, times("η_c·La", factor))]),
      );
    const halves = { ...at(1 / 2), ...at(2) };
    for (const found of Object.values(verdicts(criticalStep, resampled(criticalStep), halves))) {
      expect(found).not.toContain("consistent");
    }
    const four = resampled(criticalStep, "printed", 80);
    const samples = Array.from({ length: 20 }, (_, k) => four.slice(4 * k, 4 * k + 4).flat());
    expect(samples.every((sample) => sample.length === 400)).toBe(true);
    expect(verdicts(criticalStep, samples, { asMeasured })).toEqual({ asMeasured: ["consistent"] });
    expect(verdicts(criticalStep, samples, halves)).toEqual(all(Object.keys(halves), "inconsistent"));
  });
});

/** What was trained in Figures 1 and 4 as it would be if one of their statements were false. */
const untrue: Readonly<Record<string, Law>> = {
  "learns with every rate": setTo("learns, beyond", 1),
  "learns from the small scale with the small rate alone": setTo("learns, fast", 0),
  "every run from the large scale diverges": (values) => ({
    ...values,
    "learns, large": 0,
    "diverges, large": 1,
    "S, large": NaN,
  }),
  "learns from no large scale": setTo("learns, large", 0),
  "smaller S from the large scale": (values) => ({
    ...values,
    "S, large": values["S, fast"]! / 2,
    "2/η": values["S, fast"]! / 2,
  }),
  "S = 2.5/η from the large scale": times("S, large", 1.25),
  "S = 1.6/η from the large scale": times("S, large", 0.8),
};

const untrueOfSmallScales: Readonly<Record<string, Law>> = {
  "S < 2La": times("2La", 1.25),
  "8LΛ < S": times("8LΛ", 1 / 10),
  "an S that depends on the rate by a fifth": times("S, slow", 0.8),
};

const figures: readonly (readonly [string, Claim, Readonly<Record<string, Law>>])[] = [
  ["figure-1", figure1, { ...untrue, ...untrueOfSmallScales }],
  ["figure-4", figure4, { ...untrue, "worse conditioned": times("growth, residual", 1e5) }],
];

describe.each(figures)("%s", (_, claim, wrong) => {
  it("finds each statement that is false, on each of 20 samples", () => {
    const found = verdicts(claim, resampled(claim), { asMeasured, ...wrong });
    expect(found).toEqual({ asMeasured: ["consistent"], ...all(Object.keys(wrong), "inconsistent") });
  });

  it("confirms no success that is a coin", () => {
    const coin =
      (name: string, yes: 0 | 1): Law =>
      (values, _k, random) => ({ ...values, [name]: random.uniform() < 1 / 2 ? yes : 1 - yes });
    const coins = {
      beyond: coin("learns, beyond", 0),
      small: coin("learns, fast", 1),
      large: coin("learns, large", 1),
    };
    expect(verdicts(claim, resampled(claim).slice(0, 5), coins)).toEqual(all(Object.keys(coins), "undecided"));
  });

  it("counts what diverges, and prints it", () => {
    const sample = observed(claim, 1);
    const count = sample.filter((values) => values["diverges, large"] === 1).length;
    expect(count).toBeGreaterThan(0);
    expect(sample.every((values) => values["diverges, large"]! + values["learns, large"]! <= 1)).toBe(true);
    const { summary } = concluded(claim, sample);
    expect(summary).toContain(`${count} of ${sample.length} runs from the large scale diverged`);
  });
});

describe("figure-6", () => {
  it("finds the opposite sign, on each of 20 samples, and confirms no correlation where there is none", () => {
    const opposite: Law = (values) => ({
      ...values,
      "gap, small": values["gap, large"]!,
      "gap, large": values["gap, small"]!,
    });
    const none: Law = (values, k, random) => (random.uniform() < 1 / 2 ? values : opposite(values, k, random));
    const found = verdicts(figure6, resampled(figure6), { asMeasured, opposite, none });
    expect(found).toEqual({ asMeasured: ["consistent"], opposite: ["inconsistent"], none: ["undecided"] });
  });
});

describe("edge-of-stability", () => {
  it("finds what is false of the sharpness during training, on each of 20 samples", () => {
    const wrong = {
      "small rates go beyond 2/η as well": times("largest", 10),
      "small rates lower the sharpness": times("last", 1 / 100),
      "large rates never go beyond 2/η": times("largest, large rate", 1 / 100),
      "large rates end a quarter above 2/η": times("last, large rate", 1.25),
      "large rates diverge": setTo("last, large rate", Infinity),
    };
    const found = verdicts(edgeOfStability, resampled(edgeOfStability), wrong);
    expect(found).toEqual(all(Object.keys(wrong), "inconsistent"));
    // Samples drawn with replacement vary more than runs do.
    expect(verdicts(edgeOfStability, resampled(edgeOfStability), { asMeasured })["asMeasured"]).not.toContain(
      "inconsistent",
    );
    expect(concluded(edgeOfStability, observed(edgeOfStability, 1)).verdict).toBe("consistent");
  });
});

describe("divergence", () => {
  it("finds scales that diverge the other way about, and confirms none that never or always do", () => {
    const swapped =
      (small: string, large: string): Law =>
      (values) => ({ ...values, [small]: values[large]!, [large]: values[small]! });
    const found = verdicts(divergence, resampled(divergence), {
      asMeasured,
      Gaussian: swapped("small", "large"),
      residual: swapped("residual, small", "residual, large"),
      rates: swapped("between, slow", "between"),
      never: (values) => ({ ...values, between: 0, "between, slow": 0, large: 0, "residual, large": 0 }),
      always: setTo("between", 1),
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      Gaussian: ["inconsistent"],
      residual: ["inconsistent"],
      rates: ["inconsistent"],
      never: ["undecided"],
      always: ["undecided"],
    });
  });
});

describe("initial-sharpness", () => {
  it("finds starts that are not well over 2/η, on each of 20 samples, and confirms nothing where nothing learns", () => {
    const found = verdicts(initialSharpness, resampled(initialSharpness), {
      asMeasured,
      below: times("S at first, largest", 2 ** -20),
      nothing: setTo("learned", 0),
    });
    expect(found).toEqual({ asMeasured: ["consistent"], below: ["inconsistent"], nothing: ["undecided"] });
  });
});
