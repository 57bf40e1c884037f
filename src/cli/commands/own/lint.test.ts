import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../../claim/statement/claim.js";
import { atMost } from "../../../claim/fixtures/named.js";
import { spectralClaim } from "../../../engine/synthetic.fixture.js";
import { exact } from "../../../numerics/arithmetic/quantity.js";
import { frobeniusNorm } from "../../../numerics/matrices/norms.js";
import { invoke, scratch, sound } from "../../harness.fixture.js";
import { part } from "../../../statistics/laws/part.js";
import { instances } from "../../../../generators/specs/instances.js";
import { claim, consistent } from "../../../claim/index.js";
import { builtPackage, outsider, runBuilt } from "../../package.fixture.js";

const RUN = ["--seed", "7", "--runs", "20", "--quiet"];

/** A claim that states a situation, and keeps all rules. */
const whole = spectralClaim(1, {
  id: "beyond/whole",
  situations: [{ name: "3 × 3", occurs: ({ rows }) => rows === 3 }],
});

/** Three rules broken. */
const weak: Claim = spectralClaim(1, {
  id: "beyond/weak",
  forms: [
    {
      name: "printed",
      statement: "0",
      expected: "holds",
      relations: (a) => [atMost("0 ≤ ‖A‖_F", exact(0), frobeniusNorm(a))],
    },
  ],
  equalityCases: { none: "there is none but zero" },
  degenerateCases: [],
});

