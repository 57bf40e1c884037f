import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../../claim/statement/claim.js";
import { python, pythonNote } from "../../../export/folder/witness.fixture.js";
import { invoke, type Said, scratch, sound } from "../../harness.fixture.js";

const write = (cwd: string, ...more: readonly string[]): Promise<Said> =>
  invoke(["vectors", "--to", "out", "--seed", "1", "--runs", "4", "--cases", "12", ...more], { cwd });

function filesOf(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));
}

/** Whether this Python has pytest. */
const pytest = python !== null && spawnSync(python, ["-c", "import pytest"]).status === 0;
const pytestNote = pytest ? pythonNote : "NOT RUN, for there is no Python with NumPy and pytest";

function runPytest(folder: string): { readonly status: number | null; readonly stdout: string } {
  const argv = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "test_vectors.py"];
  return spawnSync(python!, argv, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
}

interface File {
  readonly operation: string;
  readonly operands: unknown;
  readonly cases: readonly {
    readonly operands: readonly number[][][];
    readonly operands_hex: readonly string[][][];
    readonly lower: number;
    readonly upper: number;
    readonly lower_decimal: string;
    readonly upper_decimal: string;
  }[];
}

function read(folder: string, operation: string): File {
  return JSON.parse(readFileSync(join(folder, `${operation}.json`), "utf8")) as File;
}

