import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { invoke, scratch } from "../harness.fixture.js";
import { atMost, type Claim, claim, holds } from "../../claim/index.js";
import { frobeniusNorm, nuclearNorm } from "../../numerics/index.js";
import { instances } from "../../../generators/index.js";
import { catalogue } from "../../../theorems/index.js";

const NAMES = ["gatmiry2023/lemma-1", "mulayoff2020/scalar-flattest", "beyond/trace-minimizer-sharpness/most,L=3"];
const PROOF = "proofs/gatmiry2023.lemma-1.2x2.json";

async function claims(
  ...ids: readonly string[]
): Promise<{ readonly catalogue: readonly Claim[]; readonly cwd: string }> {
  return { catalogue: await catalogue.load(ids), cwd: scratch() };
}

/** Lemma 1 with a constant that is too good by a few percent. */
const tooGood = claim(
  instances({ sizes: { m: [1, 8], k: [1, 8], n: [1, 8] }, matrices: { A: ["m", "k"], B: ["k", "n"] } }),
  {
    id: "gatmiry2023/lemma-1",
    title: "Lemma 1, too good",
    kinds: ["bound"],
    locus: "Lemma 1",
    printed: holds`\|AB\|_* \le \tfrac{31}{32} \|A\|_F \|B\|_F`(({ A, B }) => ({
      "‖AB‖_* ≤ ‖A‖_F‖B‖_F": atMost(
        nuclearNorm(A.times(B)),
        frobeniusNorm(A)
          .times(frobeniusNorm(B))
          .times(31 / 32),
      ),
    })),
    equality: "a constant that is too good has none",
    degenerate: {},
  },
);

describe("flatcheck prove --box", () => {
  it("proves a family, writes the proof with its checker, and replay takes it", async () => {
    const world = await claims("mulayoff2020/lemma-4");
    const { code, stdout } = await invoke(["prove", "mulayoff2020/lemma-4", "--box", "--out", "proofs"], world);
    expect(code).toBe(0);
    expect(stdout).toContain("✓ mulayoff2020/lemma-4/2x2: proved up to 1 + 2^-10");
    expect(stdout).toContain("m = 2, widths 2, 2, 2; all Ψ_1 and Ψ_2");
    expect(stdout).toContain("1 families: 1 proved, 0 open, 0 refuted, 0 not followed");
    const file = "proofs/mulayoff2020.lemma-4.2x2.json";
    const replayed = await invoke(["replay", file], world);
    expect(replayed.code).toBe(0);
    expect(replayed.stdout).toMatch(/^VERIFIED: \d+ boxes\n {2}proofs/);
    const python = spawnSync("/usr/bin/python3", ["-I", "proofs/check_boxes.py", file], {
      cwd: world.cwd,
      encoding: "utf8",
    });
    expect([python.status, python.stdout.slice(0, 33)]).toEqual([0, "VERIFIED mulayoff2020/lemma-4/2x2"]);

    const path = join(world.cwd, file);
    writeFileSync(path, readFileSync(path, "utf8").replace("m = 2", "m = 3"));
    const rejected = await invoke(["replay", file], world);
    expect(rejected).toMatchObject({ code: 1 });
    expect(rejected.stdout).toContain("REJECTED: a hash that is not that of what follows it");
    writeFileSync(path, readFileSync(path, "utf8").slice(0, 5000));
    expect((await invoke(["replay", file], world)).stdout).toContain("REJECTED: a file that is cut off");
  });

  it("stops where it is told to, says what is open, and goes on from its file", async () => {
    const world = await claims("gatmiry2023/lemma-1");
    const run = (...more: readonly string[]) =>
      invoke(["prove", "gatmiry2023/lemma-1/2x2", "--box", "--out", "proofs", ...more], world);
    const first = await run("--boxes", "200");
    expect(first.code).toBe(3);
    expect(first.stdout).toMatch(/… gatmiry2023\/lemma-1\/2x2: open: \d+ boxes left, margin ≥ -0\.0\d+/);
    expect((await invoke(["replay", PROOF], world)).stdout).toContain(
      "REJECTED: d1 = 1, b1 = 1: a box that is not proved",
    );
    const last = await run("--resume");
    expect(last.code).toBe(0);
    expect((await invoke(["replay", PROOF, "--json"], world)).stdout).toContain('"outcome": "verified"');
    const whole = readFileSync(join(world.cwd, PROOF), "utf8");
    await run();
    expect(readFileSync(join(world.cwd, PROOF), "utf8")).toBe(whole);
  });

  it("shows where a constant fails that is tightened past the true one, and writes no proof", async () => {
    const world = await claims(
      "gatmiry2023/lemma-1",
      "beyond/trace-minimizer-sharpness",
      "mulayoff2020/scalar-flattest",
    );
    const { code, stdout } = await invoke(
      ["prove", ...NAMES, "--box", "--tighten", "1.001", "--out", "proofs", "--json"],
      world,
    );
    expect(code).toBe(1);
    const { families } = JSON.parse(stdout) as { families: { outcome: string; notes: string[] }[] };
    expect(families.map(({ outcome }) => outcome)).toEqual(new Array(5).fill("refuted"));
    expect(families.every(({ notes: [first] }) => first!.endsWith(", certified by intervals of many digits"))).toBe(
      true,
    );
    expect(existsSync(join(world.cwd, PROOF))).toBe(false);
  });

  it("writes a certified witness where the relation itself is refuted, which replay reproduces", async () => {
    const world = { catalogue: [tooGood], cwd: scratch() };
    const { code, stdout } = await invoke(["prove", "gatmiry2023/lemma-1", "--box", "--out", "proofs"], world);
    expect(code).toBe(1);
    const file = "proofs/gatmiry2023.lemma-1.2x2.witness.json";
    expect(stdout).toContain(`witness: ${file}`);
    const replayed = await invoke(["replay", file], world);
    expect(replayed.code).toBe(0);
    expect(replayed.stdout).toContain("REPRODUCED");
    expect(replayed.stdout).toMatch(/certificate: left side \[\d/);
  });

  it("complains about names that have no family, and about options without sense", async () => {
    const world = await claims("gatmiry2023/lemma-1");
    const complaints = [
      ["gatmiry2023/lemma-2", "--box"],
      ["--box", "--resume"],
      ["--box", "--tighten", "3"],
    ];
    for (const words of complaints) expect((await invoke(["prove", ...words], world)).code).toBe(2);
  });
});
