import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EPOCH, invoke, recorder, scratch, storedReport } from "../../harness.fixture.js";
import { squares } from "../../../engine/synthetic.fixture.js";
import { reportSchema } from "../../../../reports/report/schema.js";

const RUN = ["verify", "--workers", "1", "--runs", "20", "--seed", "7"];

describe("flatcheck verify", () => {
  it("prints the ledger", async () => {
    expect(await invoke(RUN)).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "beyond · What none of the sources on flat minima states (2026)
      claim  verdict  cases  checks  by intervals  lhs/rhs ≤  title
      sound  ✓ holds     22      22             7  1          The spectral norm is at…

      gatmiry2023 · The Inductive Bias of Flatness Regularization for Deep Matrix
      Factorization (2023)
      claim        verdict    cases  checks  refuted  by intervals  lhs/rhs ≤
      flawed       ✓ refuted     21      21       12                2
        corrected  ✓ holds       21      21                      5  1

      Refuted, with the smallest counterexample found
        flawed: ‖A‖_2 ≤ 0.5‖A‖_F
          d = 1, A = [1]: 1 > 0.5 (certified)
          instead: ‖A‖_2 ≤ ‖A‖_F

      1 of 1 statement fails as printed; of our own 1 holds
      2 claims, 3 forms: 3 as expected, 0 not (0 s)
      By intervals: 12 of 12 open checks decided, 1 of 1 counterexample certified
      Report: reports/runs/latest/report.json
      Page:   reports/runs/latest/report.html
      Again:  npx flatcheck verify --seed 7 --runs 20 --workers 1
      ",
      }
    `);
  });

  it("shows more on a wide terminal, in colour", async () => {
    const { stdout } = await invoke([...RUN, "gatmiry2023"], { stdout: recorder(true, 130), stderr: recorder() });
    expect(stdout).toMatchInlineSnapshot(`
      "[1mgatmiry2023 · The Inductive Bias of Flatness Regularization for Deep Matrix Factorization (2023)[22m
      [2mclaim        verdict    cases  checks  refuted  by intervals  lhs/rhs ≤  title[22m
      flawed       [31m✓ refuted[39m     21      21       12                2          The spectral norm is at most half of the Frobenius norm
        corrected  [32m✓ holds[39m       21      21                      5  1

      [2mRefuted, with the smallest counterexample found[22m
        flawed: ‖A‖_2 ≤ 0.5‖A‖_F
          d = 1, A = [1]: 1 > 0.5 (certified)
          instead: ‖A‖_2 ≤ ‖A‖_F

      [1m[31m1 of 1 statement fails as printed[39m[22m
      [32m1 claim, 2 forms: 2 as expected, 0 not (0 s)[39m
      By intervals: 5 of 5 open checks decided, 1 of 1 counterexample certified
      Report: reports/runs/latest/report.json
      Page:   reports/runs/latest/report.html
      Again:  npx flatcheck verify gatmiry2023 --seed 7 --runs 20 --workers 1
      "
    `);
  });

  it("keeps to the width of the terminal", async () => {
    const { stdout } = await invoke(RUN, { stdout: recorder(false, 80) });
    expect(Math.max(...stdout.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it("writes every case in full", async () => {
    const cwd = scratch();
    const { stdout, code } = await invoke([...RUN, "--observe", "cases.jsonl"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Cases:  cases.jsonl\n");
    const lines = readFileSync(join(cwd, "cases.jsonl"), "utf8").trimEnd().split("\n");
    const cases = lines.map((line) => JSON.parse(line) as { property: string; status: string });
    expect(cases.filter(({ property }) => property === "beyond/sound:printed")).toHaveLength(22);
    expect(
      cases.filter(({ property, status }) => property.endsWith("flawed:printed") && status === "failed"),
    ).toHaveLength(12);
    expect(readdirSync(cwd).sort()).toEqual(["cases.jsonl", "reports"]);
  });

  it.runIf(existsSync("/dev/full"))("keeps the report where there is no room for the cases", async () => {
    const cwd = scratch();
    const { stderr, code } = await invoke([...RUN, "--observe", "/dev/full"], { cwd });
    expect({ stderr, code }).toEqual({
      code: 2,
      stderr:
        "flatcheck: /dev/full: expected to write this file, got a full disk (ENOSPC); make room or choose another place, and run again\n",
    });
    expect(storedReport(cwd).claims).toHaveLength(2);
  });

  it("stores the report", async () => {
    const cwd = scratch();
    await invoke(RUN, { cwd });
    const { run, claims } = storedReport(cwd);
    expect(run).toEqual({
      version: "0.2.0",
      seed: 7,
      runs: 20,
      node: "v20.0.0",
      machine: "abacus",
      startedAt: "2026-01-01T00:00:00.000Z",
      seconds: 0,
      shard: null,
      complete: true,
      selected: ["beyond/sound", "gatmiry2023/flawed"],
    });
    const printed = claims[1]!.forms[0]!;
    expect(printed).toMatchObject({ form: "printed", verdict: "refuted", certified: true, cases: 21 });
    expect(printed.witness).toEqual({
      relation: "‖A‖_2 ≤ 0.5‖A‖_F",
      spec: squares.explicit({ sizes: { d: 1 }, lists: { A: [[[1]]] } }),
      lhs: "1",
      rhs: "0.5",
      rounding: expect.stringMatching(/^\d\.\d+e-1\d$/) as string,
      certificate: { lhs: ["1", "1"], rhs: ["5e-1", "5e-1"], bits: 64 },
    });
    expect(claims[0]!.forms[0]!).toMatchObject({ verdict: "holds", certified: false, witness: null });
    expect(claims[0]!.forms[0]!.relations[0]!.rigorous).toBeGreaterThan(0);
    expect(printed.relations[0]!.refutedBy!.spec).not.toEqual(printed.witness!.spec);
    expect(readdirSync(join(cwd, "reports/runs/latest")).sort()).toEqual(["report.html", "report.json"]);
  });

  it("prints the report and nothing else with --json, and stores it where told to", async () => {
    const cwd = scratch();
    const { code, stdout, stderr } = await invoke([...RUN, "--json"], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(reportSchema.parse(JSON.parse(stdout)).claims).toHaveLength(2);
    expect(readdirSync(cwd)).toEqual([]);
    await invoke([...RUN, "--json", "--out", "kept"], { cwd });
    expect(readFileSync(join(cwd, "kept/report.json"), "utf8")).toBe(stdout);
  });

  it("prints the last lines alone with --quiet", async () => {
    expect(await invoke([...RUN, "--quiet", "gatmiry2023/flawed:corrected"])).toEqual({
      code: 0,
      stdout: [
        "1 claim, 1 form: 1 as expected, 0 not (0 s)",
        "By intervals: 5 of 5 open checks decided",
        "Report: reports/runs/latest/report.json",
        "Page:   reports/runs/latest/report.html",
        "Again:  npx flatcheck verify gatmiry2023/flawed:corrected --seed 7 --runs 20 --workers 1 --quiet",
        "",
      ].join("\n"),
      stderr: "",
    });
  });

  it("draws a seed where none is given, and says how to repeat the run", async () => {
    const cwd = scratch();
    const { stdout } = await invoke(["verify", "beyond", "--workers", "1", "--runs", "20"], { cwd });
    expect(storedReport(cwd).run.seed).toBe(123);
    expect(stdout).toContain("Again:  npx flatcheck verify beyond --seed 123 --runs 20 --workers 1\n");
  });

  it("selects forms and sources, each claim once", async () => {
    const names = ["gatmiry2023/flawed:printed", "beyond/sound", "beyond", "gatmiry2023/flawed:corrected"];
    const cwd = scratch();
    await invoke([...RUN, ...names], { cwd });
    const both = storedReport(cwd).claims.map(({ id, forms }) => [id, ...forms.map(({ form }) => form)]);
    expect(both).toEqual([
      ["beyond/sound", "printed"],
      ["gatmiry2023/flawed", "printed", "corrected"],
    ]);
  });

  it("runs for a time, in rounds", async () => {
    let time = EPOCH;
    const cwd = scratch();
    const { code, stdout } = await invoke(["verify", "beyond", "--for", "2s", "--workers", "1"], {
      cwd,
      now: () => (time += 100),
    });
    const { run, claims } = storedReport(cwd);
    expect([code, run.runs, run.complete]).toEqual([0, null, true]);
    expect(claims[0]!.forms[0]!.cases).toBeGreaterThan(102);
    expect(stdout).toContain("Again:  npx flatcheck verify beyond --seed 123 --for 2s --workers 1\n");
  });

  it("runs a shard and says that it is one", async () => {
    const cwd = scratch();
    const { stdout } = await invoke([...RUN, "beyond", "--shard", "2/4"], { cwd });
    expect(storedReport(cwd).run.shard).toEqual({ index: 2, of: 4 });
    expect(storedReport(cwd).claims[0]!.forms[0]!.cases).toBe(5);
    expect(stdout).toContain("Shard 2 of 4: the verdicts are those of its cases alone.\n");
    expect(stdout).toContain("Again:  npx flatcheck verify beyond --seed 7 --runs 20 --shard 2/4 --workers 1\n");
  });

  it("quotes what a shell would read otherwise in the command that does it again", async () => {
    const cwd = scratch();
    const asked = [
      "verify",
      "beyond",
      "--seed",
      "7",
      "--runs",
      "20",
      "--ledger",
      "my ledger.md",
      "--store",
      "it's $kept",
    ];
    const { stdout } = await invoke(asked, { cwd });
    expect(stdout).toContain(
      `Again:  npx flatcheck verify beyond --seed 7 --runs 20 --store 'it'\\''s $kept' --ledger 'my ledger.md'\n`,
    );
  });

  it("stays silent about a claim of which a shard has no case", async () => {
    const { code, stdout } = await invoke(["verify", "beyond", "--runs", "1", "--shard", "1/9", "--workers", "1"]);
    expect(code).toBe(0);
    expect(stdout).toContain("sound  ✓ holds      2 ");
    const empty = await invoke(["verify", "beyond", "--runs", "1", "--shard", "2/9", "--workers", "1"]);
    expect(empty.stdout).toMatch(/^0 claims, 0 forms: 0 as expected, 0 not/);
  });
});
