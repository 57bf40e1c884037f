import { describe, expect, it } from "vitest";
import { atLeast, atMost, equal, same } from "../../claim/fixtures/named.js";
import type { Relation } from "../../claim/relations/relation.js";
import { encodeNpy } from "../../formats/index.js";
import { approximately, exact, sum } from "../../numerics/arithmetic/quantity.js";
import { Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm, trace } from "../../numerics/matrices/norms.js";
import { exportFolder } from "./folder.js";
import { recheck } from "./recheck.fixture.js";
import {
  HALF,
  type Pair,
  pairClaim,
  pairs,
  pairSpec,
  printedSides,
  python,
  pythonNote,
  runPython,
  witnessOf,
} from "./witness.fixture.js";

function text(files: ReadonlyMap<string, string | Uint8Array>, name: string): string {
  return files.get(name) as string;
}

describe("what a check cannot recompute", () => {
  const [name, value] = ["x ≤ 2", 3.5];

  it(`is taken as given and said so: numbers with an error, matrices from nowhere, ${pythonNote}`, () => {
    const claim = pairClaim({}, ({ a }) => {
      const made = new Matrix(1, 1, Float64Array.of(1.5), 1e-12);
      const eye = new Matrix(2, 2, Float64Array.of(1, 0, 0, 1));
      const given = approximately(value, 1e-9);
      return [atMost(name, sum([given, frobeniusNorm(made), trace(eye), given, trace(a)]), exact(2))];
    });
    const files = exportFolder(claim, witnessOf(claim, "printed", name, pairSpec));
    const program = text(files, "check.py");
    expect(program).toContain("given_1 = 3.5  # made by the claim in steps that leave no record, within 1e-9\n");
    expect(program).not.toContain("given_2");
    expect(program).toContain("np.array([1.0, 0.0, 0.0, 1.0]).reshape(2, 2)");
    expect([...files.keys()].filter((file) => file.endsWith(".npy"))).toEqual(["A.npy", "B.npy", "computed-1.npy"]);
    for (const file of ["README.md", "witness.tex"]) expect(text(files, file)).toMatch(/given\\_1 = 3\.5/);
    expect(text(files, "README.md")).toContain("**Not recomputed.**");
    expect(text(files, "check.jl")).not.toContain('"CONFIRMED ');
    if (python === null) return;
    const { stdout, status } = runPython(python, files, "check.py");
    expect(status).toBe(3);
    expect(stdout).toContain("\ngiven: the matrix computed_1 is made by the claim in steps that leave no record");
    expect(stdout).toContain("\ngiven: the number given_1 = 3.5 is made by the claim in steps that leave no record");
    expect(stdout).toMatch(/\nNOT RECOMPUTED gatmiry2023\/halved:printed: [^\n]*\n$/);
    expect(printedSides(stdout)).toEqual([11.5, 2]);
  });

  it("is nothing where both sides come from the matrices", () => {
    const claim = pairClaim({}, ({ a, b }) => [equal(name, frobeniusNorm(a), frobeniusNorm(b).times(2))]);
    const files = exportFolder(claim, witnessOf(claim, "printed", name, pairSpec));
    for (const [file, content] of files) {
      if (typeof content === "string") expect(content, file).not.toMatch(/given: |[Tt]aken as given|Not recomputed/);
    }
  });

  it.each<[string, (pair: Pair) => readonly Relation[], RegExp]>([
    [
      "a number that changes with the matrices in a way of its own",
      ({ a }) => [atMost(name, frobeniusNorm(a), exact(a.data[0]! ** 2 - 2))],
      /the number given_1 = -1 is made by the claim from A in steps that leave no record/,
    ],
    [
      "a number of cases",
      ({ a }) => [atMost(name, frobeniusNorm(a), sum(Array.from(a.data).filter((x) => x > 9)))],
      /no number of the instance takes part in the right side, 0, by steps that are recorded/,
    ],
    [
      "a choice between computations",
      ({ a, b }) => [atMost(name, frobeniusNorm(a.data[0]! > 1.05 ? a.times(9) : a), frobeniusNorm(b).times(0.5))],
      /how A takes part is not recorded: with one entry of A 10 % larger the claim has /,
    ],
    [
      "sides without any number of the instance",
      () => [atMost(name, exact(3), exact(2))],
      /nothing of the instance takes part in either side by steps that are recorded/,
    ],
  ])(`tells of %s, ${pythonNote}`, (_, relations, sentence) => {
    const claim = pairClaim({}, relations);
    const files = exportFolder(claim, witnessOf(claim, "printed", name, pairSpec));
    expect(text(files, "check.jl")).toMatch(sentence);
    if (python === null) return;
    const { stdout, status } = runPython(python, files, "check.py");
    expect([status, stdout]).toEqual([3, expect.stringMatching(sentence)]);
    expect(stdout).not.toMatch(/^CONFIRMED/m);
  });
});

