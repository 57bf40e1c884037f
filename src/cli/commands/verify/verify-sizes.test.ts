import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flawed, invoke, scratch, sound, storedReport } from "../../harness.fixture.js";
import type { Claim } from "../../../claim/index.js";
import { NonFiniteError } from "../../../numerics/index.js";
import { reportSchema } from "../../../../reports/report/schema.js";

const specs = Object.create(sound.specs, { large: { value: { none: "it is what it is" } } }) as Claim["specs"];
const fixed: Claim = { ...sound, id: "beyond/fixed", specs };
const catalogue = [fixed, sound, flawed];
const LARGE = ["--sizes", "large", "--workers", "1", "--seed", "7"];

describe("flatcheck verify --sizes large", () => {
  it("judges large instances, says how large they were, and which claims have none", async () => {
    const cwd = scratch();
    const { code, stdout } = await invoke(["verify", ...LARGE, "--runs", "20"], { cwd, catalogue });
    expect(code).toBe(0);
    const report = storedReport(cwd, "reports/runs/large/report.json");
    expect(report.run.sizes).toBe("large");
    expect(report.claims.map(({ id }) => id)).toEqual(["beyond/sound", "gatmiry2023/flawed"]);
    expect(report.claims[0]!.forms[0]!.relations[0]!.reach).toEqual({ d: 64 });
    expect(stdout).toContain("The largest sizes, each by itself\n  sound: decided up to d = 64\n");
    expect(stdout).toContain("\nNot at large sizes: beyond/fixed: it is what it is\n");
    expect(stdout).toContain("\nAgain:  npx flatcheck verify --seed 7 --runs 20 --sizes large --workers 1\n");
  });

  it("counts large instances that leave the range of doubles, apart, in one run as in shards", async () => {
    const cwd = scratch();
    const evaluate: Claim["evaluate"] = (spec) => {
      if (spec.sizes["d"]! > 12) throw new NonFiniteError({ where: "A", expected: "a finite number", got: "NaN" });
      return sound.evaluate(spec);
    };
    const leaving: Claim = { ...sound, id: "beyond/leaving", evaluate };
    const run = (out: string, more: readonly string[] = []) =>
      invoke(["verify", ...LARGE, "--runs", "20", "--out", out, ...more], { cwd, catalogue: [leaving] });
    const { code, stdout } = await run("whole");
    expect(code).toBe(0);
    const [claim] = storedReport(cwd, "whole/report.json").claims;
    expect([claim!.outside, claim!.errors]).toEqual([0, []]);
    expect(claim!.overflowed).toBeGreaterThan(5);
    expect(stdout).toContain(
      `Said nothing, since numbers of large instances left the range of doubles\n  beyond/leaving: ${claim!.overflowed} of 22 cases\n`,
    );
    for (const i of [1, 2]) await run(`part-${i}`, ["--shard", `${i}/2`]);
    const parts = [1, 2].map((i) => `part-${i}/report.json`);
    await invoke(["report", "--merge", ...parts, "--to", "joined"], { cwd, catalogue: [leaving] });
    expect(storedReport(cwd, "joined/report.json").claims).toEqual(storedReport(cwd, "whole/report.json").claims);
  });

  it("shows a printed form that fails small, for all that it drew large", async () => {
    const cwd = scratch();
    const { stdout } = await invoke(["verify", "gatmiry2023", ...LARGE, "--runs", "20"], { cwd, catalogue });
    expect(stdout).toContain("flawed: ‖A‖_2 ≤ 0.5‖A‖_F\n    d = 1, A = [1]: 1 > 0.5 (certified)\n");
  });

  it("refuses to run nothing, and runs 100 cases a claim where nothing else is asked for", async () => {
    const none = await invoke(["verify", "beyond/fixed", ...LARGE], { catalogue });
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("expected a claim that has large instances, got beyond/fixed: it is what it is");
    const { stdout } = await invoke(["verify", "beyond/sound", ...LARGE, "--json"], { catalogue });
    const report = reportSchema.parse(JSON.parse(stdout));
    expect([report.run.runs, report.run.sizes]).toEqual([100, "large"]);
  });

  it("gives the same in shards, which do not join with those of usual sizes", async () => {
    const cwd = scratch();
    const part = (i: number, sizes: readonly string[]) =>
      invoke(["verify", "--runs", "20", ...sizes, "--shard", `${i}/2`, "--out", `${sizes.length}-${i}`], {
        cwd,
        catalogue,
      });
    await invoke(["verify", "--runs", "20", ...LARGE, "--out", "whole"], { cwd, catalogue });
    const usual = LARGE.slice(2);
    for (const i of [1, 2]) for (const sizes of [LARGE, usual]) await part(i, sizes);
    const files = [1, 2].map((i) => join(`${LARGE.length}-${i}`, "report.json"));
    const joined = await invoke(["report", "--merge", ...files, "--to", "joined"], { cwd, catalogue });
    expect(joined.code).toBe(0);
    expect(storedReport(cwd, "joined/report.json")).toEqual(storedReport(cwd, "whole/report.json"));
    const mixed = [files[0]!, join(`${usual.length}-2`, "report.json")];
    const refused = await invoke(["report", "--merge", ...mixed, "--to", "mixed"], { cwd, catalogue });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/sizes of .*: large, got usual|selection/);
  });

  it("is not gone on with at other sizes", async () => {
    const cwd = scratch();
    const stop = new AbortController();
    const stopping: Claim = {
      ...sound,
      evaluate: (spec) => {
        stop.abort();
        return sound.evaluate(spec);
      },
    };
    const world = { cwd, catalogue: [flawed, stopping], signal: stop.signal };
    await invoke(["verify", ...LARGE, "--runs", "20", "--out", "part"], world);
    const again = { cwd, catalogue: [flawed, sound] };
    const other = await invoke(["verify", "--seed", "7", "--runs", "20", "--out", "part", "--resume"], again);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("expected the sizes of the run that left it, large, got usual");
    const same = await invoke(["verify", ...LARGE, "--runs", "20", "--out", "part", "--resume"], again);
    expect(same.code).toBe(0);
    expect(storedReport(cwd, "part/report.json").run.sizes).toBe("large");
  });
});
