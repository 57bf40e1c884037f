import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Report, reportSchema } from "../../reports/report/schema.js";
import { scratch } from "./harness.fixture.js";
import { builtPackage, outsider, type Ran, runBuilt, withoutProgress } from "./package.fixture.js";

/** A claim that holds, beside one whose evaluation never ends on 2×3. */
const HANGING = `
import { writeFileSync } from "node:fs";
import { atMost, claim, holds } from "flatcheck/claim";
import { frobeniusNorm, nuclearNorm } from "flatcheck/numerics";
import { instances, MIXED_LAWS } from "flatcheck/generators";
const drawn = instances({ sizes: { m: [1, 4], n: [1, 4] }, matrices: { A: { shape: ["m", "n"], laws: MIXED_LAWS } } });
const made = (id, evaluate) => claim(drawn, {
  id, title: "t", kinds: ["bound"], locus: "p1",
  printed: holds\`x\`(({ A }) => { evaluate(A); return { r: atMost(nuclearNorm(A), frobeniusNorm(A).times(2)) }; }),
  equality: "none, since the constant is far too large",
  degenerate: { n: drawn.at({ A: "2" }) },
});
export default [
  made("own/ends", () => {}),
  made("own/hang", (A) => {
    if (A.rows !== 2 || A.cols !== 3) return;
    writeFileSync("hanging", "");
    for (let x = 1; ; x = x / 2 + 1 / x);
  }),
];
`;

/** What keeps workers, and nobody else, from loading claims for ten seconds. */
const SLOW_IN_WORKERS = `
import { workerData } from "node:worker_threads";
const start = Date.now();
while (workerData?.modules !== undefined && workerData.memory !== undefined && Date.now() - start < 10_000);
`;

/** A claim that is refuted, and whose evaluation never ends once there is a file of that name. */
const LATER = `
import { existsSync } from "node:fs";
import { atMost, claim, holds } from "flatcheck/claim";
import { frobeniusNorm, nuclearNorm } from "flatcheck/numerics";
import { instances } from "flatcheck/generators";
const drawn = instances({ matrices: { A: { shape: [2, 2], laws: ["integer"] } } });
export default [claim(drawn, {
  id: "own/later", title: "t", kinds: ["bound"], locus: "p1",
  printed: holds\`x\`(({ A }) => {
    while (existsSync("hang"));
    return { r: atMost(nuclearNorm(A), frobeniusNorm(A)) };
  }),
  equality: "none, since nobody looks",
  degenerate: { n: drawn.at({ A: "1 0; 0 0" }) },
})];
`;

/** A claim that ends the process on 3×2. */
const EXITING = `
import { atMost, claim, holds } from "flatcheck/claim";
import { frobeniusNorm, spectralNorm } from "flatcheck/numerics";
import { instances } from "flatcheck/generators";
const drawn = instances({ sizes: { m: [1, 4], n: [1, 4] }, matrices: { A: ["m", "n"] } });
export default claim(drawn, {
  id: "own/exits", title: "t", kinds: ["bound"], locus: "p1",
  printed: holds\`x\`(({ A }) => {
    if (A.rows === 3 && A.cols === 2) process.exit(77);
    return { r: atMost(spectralNorm(A), frobeniusNorm(A)) };
  }),
  equality: "none, since nobody looks",
  degenerate: { n: drawn.at({ A: "1" }) },
});
`;

it("a claim that ends the process ends neither a run nor a check: it is told as any other mistake", () => {
  const installed = builtPackage();
  const cwd = outsider(installed, scratch());
  writeFileSync(join(cwd, "own.mjs"), EXITING);
  writeFileSync(join(cwd, "a.json"), '{"A":[[1,2],[3,4],[5,6]]}');
  const run = runBuilt(installed, ["verify", "own/exits", "--claims", "own.mjs", "--seed", "1", "--runs", "100"], cwd);
  expect([run.code, run.stderr]).toEqual([1, ""]);
  expect(run.stdout).toMatch(/own\/exits threw on case \d+: process\.exit\(77\) is called/);
  const looked = runBuilt(installed, ["check", "own/exits", "--claims", "own.mjs", "--load", "a.json"], cwd);
  expect(looked.code).toBe(2);
  expect(looked.stderr).toMatch(/^flatcheck: own\/exits on a\.json: [^\n]*process\.exit\(77\) is called[^\n]*\n$/);
});

