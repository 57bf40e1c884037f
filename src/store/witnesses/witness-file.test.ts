import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Witness, WITNESS_SCHEMA_VERSION } from "../../claim/counts/witness.js";
import { flawed, invoke, scratch } from "../../cli/harness.fixture.js";
import { UsageError } from "../../world/failures.js";
import { readWitness, witnessText } from "./witness-file.js";

const witness: Witness = {
  schemaVersion: WITNESS_SCHEMA_VERSION,
  claim: flawed.id,
  form: "printed",
  relation: "‖A‖_2 ≤ 0.5‖A‖_F",
  without: ["a [b,\n c]", "d"],
  spec: {
    sizes: { d: 2 },
    widths: [],
    choices: { k: "v" },
    reals: { x: 5e-324 },
    lists: { A: { entries: [[[0.1, 2], [-3e300, 0]]] } }, // prettier-ignore
  },
  lhs: "2",
  rhs: "1e-7",
  rounding: "Infinity",
  certificate: { lhs: ["2", "2"], rhs: ["-1.5", "1"], bits: 64 },
  provenance: { version: "0.1.0", seed: 0xffffffff, evaluations: 3 },
};

function reading(content: string | Uint8Array): () => Witness {
  const cwd = scratch();
  writeFileSync(join(cwd, "w.json"), content);
  return () => readWitness("w.json", cwd);
}

const plain = JSON.stringify(witness);
const withSpec = (changes: object): string => JSON.stringify({ ...witness, spec: { ...witness.spec, ...changes } });
const withEntry = (entry: string): string => plain.replace("0.1", entry);

describe("the file of a witness", () => {
  it("survives being written and read, bit for bit, with a matrix row on a line", () => {
    expect(reading(witnessText(witness))()).toEqual(witness);
    expect(witnessText(witness)).toMatch(/^ +\[0\.1, 2\],\n +\[-3e\+300, 0\]$/m);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ["nothing", "", /as JSON, got /],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x00]), /as JSON, got /],
    ["half a file", plain.slice(0, 100), /as JSON, got /],
    ["null", "null", /got Invalid input/],
    ["an array", "[]", /got Invalid input/],
    ["a later format", plain.replace('"schemaVersion":1', '"schemaVersion":2'), /w\.json, schemaVersion: /],
    ["an unknown key", plain.replace("{", '{"seed":1,'), /got Unrecognized key: "seed"/],
    ["an unknown key in a list", plain.replace('{"entries"', '{"law":"zero","entries"'), /Unrecognized key/],
    ["a law without its seed", withSpec({ lists: { A: { law: "gaussian" } } }), /w\.json, spec\.lists\.A/],
    ["__proto__ among the names", plain.replace('"d":2', '"__proto__":2'), /got the name __proto__/],
    ["__proto__ spelt otherwise", plain.replace('"d":2', String.raw`"\u005f_proto__":2`), /got the name __proto__/],
    ["__proto__ as a spec", plain.replace("{", '{"__proto__":{"spec":1},'), /got the name __proto__/],
    ["constructor among the lists", plain.replace('"A"', '"constructor"'), /got the name constructor/],
    ["NaN", withEntry("NaN"), /as JSON, got /],
    ["an entry beyond doubles", withEntry("1e999"), /w\.json, spec\.lists\.A\.entries\.0\.0\.0: .*received Infinity/],
    ["−0", withEntry("-0"), /got −0, which a spec writes as 0/],
    ["an entry in quotes", withEntry('"0.1"'), /expected number, received string/],
    ["an entry that is null", withEntry("null"), /expected number, received null/],
    ["ragged rows", plain.replace("[0.1,2]", "[0.1]"), /got rows of different lengths/],
    ["an empty matrix", withSpec({ lists: { A: { entries: [[]] } } }), /Too small/],
    ["a row without entries", withSpec({ lists: { A: { entries: [[[]]] } } }), /Too small/],
    ["a matrix that is a number", withSpec({ lists: { A: { entries: [7] } } }), /expected array, received number/],
    ["a size of 10^9", withSpec({ sizes: { d: 1e9 } }), /w\.json, spec\.sizes\.d: .*Too big/],
    ["a negative size", withSpec({ sizes: { d: -1 } }), /Too small/],
    ["half a size", withSpec({ sizes: { d: 1.5 } }), /expected int, received number/],
    ["widths of 10^9", withSpec({ widths: [1, 1e9] }), /w\.json, spec\.widths\.1: .*Too big/],
    ["a form of another name", plain.replace('"printed"', '"both"'), /w\.json, form: /],
    ["a side that is no number", plain.replace('"lhs":"2"', '"lhs":"two"'), /got no decimal number/],
    [
      "more bytes than any witness has",
      `${plain}${" ".repeat(1 << 20)}`,
      /expected at most 1048576 bytes, got \d{7}; /,
    ],
    ["brackets without end", "[".repeat(500_000), /as JSON, got /],
    [
      "brackets within brackets",
      `${"[".repeat(500_000)}${"]".repeat(500_000)}`,
      /w\.json, line 1, column 65: expected a witness/,
    ],
  ])("is refused in one line: %s", (_, content, sentence) => {
    const read = reading(content);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(sentence);
    expect(read).toThrow(/^[^\n]{1,400}$/);
    expect(({} as { spec?: unknown }).spec).toBeUndefined();
  });

  it("is refused where it is none: a folder, a device, nothing", async () => {
    const cwd = scratch();
    mkdirSync(join(cwd, "folder"));
    expect(() => readWitness("folder", cwd)).toThrow("folder: expected a file that can be read, got a folder (EISDIR)");
    expect(() => readWitness("/dev/zero", cwd)).toThrow("/dev/zero: expected an ordinary file, got a device; write");
    expect(await invoke(["replay", "absent.json"], { cwd })).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "flatcheck: absent.json: expected a file that can be read, got no such file (ENOENT); see how it is spelt, and from which folder\n",
    });
  });
});
