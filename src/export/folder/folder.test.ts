import { describe, expect, it } from "vitest";
import { defineClaim } from "../../claim/statement/define.js";
import type { Witness } from "../../claim/counts/witness.js";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { exact } from "../../numerics/arithmetic/quantity.js";
import { gatmiry2023 } from "../../../theorems/gatmiry2023/source.js";
import unsourced from "../../../theorems/gatmiry2023/trace-formula.js";
import { exportFolder } from "./folder.js";
import { HALF, pairClaim, pairs, pairSpec, python, pythonNote, runPython, witnessOf } from "./witness.fixture.js";

type Files = ReadonlyMap<string, string | Uint8Array>;

/** All files in one text, matrices in hexadecimal. */
function whole(files: Files): string {
  return [...files]
    .map(([name, content]) => {
      const text =
        typeof content === "string"
          ? content
          : Buffer.from(content)
              .toString("hex")
              .replace(/.{1,64}/g, "$&\n");
      return `===== ${name}\n${text}`;
    })
    .join("\n");
}

function text(files: Files, name: string): string {
  return files.get(name) as string;
}

const { claims, ...source } = gatmiry2023;
const traceFormula = { ...unsourced, source };

const ones = traceFormula.specs.spellOut({
  sizes: { n: 1 },
  widths: [1, 1, 1],
  choices: {},
  reals: {},
  lists: { W: { entries: [[[1]], [[1]]] }, A: { entries: [[[1]]] } },
});
const PRINTED = traceFormula.evaluate(ones)[0]!.relations[0]!.name;
const traceWitness = witnessOf(traceFormula, "printed", PRINTED, ones);

describe("the folder of a counterexample, whole", () => {
  it("of a bound", async () => {
    const claim = pairClaim({ reading: "The product exists.", source });
    const witness = witnessOf(claim, "printed", HALF, pairSpec);
    await expect(whole(exportFolder(claim, witness))).toMatchFileSnapshot("fixtures/halved.txt");
  });

  it("of an identity, certified, with equal matrices that are told apart by where they stand", async () => {
    const certificate = { lhs: ["3.9", "4.1"], rhs: ["1.9", "2.1"], bits: 64 } as const;
    const files = exportFolder(traceFormula, { ...traceWitness, certificate });
    expect(text(files, "check.py")).toContain("explicit_hessian([W1, W2], [A], ");
    await expect(whole(files)).toMatchFileSnapshot("fixtures/trace-formula.txt");
  });

  it.each([
    [HALF, pairClaim(), pairSpec],
    [PRINTED, traceFormula, ones],
  ])(`has a check that confirms %s, ${pythonNote}`, (relation, claim, spec) => {
    const witness = witnessOf(claim, "printed", relation, spec);
    if (python === null) return;
    const ran = runPython(python, exportFolder(claim, witness), "check.py");
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^left side {2}= .*\nright side = .*\nCONFIRMED gatmiry2023\/.*:printed: .*\n$/);
  });
});

