import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flawOf, type IdentityProof, proofText, proveRelations } from "../../proof/index.js";
import type { Program } from "../../proof/record/program.js";
import { hashOf } from "../../proof/identities/identity-proof.js";
import { catalogue } from "../../../theorems/index.js";
import { CHECKER, proofChecker } from "./proof-checker.js";

const python =
  ["python3", "/usr/bin/python3"].find((name) => spawnSync(name, ["-c", "pow(3, -1, 7)"]).status === 0) ?? null;

const IDS = [
  "gatmiry2023/gradient",
  "gatmiry2023/lemma-2",
  "mulayoff2020/scalar-hessian",
  "wu2025/sgd-moments",
  "across/empirical-fisher",
  // Bounds with their gaps.
  "gatmiry2023/equation-13",
  "wu2025/alignment",
];

let folder = "";
const proofs: IdentityProof[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "flatcheck-proofs-"));
  writeFileSync(join(folder, CHECKER), proofChecker);
  for (const claim of await catalogue.load(IDS)) {
    const forms = claim.forms.map(({ name }) => name);
    for (const { proof } of proveRelations(claim, { seed: 1, runs: 5, forms, teeth: false, version: "0.0.0" })) {
      if (proof !== null) proofs.push(proof);
    }
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the program says of files with these texts, a line each. */
function checked(texts: readonly string[], sub: string): string[] {
  const here = join(folder, sub);
  mkdirSync(here);
  for (const [k, text] of texts.entries()) writeFileSync(join(here, `${String(k).padStart(4, "0")}.json`), text);
  const { stdout, stderr } = spawnSync(python!, [join(folder, CHECKER), here], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expect(stderr).toBe("");
  return stdout.trimEnd().split("\n");
}

/** Proofs with one byte changed, of statement, sizes, values and programs. */
function tampered({ proved, ...facts }: IdentityProof): string[] {
  const text = proofText({ ...facts, proved: [proved[0]!] });
  const places = [
    /"statement": "../,
    /"relation": "../,
    /"degree":\d/,
    /"bits":\d/,
    /"rows":\d/,
    /"x\d/,
    /"left":\d/,
    /"hash":"./,
    /"form": "./,
  ];
  const later = [/"sizes":\{"\w+":\d/, /"widths":\[\d/, /"unlikely":\d/, /"seed":\d/, /"exponent":\d/];
  return [...places, ...later].flatMap((place) => {
    const found = place.exec(text);
    if (found === null) return [];
    const at = found.index + found[0].length - 1;
    const old = text[at]!;
    const byte = /\d/.test(old) ? String((Number(old) + 1) % 10) : old === "b" ? "c" : "b";
    return [text.slice(0, at) + byte + text.slice(at + 1)];
  });
}

describe.skipIf(python === null)("the program that checks proofs", () => {
  it("verifies them all, as our own side does", () => {
    const lines = checked(proofs.map(proofText), "all");
    expect(proofs.length).toBeGreaterThan(8);
    expect(lines.at(-1)).toBe(`${proofs.length} proved, 0 rejected`);
    for (const proof of proofs) expect(flawOf(proof, 99)).toBeNull();
  });

  it("rejects each of them with one byte changed", () => {
    const texts = proofs.flatMap(tampered);
    expect(texts.length).toBeGreaterThan(9 * proofs.length);
    const lines = checked(texts, "tampered");
    expect(lines.filter((line) => line.startsWith("PROVED"))).toEqual([]);
    expect(lines.at(-1)).toBe(`0 proved, ${texts.length} rejected`);
  });

  it("rejects what is false though its hash is right, and so does our own side", () => {
    const forged = proofs.map((proof): IdentityProof => {
      const [first] = proof.proved;
      const { hash: _, ...rest } = first!;
      const step = rest.program.lines.findIndex((line) => "operation" in line && line.operation === "multiplyMatrices");
      const lines = [...rest.program.lines];
      const at = step < 0 ? rest.program.left : step;
      // The left side is another line, or a factor is.
      const program =
        step < 0
          ? { ...rest.program, left: 0, right: at }
          : { ...rest.program, left: rest.program.right, right: lines.length, lines: [...lines, { entry: "7" }] };
      const changed = { ...rest, program };
      return { ...proof, proved: [{ ...changed, hash: hashOf(proof, changed) }] };
    });
    for (const proof of forged) expect(flawOf(proof, 99)).not.toBeNull();
    expect(checked(forged.map(proofText), "forged").at(-1)).toBe(`0 proved, ${forged.length} rejected`);
  });

  it("says of a program that is none what is wrong with it, on either side", () => {
    const [proof] = proofs;
    const [first] = proof!.proved;
    const { lines } = first!.program;
    const forged = (
      [
        [{ lines: [{ operation: "square", operands: [0] }, ...lines] }, "line 0 works on a line that is not above it"],
        [{ left: lines.length }, "a side is none of its lines"],
        [{ free: 0 }, "is none of its 0 variables"],
        [{ lines: [{ rows: 2, cols: 2, entries: ["1"] }, ...lines] }, "line 0 has 1 entries for 2×2"],
        [{ bound: { gap: lines.length, power: 1 } }, "a side is none of its lines"],
      ] as const satisfies readonly (readonly [Partial<Program>, string])[]
    ).map(([change, said]) => {
      const changed = { ...first!, program: { ...first!.program, ...change } };
      return [{ ...proof!, proved: [{ ...changed, hash: hashOf(proof!, changed) }] }, said] as const;
    });
    for (const [one, said] of forged) expect(flawOf(one, 99)).toContain(said);
    const told = checked(
      forged.map(([one]) => proofText(one)),
      "malformed",
    );
    expect(told.at(-1)).toBe(`0 proved, ${forged.length} rejected`);
  });

  it("rejects a smaller prime, a probability that is not small, and what is no proof", () => {
    const proof = proofs.find(({ proved }) => proved.some(({ method }) => method.kind === "evaluation"))!;
    const one = proof.proved.find(({ method }) => method.kind === "evaluation")!;
    const forged = [
      { kind: "evaluation", exponent: 61, seed: 1, unlikely: 55 },
      { kind: "evaluation", exponent: 129, seed: 1, unlikely: 121 },
      { kind: "evaluation", exponent: 127, seed: 1, unlikely: 126 },
    ].map((method) => {
      const changed = { ...one, method: method as typeof one.method };
      return proofText({ ...proof, proved: [{ ...changed, hash: hashOf(proof, changed) }] });
    });
    const lines = checked([...forged, "{}", "[", '{"schemaVersion":2,"kind":"identity","proved":[]}'], "others");
    expect(lines.at(-1)).toBe("0 proved, 6 rejected");
  });
});