describe("numbers that a claim reads off a matrix", () => {
  const name = "x ≤ 0";
  it.each<[string, (x: number) => number, string]>([
    ["the entry", (x) => x, "lhs"],
    ["its size", Math.abs, "abs("],
    ["a weight", (x) => 1 + Math.abs(x), "1.0 + "],
    ["a loss", (x) => Math.min(Math.max(x, 0), 1), "max(["],
    ["what is left of it", (x) => 1 - Math.min(Math.max(x, 0), 1), "1.0 - "],
  ])(`are computed from it: %s, ${pythonNote}`, (_, read, code) => {
    const claim = pairClaim({}, ({ a }) => [
      atMost(name, sum(Array.from(a.data, (x) => exact(read(x)))).plus(9), exact(0)),
    ]);
    const files = exportFolder(claim, witnessOf(claim, "printed", name, pairSpec));
    expect(text(files, "check.py")).toContain("A[0, 1]");
    expect(text(files, "check.jl")).toContain("A[0 + 1, 1 + 1]");
    if (code !== "lhs") expect(text(files, "check.py")).toContain(code);
    if (python === null) return;
    const rows = [
      [0.25, -3],
      [7, 0.5],
    ];
    const [first, changed] = recheck(python, files, [{}, { "A.npy": rows }]);
    expect(first!.status).toBe(0);
    const [left] = printedSides(changed!.lines.join("\n"));
    expect(left).toBeCloseTo(
      rows.flat().reduce((total, x) => total + read(x), 9),
      12,
    );
  });
});

describe("matrices of one's own in the folder", () => {
  const claim = pairClaim();
  const files = exportFolder(claim, witnessOf(claim, "printed", HALF, pairSpec));
  const edge = [
    [1, 0],
    [0, 1 / Math.sqrt(3)],
  ];
  const corner = [
    [0, 0],
    [0, 1],
  ];

  it.each<[string, Record<string, number[][]>, RegExp]>([
    ["that refute, too", { "B.npy": [[2, -4], [0.2, 0]] }, /\. REFUTED there, too: the left side exceeds .* by \d/], // prettier-ignore
    ["that do not refute", { "A.npy": [[1, 0], [0, 0]], "B.npy": corner }, /\. NOT REFUTED there: both sides are in order, by 0\.5, /], // prettier-ignore
    ["that rounding leaves open", { "A.npy": edge, "B.npy": corner }, /\. UNDECIDED there, within rounding, about \d/],
    ["that are large", { "A.npy": [[1e8, 0], [0, 1e8 / Math.sqrt(3)]], "B.npy": corner }, /\. UNDECIDED there, /], // prettier-ignore
    ["that are small, and refute", { "A.npy": [[1e-30, 0], [0, 1e-30]] }, /\. REFUTED there, too: /], // prettier-ignore
  ])(`%s: both sides, what they say, and exit status 1, ${pythonNote}`, (_, own, last) => {
    if (python === null) return;
    const [{ status, lines } = { status: 0, lines: [] }] = recheck(python, files, [own]);
    expect([status, lines.at(-1)]).toEqual([1, expect.stringMatching(/^NOT CONFIRMED gatmiry2023\/halved:printed: /)]);
    expect(lines.at(-1)).toMatch(last);
    const [left, right] = printedSides(lines.join("\n"));
    expect([left, right].every(Number.isFinite)).toBe(true);
  });

  it(`that cancel up to rounding refute nothing, ${pythonNote}`, () => {
    const name = "AB = BA";
    const commuting = pairClaim({}, ({ a, b }) => [same(name, a.times(b), b.times(a))]);
    const exported = exportFolder(commuting, witnessOf(commuting, "printed", name, pairSpec));
    const a = [[1e7, 3e7 / 7], [2e7 / 3, 1e7 / 9]]; // prettier-ignore
    const b = a.map((row) => a[0]!.map((_, j) => row.reduce((total, x, k) => total + x * a[k]![j]!, 0)));
    if (python === null) return;
    const [{ status, lines } = { status: 0, lines: [] }] = recheck(python, exported, [{ "A.npy": a, "B.npy": b }]);
    expect(printedSides(lines.join("\n"))[0]).toBeGreaterThan(1);
    expect([status, lines.at(-1)]).toEqual([1, expect.stringMatching(/NOT REFUTED there: both sides agree within/)]);
  });

  it("that change nothing may lie there in any order and as whole numbers", () => {
    const [eye, ones] = [[[1, 0], [0, 1]], [[1, 1], [1, 1]]]; // prettier-ignore
    const integers = pairs.explicit({
      sizes: { m: 2, k: 2, n: 2 },
      reals: { factor: 0.5 },
      lists: { A: [eye], B: [ones] },
    });
    const exported = exportFolder(claim, witnessOf(claim, "printed", HALF, integers));
    const header = (file: string, from: string, to: string): Buffer => {
      const bytes = Buffer.from(exported.get(file) as Uint8Array);
      bytes.write(bytes.toString("latin1", 0, 128).replace(from, to), 0, "latin1");
      return bytes;
    };
    const whole = header("B.npy", "<f8", "<i8");
    for (let k = 0; k < 4; k++) whole.writeBigInt64LE(1n, 128 + 8 * k);
    const changed = new Map(exported);
    changed.set("B.npy", whole);
    changed.set("A.npy", header("A.npy", "False", "True "));
    if (python !== null) expect(runPython(python, changed, "check.py")).toMatchObject({ status: 0, stderr: "" });
  });
});

