import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { invoke, scratch, sound } from "../../harness.fixture.js";
import type { Witness } from "../../../claim/counts/witness.js";
import { readWitness } from "../../../store/witnesses/witness-file.js";

const FILE = "theorems/gatmiry2023/witnesses/flawed.printed.1.json";

/** A folder with a witness that a hunt found, changed. */
async function stored(changes: Partial<Witness> = {}): Promise<string> {
  const cwd = scratch();
  await invoke(["hunt", "gatmiry2023/flawed", "--seed", "7", "--evaluations", "100"], { cwd });
  writeFileSync(join(cwd, FILE), JSON.stringify({ ...readWitness(FILE, cwd), ...changes }));
  return cwd;
}

const instance = (entry: number): Witness["spec"] => {
  return { sizes: { d: 1 }, widths: [], choices: {}, reals: {}, lists: { A: { entries: [[[entry]]] } } };
};

describe("flatcheck replay", () => {
  it("REPRODUCED: both sides, rounding and the certificate", async () => {
    expect(await invoke(["replay", FILE], { cwd: await stored() })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "REPRODUCED
        theorems/gatmiry2023/witnesses/flawed.printed.1.json
        claim: gatmiry2023/flawed:printed
        relation: ‖A‖_2 ≤ 0.5‖A‖_F
        at: d = 1, A = [1]
        sides: 1 > 0.5, rounding 4.5e-16
        certificate: left side 1, right side 5e-1, by intervals of 64 bits
      ",
      }
    `);
  });

  it("DID NOT REPRODUCE: where the relation holds, or the file says something else", async () => {
    expect(await invoke(["replay", FILE], { cwd: await stored({ spec: instance(0) }) })).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "",
        "stdout": "DID NOT REPRODUCE: by interval arithmetic the relation holds
        theorems/gatmiry2023/witnesses/flawed.printed.1.json
        claim: gatmiry2023/flawed:printed
        relation: ‖A‖_2 ≤ 0.5‖A‖_F
        at: d = 1, A = [0]
        sides: left side 0, right side 0, rounding 0
        certificate: none, intervals do not refute it
      ",
      }
    `);
    const { code, stdout } = await invoke(["replay", FILE], { cwd: await stored({ lhs: "1.5" }) });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^DID NOT REPRODUCE: the file has 1\.5 on the left side\n/);
  });

  it("STALE: where it does not fit the claim any more", async () => {
    expect(await invoke(["replay", FILE], { cwd: await stored({ without: ["round"] }) })).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "",
        "stdout": "STALE: gatmiry2023/flawed has no assumption "round"
        theorems/gatmiry2023/witnesses/flawed.printed.1.json
        claim: gatmiry2023/flawed:printed
        without: round
        relation: ‖A‖_2 ≤ 0.5‖A‖_F
        at: d = 1, A = [1]
      ",
      }
    `);
    const { code, stdout } = await invoke(["replay", FILE], { cwd: await stored(), catalogue: [sound] });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^STALE: there is no claim gatmiry2023\/flawed\n/);
  });

  it("prints JSON and nothing else with --json", async () => {
    const { code, stdout } = await invoke(["replay", FILE, "--json"], { cwd: await stored() });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: FILE,
      claim: "gatmiry2023/flawed",
      outcome: "reproduced",
      reason: null,
      lhs: "1",
      rhs: "0.5",
      certificate: { lhs: ["1", "1"], rhs: ["5e-1", "5e-1"], bits: 64 },
    });
    const stale = await invoke(["replay", FILE, "--json"], { cwd: await stored({ relation: "none" }) });
    expect(stale.code).toBe(2);
    expect(JSON.parse(stale.stdout)).toEqual({
      file: FILE,
      claim: "gatmiry2023/flawed",
      form: "printed",
      relation: "none",
      without: [],
      outcome: "stale",
      reason: 'the printed form has no relation "none" there',
    });
  });
});
