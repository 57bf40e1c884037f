import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Report, reportSchema } from "../../reports/report/schema.js";
import { builtPackage, outsider, withoutProgress } from "./package.fixture.js";

const CLUSTERS = resolve(import.meta.dirname, "../../clusters");

/** A bound, and a law that so few cases leave undecided: most Gaussian numbers are above −0.4. */
const OWN = `
import { atMost, claim, consistent, holds } from "flatcheck/claim";
import { instances } from "flatcheck/generators";
import { frobeniusNorm, nuclearNorm } from "flatcheck/numerics";
import { share } from "flatcheck/statistics";
const drawn = instances({ matrices: { A: { shape: [1, 1], laws: ["gaussian"] } } });
const facts = { title: "t", kinds: ["bound"], locus: "p1", equality: "none, since nobody looks" };
const degenerate = { one: drawn.at({ A: 1 }) };
export default [
  claim(drawn, {
    id: "own/bound", ...facts, degenerate,
    printed: holds\`x\`(({ A }) => ({ r: atMost(nuclearNorm(A), frobeniusNorm(A).times(2)) })),
  }),
  claim(drawn, {
    id: "own/law", ...facts, degenerate,
    printed: consistent\`x\`({
      columns: ["x"],
      observe: ({ A }) => ({ x: A.at(0, 0) }),
      parts: [share({ name: "above", of: ({ x }) => x > -0.4 })],
    }),
  }),
];
`;

const ASKED = ["own", "--claims", "own.mjs", "--runs", "200", "--seed", "11"];

/** Whether a program is there, and why not. */
function isThere(...programs: readonly string[]): boolean {
  const PATH = `${process.env["PATH"] ?? ""}:/usr/sbin`;
  return programs.every((name) => spawnSync("bash", ["-c", `command -v ${name}`], { env: { PATH } }).status === 0);
}

describe("a run in shards", () => {
  let cwd: string;
  let slurm: string | undefined;
  let whole: Report["claims"];

  beforeAll(() => {
    cwd = outsider(builtPackage(), mkdtempSync(join(tmpdir(), "flatcheck-shards-")));
    writeFileSync(join(cwd, "own.mjs"), OWN);
    expect(flatcheck("verify", ...ASKED, "--no-html", "--out", "whole").status).toBe(0);
    whole = claimsOf("whole");
  });

  afterAll(() => {
    if (slurm !== undefined) spawnSync(join(CLUSTERS, "one-node-slurm"), ["stop", slurm]);
    rmSync(cwd, { recursive: true, force: true });
  });

  const program = (): string => `node ${join(cwd, "node_modules/flatcheck/dist/src/cli/main.js")}`;

  function flatcheck(...args: readonly string[]) {
    return spawnSync("bash", ["-c", `${program()} "$@"`, "flatcheck", ...args], { cwd, encoding: "utf8" });
  }

  function claimsOf(folder: string): Report["claims"] {
    return reportSchema.parse(JSON.parse(readFileSync(join(cwd, folder, "report.json"), "utf8"))).claims;
  }

  function inShards(launcher: string, shards: number, folder: string, variables: Record<string, string> = {}) {
    const env = { ...process.env, FLATCHECK: program(), ...variables };
    const args = [launcher, String(shards), folder, ...ASKED];
    const ran = spawnSync(join(CLUSTERS, "in-shards"), args, { cwd, env, encoding: "utf8" });
    return { ...ran, stderr: withoutProgress(ran.stderr) };
  }

  it("one after another gives what the whole run gives, with the cases of the looks that the whole has", () => {
    const { status, stderr } = inShards("local", 3, "local");
    expect([status, stderr]).toEqual([0, ""]);
    expect(existsSync(join(cwd, "local/look-2/3/report.json"))).toBe(true);
    expect(claimsOf("local/joined")).toEqual(whole);
    const law = whole.find(({ id }) => id === "own/law")!;
    expect(law.forms[0]!.cases).toBeGreaterThan(399);
  });

  it("runs again what was lost, and that alone", () => {
    const lost = join(cwd, "local/look-1/2/report.json");
    const kept = join(cwd, "local/look-1/1/report.json");
    rmSync(lost);
    const before = readFileSync(kept, "utf8");
    const { status, stdout } = inShards("local", 3, "local");
    expect(status).toBe(0);
    expect(stdout.match(/^Report: .*$/gm)).toEqual(["Report: local/look-1/2/report.json"]);
    expect(readFileSync(kept, "utf8")).toBe(before);
    expect(claimsOf("local/joined")).toEqual(whole);
  });

  it("names the shards that left no report, and ends with 6", () => {
    const env = { FLATCHECK: `false ${program()}` };
    const { status, stderr } = inShards("local", 2, "nothing", env);
    expect(status).toBe(6);
    expect(stderr).toContain(
      "expected a report of every shard of look 1, got none of 1 2; give the same command again",
    );
  });

  it("refuses other words in a line", () => {
    expect(inShards("loadleveler", 2, "nothing")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^usage: /) as unknown,
    });
  });

  it.skipIf(!isThere("parallel"))("by GNU parallel gives the same", () => {
    expect(inShards("parallel", 2, "parallel").status).toBe(0);
    expect(claimsOf("parallel/joined")).toEqual(whole);
  });

  it.skipIf(!isThere("slurmctld", "slurmd", "munged", "sbatch"))(
    "by a job array of SLURM, of eight, gives the same",
    () => {
      slurm = join(cwd, "one-node");
      const started = spawnSync(join(CLUSTERS, "one-node-slurm"), ["start", slurm], { encoding: "utf8" });
      expect([started.status, started.stderr]).toEqual([0, ""]);
      expect(started.stdout).toBe(`export SLURM_CONF=${slurm}/slurm.conf\n`);
      const { status, stderr } = inShards("slurm", 8, "slurm", {
        SLURM_CONF: join(slurm, "slurm.conf"),
        POLL_SECONDS: "0.5",
      });
      expect([status, stderr]).toEqual([0, ""]);
      expect(readdirSync(join(cwd, "slurm/look-2")).filter((name) => name.endsWith(".log"))).toHaveLength(8);
      expect(claimsOf("slurm/joined")).toEqual(whole);
    },
  );
});
