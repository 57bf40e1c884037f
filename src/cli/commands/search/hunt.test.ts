import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EPOCH, invoke, recorder, scratch } from "../../harness.fixture.js";
import { readWitness } from "../../../store/witnesses/witness-file.js";

const HUNT = ["hunt", "gatmiry2023/flawed", "--seed", "7", "--evaluations", "500"];
const FILE = "theorems/gatmiry2023/witnesses/flawed.printed.1.json";

describe("flatcheck hunt", () => {
  it("tells what it found, and stores it", async () => {
    const cwd = scratch();
    expect(await invoke(HUNT, { cwd })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "gatmiry2023/flawed:printed · The spectral norm is at most half of the Frobenius
      norm
        refuted after 2 evaluations: ‖A‖_2 ≤ 0.5‖A‖_F
        smallest: d = 1, A = [1]: 1 > 0.5
        worst: d = 1, A = [-0.8031]: 0.8031 > 0.4016
        certificate: left side 1, right side 5e-1, by intervals of 64 bits
        stored: theorems/gatmiry2023/witnesses/flawed.printed.1.json
      Again:  npx flatcheck hunt gatmiry2023/flawed:printed --seed 7 --evaluations 500
      ",
      }
    `);
    expect(readFileSync(join(cwd, FILE), "utf8")).toMatchInlineSnapshot(`
      "{
        "schemaVersion": 1,
        "claim": "gatmiry2023/flawed",
        "form": "printed",
        "relation": "‖A‖_2 ≤ 0.5‖A‖_F",
        "without": [],
        "spec": {
          "sizes": {
            "d": 1
          },
          "widths": [],
          "choices": {},
          "reals": {},
          "lists": {
            "A": {
              "entries": [
                [
                  [1]
                ]
              ]
            }
          }
        },
        "lhs": "1",
        "rhs": "0.5",
        "rounding": "4.457545443870022e-16",
        "certificate": {
          "lhs": ["1", "1"],
          "rhs": ["5e-1", "5e-1"],
          "bits": 64
        },
        "provenance": {
          "version": "0.2.0",
          "seed": 7,
          "evaluations": 2
        }
      }
      "
    `);
    expect(readdirSync(join(cwd, "theorems/gatmiry2023/witnesses"))).toEqual(["flawed.printed.1.json"]);
  });

  it("tells what came nearest where it found nothing", async () => {
    const cwd = scratch();
    expect(await invoke(["hunt", "beyond/sound", "--seed", "7", "--evaluations", "200"], { cwd }))
      .toMatchInlineSnapshot(`
        {
          "code": 1,
          "stderr": "",
          "stdout": "beyond/sound:printed · The spectral norm is at most the Frobenius norm
          nothing found in 200 evaluations, of which 17 said nothing
          nearest: margin 6.12e-16 of the scale at d = 1, A ~ gaussian (seed 3014732543)
        Again:  npx flatcheck hunt beyond/sound:printed --seed 7 --evaluations 200
        ",
        }
      `);
    expect(existsSync(join(cwd, "theorems/beyond/witnesses"))).toBe(true);
    expect(readdirSync(join(cwd, "theorems/beyond/witnesses"))).toEqual([]);
  });

  it("prints JSON and nothing else with --json", async () => {
    const { code, stdout, stderr } = await invoke([...HUNT, "--json"], { stderr: recorder(true) });
    expect([code, stderr]).toEqual([0, ""]);
    const { found, ...facts } = JSON.parse(stdout) as { found: Record<string, unknown> };
    expect(facts).toMatchObject({
      claim: "gatmiry2023/flawed",
      form: "printed",
      without: [],
      seed: 7,
      complete: true,
      again: "npx flatcheck hunt gatmiry2023/flawed:printed --seed 7 --evaluations 500 --json",
    });
    expect(found).toMatchObject({ relation: "‖A‖_2 ≤ 0.5‖A‖_F", file: FILE, smallest: { lhs: "1", rhs: "0.5" } });
    const missed = await invoke([
      "hunt",
      "gatmiry2023/flawed:corrected",
      "--seed",
      "7",
      "--evaluations",
      "50",
      "--json",
    ]);
    expect(missed.code).toBe(1);
    expect(JSON.parse(missed.stdout)).toMatchObject({ form: "corrected", found: null, evaluations: 50 });
  });

  it("drops assumptions, and says which were never violated", async () => {
    const { code, stdout } = await invoke([
      "hunt",
      "gatmiry2023/flawed:corrected",
      "--without",
      "square",
      "--evaluations",
      "50",
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain("  without: square\n");
    expect(stdout).toContain("  never violated, so that nothing was tried: square\n");
    expect(stdout).toContain(
      "Again:  npx flatcheck hunt gatmiry2023/flawed:corrected --without square --seed 123 --evaluations 50\n",
    );
  });

  it.each<[string[], string]>([
    [["gatmiry2023/flaud"], 'got "gatmiry2023/flaud"; did you mean gatmiry2023/flawed?'],
    [["gatmiry2023/flawed", "--without", "round"], 'expected an assumption out of "square", got "round"'],
    [["gatmiry2023/flawed", "--evaluations", "0"], 'expected a whole number from 1 to 1000000000, got "0"'],
    [["gatmiry2023/flawed", "--evaluations", "5", "--for", "1s"], "expected no --for beside it, got both"],
    [["gatmiry2023/flawed", "--store", "/dev/full"], "got a path that leads through a file (ENOTDIR)"],
  ])("refuses %j", async (args, sentence) => {
    const { code, stdout, stderr } = await invoke(["hunt", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^[^\n]*\n$/);
  });

  it("finds the same again, and stores it once", async () => {
    const cwd = scratch();
    const first = await invoke([...HUNT, "--store", "kept"], { cwd });
    const stored = readFileSync(join(cwd, "kept/gatmiry2023/witnesses/flawed.printed.1.json"), "utf8");
    expect(await invoke([...HUNT, "--store", "kept"], { cwd })).toEqual(first);
    expect(readdirSync(join(cwd, "kept/gatmiry2023/witnesses"))).toEqual(["flawed.printed.1.json"]);
    expect(readFileSync(join(cwd, "kept/gatmiry2023/witnesses/flawed.printed.1.json"), "utf8")).toBe(stored);
  });

  it("numbers witnesses on, whatever numbers are taken", async () => {
    const cwd = scratch();
    await invoke([...HUNT], { cwd });
    const other = { ...readWitness(FILE, cwd), without: ["square"] };
    writeFileSync(join(cwd, FILE), JSON.stringify(other));
    const { stdout } = await invoke(HUNT, { cwd });
    expect(stdout).toContain("stored: theorems/gatmiry2023/witnesses/flawed.printed.2.json\n");
    expect(readWitness(FILE, cwd)).toEqual(other);
  });

  it("starts from stored witnesses where told to", async () => {
    const cwd = scratch();
    await invoke(HUNT, { cwd });
    const { stdout } = await invoke([...HUNT, "--witnesses"], { cwd });
    expect(stdout).toContain("refuted after 1 evaluation: ");
    expect(stdout).toContain("--evaluations 500 --witnesses\n");
  });

  it("shows evaluations, rate and best margin on a terminal", async () => {
    let time = EPOCH;
    const { stderr } = await invoke(["hunt", "beyond/sound", "--seed", "7", "--evaluations", "2000"], {
      stderr: recorder(true, 80),
      now: () => (time += 10),
    });
    expect(stderr).toContain("\r\u001B[K1000 evaluations · ");
    expect(stderr).toContain("/s · best margin ");
    expect(stderr.endsWith("\r\u001B[K")).toBe(true);
  });

  it("hunts for a time, and gives the number of evaluations that repeats it", async () => {
    let time = EPOCH;
    const argv = ["hunt", "beyond/sound", "--seed", "7", "--for", "5s"];
    const { code, stdout } = await invoke(argv, { now: () => (time += 10) });
    expect(code).toBe(1);
    const [, evaluations] = /nothing found in (\d+) evaluations/.exec(stdout)!;
    expect(stdout).toContain(
      `Again:  npx flatcheck hunt beyond/sound:printed --seed 7 --evaluations ${evaluations!}\n`,
    );
    const again = await invoke(["hunt", "beyond/sound", "--seed", "7", "--evaluations", evaluations!]);
    expect(again.stdout).toBe(stdout);
  });
});

describe("what is found is safe", () => {
  /** The file of a witness that is found and not yet settled. */
  function found(cwd: string): string | null {
    const folder = join(cwd, "theorems/gatmiry2023/witnesses");
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const name = names.find((one) => /^flawed\.printed\.found-[0-9a-f]{16}\.json$/.test(one));
    return name === undefined ? null : join(folder, name);
  }

  /** A world whose clock calls `then` once, as soon as a witness is on the disk. */
  function onceStored(cwd: string, then: (text: string, file: string) => void): { cwd: string; now: () => number } {
    let done = false;
    return {
      cwd,
      now: () => {
        const file = done ? null : found(cwd);
        if (file !== null) {
          done = true;
          then(readFileSync(file, "utf8"), file);
        }
        return EPOCH;
      },
    };
  }

  it("is on the disk before it is shrunk, and when the hunt is interrupted then", async () => {
    const cwd = scratch();
    const interruption = new AbortController();
    let early = "";
    const { code, stdout } = await invoke(["hunt", "gatmiry2023/flawed", "--seed", "3"], {
      ...onceStored(cwd, (text) => {
        early = text;
        interruption.abort();
      }),
      signal: interruption.signal,
    });
    expect(code).toBe(130);
    expect(stdout).toContain("Interrupted: this is the best so far.\n");
    expect(JSON.parse(early)).toMatchObject({ claim: "gatmiry2023/flawed", form: "printed", certificate: null });
    const late = readWitness(FILE, cwd);
    expect(late.certificate).not.toBeNull();
    const whole = scratch();
    await invoke(["hunt", "gatmiry2023/flawed", "--seed", "3"], { cwd: whole });
    expect(early).not.toBe(readFileSync(join(whole, FILE), "utf8"));
    expect((await invoke(["replay", FILE], { cwd })).code).toBe(0);
  });

  it("is told where the store fails, and the hunt goes on", async () => {
    const cwd = scratch();
    const folder = join(cwd, "theorems/gatmiry2023/witnesses");
    const world = onceStored(cwd, () => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, "");
    });
    const { code, stdout, stderr } = await invoke(HUNT, world);
    expect(code).toBe(2);
    expect(stdout).toContain("  stored: nowhere, see above\n");
    const [complaint, told] = stderr.split("\n");
    expect(complaint).toMatch(
      /flawed\.printed\.found-[0-9a-f]{16}\.json: expected to write this file, got .*; this is what was to be stored:$/,
    );
    expect(JSON.parse(told!)).toMatchObject({ claim: "gatmiry2023/flawed", lhs: "1", rhs: "0.5" });
  });

  it("is told where the disk is full", async () => {
    const cwd = scratch();
    const folder = join(cwd, "theorems/gatmiry2023/witnesses");
    mkdirSync(folder, { recursive: true });
    const world = onceStored(cwd, (_, file) => {
      rmSync(file);
      symlinkSync("/dev/full", file);
    });
    const { code, stderr } = await invoke(HUNT, world);
    expect(code).toBe(2);
    expect(stderr).toContain("got a full disk (ENOSPC)");
  });

  it("is not written over what another run stores at the same time", async () => {
    const cwd = scratch();
    const [one, two] = await Promise.all([invoke(HUNT, { cwd }), invoke([...HUNT.slice(0, 3), "8"], { cwd })]);
    expect([one.code, two.code]).toEqual([0, 0]);
    const names = readdirSync(join(cwd, "theorems/gatmiry2023/witnesses"));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(name).toMatch(/^flawed\.printed\.[12]\.json$/);
      expect((await invoke(["replay", `theorems/gatmiry2023/witnesses/${name}`], { cwd })).code).toBe(0);
    }
  });
});