describe(`wrong input gets one line and exit status 2, ${pythonNote}`, () => {
  const claim = pairClaim();
  const good = exportFolder(claim, witnessOf(claim, "printed", HALF, pairSpec));
  const withNumber = (x: number): Uint8Array => {
    const bytes = Buffer.from(good.get("B.npy") as Uint8Array);
    bytes.writeDoubleLE(x, 128 + 8);
    return bytes;
  };
  const withType = (type: string): Buffer =>
    Buffer.from(
      Buffer.from(good.get("B.npy") as Uint8Array)
        .toString("latin1")
        .replace("<f8", type),
      "latin1",
    );
  const wholeNumber = withType("<i8");
  wholeNumber.writeBigInt64LE(2n ** 53n + 1n, 128);
  const one = encodeNpy(new Matrix(1, 1, Float64Array.of(1)));

  it.each<[string, string | Uint8Array | null, RegExp]>([
    ["a missing file", null, /there is no such file beside check\.py$/],
    ["a wrong shape", one, /expected shape 2 x 2, got 1 x 1$/],
    ["a NaN", withNumber(NaN), /entry \(0, 1\), counted from 0, is nan and no finite double$/],
    ["an infinity", withNumber(-Infinity), /entry \(0, 1\), counted from 0, is -inf and no finite double$/],
    ["a text", "1 2\n3 4\n", /not an array of numbers that NumPy can load, as np\.save writes one$/],
    ["an empty file", "", /not an array of numbers that NumPy can load, as np\.save writes one$/],
    ["half a file", (good.get("B.npy") as Uint8Array).slice(0, 140), /not an array of numbers that NumPy can load/],
    ["bytes of text", withType("|S8"), /expected real numbers, got an array of \|S8$/],
    ["whole numbers that are no doubles", wholeNumber, /entry \(0, 0\), counted from 0, is no double: \d+$/],
  ])("%s", (_, content, complaint) => {
    const files = new Map(good);
    if (content === null) files.delete("B.npy");
    else files.set("B.npy", content);
    if (python === null) return;
    const { status, stdout, stderr } = runPython(python, files, "check.py");
    expect([status, stderr]).toEqual([2, ""]);
    expect(stdout).toMatch(/^WRONG INPUT B\.npy: [^\n]+\n$/);
    expect(stdout.trimEnd()).toMatch(complaint);
  });

  it("is told of in the same way by the Julia program, and both are documented", () => {
    const [py, jl] = [text(good, "check.py"), text(good, "check.jl")];
    for (const program of [py, jl]) {
      for (const line of [
        "WRONG INPUT",
        "there is no such file beside check.",
        "expected shape",
        "and no finite double",
      ]) {
        expect(program).toContain(line);
      }
      for (const status of [0, 1, 2]) expect(program).toContain(`stop(${status}, `);
    }
    for (const word of ["CONFIRMED", "NOT CONFIRMED", "WRONG INPUT", "NOT RECOMPUTED"]) {
      expect(text(good, "README.md")).toContain(`\`${word}\``);
    }
  });
});

describe("a relation with ≥", () => {
  it(`is checked in the order in which it is written, ${pythonNote}`, () => {
    const name = "½‖B‖_F ≥ ‖A‖_F";
    const claim = pairClaim({}, ({ a, b }) => [atLeast(name, frobeniusNorm(b).times(0.5), frobeniusNorm(a))]);
    const certificate = { lhs: ["3", "3.5"], rhs: ["1", "1.5"], bits: 64 } as const;
    const witness = { ...witnessOf(claim, "printed", name, pairSpec), certificate };
    const files = exportFolder(claim, witness);
    expect(text(files, "README.md")).toMatch(/\*\*left side 1\.1\d+ < right side 2\.2\d+\*\*/);
    expect(text(files, "README.md")).toContain(
      "left side in \\[1, 1.5\\], right side in \\[3, 3.5\\]".replaceAll("\\", ""),
    );
    expect(text(files, "witness.tex")).toMatch(/\\text\{left side\} = 1\.1\d+ < 2\.2\d+ = \\text\{right side\}/);
    expect(text(files, "check.jl")).toContain("falls short of the right side by");
    if (python === null) return;
    const { stdout, status } = runPython(python, files, "check.py");
    const [left, right] = printedSides(stdout);
    expect([status, left < right]).toEqual([0, true]);
    expect(stdout).toMatch(/\nCONFIRMED [^\n]*: the left side falls short of the right side by 1\.1\d+\n$/);
  });
});
