import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Claim, ClaimDefinition } from "../../claim/statement/claim.js";
import { defineClaim } from "../../claim/statement/define.js";
import { atMost } from "../../claim/fixtures/named.js";
import { judge, type Relation } from "../../claim/relations/relation.js";
import type { Spec } from "../../claim/specs/spec.js";
import { type Witness, WITNESS_SCHEMA_VERSION } from "../../claim/counts/witness.js";
import { exact } from "../../numerics/arithmetic/quantity.js";
import type { Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../../numerics/matrices/norms.js";
import { nuclearNorm } from "../../numerics/spectra/schatten.js";
import { layout } from "../../../generators/specs/layout.js";

export interface Pair {
  readonly a: Matrix;
  readonly b: Matrix;
}

export const pairs = layout({
  sizes: { m: [1, 3], k: [1, 3], n: [1, 3] },
  reals: { factor: [0.5] },
  lists: {
    A: { shapes: ({ sizes: { m, k } }) => [[m, k]], laws: ["gaussian"] },
    B: { shapes: ({ sizes: { k, n } }) => [[k, n]], laws: ["gaussian"] },
  },
});

export const HALF = "‖AB‖_* ≤ ½‖A‖_F‖B‖_F";

/** ‖AB‖_* ≤ ½‖A‖_F‖B‖_F, which fails for B = Aᵀ, or a claim like it. */
export function pairClaim(
  changes: Partial<ClaimDefinition<Pair>> = {},
  relations: (pair: Pair) => readonly Relation[] = ({ a, b }) => [
    atMost(HALF, nuclearNorm(a.times(b)), exact(0.5).times(frobeniusNorm(a).times(frobeniusNorm(b)))),
  ],
): Claim {
  return defineClaim<Pair>({
    id: "gatmiry2023/halved",
    title: "The nuclear norm of a product is at most half the product of the Frobenius norms",
    kinds: ["bound"],
    locus: "Lemma 1",
    specs: pairs,
    materialize: (spec) => {
      const { lists } = pairs.raw(spec);
      return { a: lists.A[0]!, b: lists.B[0]! };
    },
    assumptions: [],
    forms: [
      { name: "printed", statement: String.raw`\|AB\|_* \le \tfrac12 \|A\|_F\|B\|_F`, expected: "refuted", relations },
      { name: "corrected", statement: String.raw`\|AB\|_* \le \|A\|_F\|B\|_F`, expected: "holds", relations: () => [] },
    ],
    equalityCases: { none: "not needed here" },
    degenerateCases: [],
    erratum: { grade: "constant", slip: "The constant was halved | twice.", instead: "‖AB‖_* ≤ ‖A‖_F‖B‖_F" },
    ...changes,
  });
}

/** A and B = Aᵀ. */
export const pairSpec = pairs.explicit({
  sizes: { m: 2, k: 2, n: 2 },
  reals: { factor: 0.5 },
  lists: {
    A: [
      [
        [1, 0.1],
        [-2, 0],
      ],
    ],
    B: [
      [
        [1, -2],
        [0.1, 0],
      ],
    ],
  },
});

/** The witness that a spec is for a relation. @throws where the relation is not refuted on it */
export function witnessOf(claim: Claim, form: Witness["form"], relation: string, spec: Spec): Witness {
  const outcome = claim.evaluate(spec).find(({ form: name }) => name === form);
  const found = outcome!.relations.find(({ name }) => name === relation)!;
  const { verdict, rounding } = judge(found);
  if (verdict !== "refuted") throw new Error(`${relation} is ${verdict} on ${JSON.stringify(spec)}`);
  return {
    schemaVersion: WITNESS_SCHEMA_VERSION,
    claim: claim.id,
    form,
    relation,
    without: [],
    spec,
    lhs: String(found.lhs.value),
    rhs: String(found.rhs.value),
    rounding: String(rounding),
    certificate: null,
    provenance: { version: "0.1.0", seed: 7, evaluations: 42 },
  };
}

/** A Python with NumPy, or null where this machine has none. */
export const python: string | null =
  ["/usr/bin/python3", "python3"].find((command) => spawnSync(command, ["-c", "import numpy"]).status === 0) ?? null;

/** For the name of a suite: who runs the checks. */
export const pythonNote = python === null ? "NOT RUN, for there is no Python with NumPy" : `run by ${python}`;

/** A LaTeX with amsmath, or null where this machine has none. */
export const latex: string | null =
  ["/usr/bin/pdflatex", "pdflatex"].find((command) => spawnSync(command, ["--version"]).status === 0) ?? null;

/** For the name of a suite: who typesets. */
export const latexNote = latex === null ? "NOT TYPESET, for there is no pdflatex" : `typeset by ${latex}`;

/** Does something in a folder with these files, which is gone afterwards. */
export function inFolder<Result>(
  files: ReadonlyMap<string, string | Uint8Array>,
  work: (folder: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), "flatcheck-export-"));
  try {
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Python program in a folder with these files, from somewhere else. */
export function runPython(command: string, files: ReadonlyMap<string, string | Uint8Array>, program: string): Ran {
  return inFolder(files, (folder) => {
    // A terminal that knows ASCII alone, the poorest there is.
    const env = { PATH: process.env["PATH"] ?? "", PYTHONIOENCODING: "ascii", PYTHONDONTWRITEBYTECODE: "1" };
    const { status, stdout, stderr } = spawnSync(command, [join(folder, program)], { encoding: "utf8", env });
    return { status, stdout, stderr };
  });
}

/** The two numbers that a check printed. */
export function printedSides(stdout: string): readonly [number, number] {
  const side = (name: string): number => Number(new RegExp(`^${name} side +=(.*)$`, "m").exec(stdout)![1]);
  return [side("left"), side("right")];
}