describe("flatcheck vectors", () => {
  it("encloses what each operation gives, the same for the same seed", async () => {
    const cwd = scratch();
    const { code, stdout } = await write(cwd);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ cases of 3 operations, 6 instances of claims: out\/README\.md\n/);
    const { cases, operands } = read(join(cwd, "out"), "frobeniusNorm");
    expect(operands).toEqual(["matrix"]);
    expect(cases.length).toBeGreaterThan(20);
    for (const {
      operands: [a],
      lower,
      upper,
      lower_decimal,
      upper_decimal,
    } of cases) {
      // Squares of the entries as fractions of one power of two, exactly.
      const exact = (x: number): bigint => {
        let [mantissa, twos] = [x, 0n];
        for (; !Number.isInteger(mantissa); mantissa *= 2) twos += 1n;
        return BigInt(mantissa) * 2n ** (2000n - twos);
      };
      const squares = a!.flat().reduce((total, x) => total + exact(x) ** 2n, 0n);
      expect(exact(lower) ** 2n <= squares && squares <= exact(upper) ** 2n).toBe(true);
      expect(upper - lower).toBeLessThanOrEqual(2 ** -52 * upper);
      expect(Number(lower_decimal)).toBeGreaterThanOrEqual(lower);
      expect(Number(upper_decimal)).toBeLessThanOrEqual(upper);
    }
    const other = scratch();
    await write(other);
    expect(filesOf(join(other, "out"))).toEqual(filesOf(join(cwd, "out")));
  });

  it("overwrites nothing unasked", async () => {
    const cwd = scratch();
    await write(cwd);
    writeFileSync(join(cwd, "out", "test_vectors.py"), "mine");
    const before = filesOf(join(cwd, "out"));
    const { code, stderr, stdout } = await write(cwd, "--runs", "3");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^flatcheck: out: expected a folder without vectors, got .*, or add --force\n$/);
    expect(filesOf(join(cwd, "out"))).toEqual(before);
    expect((await write(cwd, "--force")).code).toBe(0);
    expect(readFileSync(join(cwd, "out", "test_vectors.py"), "utf8")).not.toBe("mine");
  });

  it("leaves a file of the user alone that stands where one of the vectors would", async () => {
    const cwd = scratch();
    mkdirSync(join(cwd, "out"));
    writeFileSync(join(cwd, "out", "README.md"), "mine");
    expect((await write(cwd)).code).toBe(2);
    expect(readFileSync(join(cwd, "out", "README.md"), "utf8")).toBe("mine");
    expect(existsSync(join(cwd, "out", "index.json"))).toBe(false);
  });

  it("writes nothing at all where a file of the user stands in the place of any of them", async () => {
    const cwd = scratch();
    mkdirSync(join(cwd, "out"));
    writeFileSync(join(cwd, "out", "spectralNorm.json"), "mine");
    const { code, stdout, stderr } = await write(cwd);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "flatcheck: out: expected a folder without vectors, got one with a file spectralNorm.json, which stays as it is; choose another one, or add --force\n",
    );
    expect(readdirSync(join(cwd, "out"))).toEqual(["spectralNorm.json"]);
  });

  it("tells before it computes that nothing can be written", async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, "out"), "a file");
    let evaluations = 0;
    const counting: Claim = { ...sound, evaluate: (spec) => ((evaluations += 1), sound.evaluate(spec)) };
    const { code, stdout, stderr } = await invoke(["vectors", "--to", "out/deeper"], { cwd, catalogue: [counting] });
    expect([code, stdout, evaluations]).toEqual([2, "", 0]);
    expect(stderr).toMatch(/^flatcheck: .*out\/deeper.*: expected a file that can be written, got .*\n$/);
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  it("tells in a line of a file that cannot be replaced, and leaves no list of all", async () => {
    const cwd = scratch();
    mkdirSync(join(cwd, "out", "instances.json"), { recursive: true });
    const { code, stderr } = await write(cwd, "--force");
    expect(code).toBe(2);
    expect(stderr).toMatch(/^flatcheck: .*instances\.json: expected to write this file, got .*\n$/);
    expect(existsSync(join(cwd, "out", "index.json"))).toBe(false);
  });

  it("writes nothing where it is interrupted", async () => {
    const cwd = scratch();
    const stop = new AbortController();
    stop.abort();
    const argv = ["vectors", "--to", "out", "--seed", "1"];
    const { code, stdout } = await invoke(argv, { cwd, signal: stop.signal });
    expect([code, stdout]).toEqual([130, "Interrupted: nothing was written\n"]);
    expect(readdirSync(cwd).flatMap((name) => readdirSync(join(cwd, name)))).toEqual([]);
  });

  it("says how to make the same again, and that makes the same", async () => {
    const cwd = scratch();
    const { stdout } = await write(cwd, "--instances", "1");
    const [, again] = /^Again: {2}npx flatcheck (.*)$/m.exec(stdout)!;
    expect(again).toBe("vectors --to out --seed 1 --runs 4 --cases 12 --instances 1");
    const other = scratch();
    await invoke(again!.split(" "), { cwd: other });
    expect(filesOf(join(other, "out"))).toEqual(filesOf(join(cwd, "out")));
    expect((await invoke([...again!.split(" "), "--force"], { cwd: other })).stdout).toMatch(/^Again: .* --force$/m);
  });

  it("says so in a line where there is no folder", async () => {
    expect(await invoke(["vectors"])).toMatchObject({
      code: 2,
      stderr: "flatcheck: vectors: expected a folder to write to, got none; add --to <dir>\n",
    });
  });

  it.skipIf(!pytest)(
    `holds NumPy to them, and finds a norm that is off by 0.1 %, ${pytestNote}`,
    async () => {
      const cwd = scratch();
      await write(cwd);
      const folder = join(cwd, "out");
      const right = runPytest(folder);
      expect([right.status, right.stdout]).toEqual([0, expect.stringMatching(/\n\d+ passed/)]);
      const example = readFileSync(join(folder, "test_vectors.py"), "utf8");
      const planted = example.replace("np.linalg.norm(a),", "1.001 * np.linalg.norm(a),");
      expect(planted).not.toBe(example);
      writeFileSync(join(folder, "test_vectors.py"), planted);
      const wrong = runPytest(folder);
      expect(wrong.status).toBe(1);
      expect(wrong.stdout).toMatch(/\n\d+ failed, \d+ passed/);
    },
    60_000,
  );

  it.skipIf(python === null)(`as .npz have the same numbers as in hexadecimal, ${pythonNote}`, async () => {
    const cwd = scratch();
    await write(cwd);
    const program = `
import json, numpy as np
z = np.load("spectralNorm.npz")
for case in json.load(open("spectralNorm.json"))["cases"]:
    a = np.array([[float.fromhex(x) for x in row] for row in case["operands_hex"][0]])
    assert a.tobytes() == z[case["id"] + "_operand0"].tobytes() == np.array(case["operands"][0], dtype=float).tobytes()
    for end in ("lower", "upper"):
        assert float.fromhex(case[end + "_hex"]) == case[end] == z[case["id"] + "_" + end].item()
    assert float(case["lower_decimal"]) <= case["upper"] and case["lower"] <= float(case["upper_decimal"])
print("same")`;
    const { stdout, stderr } = spawnSync(python!, ["-c", program], { cwd: join(cwd, "out"), encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["same\n", ""]);
  });
});
