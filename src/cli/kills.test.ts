import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readWitness } from "../store/witnesses/witness-file.js";
import { scratch } from "./harness.fixture.js";
import {
  hasNamespaces,
  killOften,
  lookAtReports,
  names,
  NAMESPACES,
  settleAtOnce,
  type Victim,
  witnessWatch,
} from "./kills.fixture.js";
import { builtPackage, runBuilt } from "./package.fixture.js";

/** How often each command is killed; a thousand by FLATCHECK_KILLS=1000. */
const KILLS = Number(process.env["FLATCHECK_KILLS"] ?? 6);

/** How many witnesses are settled at once; ten thousand by FLATCHECK_WITNESSES=10000. */
const WITNESSES = Number(process.env["FLATCHECK_WITNESSES"] ?? 400);

/** A test of so many kills takes so many milliseconds at most, also on a machine that has other things to do. */
const TIMEOUT = 600_000 + 20_000 * KILLS + 200 * WITNESSES;

const OUT = "reports/runs/latest";

const VERIFY = [
  "verify",
  "gatmiry2023/lemma-1",
  "gatmiry2023/lemma-4",
  "--runs",
  "300",
  "--seed",
  "1",
  "--quiet",
  "--out",
  OUT,
];

describe("a program that is killed at any moment", { timeout: TIMEOUT }, () => {
  let installed: string;
  let program: string;

  beforeAll(() => {
    installed = builtPackage();
    program = join(installed, "dist/src/cli/main.js");
  });

  /** The victim, with the time that it takes undisturbed. */
  function victim(argv: readonly string[], cwd: string): Victim {
    const started = performance.now();
    runBuilt(installed, argv, cwd);
    return { program, argv, cwd, takes: performance.now() - started };
  }

  /** A report without what depends on the time. */
  function timeless(file: string): unknown {
    const report = JSON.parse(readFileSync(file, "utf8")) as { run: Record<string, unknown> };
    return { ...report, run: { ...report.run, startedAt: null, seconds: null } };
  }

  it.each([
    ["in this machine", []],
    ...(hasNamespaces ? [["where ids of processes repeat", NAMESPACES] as [string, string[]]] : []),
  ] as [string, string[]][])("leaves reports whole, and a checkpoint to go on from: %s", async (_, within) => {
    const [cwd, calm] = [scratch(), scratch()];
    const one = { ...victim(VERIFY, calm), cwd, within };
    const folder = join(cwd, OUT);
    await killOften(one, KILLS, 1, () => lookAtReports(folder));
    const left = names(folder);
    const again = left.includes("checkpoint.jsonl") ? [...VERIFY, "--resume"] : VERIFY;
    expect(runBuilt(installed, again, cwd).code).toBe(0);
    expect(timeless(join(folder, "report.json"))).toEqual(timeless(join(calm, OUT, "report.json")));
    expect(names(folder).sort()).toEqual(["report.html", "report.json"]);
  });

  it("loses no witness that a hunt has stored", async () => {
    const cwd = scratch();
    const argv = ["hunt", "wu2025/path-norm", "--evaluations", "200", "--store", "store", "--quiet"];
    const one = victim([...argv, "--seed", "1"], cwd);
    const folder = join(cwd, "store/wu2025/witnesses");
    const look = witnessWatch(folder);
    look();
    for (let seed = 0; seed < KILLS; seed++)
      await killOften({ ...one, argv: [...argv, "--seed", String(seed)] }, 1, seed, look);
    const settled = runBuilt(installed, [...argv, "--seed", "1"], cwd);
    expect([settled.code, settled.stderr]).toEqual([0, ""]);
    look();
    for (const name of names(folder).slice(0, 2)) {
      expect(runBuilt(installed, ["replay", join(folder, name)], cwd).code).toBe(0);
    }
  });

  it("leaves what it renders whole", async () => {
    const cwd = scratch();
    expect(runBuilt(installed, VERIFY, cwd).code).toBe(0);
    const one = victim(["report", "--format", "markdown", `${OUT}/report.json`], cwd);
    await killOften(one, KILLS, 3, () => lookAtReports(join(cwd, OUT)));
  });

  it.each([2, 4])("loses no witness of %d that write to one store", async (writers) => {
    const store = join(scratch(), "store");
    const share = WITNESSES / writers;
    // Each writes its own share and that of the next one.
    const ranges = Array.from({ length: writers }, (_, i): [number, number] => {
      return [i * share, Math.min((i + 2) * share, WITNESSES)];
    });
    await settleAtOnce(installed, store, ranges);
    const folder = join(store, "own/witnesses");
    expect(names(folder)).toEqual(readdirSync(folder));
    const numbers = names(folder).map((name) => {
      expect(name).toMatch(/^claim\.printed\.\d+\.json$/);
      const list = readWitness(name, folder).spec.lists["A"]!;
      return "entries" in list ? list.entries[0]![0]![0]! : NaN;
    });
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: WITNESSES }, (_, i) => i));
  });
});
