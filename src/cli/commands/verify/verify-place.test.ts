import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { invoke, scratch, sound, storedReport } from "../../harness.fixture.js";
import type { Claim } from "../../../claim/statement/claim.js";

const RUN = ["verify", "--workers", "1", "--runs", "20", "--seed", "7"];

describe("the usual place of a report", () => {
  const QUIET = ["--workers", "1", "--seed", "7", "--quiet"];

  it("keeps the report of a larger run, and says what to do", async () => {
    const cwd = scratch();
    await invoke(["verify", "--runs", "20", ...QUIET], { cwd });
    const full = storedReport(cwd);
    for (const smaller of [["gatmiry2023"], ["--runs", "19"], ["beyond", "--runs", "19"]]) {
      const runs = smaller.includes("--runs") ? [] : ["--runs", "20"];
      const { code, stdout } = await invoke(["verify", ...smaller, ...runs, ...QUIET], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain(
        "\nReport: not written: reports/runs/latest/report.json is a larger run, of 3 forms on 43 cases; " +
          "--out <dir> puts this one elsewhere, --force there\n",
      );
      expect(stdout).not.toContain("Page:");
      expect(storedReport(cwd)).toEqual(full);
    }
    const elsewhere = await invoke(["verify", "beyond", "--runs", "5", ...QUIET, "--out", "small"], { cwd });
    expect(elsewhere.stdout).toContain("\nReport: small/report.json\nPage:   small/report.html\n");
    expect(elsewhere.stdout).toMatch(/Again: {2}npx .* --runs 5 --workers 1 --out small --quiet\n$/);
    expect(storedReport(cwd)).toEqual(full);
    await invoke(["verify", "beyond", "--runs", "5", ...QUIET, "--force"], { cwd });
    expect(storedReport(cwd).claims).toHaveLength(1);
  });

  it("takes the report of a run as large, and keeps what it cannot read", async () => {
    const cwd = scratch();
    await invoke(["verify", "beyond", "--runs", "20", ...QUIET], { cwd });
    const again = await invoke(["verify", "gatmiry2023", "--runs", "21", ...QUIET], { cwd });
    expect(again.stdout).toContain("\nReport: reports/runs/latest/report.json\n");
    writeFileSync(join(cwd, "reports/runs/latest/report.json"), "mine");
    const { stdout } = await invoke(["verify", "--runs", "20", ...QUIET], { cwd });
    expect(stdout).toContain("report.json is something that is no report of this version; --out");
    expect(readFileSync(join(cwd, "reports/runs/latest/report.json"), "utf8")).toBe("mine");
  });

  it("is made in the folder of this project alone, unless it is asked for", async () => {
    const cwd = scratch();
    const world = { cwd, home: "/elsewhere" };
    const { code, stdout } = await invoke(["verify", "--runs", "5", ...QUIET], world);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "\nReport: not written, since nothing is made unasked in this folder: --out reports/runs/latest puts it there\n",
    );
    const hunted = await invoke(["hunt", "gatmiry2023/flawed", "--seed", "7", "--evaluations", "50"], world);
    expect(hunted.code).toBe(0);
    expect(hunted.stdout.replace(/\n +/g, " ")).toContain("in this folder: --store theorems puts it there");
    expect((await invoke(["figures"], world)).stderr).toBe(
      "flatcheck: figures: expected a folder to write to, got none; add --to reports/runs/figures\n",
    );
    expect(readdirSync(cwd)).toEqual([]);
    await invoke(["verify", "--runs", "5", ...QUIET, "--out", "mine"], world);
    expect(readdirSync(cwd)).toEqual(["mine"]);
  });
});

describe("output that cannot be written", () => {
  it("is noticed before the run", async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, "file"), "");
    mkdirSync(join(cwd, "folder/README.md"), { recursive: true });
    let calls = 0;
    const counting: Claim = { ...sound, evaluate: (spec) => ((calls += 1), sound.evaluate(spec)) };
    for (const [option, target, complaint] of [
      [
        "--out",
        "file/sub",
        "file/sub/report.json: expected a file that can be written, got a path that leads through a file (ENOTDIR)",
      ],
      [
        "--ledger",
        "folder",
        "folder/README.md: expected a file that can be written, got a folder of that name (EISDIR)",
      ],
    ] as const) {
      const { code, stdout, stderr } = await invoke([...RUN, option, target], { cwd, catalogue: [counting] });
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(`${complaint}; choose another place\n`);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
    expect(calls).toBe(0);
  });

  it.skipIf(!existsSync("/dev/full"))("such as on a full disk gives one line and exit status 2", async () => {
    expect(await invoke([...RUN, "--observe", "/dev/full"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "flatcheck: /dev/full: expected to write this file, got a full disk (ENOSPC); make room or choose another place, and run again\n",
    });
  });
});