it("a claim that rejects a promise out of turn is told in a line, and ends neither Node nor the program", () => {
  const installed = builtPackage();
  const cwd = outsider(installed, scratch());
  writeFileSync(join(cwd, "own.mjs"), `${EXITING.replace("process.exit(77)", "return {}")}Promise.reject(new Error("late"));`); // prettier-ignore
  const run = runBuilt(installed, ["verify", "own/exits", "--claims", "own.mjs", "--seed", "1", "--runs", "100"], cwd);
  expect(run.stderr).toMatch(/^flatcheck: [^\n]*own\.mjs: expected a module [^\n]*"late"[^\n]*\n$/);
  expect(run.code).toBe(2);
});

describe("an evaluation that never ends", () => {
  let installed: string;

  beforeAll(() => {
    installed = builtPackage();
  });

  function folder(): string {
    const cwd = outsider(installed, scratch());
    writeFileSync(join(cwd, "own.mjs"), HANGING);
    return cwd;
  }

  function report(cwd: string): Report {
    return reportSchema.parse(JSON.parse(readFileSync(join(cwd, OUT, "report.json"), "utf8")));
  }

  /** What a report says of the two claims. */
  function said({ claims }: Report) {
    return claims.map(({ id, forms: [form], errors }) => ({
      id,
      verdict: form!.verdict,
      incomplete: form!.incomplete ?? false,
      at: errors.map(({ unfinished, spec }) => unfinished === true && `${spec.sizes["m"]}×${spec.sizes["n"]}`),
    }));
  }

  /** Runs a command for a time that is long enough to begin with what does not end, on this machine today. */
  function forAWhile(argv: readonly string[]): { ran: Ran; cwd: string } {
    for (let seconds = 2; ; seconds *= 2) {
      const cwd = folder();
      const ran = runBuilt(installed, [...argv, "--for", `${seconds}s`], cwd);
      if (existsSync(join(cwd, "hanging"))) return { ran, cwd };
    }
  }

  const OUT = "out";

  const VERIFY = ["verify", "own", "--claims", "own.mjs", "--seed", "1", "--runs", "100", "--out", OUT];

  it.each(["1", "2"])("is ended and named, and its claim is not said to hold, with %s workers", (workers) => {
    const cwd = folder();
    const { code, stdout, stderr } = runBuilt(
      installed,
      [...VERIFY, "--case-timeout", "3s", "--workers", workers],
      cwd,
    );
    expect([code, stderr]).toEqual([1, ""]);
    const [ends, hang] = said(report(cwd));
    expect(ends).toEqual({ id: "own/ends", verdict: "holds", incomplete: false, at: [] });
    expect(hang).toMatchObject({ id: "own/hang", verdict: "error" });
    expect(new Set(hang!.at)).toEqual(new Set(["2×3"]));
    expect(stdout).toMatch(/own\/hang on case \d+, m = 2, n = 3, A ~ [^:]*: did not\s+end within 3 s/);
  });

  it("is ended and named in a stored witness, too, and leaves a report", () => {
    const cwd = folder();
    writeFileSync(join(cwd, "later.mjs"), LATER);
    const found = runBuilt(
      installed,
      ["hunt", "own/later", "--claims", "later.mjs", "--seed", "1", "--store", "store"],
      cwd,
    );
    expect(found.stdout).toContain("stored: store/own/witnesses/later.printed.1.json");
    writeFileSync(join(cwd, "hang"), "");
    const argv = [
      "verify",
      "own/later",
      "--claims",
      "later.mjs",
      "--seed",
      "1",
      "--runs",
      "2",
      "--store",
      "store",
      "--out",
      OUT,
    ];
    const { code, stderr } = runBuilt(installed, [...argv, "--case-timeout", "3s"], cwd);
    expect([code, stderr]).toEqual([1, ""]);
    const [later] = report(cwd).claims;
    expect(later!.witnesses).toMatchObject([{ outcome: "stale", reason: "its evaluation did not end within 3 s" }]);
  });

  const CHECK = ["check", "own", "--claims", "own.mjs", "--load", "a.json"];
  const TWO_BY_THREE = '{"A":[[1,2,3],[4,5,6]]}';

  it("does not keep the other claims from judging a file, and is named beside them", () => {
    const cwd = folder();
    writeFileSync(join(cwd, "a.json"), TWO_BY_THREE);
    const { code, stdout, stderr } = runBuilt(installed, [...CHECK, "--case-timeout", "3s"], cwd);
    expect([code, stderr]).toEqual([3, ""]);
    expect(stdout).toMatch(/^own\/ends +holds/m);
    expect(stdout).toContain(
      "1 claim judged; 0 take other matrices, and 0 none at all (--all tells why)\n" +
        "not judged, since it did not end within 3 s: own/hang\n",
    );
    const json = runBuilt(installed, [...CHECK, "--case-timeout", "3s", "--json"], cwd);
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([
      3,
      {
        claims: [{ claim: "own/ends", forms: [{ relations: [{ verdict: "holds" }] }] }],
        leftOut: [{ claim: "own/hang", takesFiles: true, ended: false, reason: "did not end within 3 s" }],
      },
    ]);
    const alone = ["check", "own/hang", "--claims", "own.mjs", "--load", "a.json", "--case-timeout", "3s"];
    expect(runBuilt(installed, alone, cwd)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/own\/hang at .* still running after 3\.\d s; .*--case-timeout\n$/) as string,
    });
  });

  it("is given up by a signal while a file is judged, and what the others said is told", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "a.json"), TWO_BY_THREE);
    const { code, stdout } = await signalled([...CHECK, "--workers", "1"], cwd, "SIGINT");
    expect(code).toBe(130);
    expect(stdout).toMatch(/^own\/ends +holds/m);
    expect(stdout).toContain("not judged, since it was interrupted: own/hang\n");
  });

  it("does not keep a run from ending when its time is up", () => {
    const { ran, cwd } = forAWhile(["verify", "own/hang", "--claims", "own.mjs", "--seed", "1", "--out", OUT]);
    expect([ran.code, ran.stdout]).toEqual([1, expect.not.stringContaining("Errors")]);
    expect(ran.stdout).toMatch(
      /\nLeft unfinished\n {2}own\/hang on case .* was\s+still\s+running\s+when\s+the\s+time\s+was\s+up/,
    );
    // It may be as fast as any other: that it never ends nobody knows yet.
    expect(said(report(cwd))).toEqual([{ id: "own/hang", verdict: "undecided", incomplete: true, at: ["2×3"] }]);
  });

  it("is not a case that has not begun when the time is up, since its claims take long to load", () => {
    const cwd = folder();
    writeFileSync(join(cwd, "own.mjs"), SLOW_IN_WORKERS + HANGING);
    const { stdout } = runBuilt(installed, ["verify", "own/ends", "--claims", "own.mjs", "--for", "4s"], cwd);
    expect(stdout).toContain("Interrupted: 0 of 1 claim reached.");
    expect(stdout).not.toMatch(/Left unfinished|Errors/);
  });

  it.each([["hunt"], ["sharpen"], ["ablate"]])("is named by %s", (command) => {
    const argv = [command, "own/hang", "--claims", "own.mjs", "--seed", "1"];
    const world = folder();
    const { code, stderr } = runBuilt(installed, [...argv, "--case-timeout", "3s"], world);
    expect(code).toBe(command === "ablate" ? 0 : 2);
    if (command === "ablate") return;
    expect(stderr).toMatch(
      /^flatcheck: own\/hang at \{"sizes":\{"m":2,"n":3\}.*: expected an evaluation that ends, got one still running after 3\.\d s; mend the claim, or allow more by --case-timeout\n$/,
    );
    expect(forAWhile(argv).ran.stderr).toContain("expected an evaluation that ends");
  });

  /** Runs the program, sends it a signal once it is at the evaluation that does not end, and waits for its end. */
  function signalled(argv: readonly string[], cwd: string, signal: NodeJS.Signals): Promise<Ran> {
    const program = join(installed, "dist/src/cli/main.js");
    const child: ChildProcess = spawn(process.execPath, [program, ...argv], {
      cwd,
      env: { PATH: process.env["PATH"] },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout!.on("data", (part: Buffer) => (stdout += part.toString()));
    child.stderr!.on("data", (part: Buffer) => (stderr += part.toString()));
    const timer = setInterval(() => {
      if (!existsSync(join(cwd, "hanging"))) return;
      clearInterval(timer);
      child.kill(signal);
    }, 50);
    return new Promise((resolve) => {
      child.once("close", (code) => resolve({ code, stdout, stderr: withoutProgress(stderr) }));
    });
  }

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "is ended by %s, with a report of what was done",
    async (signal) => {
      const cwd = folder();
      const { code, stderr } = await signalled(VERIFY, cwd, signal);
      expect([code, stderr]).toEqual([130, "\ninterrupted: reporting what was done; Ctrl-C again stops at once\n"]);
      expect(report(cwd).run.complete).toBe(false);
      const hang = said(report(cwd)).find(({ id }) => id === "own/hang");
      expect(hang).toMatchObject({ verdict: "undecided", incomplete: true });
      expect(hang!.at).toEqual(expect.arrayContaining(["2×3"]));
    },
  );

  it("is ended by a signal in a search, too, which names it", async () => {
    const { code, stderr } = await signalled(["hunt", "own/hang", "--claims", "own.mjs"], folder(), "SIGINT");
    expect(code).toBe(130);
    expect(stderr).toContain('flatcheck: interrupted, and ended from outside; it was at own/hang at {"sizes":{"m":2');
  });
});