describe("text of a claim stays text", () => {
  const MARK = "INJECTED";
  const ENDING = /^stop\(\d, f?"(NOT CONFIRMED|CONFIRMED) beyond\/\?\?INJECTED\?\(x\)\?gap\?\?:printed[^"$\\]*"\)$/;
  const ENDING_JULIA = /stop\(\d, "(NOT CONFIRMED|CONFIRMED) beyond\/\?\?INJECTED\?\(x\)\?gap\?\?:printed[^"\\]*"\)$/;
  const nasty = [
    `"""\nprint("${MARK}")\n"""`,
    `'''\r\nprint("${MARK}")`,
    `\u2028println("${MARK}") $(println("${MARK}")) #= =# \\`,
    `coding: utf-7 ${MARK} \u202e \0 \ud800 {gap.__class__}`,
    `\\end{document} \\input{${MARK}} % & # _ ^ ~ $ { } 𝒳`,
    `</div> <b>${MARK}</b> \`code\` [x](y) *a* | b`,
  ].join(" ");
  const claim = pairClaim({
    id: `beyond/"\\${MARK}$(x){gap}‖`,
    title: nasty,
    locus: nasty,
    reading: nasty,
    assumptions: [{ name: nasty, statement: "a = b", slack: () => exact(0) }],
    erratum: { grade: "constant", slip: nasty, instead: nasty },
  });
  const files = exportFolder(claim, { ...witnessOf(claim, "printed", HALF, pairSpec), without: [nasty] });

  it(`in Python, ${pythonNote}`, () => {
    const lines = text(files, "check.py").split(/[\n\r\u2028]/);
    const outside = lines.filter((line) => line.includes(MARK) && !line.startsWith("# "));
    for (const line of outside) expect(line.trim()).toMatch(ENDING);
    expect(outside.length).toBeGreaterThan(3);
    if (python === null) return;
    const { stdout, status } = runPython(python, files, "check.py");
    expect(status).toBe(0);
    expect(stdout.split("\n").map((line) => line.split(" ")[0])).toEqual(["left", "right", "CONFIRMED", ""]);
    expect(stdout).toContain(`beyond/??${MARK}?(x)?gap??:printed`);
  });

  it("in Julia", () => {
    const lines = text(files, "check.jl").split(/[\n\r\u2028]/);
    const outside = lines.filter((line) => line.includes(MARK) && !line.startsWith("# "));
    for (const line of outside) expect(line).toMatch(ENDING_JULIA);
    expect(outside.length).toBeGreaterThan(3);
  });

  it("in TeX", () => {
    const tex = text(files, "witness.tex");
    expect(tex).toMatch(/^[\n -~]*$/);
    expect(tex.match(/\\(begin|end)\{document\}/g)).toEqual(["\\begin{document}", "\\end{document}"]);
    expect(tex).not.toContain("\\input");
    expect(tex).toContain(
      `\\textbackslash{}input\\{${MARK}\\} \\% \\& \\# \\_ \\textasciicircum{} \\textasciitilde{} \\$`,
    );
    expect(tex).toContain("[U+1D4B3]");
  });

  it("in Markdown", () => {
    expect(text(files, "README.md")).not.toContain("<b>");
    expect(text(files, "README.md")).toContain(`\\<b\\>${MARK}\\</b\\> \\\`code\\\` \\[x\\](y) \\*a\\* \\| b`);
  });
});

describe("a witness that cannot be exported is refused in one line", () => {
  const claim = pairClaim();
  const good = witnessOf(claim, "printed", HALF, pairSpec);
  const drawn = { ...pairSpec, lists: { ...pairSpec.lists, B: { law: "gaussian", seed: 1 } } };
  const zero = pairs.explicit({
    sizes: { m: 1, k: 1, n: 1 },
    reals: { factor: 0.5 },
    lists: { A: [[[0]]], B: [[[1]]] },
  });
  const failing = defineClaim({
    ...claim,
    materialize: () => {
      throw new DomainError({ where: "here", expected: "there", got: "everywhere" });
    },
    forms: [{ name: "printed", statement: "0", expected: "refuted", relations: () => [] }],
    assumptions: [],
    situations: [],
  });

  it.each<[string, typeof claim, Witness, RegExp]>([
    [
      "of another claim",
      claim,
      { ...good, claim: "a/b" },
      /^witness of a\/b:printed: expected one of gatmiry2023\/halved, got a\/b$/,
    ],
    [
      "of a form that there is not",
      failing,
      { ...good, form: "corrected" },
      /: expected a form of the claim, printed, got corrected$/,
    ],
    [
      "of no relation",
      claim,
      { ...good, relation: "0 = 1" },
      /: expected an instance to which 0 = 1 applies, got none$/,
    ],
    [
      "with a law",
      claim,
      { ...good, spec: drawn },
      /^witness, list B: expected its entries, got the law "gaussian" with a seed; /,
    ],
    [
      "that refutes nothing",
      claim,
      { ...good, spec: zero },
      /: expected an instance that refutes .*, got holds: 0 against 0, /,
    ],
    [
      "that cannot be evaluated",
      failing,
      good,
      /: expected an instance that can be evaluated, got here: expected there, got everywhere$/,
    ],
  ])("%s", (_, of, witness, message) => {
    expect(() => exportFolder(of, witness)).toThrow(DomainError);
    expect(() => exportFolder(of, witness)).toThrow(message);
  });
});
