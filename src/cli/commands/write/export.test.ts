import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flawed, invoke, scratch } from "../../harness.fixture.js";
import { type Witness, WITNESS_SCHEMA_VERSION } from "../../../claim/counts/witness.js";

const witness: Witness = {
  schemaVersion: WITNESS_SCHEMA_VERSION,
  claim: flawed.id,
  form: "printed",
  relation: "‖A‖_2 ≤ 0.5‖A‖_F",
  without: [],
  spec: { sizes: { d: 1 }, widths: [], choices: {}, reals: {}, lists: { A: { entries: [[[2]]] } } },
  lhs: "2",
  rhs: "1",
  rounding: "1e-15",
  certificate: { lhs: ["2", "2"], rhs: ["1", "1"], bits: 64 },
  provenance: { version: "0.1.0", seed: 1, evaluations: 3 },
};

/** A folder with a file of this content. */
function folderWith(content: string): string {
  const cwd = scratch();
  writeFileSync(join(cwd, "w.json"), content);
  return cwd;
}

describe("flatcheck export", () => {
  it("writes the folder, and says what is in it and how to check it", async () => {
    const cwd = folderWith(JSON.stringify(witness));
    const said = await invoke(["export", "w.json", "--to", "out/shown"], { cwd });
    const names = ["README.md", "check.py", "check.jl", "witness.tex", "CITATION.bib", "witness.json", "A.npy"];
    const check = "Check it with: python3 out/shown/check.py";
    const again = "Again:  npx flatcheck export w.json --to out/shown";
    const lines = [...names.map((name) => `out/shown/${name}`), check, again, ""];
    expect(said).toEqual({ code: 0, stdout: lines.join("\n"), stderr: "" });
    expect(readdirSync(join(cwd, "out/shown")).sort()).toEqual([...names].sort());
    expect(JSON.parse(readFileSync(join(cwd, "out/shown/witness.json"), "utf8"))).toEqual(witness);
    const bytes = readFileSync(join(cwd, "out/shown/A.npy"));
    expect([bytes.length, bytes.readDoubleLE(128)]).toEqual([136, 2]);
  });

  it("quotes what a shell would read otherwise, and leads no path with a dash", async () => {
    const cwd = folderWith(JSON.stringify(witness));
    const { stdout } = await invoke(["export", "w.json", "--to", "it's $HOME"], { cwd });
    expect(stdout).toContain(`Check it with: python3 'it'\\''s $HOME/check.py'\n`);
    expect(stdout).toContain(`Again:  npx flatcheck export w.json --to 'it'\\''s $HOME'\n`);
    const dashed = await invoke(["export", "w.json", "--to=-x"], { cwd });
    expect(dashed.stdout).toContain("Check it with: python3 ./-x/check.py\n");
  });

  it.each<[string, string, string]>([
    ["no JSON", "{", "w.json, line 1, column 2: expected a witness, as JSON, got "],
    ["something else", "[]", "w.json: expected a witness of format 1, got "],
    ["a wrong field", JSON.stringify({ ...witness, lhs: "two" }), "w.json, lhs: expected a witness of format 1, got "],
    [
      "ragged rows",
      JSON.stringify({ ...witness, spec: { ...witness.spec, lists: { A: { entries: [[[1, 2], [3]]] } } } }),
      "w.json, spec.lists.A.entries.0: expected a witness of format 1, got rows of different lengths",
    ],
    [
      "an unknown claim",
      JSON.stringify({ ...witness, claim: "a/b" }),
      'w.json: expected a claim of the catalogue, got "a/b"; flatcheck list names them all',
    ],
    [
      "an instance that does not fit",
      JSON.stringify({ ...witness, spec: { ...witness.spec, sizes: { d: 2 } } }),
      "w.json: expected an instance that can be evaluated, got ",
    ],
    [
      "an instance that refutes nothing",
      JSON.stringify({ ...witness, spec: { ...witness.spec, lists: { A: { entries: [[[0]]] } } } }),
      "w.json: expected an instance that refutes ",
    ],
  ])("refuses %s in one line, and writes nothing", async (_, content, complaint) => {
    const cwd = folderWith(content);
    const { code, stdout, stderr } = await invoke(["export", "w.json", "--to", "out"], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr.startsWith(`flatcheck: ${complaint}`), stderr).toBe(true);
    expect(readdirSync(cwd)).toEqual(["w.json"]);
  });

  it("asks for a folder, and for a file that is there", async () => {
    const cwd = folderWith(JSON.stringify(witness));
    expect(await invoke(["export", "w.json"], { cwd })).toEqual({
      code: 2,
      stdout: "",
      stderr: "flatcheck: export: expected a folder to write to, got none; add --to <dir>\n",
    });
    const missing = await invoke(["export", "none.json", "--to", "out"], { cwd });
    expect([missing.code, missing.stderr]).toEqual([
      2,
      expect.stringMatching(/^flatcheck: none\.json: expected [^\n]*\n$/),
    ]);
  });

  it("tells where it cannot write", async () => {
    const cwd = folderWith(JSON.stringify(witness));
    mkdirSync(join(cwd, "out/README.md"), { recursive: true });
    const { code, stderr } = await invoke(["export", "w.json", "--to", "out"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/README\.md: expected to write this file, got a folder of that name/);
  });
});
