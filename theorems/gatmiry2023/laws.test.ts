import { describe, expect, it } from "vitest";
import { all, asMeasured, everySeed, type Law, resampled, type Sample, SEEDS, verdicts } from "../laws.fixture.js";
import { caseSeed } from "../../src/engine/run/cases.js";
import { casesFor } from "../../src/engine/run/verify.js";
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
    // The mean μ of x is moved by a tenth of itself: x shrunk towards 0, or moved towards 1 by the share that does it.
    const found = verdicts(theorem4, everySeed(theorem4), {
      asMeasured,
      less: ([x, size, n]) => [0.9 * x!, size!, n!],
      more: ([x, size, n]) => {
        const share = Math.min(1, (0.1 * (size! - n!)) / n!);
        return [x! + share * (1 - x!), size!, n!];
      },
    });
    expect(found).toEqual({ asMeasured: ["consistent"], less: ["inconsistent"], more: ["inconsistent"] });
  });
});

describe.each([
  ["example-1", example1],
  ["example-2", example2],
])("%s", (_, claim) => {
  it("finds failures that rise, on each of 20 samples, and confirms none that fall like 1/n or not at all", () => {
    const found = verdicts(claim, resampled(claim), {
      asMeasured,
      constant: ([first]) => [first!, first!, first!],
      // At 4, 8 and 16 times r(d₀+d_L).
      slow: (_, _k, random) => [0.8, 0.4, 0.2].map((probability) => (random.uniform() < probability ? 1 : 0)),
      rising: ([first, second, third]) => [third!, second!, first!],
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
    const found = verdicts(theorem6, everySeed(theorem6), {
      asMeasured,
      constant: ([loss, complexity, n]) => [(loss! * n!) / 1024, complexity!, n!],
      slow: ([loss, complexity, n]) => [loss! * Math.sqrt(n!), complexity!, n!],
    });
    expect(found).toEqual({ asMeasured: ["consistent"], constant: ["inconsistent"], slow: ["undecided"] });
  });
});

describe("theorem-3", () => {
  it("finds losses that grow like n², on each of 20 samples, and confirms none that stay (log³n hides these)", () => {
    const found = verdicts(theorem3, resampled(theorem3), {
      asMeasured,
      constant: ([c, n, loss, size]) => [c! / loss!, n!, 1, size!],
      growing: ([c, n, loss, size]) => [(c! / loss!) * n! ** 2, n!, n! ** 2, size!],
    });
    expect(found).toEqual({ asMeasured: ["consistent"], constant: ["undecided"], growing: ["inconsistent"] });
  });
});

describe("sample-complexity", () => {
  it("finds a count that grows faster than d₀d_L, and half the loss of M̃, on each of 20 samples (its power is a quarter)", () => {
    const found = verdicts(sampleComplexity, resampled(sampleComplexity), {
      asMeasured,
      proportional: ([d, small, , loss, size]) => [d!, small!, 4 * small!, loss!, size!],
      faster: ([d, small, , loss, size]) => [d!, small!, 5 * small!, loss!, size!],
      accurate: ([d, small, large, loss, size]) => [d!, small!, large!, loss! / 2, size!],
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
  const quantities = [0, 1, 2];
  const exchanged =
    (quantity: number): Law =>
    (values) =>
      values.map((x, i) => (i % 3 === quantity ? values[(i + 3) % 6]! : x));

  it("finds the two runs exchanged in any of the three quantities, on each of 20 samples", () => {
    const found = verdicts(figure1, resampled(figure1), {
      asMeasured,
      ...Object.fromEntries(quantities.map((i) => [`exchanged ${i}`, exchanged(i)])),
      same: (values) => [...values.slice(0, 3), ...values.slice(0, 3)],
    });
    expect(found).toEqual({
      asMeasured: ["consistent"],
      ...all(
        quantities.map((i) => `exchanged ${i}`),
        "inconsistent",
      ),
      same: ["undecided"],
    });
  });
});

describe("corollary-1", () => {
  /** Cases as a run of 1000 has them on each seed, with n alone: the outcome is made up. */
  const samples: Sample[] = Array.from({ length: SEEDS }, (_, k) =>
    Array.from({ length: casesFor(corollary1, 1000) }, (__, index) => [
      corollary1.specs.draw(caseSeed(k + 1, corollary1.id, index)).sizes["n"]!,
    ]),
  );
  const failing =
    (rate: number): Law =>
    ([n], _k, random) => [n!, random.uniform() < Math.exp(-n! * rate) ? -1 : 1, 4];

  it("finds failures of probability e^{−n/16}, on each of 20 seeds, where e^{−n/4} is read (its power counts failures)", () => {
    const found = verdicts(corollary1, samples, {
      asRead: failing(1 / 4),
      rarer: failing(1),
      oftener: failing(1 / 16),
    });
    expect(found).toEqual({ ...all(["asRead", "rarer"], "consistent"), oftener: ["inconsistent"] });
  });
});
