import { describe, expect, it } from "vitest";
import {
  all,
  asMeasured,
  everySeed,
  type Law,
  type Observation,
  resampled,
  type Sample,
  SEEDS,
  times,
  verdicts,
} from "../laws.fixture.js";
import { caseSeed } from "../../src/engine/run/cases.js";
import { casesFor } from "../../src/engine/run/plan.js";
import corollary1 from "./corollary-1.js";
import example1 from "./example-1.js";
import example2 from "./example-2.js";
import figure1 from "./figure-1.js";
import sampleComplexity from "./sample-complexity.js";
import theorem3 from "./theorem-3.js";
import theorem4 from "./theorem-4.js";
import theorem6 from "./theorem-6.js";

describe("theorem-4", () => {
  it("tells the law from one that is off by a tenth, on each of 20 seeds", () => {
    const x = "L̄/‖M*‖_F²";
    // The mean μ of x is moved by a tenth of itself: x shrunk towards 0, or moved towards 1 by the share that does it.
    const found = verdicts(theorem4, everySeed(theorem4), {
      asMeasured,
      less: times(x, 0.9),
      more: (values) => {
        const share = Math.min(1, (0.1 * (values["d₀d_L"]! - values["n"]!)) / values["n"]!);
        return { ...values, [x]: values[x]! + share * (1 - values[x]!) };
      },
    });
    expect(found).toEqual({ asMeasured: ["consistent"], less: ["inconsistent"], more: ["inconsistent"] });
  });
});

describe.each([
  ["example-1", example1],
  ["example-2", example2],
])("%s", (_, claim) => {
  const deltas = (first: number, second: number, third: number) => ({
    "δ at 4": first,
    "δ at 8": second,
    "δ at 16": third,
  });

  it("finds failures that rise, on each of 20 samples, and confirms none that fall like 1/n or not at all", () => {
    const found = verdicts(claim, resampled(claim), {
      asMeasured,
      constant: ({ "δ at 4": first }) => deltas(first!, first!, first!),
      slow: (_, _k, random) => {
        const fails = (probability: number) => (random.uniform() < probability ? 1 : 0);
        return deltas(fails(0.8), fails(0.4), fails(0.2));
      },
      rising: ({ "δ at 4": first, "δ at 8": second, "δ at 16": third }) => deltas(third!, second!, first!),
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(["constant", "slow"], "undecided"),
      rising: ["inconsistent"],
    });
  });
});

describe("theorem-6", () => {
  it("finds losses that do not fall with n, on each of 20 seeds, but none that fall like n^{−1/2} (log³n hides these)", () => {
    const loss = "sup L̄(h)";
    const found = verdicts(theorem6, everySeed(theorem6), {
      asMeasured,
      constant: (values) => ({ ...values, [loss]: (values[loss]! * values["n"]!) / 1024 }),
      slow: (values) => ({ ...values, [loss]: values[loss]! * Math.sqrt(values["n"]!) }),
    });
    expect(found).toEqual({ asMeasured: ["consistent"], constant: ["inconsistent"], slow: ["undecided"] });
  });
});

describe("theorem-3", () => {
  const withLoss = (values: Observation, loss: number) => ({
    ...values,
    C: (values["C"]! / values["L̄/‖M*‖_*²"]!) * loss,
    "L̄/‖M*‖_*²": loss,
  });

  it("finds losses that grow like n², on each of 20 samples, and confirms none that stay (log³n hides these)", () => {
    const found = verdicts(theorem3, resampled(theorem3), {
      asMeasured,
      constant: (values) => withLoss(values, 1),
      growing: (values) => withLoss(values, values["n"]! ** 2),
    });
    expect(found).toEqual({ asMeasured: ["consistent"], constant: ["undecided"], growing: ["inconsistent"] });
  });
});

describe("sample-complexity", () => {
  const growing =
    (factor: number): Law =>
    (values) => ({ ...values, "samples at 2d": factor * values["samples at d"]! });

  it("finds a count that grows faster than d₀d_L, and half the loss of M̃, on each of 20 samples (its power is a quarter)", () => {
    const found = verdicts(sampleComplexity, resampled(sampleComplexity), {
      asMeasured,
      proportional: growing(4),
      faster: growing(5),
      accurate: times("loss of M̃ at d₀d_L/2", 1 / 2),
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      proportional: ["undecided"],
      faster: ["inconsistent"],
      accurate: ["inconsistent"],
    });
  });
});

describe("figure-1", () => {
  const quantities = ["test loss", "trace of the Hessian", "nuclear norm"];
  const exchanged =
    (name: string): Law =>
    (values) => ({
      ...values,
      [`mini-batch: ${name}`]: values[`label noise: ${name}`]!,
      [`label noise: ${name}`]: values[`mini-batch: ${name}`]!,
    });
  const same: Law = (values) => ({
    ...values,
    ...Object.fromEntries(quantities.map((name) => [`label noise: ${name}`, values[`mini-batch: ${name}`]!])),
  });

  it("finds the two runs exchanged in any of the three quantities, on each of 20 samples", () => {
    const found = verdicts(figure1, resampled(figure1), {
      asMeasured,
      ...Object.fromEntries(quantities.map((name) => [`exchanged ${name}`, exchanged(name)])),
      same,
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(
        quantities.map((name) => `exchanged ${name}`),
        "inconsistent",
      ),
      same: ["undecided"],
    });
  });
});

describe("corollary-1", () => {
  /** Cases as a run of 1000 has them on each seed, with n alone: the outcome is made up. */
  const samples: Sample[] = Array.from({ length: SEEDS }, (_, k) =>
    Array.from({ length: casesFor(corollary1, 1000) }, (__, index) => ({
      n: corollary1.specs.draw(caseSeed(k + 1, corollary1.id, index)).sizes["n"]!,
    })),
  );
  const failing =
    (rate: number): Law =>
    ({ n }, _k, random) => ({
      n: n!,
      outcome: random.uniform() < Math.exp(-n! * rate) ? -1 : 1,
      "‖E(W*)‖_*/min‖M‖_*": 4,
    });

  it("finds failures of probability e^{−n/16}, on each of 20 seeds, where e^{−n/4} is read (its power counts failures)", () => {
    const found = verdicts(corollary1, samples, {
      asRead: failing(1 / 4),
      rarer: failing(1),
      oftener: failing(1 / 16),
    });
    expect(found).toEqual({ ...all(["asRead", "rarer"], "consistent"), oftener: ["inconsistent"] });
  });
});
