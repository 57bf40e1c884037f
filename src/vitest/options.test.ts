import fc from "fast-check";
import { expect, it } from "vitest";
import type { SpecSource } from "../claim/specs/spec.js";
import { spectralClaim, squares } from "../engine/synthetic.fixture.js";
import { specsOf } from "../conformance/arbitrary.js";
import { settingsOf } from "./options.js";

it("the environment goes before the options, and these before what is usual", () => {
  expect(settingsOf({}, {})).toMatchObject({ seed: 1, numRuns: 100 });
  expect(settingsOf({ seed: 7, numRuns: 5, path: "1:2" }, {})).toMatchObject({ seed: 7, numRuns: 5, path: "1:2" });
  const environment = { FLATCHECK_SEED: "-8", FLATCHECK_RUNS: "9", FLATCHECK_PATH: "3" };
  expect(settingsOf({ seed: 7 }, environment)).toMatchObject({ seed: -8, numRuns: 9, path: "3" });
  for (const numRuns of [NaN, -3, 1.5, 0, Infinity]) {
    expect(() => settingsOf({ numRuns }, {}), String(numRuns)).toThrow(
      `theorems: expected an integer from 1 to 1000000000 as numRuns, got ${numRuns}`,
    );
  }
  expect(() => settingsOf({ seed: NaN }, {})).toThrow("as seed, got NaN");
  expect(() => settingsOf({}, { FLATCHECK_RUNS: "-3" })).toThrow("as numRuns, got -3");
  expect(() => settingsOf({}, { FLATCHECK_RUNS: "many" })).toThrow('FLATCHECK_RUNS: expected an integer, got "many"');
});

it("a source that is no arbitrary draws and shrinks as one", () => {
  const source: SpecSource = {
    draw: (seed) => squares.draw(seed),
    shrink: (spec) => squares.shrink(spec),
    spellOut: (spec) => squares.spellOut(spec),
  };
  const arbitrary = specsOf(spectralClaim(1, { specs: source }));
  const large = fc.check(
    fc.property(arbitrary, ({ sizes }) => sizes["d"]! < 2),
    { seed: 1 },
  );
  expect(large.counterexample![0].sizes).toEqual({ d: 2 });
  const same = fc.check(
    fc.property(squares, ({ sizes }) => sizes["d"]! < 2),
    { seed: 1 },
  );
  expect(large.counterexample).toEqual(same.counterexample);
});
