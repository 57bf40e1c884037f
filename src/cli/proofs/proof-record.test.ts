import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../../theorems/index.js";
import { type ProofRecord, proofRecordSchema } from "../../../reports/report/proofs.js";
import type { Claim } from "../../claim/index.js";
import { currentProofs } from "./proof-record.js";
import { invoke, scratch } from "../harness.fixture.js";

/** The record that is published. */
const PUBLISHED = resolve(import.meta.dirname, "../../../reports/published/proofs.json");

const FILE = "reports/published/proofs.json";

function recordOf(path: string): ProofRecord {
  return proofRecordSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

describe("the record of proofs", () => {
  const claims = ["gatmiry2023/gradient", "gatmiry2023/trace-formula"];

  it("has in this repository what its command proves now", async () => {
    const published = recordOf(PUBLISHED);
    expect(published.commands.identity).toBe(`npx flatcheck prove --seed 1 --runs 1000 --record ${FILE}`);
    const cwd = scratch();
    const loaded = await catalogue.load(claims);
    const { code, stdout } = await invoke(["prove", ...claims, "--seed", "1", "--quiet", "--record", "mine.json"], {
      cwd,
      catalogue: loaded,
    });
    expect([code, stdout.includes("Record: mine.json\n")]).toEqual([0, true]);
    const mine = recordOf(join(cwd, "mine.json"));
    expect(mine.proofs.length).toBeGreaterThan(0);
    expect(published.proofs.filter(({ claim, kind }) => kind === "identity" && claims.includes(claim))).toEqual(
      mine.proofs,
    );
  });

  it("keeps what it has of boxes where identities are proved", async () => {
    const cwd = scratch();
    const box = { kind: "box", claim: "a/b", form: "printed", relation: "r", statement: "s" } as const;
    const before = {
      ...{ schemaVersion: 2, commands: { box: "npx flatcheck prove --box" } },
      proofs: [{ ...box, sizes: "d = 2", covers: "all", slack: null, family: "a/b/c", program: "0".repeat(64) }],
    };
    writeFileSync(join(cwd, "mine.json"), JSON.stringify(before));
    const [claim] = await catalogue.load(["gatmiry2023/gradient"]);
    await invoke(["prove", "--seed", "1", "--runs", "20", "--quiet", "--record", "mine.json"], {
      cwd,
      catalogue: [claim!],
    });
    const { commands, proofs } = recordOf(join(cwd, "mine.json"));
    expect(commands).toMatchObject({ box: "npx flatcheck prove --box" });
    expect(commands.identity).toContain("--seed 1 --runs 20 --record mine.json");
    expect(new Set(proofs.map(({ kind }) => kind))).toEqual(new Set(["identity", "box"]));
  });

  it("is about statements, and programs, as they are now: of every claim on record", async () => {
    const all = await catalogue.load();
    const { record, stale } = currentProofs(recordOf(PUBLISHED), all, "all");
    expect(stale).toEqual([]);
    expect(record!.proofs).toHaveLength(recordOf(PUBLISHED).proofs.length);
  });

  it("leaves out what a claim computes otherwise by now", async () => {
    const [claim] = await catalogue.load(["gatmiry2023/gradient"]);
    const halved: Claim = {
      ...claim!,
      evaluate: (spec) =>
        claim!.evaluate(spec).map((outcome) => ({
          ...outcome,
          relations: outcome.relations.map((one) => ({ ...one, lhs: one.lhs.times(1), rhs: one.rhs })),
        })),
    };
    const { record, stale } = currentProofs(recordOf(PUBLISHED), [halved]);
    expect([stale, record!.proofs]).toEqual([["gatmiry2023/gradient:printed"], []]);
    const world = {
      cwd: scratch(),
      catalogue: [halved],
      theorems: resolve(import.meta.dirname, "../../../theorems"),
    };
    const { stdout } = await invoke(["verify", "--workers", "1", "--runs", "5", "--seed", "7"], world);
    expect(stdout).toContain("Proved on record for another program: gatmiry2023/gradient:printed\n");
    expect(stdout).not.toMatch(/Proved, on record/);
  });

  it("shows in the report of a run, in what it prints and in what show tells, without proving anything again", async () => {
    const cwd = scratch();
    const [claim] = await catalogue.load(["gatmiry2023/gradient"]);
    const world = { cwd, catalogue: [claim!], theorems: resolve(import.meta.dirname, "../../../theorems") };
    const { stdout } = await invoke(["verify", "--workers", "1", "--runs", "20", "--seed", "7"], world);
    expect(stdout.replace(/\n +/g, " ")).toMatch(
      /\nProved, on record gradient: proved for all entries at \d+ of \d+ sizes drawn/,
    );
    const shown = (await invoke(["show", "gatmiry2023/gradient"], world)).stdout.replace(/\n +/g, " ");
    expect(shown).toMatch(/ evidence: proved for all entries at \d+ of \d+ sizes drawn/);
    const fresh = { ...world, cwd: scratch() };
    expect((await invoke(["show", "gatmiry2023/gradient"], fresh)).stdout).toMatch(/evidence: .*proved for all/s);
  });

  it("tells in short of what is proved in part", async () => {
    const ids = ["beyond/single-measurement-reached", "beyond/regression-bounds", "beyond/regression-flattest"];
    const world = {
      cwd: scratch(),
      catalogue: await catalogue.load(ids),
      theorems: resolve(import.meta.dirname, "../../../theorems"),
    };
    const { stdout } = await invoke(["verify", "--workers", "1", "--runs", "5", "--seed", "7"], world);
    const said = /\nProved in part, on record; flatcheck show has at which sizes([^]*?)\n\n/.exec(stdout)?.[1];
    expect(said?.replace(/\s+/g, " ")).toBe(
      " single-measurement-reached (2 of 6), regression-flattest (5 of 10), regression-bounds (5 of 6, 1 beside)",
    );
  });
});
