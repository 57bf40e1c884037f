import { chosenSpecs } from "../claim/index.js";
import { describe, expect, it } from "vitest";
import type { Claim, FormFacts } from "../claim/statement/claim.js";
import { atMost } from "../claim/fixtures/named.js";
import { faultyClaim } from "../engine/faulty.fixture.js";
import { spectralClaim } from "../engine/synthetic.fixture.js";
import { approximately, exact } from "../numerics/arithmetic/quantity.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { assertConcludes, assertHolds, assertRefuted } from "./asserts.js";
import { Bench, ruleSample, rulesFor } from "../conformance/index.js";
import { settingsOf } from "./options.js";

const settings = settingsOf({ seed: 3, numRuns: 80 }, {});
const place = { file: "some.test.ts", test: "some test" };
const all = (): boolean => true;

/** A claim, its bench and its first form, with the number of evaluations so far. */
function counted(claim: Claim): { bench: Bench; form: FormFacts; evaluations: () => number } {
  let count = 0;
  const evaluate: Claim["evaluate"] = (spec) => {
    count += 1;
    return claim.evaluate(spec);
  };
  return { bench: new Bench({ ...claim, evaluate }, 3), form: claim.forms[0]!, evaluations: () => count };
}

/** A law whose conclusion needs so many observations. */
function law(needed: number): Claim {
  const [form] = spectralClaim(1).forms;
  const conclude = ({ length }: readonly unknown[]): ReturnType<NonNullable<FormFacts["conclude"]>> => ({
    verdict: length >= needed ? "consistent" : "undecided",
    errorProbability: 2 ** -20,
    power: "",
    summary: `${length} of ${needed}`,
  });
  const statistics = { observe: () => [1], conclude };
  return spectralClaim(1, {
    forms: [{ ...form!, expected: "consistent", relations: () => [], statistics }],
    equalityCases: { none: "not needed for this test" },
  });
}

describe("a form that holds", () => {
  it("is evaluated once on every instance, however many tests ask", () => {
    const { bench, form, evaluations } = counted(spectralClaim(1));
    for (let k = 0; k < 3; k++) assertHolds(bench, form, all, settings, place);
    const instances = [...chosenSpecs(bench.claim), ...bench.draws(80)].map((spec) => JSON.stringify(spec));
    const distinct = new Set(instances).size;
    // Undecided ones are evaluated once more with a record of their steps, for intervals.
    expect(evaluations()).toBeGreaterThanOrEqual(distinct);
    const before = evaluations();
    const again = [
      "is decided by its spec, which stays as it is",
      "compares what is computed by two routes",
      "says the same of an instance and of its file",
    ];
    for (const { name, faults } of rulesFor(bench.claim, [])) {
      if (!again.includes(name)) faults(bench, ruleSample(bench), []);
    }
    expect(evaluations()).toBe(before);
  });

  it("is told from one that does not", () => {
    const { bench, form } = counted(spectralClaim(0.5));
    expect(() => assertHolds(bench, form, all, settings, place)).toThrow(
      /^beyond\/spectral:printed is refuted\n {4}relation {5}‖A‖_2 ≤ 0.5‖A‖_F\n {4}instance {5}d = 1, A = \[1\]: 1 > 0.5\n/,
    );
    expect(() => assertHolds(bench, form, () => false, settings, place)).not.toThrow();
  });

  it("is decided somewhere", () => {
    const relations = () => [atMost("wide", approximately(1, 9), exact(1))];
    const [form] = spectralClaim(1).forms;
    const wide = counted(spectralClaim(1, { forms: [{ ...form!, relations }] }));
    expect(() => assertHolds(wide.bench, wide.form, all, settings, place)).toThrow(/vacuous: no instance decides wide/);
  });

  it("is not refuted by instances outside the assumptions, and vacuous where there are no others", () => {
    const assume = (least: number) => [
      { name: "large", statement: "x", slack: (a: Matrix) => exact(Math.abs(a.at(0, 0)) - least) },
    ];
    const within = counted(spectralClaim(0.5, { assumptions: assume(0) }));
    expect(() => assertHolds(within.bench, within.form, all, settings, place)).toThrow(/is refuted/);
    const outside = counted(spectralClaim(0.5, { assumptions: assume(1e9) }));
    expect(() => assertHolds(outside.bench, outside.form, all, settings, place)).toThrow(
      /is vacuous: no instance decides/,
    );
  });

  it("is not refuted where intervals contradict floating point: that is told as a fault of the numerics", () => {
    const { bench, form } = counted(faultyClaim());
    expect(() => assertHolds(bench, form, all, settings, place)).toThrow(
      /throws "fault of the numerics: .*by intervals it holds/,
    );
  });

  it("shows what evaluation throws", () => {
    const throwing = spectralClaim(1, {
      materialize: () => {
        throw new RangeError("boom");
      },
    });
    const { bench, form } = counted(throwing);
    expect(() => assertHolds(bench, form, all, settings, place)).toThrow(/throws "boom"\n {4}instance {5}d = 1/);
  });
});

describe("a form that is expected to be refuted", () => {
  it("has a counterexample", () => {
    const { bench, form } = counted(spectralClaim(0.9));
    expect(() => assertRefuted(bench, form, settings)).not.toThrow();
  });

  it("fails where there is none", () => {
    const { bench, form } = counted(spectralClaim(1));
    expect(() => assertRefuted(bench, form, settings)).toThrow(
      "beyond/spectral:printed is expected to be refuted: 1000 drawn cases refute nothing, with seed 3",
    );
  });

  it("is not refuted by what throws", () => {
    const { bench, form } = counted(
      spectralClaim(0.9, {
        materialize: () => {
          throw new RangeError("boom");
        },
      }),
    );
    expect(() => assertRefuted(bench, form, settings)).toThrow(/RangeError: boom/);
  });
});

describe("a law", () => {
  it("is asked again with more cases while it is undecided, three times in all", () => {
    for (const needed of [80, 160, 320]) {
      const { bench, form } = counted(law(needed));
      expect(() => assertConcludes(bench, form, settings)).not.toThrow();
    }
    const { bench, form } = counted(law(321));
    expect(() => assertConcludes(bench, form, settings)).toThrow(
      "expected to be consistent: undecided from 320 cases with seed 3; 320 of 321",
    );
  });
});
