import { describe, expect, it } from "vitest";
import { atMost as bound } from "../../../claim/relations/comparison.js";
import { claim, consistent } from "../../../claim/index.js";
import { spectralClaim, squares } from "../../../engine/synthetic.fixture.js";
import type { Claim } from "../../../claim/statement/claim.js";
import { atMost } from "../../../claim/fixtures/named.js";
import { approximately, exact, squareRoot } from "../../../numerics/arithmetic/quantity.js";
import { frobeniusNorm, frobeniusSquared } from "../../../numerics/matrices/norms.js";
import { growth } from "../../../statistics/laws/growth.js";
import { share } from "../../../statistics/laws/share.js";
import { instances } from "../../../../generators/specs/instances.js";
import { flawed, invoke, scratch, sound } from "../../harness.fixture.js";

const RUN = ["--seed", "7", "--runs", "20"];

/** A bound that holds with the given room. */
function loose(room: number) {
  return spectralClaim(1, {
    id: "beyond/loose",
    forms: [
      {
        name: "printed",
        statement: String.raw`\|A\|_F \le c\|A\|_F`,
        expected: "holds",
        relations: (a) => [atMost("‖A‖_F ≤ c‖A‖_F", frobeniusNorm(a), frobeniusNorm(a).times(room))],
      },
    ],
    equalityCases: { none: "the constant is too large everywhere" },
  });
}

