import { describe, expect, it } from "vitest";
import { UnsoundError } from "../engine/judge/sound.js";
import { candidates } from "./candidates.js";
import { drawn } from "./draw.js";
import type { Fate, Result } from "./driver.js";
import { report } from "./report.js";
import { isEquivalent, scoreOf, signsOf } from "./score.js";
import { parse } from "./syntax.js";
import type { UnitKind } from "./units.js";

const text =
  "const g = (x: Q) => x.value * x.value - 3 * x.value + 5;\n" +
  "const f = (x: Q) => new Quantity(x.value * x.value + 1, x.error * 2 + (x.value - 3) * x.error);\n";
const all = candidates(parse("src/numerics/a.ts", text));
const lines = new Map([["src/numerics/a.ts", 1]]);
const fate = (outcome: Fate["outcome"]): Fate => ({ outcome, reaching: 1, run: 1 });
const result = (i: number, fates: Partial<Record<UnitKind, Fate["outcome"]>>): Result => ({
  mutant: all[i]!,
  fates: Object.fromEntries(Object.entries(fates).map(([kind, outcome]) => [kind, fate(outcome)])),
  milliseconds: 1,
});

describe("a sample", () => {
  it("is the same for the same seed, and another one for another", () => {
    const keys = (seed: number): string[] => drawn(all, lines, seed, 10).map(({ key }) => key);
    expect(keys(1)).toEqual(keys(1));
    expect(keys(1)).not.toEqual(keys(2));
    expect(new Set(keys(1)).size).toBe(10);
  });

  it("has its share of error bounds, and no more than there are", () => {
    expect(drawn(all, lines, 1, 10).filter(({ kind }) => kind === "bound")).toHaveLength(4);
    expect(drawn(all, lines, 1, 1000).length).toBeLessThanOrEqual(all.length);
  });
});

describe("a score", () => {
  const results = [
    result(0, { test: "killed", claim: "survived", record: "survived" }),
    result(1, { test: "survived", claim: "killed", record: "killed" }),
    result(2, { test: "survived", claim: "not reached", record: "killed" }),
    result(3, { test: "survived", claim: "survived", record: "survived" }),
  ];

  it("counts who noticed what", () => {
    const score = {
      mutants: 4,
      equivalent: 0,
      tests: 1,
      testsAndRecords: 3,
      claims: 1,
      claimsAndRecords: 2,
      unreached: 1,
    };
    expect(scoreOf(results, {})).toEqual(score);
  });

  it("leaves out what is known to change nothing, as long as nobody notices it", () => {
    const equivalents = { [all[3]!.key]: "a tie", [all[0]!.key]: "said by mistake" };
    expect(results.map((one) => isEquivalent(one, equivalents))).toEqual([false, false, false, true]);
    expect(scoreOf(results, equivalents)).toMatchObject({ mutants: 3, equivalent: 1, tests: 1 });
  });

  it("is told of what is computed and what is done at the door apart", () => {
    const refused = { ...result(1, { test: "killed", claim: "survived" }) };
    const both = [result(0, { claim: "killed" }), { ...refused, mutant: { ...refused.mutant, atDoor: true } }];
    const page = report(both, {}, { seed: 3, commit: "abc", candidates: 9, drawn: 2, most: 10 });
    expect(page).toContain("| all, values | 2 | 1 (50 %) | 1 (50 %) | 1 (50 %) |");
    expect(page).toContain("| of these, what is computed | 1 | 0 (0 %) | 0 (0 %) | 1 (100 %) |");
    expect(page).toContain("| of these, at the door | 1 | 1 (100 %) | 1 (100 %) | 0 (0 %) |");
  });

  it("says what theorems went by", () => {
    const killed = (by: string, why: string): Result => ({
      ...result(1, {}),
      fates: { claim: { ...fate("killed"), by, why } },
    });
    const spec = {} as ConstructorParameters<typeof UnsoundError>[1];
    const unsound = new UnsoundError("a/b", spec, "add", "2 with an error of at most 0, by intervals 1 to 1");
    const signs = signsOf([
      killed("a/b", "refuted: x ≤ y"),
      killed("a/b", unsound.message),
      killed("a/b, proofs", "not proved any more: x = y"),
      result(2, { claim: "not reached", test: "killed" }),
    ]);
    expect(signs).toEqual({ verdict: 1, value: 1, proof: 1 });
  });

  it("is told with what theorems do not notice, and whether any reaches it", () => {
    const page = report(
      [result(0, { test: "killed", claim: "not reached" }), result(1, { test: "killed", claim: "survived" })],
      {},
      { seed: 3, commit: "abc", candidates: 9, drawn: 2, most: 10 },
    );
    expect(page).toContain(`\`${all[0]!.key}\`: no claim reaches it`);
    expect(page).toContain(`\`${all[1]!.key}\`: 1 of the 1 parts of claims that reach it were run`);
  });

  it("is told with those that survived, and why", () => {
    const page = report(
      results,
      { [all[3]!.key]: "a tie" },
      { seed: 3, commit: "abc", candidates: all.length, drawn: 9, most: 10 },
    );
    expect(page).toContain("--seed 3 --count 9");
    expect(page).toContain("4 changes, the first of the 9 drawn");
    expect(page).toContain(`\`${all[2]!.key}\`: noticed by records`);
    expect(page).toContain(`\`${all[3]!.key}\`: equivalent: a tie`);
    const [, unnoticed] = page.split("## Not noticed by tests or theorems");
    expect(unnoticed).not.toContain(all[0]!.key);
    const unexplained = report(results, {}, { seed: 3, commit: "abc", candidates: all.length, drawn: 4, most: 10 });
    expect(unexplained).toContain(`4 changes drawn from the ${all.length}`);
    expect(unexplained).toContain(`\`${all[3]!.key}\`: **not noticed**`);
    // A reason that somebody wrote for what is noticed all the same does not hide who noticed it.
    const wrong = report(
      results,
      { [all[2]!.key]: "said by mistake" },
      { seed: 3, commit: "a", candidates: 9, drawn: 4, most: 10 },
    );
    expect(wrong).toContain(`\`${all[2]!.key}\`: noticed by records`);
  });
});