describe("flatcheck lint", () => {
  it("says of claims that keep the rules that they do, and what they would notice", async () => {
    const { code, stdout, stderr } = await invoke(["lint", ...RUN], { catalogue: [whole] });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "beyond/whole
        keeps the rules
      beyond/whole:printed
        ‖A‖_2 ≤ 1‖A‖_F
          would notice: any change
          rests on: 17 cases, of which 4, 9 and 17 would notice 1, 10 and 50 %
          powers noticed: d^0.036
      1 claim: 1 without a fault
      Again:  npx flatcheck lint --seed 7 --runs 20 --quiet
      "
    `);
  });

  it("says what broke each rule and what to do, and where no situation is stated", async () => {
    const { code, stdout, stderr } = await invoke(["lint", ...RUN], { catalogue: [whole, weak] });
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "beyond/whole
        keeps the rules
      beyond/weak
        ✗ there are no degenerate cases: give the smallest sizes at least
        ✗ "0 ≤ ‖A‖_F" (printed) would notice no factor in 1000 drawn cases and the
          chosen ones: its right side could be a tenth of what it is; bring both sides
          nearer to each other, or say why in \`unnoticed\`
        ✗ no situation is stated: name in \`situations\` what a reader would ask whether
          it was ever tried
      beyond/weak:printed
        0 ≤ ‖A‖_F
          would notice: a shift by 100 % of the scale
          rests on: no case
      beyond/whole:printed
        ‖A‖_2 ≤ 1‖A‖_F
          would notice: any change
          rests on: 17 cases, of which 4, 9 and 17 would notice 1, 10 and 50 %
          powers noticed: d^0.036
      ! states no situations that have to occur: beyond/weak
      2 claims: 1 without a fault, 1 with 3 faults
      Again:  npx flatcheck lint --seed 7 --runs 20 --quiet
      "
    `);
  });

  it("counts a verdict that is not as expected among the faults", async () => {
    const wrong = { ...spectralClaim(0.5, { equalityCases: { none: "none where it is wrong" } }), id: "beyond/wrong" };
    const { code, stdout } = await invoke(["lint", ...RUN], { catalogue: [wrong] });
    expect(code).toBe(1);
    expect(stdout).toContain('  ✗ beyond/wrong:printed is expected to be "holds", and came out as "refuted" in');
  });

  it("counts a part of a law among the faults that would notice nothing", async () => {
    const drawn = instances({ matrices: { A: [1, 1] } });
    const idle = claim(drawn, {
      id: "own/idle",
      title: "A norm is not negative",
      kinds: ["bound"],
      locus: "notebook",
      printed: consistent`\|A\|_F \ge 0`({
        columns: ["size"],
        observe: ({ A }) => ({ size: frobeniusNorm(A).value }),
        parts: [
          part<{ size: number }, number>({
            name: "‖A‖_F ≥ 0",
            read: ({ size }) => [size],
            verdict: () => "consistent",
            summary: () => "so it is",
            departures: [
              { what: "the norm", sizes: [2, 10], say: (times) => `${times} times it`, bend: (x, by) => by * x },
            ],
          }),
        ],
      }),
      equality: "a law compares nothing in one case",
      degenerate: { zero: drawn.at({ A: 0 }) },
      situations: { "A = 0": ({ A }) => A.at(0, 0) === 0 },
    });
    const { code, stdout } = await invoke(["lint", ...RUN], { catalogue: [idle] });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /✗ "‖A‖_F ≥ 0" \(own\/idle:printed\) would notice no departure, the norm 10 times\s+it the largest/,
    );
  });

  it("gives all of it as JSON", async () => {
    const { code, stdout } = await invoke(["lint", "beyond/weak", "--json", "--seed", "7", "--runs", "20"], {
      catalogue: [whole, weak],
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      claims: [{ id: "beyond/weak", faults: [expect.any(String), expect.any(String), expect.any(String)] }],
      relations: [{ form: "beyond/weak:printed", relation: "0 ≤ ‖A‖_F" }],
      decidesSeldom: [],
      withoutSituations: ["beyond/weak"],
      again: "npx flatcheck lint beyond/weak --seed 7 --runs 20 --json",
    });
  });

  it("reports what was done when it is interrupted", async () => {
    const { code, stdout } = await invoke(["lint", ...RUN], { catalogue: [sound], signal: AbortSignal.abort() });
    expect([code, stdout]).toEqual([
      130,
      "No form holds, so that there is nothing to doubt.\nIncomplete: what was not run to its end is left out\n" +
        "0 claims: 0 without a fault\nAgain:  npx flatcheck lint --seed 7 --runs 20 --quiet\n",
    ]);
  });

  it("refuses what it does not know in a line", async () => {
    const { code, stdout, stderr } = await invoke(["lint", "beyond/nothing"], { catalogue: [whole] });
    expect([code, stdout, stderr.split("\n").length]).toEqual([2, "", 2]);
  });

  it("is about the claims of a module where one is given and nothing is named", () => {
    const cwd = outsider(builtPackage(), scratch());
    writeFileSync(join(cwd, "own.ts"), OWN);
    const said = runBuilt(builtPackage(), ["lint", "--claims", "own.ts", "--seed", "1", "--runs", "100"], cwd);
    expect([said.code, said.stderr]).toEqual([1, ""]);
    expect(said.stdout).toMatchInlineSnapshot(`
      "own/half
        ✗ the situation "not square" occurs in 0 of 240 drawn cases that decide the
          printed form, fewer than one in twenty: let the generator draw it more often
      own/half:printed
        ‖A‖₂ ≤ 2‖A‖_F
          would notice: 50 %
          rests on: 77 cases, none of which would notice less than 50 %
          never varies: m = 1, n = 1
      1 claim: 0 without a fault, 1 with 1 fault
      Again:  npx flatcheck lint --seed 1 --runs 100 --claims own.ts
      "
    `);
  });
});

/** A claim of somebody else, half as strong as its title, whose generator draws numbers alone. */
const OWN = `
import { atMost, claim, holds } from "flatcheck/claim";
import { instances } from "flatcheck/generators";
import { frobeniusNorm, type Matrix, spectralNorm } from "flatcheck/numerics";

const drawn = instances({ sizes: { m: [1, 1], n: [1, 1] }, matrices: { A: ["m", "n"] } });
const half = (A: Matrix) => atMost(spectralNorm(A), frobeniusNorm(A).times(2));

export default claim(drawn, {
  id: "own/half",
  title: "The spectral norm is at most the Frobenius norm",
  kinds: ["bound"],
  locus: "notebook",
  printed: holds\`\\\\|A\\\\|_2 \\\\le 2\\\\|A\\\\|_F\`(({ A }) => ({ "‖A‖₂ ≤ 2‖A‖_F": half(A) })),
  equality: "only where both sides are zero",
  degenerate: { zero: drawn.at({ A: 0 }) },
  situations: { "not square": ({ m, n }) => m !== n },
});
`;