describe("flatcheck doubt", () => {
  it("shows the relation first that could be the most wrong, and how wrong", async () => {
    const { code, stdout, stderr } = await invoke(["doubt", ...RUN], { catalogue: [sound, loose(4)] });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "beyond/loose:printed
        ‖A‖_F ≤ c‖A‖_F
          would notice: 75 %
          rests on: 14 cases, none of which would notice less than 50 %
          powers noticed: d^1.3
      beyond/sound:printed
        ‖A‖_2 ≤ 1‖A‖_F
          would notice: any change
          rests on: 14 cases, of which 8, 10 and 14 would notice 1, 10 and 50 %
          powers noticed: d^4.2e-4
      ! states no situations that have to occur: beyond/sound, beyond/loose
      Again:  npx flatcheck doubt --seed 7 --runs 20
      "
    `);
  });

  it("says of a stored report that it is of none of the claims that are asked for", async () => {
    const options = { cwd: scratch(), catalogue: [sound, loose(4)] };
    await invoke(["verify", sound.id, ...RUN, "--out", "one"], options);
    const { code, stdout, stderr } = await invoke(["doubt", "beyond/loose", "--report", "one/report.json"], options);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replace(/\s+/g, " ")).toContain(
      "one/report.json: expected a run of beyond/loose, got a run of 1 other claim; leave out --report",
    );
    const both = await invoke(["doubt", "--report", "one/report.json"], options);
    expect(both.code).toBe(0);
  });

  it("shows of a law which departures its cases would have shown, and says where none of those tried", async () => {
    const drawn = instances({ sizes: { d: [1, 3] }, matrices: { A: { shape: ["d", "d"], laws: ["gaussian"] } } });
    const law = claim(drawn, {
      id: "beyond/law",
      title: "A law",
      kinds: ["law"],
      locus: "nowhere",
      printed: consistent`\|A\|_F \ge 0`({
        columns: ["size"],
        observe: ({ A }) => ({ size: frobeniusNorm(A).value }),
        parts: [
          share<{ size: number }>({ name: "‖A‖_F > 0", of: ({ size }) => size > 0 }),
          growth<{ size: number }>({ name: "‖A‖_F", of: ({ size }) => [size, size / 1024] }),
        ],
        told: (rows) => `${rows.length} matrices`,
      }),
      equality: "none",
      degenerate: { "one entry": drawn.at({ A: 1 }) },
    });
    const { stdout } = await invoke(["doubt", "--seed", "7", "--runs", "200"], { catalogue: [law] });
    expect(stdout).toMatchInlineSnapshot(`
      "beyond/law:printed
        ‖A‖_F
          would notice: no departure, the exponent of the size higher by 3 the largest
          contradicted by: none of those tried
      beyond/law:printed
        ‖A‖_F > 0
          would notice: true in 50 % of the cases only
          contradicted by: true in 25 % of the cases only
      ! states no situations that have to occur: beyond/law
      Again:  npx flatcheck doubt --seed 7 --runs 200
      "
    `);
  });

  it("shows what a law says of every instance besides", async () => {
    const drawn = instances({ sizes: { d: [1, 3] }, matrices: { A: { shape: ["d", "d"], laws: ["gaussian"] } } });
    const law = claim(drawn, {
      id: "beyond/law",
      title: "A law",
      kinds: ["law"],
      locus: "nowhere",
      printed: consistent`\|A\|_F > 0`({
        columns: ["size"],
        observe: ({ A }) => ({ size: frobeniusNorm(A).value }),
        parts: [share<{ size: number }>({ name: "‖A‖_F > 0", of: ({ size }) => size > 0 })],
        relations: ({ A }) => ({ "‖A‖_F ≤ 4‖A‖_F": bound(frobeniusNorm(A), frobeniusNorm(A).times(4)) }),
      }),
      equality: "none",
      degenerate: { "one entry": drawn.at({ A: 1 }) },
    });
    const { stdout } = await invoke(["doubt", "--seed", "7", "--runs", "200"], { catalogue: [law] });
    expect(stdout).toContain("beyond/law:printed\n  ‖A‖_F ≤ 4‖A‖_F\n    would notice: 75 %\n");
  });

  it("does not say so where the sides that are not decided are equal", async () => {
    const name = "‖A‖_2 ≤ 1‖A‖_F";
    const reached = spectralClaim(1, {
      forms: [
        {
          name: "printed",
          statement: "0",
          expected: "holds",
          relations: (a) => [atMost(name, squareRoot(frobeniusSquared(a)), frobeniusNorm(a).times(a.rows > 2 ? 2 : 1))],
        },
      ],
      equalityCases: { none: "not needed for this test" },
      specs: {
        draw: (seed) => ({ ...squares.draw(seed), sizes: { d: seed % 16 === 0 ? 3 : 2 } }),
        shrink: () => [],
        spellOut: (spec) => spec,
      },
    });
    const { stdout } = await invoke(["doubt", ...RUN], { catalogue: [reached] });
    expect(stdout).toContain("would notice: any change");
    expect(stdout).not.toContain("fewer than one in");
  });

  it("says what a claim gives as the reason, and which relations decide too seldom", async () => {
    const name = "‖A‖_2 ≤ 1‖A‖_F";
    const explained: Claim = {
      ...loose(4),
      id: "beyond/explained",
      situations: ["of size 3"],
      occurring: () => [],
      unnoticed: { "‖A‖_F ≤ c‖A‖_F": "c stands for whatever somebody takes" },
    };
    const vague = spectralClaim(1, {
      id: "beyond/vague",
      forms: [
        {
          name: "printed",
          statement: "0",
          expected: "holds",
          relations: (a) => [atMost(name, approximately(0, a.rows > 1 ? 9 : 0), exact(1))],
        },
      ],
      equalityCases: { none: "not needed for this test" },
      specs: {
        draw: (seed) => ({ ...squares.draw(seed), sizes: { d: seed % 16 === 0 ? 1 : 2 } }),
        shrink: () => [],
        spellOut: (spec) => spec,
      },
    });
    const { stdout } = await invoke(["doubt", ...RUN], { catalogue: [explained, vague] });
    expect(stdout).toContain("would notice: 75 %\n    since: c stands for whatever somebody takes\n");
    expect(stdout).toMatch(/^! beyond\/vague:printed: ‖A‖_2 ≤ 1‖A‖_F decides 2 of 21 cases, fewer than one in/m);
    expect(stdout).toContain("! states no situations that have to occur: beyond/vague\n");
    const { stdout: json } = await invoke(["doubt", ...RUN, "--json"], { catalogue: [explained, vague] });
    expect(JSON.parse(json)).toMatchObject({
      relations: [{}, { form: "beyond/explained:printed", reason: "c stands for whatever somebody takes" }],
      decidesSeldom: [{ form: "beyond/vague:printed", relation: name, decided: 2, evaluated: 21 }],
      withoutSituations: ["beyond/vague"],
    });
  });

  it("leaves out what is refuted, and shows so many as are asked for", async () => {
    const { stdout } = await invoke(["doubt", ...RUN, "--weakest", "1"], { catalogue: [sound, flawed, loose(4)] });
    expect(stdout).toContain("would notice: 75 %");
    expect(stdout).toContain("and 2 more, none of which could be more wrong\n");
    expect(stdout).not.toContain("gatmiry2023/flawed:printed");
  });

  it("reads a stored report, which says the same", async () => {
    const world = { cwd: scratch(), catalogue: [sound, flawed, loose(4)] };
    await invoke(["verify", ...RUN, "--no-witnesses", "--quiet"], world);
    const fresh = await invoke(["doubt", "beyond", ...RUN, "--json"], world);
    const stored = await invoke(["doubt", "beyond", "--report", "reports/runs/latest/report.json", "--json"], world);
    const relationsOf = ({ stdout }: { stdout: string }) => (JSON.parse(stdout) as { relations: unknown[] }).relations;
    expect(relationsOf(stored)).toEqual(relationsOf(fresh));
    expect(relationsOf(stored)).toHaveLength(2);
    const weakest = await invoke(["doubt", "beyond", ...RUN, "--weakest", "1", "--json"], world);
    expect(relationsOf(weakest)).toEqual(relationsOf(fresh).slice(0, 1));
  });

  it("says where a run did not come to its end", async () => {
    const signal = AbortSignal.abort();
    const { code, stdout } = await invoke(["doubt", ...RUN], { catalogue: [sound], signal });
    expect([code, stdout]).toEqual([
      130,
      "No form holds, so that there is nothing to doubt.\nIncomplete: what was not run to its end is left out\nAgain:  npx flatcheck doubt --seed 7 --runs 20\n",
    ]);
  });

  it("is told that a stored report has its own seed", async () => {
    const { code, stderr } = await invoke(["doubt", "--report", "report.json", "--seed", "1"]);
    expect([code, stderr.split("\n").length]).toEqual([2, 2]);
  });
});
