import { describe, expect, it } from "vitest";
import type { Claim, Conclusion } from "../../src/claim/claim.js";
import { runCases } from "../../src/engine/cases.js";
import { casesFor } from "../../src/engine/verify.js";
import example1 from "./example-1.js";
import example2 from "./example-2.js";
import figure1 from "./figure-1.js";
import sampleComplexity from "./sample-complexity.js";
import theorem3 from "./theorem-3.js";
import theorem4 from "./theorem-4.js";
import theorem6 from "./theorem-6.js";

type Observation = readonly number[];

/** The observations of the cases that a run of 1000 gives the claim. */
function observe(claim: Claim, seed: number): Observation[] {
  const { forms, errors } = runCases(claim, { seed, from: 0, to: casesFor(claim, 1000) });
  expect(errors).toEqual([]);
  return forms[0]!.observations.map(({ values }) => values);
}

function conclude(claim: Claim, observations: readonly Observation[]): Conclusion["verdict"] {
  return claim.forms[0]!.conclude!(observations).verdict;
}

const seeds = (count: number): number[] => Array.from({ length: count }, (_, k) => k + 1);

/** Verdicts on the observations as they are and as they would be under other laws, seed by seed. */
function verdicts(
  claim: Claim,
  count: number,
  laws: Readonly<Record<string, (values: Observation) => Observation>>,
): Record<string, string[]> {
  const out: Record<string, Set<string>> = {};
  for (const seed of seeds(count)) {
    const observations = observe(claim, seed);
    for (const name in laws) (out[name] ??= new Set()).add(conclude(claim, observations.map(laws[name]!)));
  }
  return Object.fromEntries(Object.entries(out).map(([name, found]) => [name, [...found].sort()]));
}

const asMeasured = (values: Observation): Observation => values;

describe("theorem-4", () => {
  it("tells the law from one that is off by a tenth, on each of 20 seeds", () => {
    // The mean μ of x is moved by a tenth of itself: x shrunk towards 0, or moved towards 1 by the share that does it.
    const found = verdicts(theorem4, 20, {
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
  it("is consistent on each of 8 seeds, but not where failures do not fall", () => {
    const found = verdicts(claim, 8, {
      asMeasured,
      constant: ([first]) => [first!, first!, first!],
      rising: ([first, second, third]) => [third!, second!, first!],
    });
    expect(found).toEqual({ asMeasured: ["consistent"], constant: ["undecided"], rising: ["inconsistent"] });
  });
});

describe("theorem-6", () => {
  it("is consistent on each of 20 seeds, and inconsistent where the loss does not fall with n", () => {
    const found = verdicts(theorem6, 20, {
      asMeasured,
      constant: ([loss, complexity, n]) => [(loss! * n!) / 1024, complexity!, n!],
      slow: ([loss, complexity, n]) => [loss! * Math.sqrt(n!), complexity!, n!],
    });
    expect(found).toEqual({ asMeasured: ["consistent"], constant: ["inconsistent"], slow: ["undecided"] });
  });
});

describe("theorem-3", () => {
  it("is consistent, undecided where the loss stays, and inconsistent where it grows with n", () => {
    const found = verdicts(theorem3, 2, {
      asMeasured,
      constant: ([c, n, loss, size]) => [c! / loss!, n!, 1, size!],
      growing: ([c, n, loss, size]) => [(c! / loss!) * n!, n!, n!, size!],
    });
    expect(found).toEqual({ asMeasured: ["consistent"], constant: ["undecided"], growing: ["inconsistent"] });
  });
});

describe("sample-complexity", () => {
  it("is consistent, and not where both estimators need d₀d_L samples or the other one needs fewer", () => {
    const found = verdicts(sampleComplexity, 2, {
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
  it("is consistent, and inconsistent where the two runs are exchanged", () => {
    const found = verdicts(figure1, 2, {
      asMeasured,
      exchanged: (values) => [...values.slice(3), ...values.slice(0, 3)],
      same: (values) => [...values.slice(0, 3), ...values.slice(0, 3)],
    });
    expect(found).toEqual({ asMeasured: ["consistent"], exchanged: ["inconsistent"], same: ["undecided"] });
  });
});
