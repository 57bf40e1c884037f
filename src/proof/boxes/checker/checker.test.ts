import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { catalogue } from "../../../../theorems/index.js";
import { type BoxProof, boxProofText } from "../box-proof.js";
import { families } from "../families/index.js";
import { proveFamily } from "../prove-family.js";
import { readBoxProof } from "../read-proof.js";
import { recheck } from "../recheck.js";
import { BOX_CHECKER, boxChecker } from "./index.js";

const PYTHON = "/usr/bin/python3";
const folder = mkdtempSync(join(tmpdir(), "flatcheck-boxes-"));
writeFileSync(join(folder, BOX_CHECKER), boxChecker);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the checker says of each text. */
function checked(texts: readonly string[]): string[] {
  const files = texts.map((text, k) => {
    const file = join(folder, `proof-${k}.json`);
    writeFileSync(file, text);
    return file;
  });
  const { stdout, stderr, status } = spawnSync(PYTHON, ["-I", join(folder, BOX_CHECKER), ...files], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const lines = stdout.trim().split("\n");
  expect(status).toBe(lines.every((line) => line.startsWith("VERIFIED")) ? 0 : 1);
  expect(lines).toHaveLength(texts.length);
  return lines;
}

/** Families whose proofs are short, of each sort. */
const SHORT = families.filter(({ id }) =>
  [/scalar-.*=[23]$/, /trace-minimizer/, /aligned-over-least/, /sharper,L=2/].some((pattern) => pattern.test(id)),
);

async function proved(id: string): Promise<BoxProof> {
  const family = families.find((one) => one.id === id)!;
  const [claim] = await catalogue.load([family.claim]);
  return proveFamily(claim!, family, { effort: { boxes: 20_000, goesOn: () => true }, version: "test" }).proof;
}

/** A proof changed, with the hash of what it says then. */
function changed(proof: BoxProof, change: (copy: { -readonly [K in keyof BoxProof]: BoxProof[K] }) => unknown): string {
  const copy = structuredClone(proof);
  change(copy);
  return boxProofText(copy);
}

type Loose = {
  charts: {
    tree: string;
    choices: number[][];
    parameters: { from: string; to: string }[];
    program: { lines: (string | number)[][] };
  }[];
};
const loosely = (copy: unknown): Loose["charts"][number] => (copy as Loose).charts[0]!;

describe("the checker of boxes", () => {
  it("verifies proofs of every sort, as does what proved them", async () => {
    const proofs = await Promise.all(SHORT.map(({ id }) => proved(id)));
    const said = checked(proofs.map(boxProofText));
    expect(said.filter((line) => !line.startsWith("VERIFIED"))).toEqual([]);
    for (const [k, proof] of proofs.entries()) {
      const [claim] = await catalogue.load([proof.claim]);
      const again = recheck(claim, SHORT[k], readBoxProof(boxProofText(proof)));
      expect(again).toEqual({
        outcome: "verified",
        boxes: proof.charts.flatMap(({ tree }) => [...tree]).filter((x) => x === ".").length,
      });
    }
  });

  it("rejects a file of which one byte was changed: of statement, sizes, box, program, tree, choices, hash", async () => {
    const text = boxProofText(await proved("beyond/regression-bounds/aligned-over-least"));
    const places = [
      "\\\\frac",
      "L = 2",
      '"to":"',
      '"constant","',
      '"tree":"',
      '"choices":[[',
      '"sha256":"',
      '"slack":',
      '"covers":"',
      '"lhs":',
    ];
    const spoilt = places.map((place) => {
      const at = text.indexOf(place) + place.length;
      expect(text).toContain(place);
      return `${text.slice(0, at)}${text[at] === "7" ? "8" : "7"}${text.slice(at + 1)}`;
    });
    expect(new Set(spoilt).size).toBe(places.length);
    const said = checked(spoilt);
    expect(said.every((line) => line.startsWith("REJECTED"))).toBe(true);
    for (const one of spoilt) expect(() => readBoxProof(one)).toThrow();
  });

  it("rejects what is false or not shown, whatever its hash", async () => {
    const proof = await proved("beyond/regression-bounds/aligned-over-least");
    const scalar = await proved("mulayoff2020/scalar-flattest/m=3");
    const least = await proved("beyond/trace-minimizer-sharpness/most,L=3");
    const cases: Readonly<Record<string, string>> = {
      "the constant too small": changed(proof, (copy) => {
        const line = loosely(copy).program.lines.find(([name, x]) => name === "constant" && x === "4097/512");
        line![1] = "4090/512";
      }),
      "a box that is too large": changed(proof, (copy) => (loosely(copy).parameters[0]!.to = "3")),
      "a choice that does not do": changed(proof, (copy) => (loosely(copy).choices[0] = [0, 1])),
      "a choice that is missing": changed(proof, (copy) => loosely(copy).choices.pop()),
      "no ε": changed(scalar, (copy) => (copy.slack = null)),
      "a factor of the right side": changed(scalar, (copy) => {
        const line = loosely(copy).program.lines.find(([name, x]) => name === "constant" && x === "6");
        line![1] = "25/4";
      }),
      "an open leaf": changed(scalar, (copy) => (loosely(copy).tree = loosely(copy).tree.replace(/\.$/, "?"))),
      "a tree with a leaf less": changed(scalar, (copy) => (loosely(copy).tree = loosely(copy).tree.slice(0, -1))),
      "a tree with a leaf more": changed(scalar, (copy) => (loosely(copy).tree += ".")),
      "an axis that is none": changed(scalar, (copy) => (loosely(copy).tree = loosely(copy).tree.replace("0", "7"))),
      "a line that is not there yet": changed(scalar, (copy) => (loosely(copy).program.lines[2]![1] = 99)),
      "an exponent": changed(scalar, (copy) => {
        const line = loosely(copy).program.lines.find(([name]) => name === "power")!;
        line[2] = Number(line[2]) - 1;
      }),
      "an operation that is none": changed(scalar, (copy) => (loosely(copy).program.lines.at(-1)![0] = "believe")),
      "both sides exchanged": changed(least, (copy) => {
        const { program } = copy.charts[0]!;
        Object.assign(program, { lhs: program.rhs, rhs: program.lhs });
      }),
    };
    const said = checked(Object.values(cases));
    const passed = Object.keys(cases).filter((_, k) => !said[k]!.startsWith("REJECTED"));
    expect(passed).toEqual([]);
    const [claim] = await catalogue.load([scalar.claim]);
    for (const [name, text] of Object.entries(cases)) {
      const read = readBoxProof(text);
      const family = families.find(({ id }) => id === read.id);
      const [of] = read.claim === scalar.claim ? [claim] : await catalogue.load([read.claim]);
      expect({ name, outcome: recheck(of, family, read).outcome }).not.toEqual({ name, outcome: "verified" });
    }
  });

  it("hashes the bytes that follow", async () => {
    const text = boxProofText(await proved("beyond/trace-minimizer-sharpness/most,L=2"));
    const [, hash, body] = /^\{"sha256":"(\w{64})","proof":(.*)\}\n$/s.exec(text)!;
    expect(createHash("sha256").update(body!).digest("hex")).toBe(hash);
  });
});
