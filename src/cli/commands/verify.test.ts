import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EPOCH, flawed, invoke, recorder, scratch, sound } from "../harness.fixture.js";
import type { Claim } from "../../claim/claim.js";
import { atMost } from "../../claim/fixtures/named.js";
import { spectralClaim, squares } from "../../engine/synthetic.fixture.js";
import { approximately, sum } from "../../numerics/arithmetic/quantity.js";
import { spectralNorm } from "../../numerics/spectra/singular-values.js";
import { type Report, reportSchema } from "../../../reports/report/schema.js";

const RUN = ["verify", "--workers", "1", "--runs", "20", "--seed", "7"];

function stored(folder: string, path = "reports/runs/latest/report.json"): Report {
  return reportSchema.parse(JSON.parse(readFileSync(join(folder, path), "utf8")));
}

/** The claim that expects to hold, which it does not. */
const surprising: Claim = {
  ...flawed,
  forms: flawed.forms.map((form) => ({ ...form, expected: "holds" })),
};

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
      flawed       [32m✓ refuted[39m     21      21       12                2          The spectral norm is at most half of the Frobenius norm
        corrected  [32m✓ holds[39m       21      21                      5  1

      [2mRefuted, with the smallest counterexample found[22m
        flawed: ‖A‖_2 ≤ 0.5‖A‖_F
          d = 1, A = [1]: 1 > 0.5 (certified)
          instead: ‖A‖_2 ≤ ‖A‖_F

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
    expect(stored(cwd).claims).toHaveLength(2);
  });

  it("stores the report", async () => {
    const cwd = scratch();
    await invoke(RUN, { cwd });
    const { run, claims } = stored(cwd);
    expect(run).toEqual({
      version: "0.1.0",
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
    expect(stored(cwd).run.seed).toBe(123);
    expect(stdout).toContain("Again:  npx flatcheck verify beyond --seed 123 --runs 20 --workers 1\n");
  });

  it("selects forms and sources, each claim once", async () => {
    const names = ["gatmiry2023/flawed:printed", "beyond/sound", "beyond", "gatmiry2023/flawed:corrected"];
    const cwd = scratch();
    await invoke([...RUN, ...names], { cwd });
    const both = stored(cwd).claims.map(({ id, forms }) => [id, ...forms.map(({ form }) => form)]);
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
    const { run, claims } = stored(cwd);
    expect([code, run.runs, run.complete]).toEqual([0, null, true]);
    expect(claims[0]!.forms[0]!.cases).toBeGreaterThan(102);
    expect(stdout).toContain("Again:  npx flatcheck verify beyond --seed 123 --for 2s --workers 1\n");
  });

  it("runs a shard and says that it is one", async () => {
    const cwd = scratch();
    const { stdout } = await invoke([...RUN, "beyond", "--shard", "2/4"], { cwd });
    expect(stored(cwd).run.shard).toEqual({ index: 2, of: 4 });
    expect(stored(cwd).claims[0]!.forms[0]!.cases).toBe(5);
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

describe("the exit status of verify", () => {
  it("is 1 where a verdict is not as expected, and names it", async () => {
    const { code, stdout } = await invoke([...RUN, "--strict", "--quiet"], { catalogue: [sound, surprising] });
    expect(code).toBe(1);
    expect(stdout).toContain(
      [
        "2 claims, 3 forms: 2 as expected, 1 not (0 s)",
        "By intervals: 12 of 12 open checks decided, 1 of 1 counterexample certified",
        "Not as expected: gatmiry2023/flawed:printed",
        "",
      ].join("\n"),
    );
  });

  it("is 1 where evaluation throws, with the message in the ledger", async () => {
    const throwing = spectralClaim(1, {
      materialize: (spec) => {
        if (spec.sizes["d"] === 2) throw new RangeError("no twos");
        return squares.raw(spec).lists.A[0]!;
      },
    });
    const { code, stdout } = await invoke(RUN, { catalogue: [throwing] });
    expect(code).toBe(1);
    expect(stdout).toContain("spectral  ✗ error ");
    expect(stdout).toContain("Not as expected\n  spectral: error, expected holds\n");
    expect(stdout).toMatch(/beyond\/spectral threw on case \d+: no twos\n/);
  });

  it("is 0 with --strict where ties and borrowed bounds alone are left, and 3 where something could have been decided and was not", async () => {
    // Both sides are one number, and an irrational one: no precision decides a bound between them.
    const tie = spectralClaim(1, {
      forms: sound.forms.map((form) => ({
        ...form,
        relations: (a) => [atMost("‖A‖_2 ≤ ‖Aᵀ‖_2", spectralNorm(a), spectralNorm(a.T))],
      })),
    });
    const ties = await invoke([...RUN, "--strict", "--quiet"], { catalogue: [tie] });
    expect(ties.code).toBe(0);
    expect(ties.stdout.replace(/\n +/g, " ")).toMatch(
      / \d+ ties \(both sides equal as far as intervals tell: their enclosures shrink onto each other\)\n/,
    );
    expect(ties.stdout).not.toContain("left undecided");
    // The left side comes with an error bound that no precision makes smaller.
    const blurred = spectralClaim(1, {
      forms: sound.forms.map((form) => ({
        ...form,
        relations: (a) => [
          atMost("‖A‖_2 ≤ ‖A‖_2 + (d − 1)", spectralNorm(a), approximately(spectralNorm(a).value + a.rows - 1, 1e-9)),
        ],
      })),
    });
    const borrowed = await invoke([...RUN, "--strict", "--quiet"], { catalogue: [blurred] });
    expect(borrowed.stdout.replace(/\n +/g, " ")).toMatch(
      /, \d+ out of reach of intervals \(an operand rests on an error bound of floating point\)\n/,
    );
    expect(borrowed.stdout).not.toContain("left undecided");
    expect(borrowed.code).toBe(0);
    // A precision of more than 256 bits would decide it.
    const cancelling = spectralClaim(1, {
      forms: sound.forms.map((form) => ({
        ...form,
        relations: (a) => {
          const [norm, large] = [spectralNorm(a), spectralNorm(a).times(2 ** 300)];
          return [atMost("‖A‖_2 ≤ ‖A‖_2 + 1", sum([large, norm, large.negated()]), norm.plus(1))];
        },
      })),
    });
    const strict = await invoke([...RUN, "--strict", "--quiet"], { catalogue: [cancelling] });
    expect(strict.stdout).toMatch(/\nUndecided checks: beyond\/spectral:printed \(\d+\)\n/);
    expect(strict.stdout).toContain("left undecided");
    expect(strict.code).toBe(3);
    // Matrices of size 1 are ties as well, ‖A‖_2 = ‖A‖_F, but rational ones: intervals decide them.
    expect((await invoke([...RUN, "beyond", "--strict"])).code).toBe(0);
    const clear = await invoke([...RUN, "--strict"], {
      catalogue: [spectralClaim(2, { equalityCases: { none: "a factor of two leaves room" } })],
    });
    expect(clear.code).toBe(0);
  });
});

describe("the usual place of a report", () => {
  const QUIET = ["--workers", "1", "--seed", "7", "--quiet"];

  it("keeps the report of a larger run, and says what to do", async () => {
    const cwd = scratch();
    await invoke(["verify", "--runs", "20", ...QUIET], { cwd });
    const full = stored(cwd);
    for (const smaller of [["gatmiry2023"], ["--runs", "19"], ["beyond", "--runs", "19"]]) {
      const runs = smaller.includes("--runs") ? [] : ["--runs", "20"];
      const { code, stdout } = await invoke(["verify", ...smaller, ...runs, ...QUIET], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain(
        "\nReport: not written: reports/runs/latest/report.json is a larger run, of 3 forms on 43 cases; " +
          "--out <dir> puts this one elsewhere, --force there\n",
      );
      expect(stdout).not.toContain("Page:");
      expect(stored(cwd)).toEqual(full);
    }
    const elsewhere = await invoke(["verify", "beyond", "--runs", "5", ...QUIET, "--out", "small"], { cwd });
    expect(elsewhere.stdout).toContain("\nReport: small/report.json\nPage:   small/report.html\n");
    expect(elsewhere.stdout).toMatch(/Again: {2}npx .* --runs 5 --workers 1 --out small --quiet\n$/);
    expect(stored(cwd)).toEqual(full);
    await invoke(["verify", "beyond", "--runs", "5", ...QUIET, "--force"], { cwd });
    expect(stored(cwd).claims).toHaveLength(1);
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

describe("an interruption", () => {
  it("reports what was done, marks it and gives exit status 130", async () => {
    const interruption = new AbortController();
    const cwd = scratch();
    let calls = 0;
    const counting: Claim = {
      ...sound,
      evaluate: (spec) => {
        calls += 1;
        if (calls === 450) interruption.abort();
        return sound.evaluate(spec);
      },
    };
    const { code, stdout } = await invoke(
      ["verify", "--workers", "1", "--runs", "1000", "--seed", "7", "--ledger", "ledger"],
      { cwd, catalogue: [counting, flawed], signal: interruption.signal },
    );
    expect(code).toBe(130);
    const { run, claims } = stored(cwd);
    expect([run.complete, run.selected, claims.map(({ id }) => id)]).toEqual([
      false,
      ["beyond/sound", "gatmiry2023/flawed"],
      ["beyond/sound"],
    ]);
    expect(claims[0]!.forms[0]!.cases).toBe(252);
    expect(stdout).toContain("Interrupted: 1 of 2 claims reached.\n");
    expect(stdout).toContain("Ledger: not written\n");
    expect(existsSync(join(cwd, "ledger/README.md"))).toBe(false);
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
