import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Claim, relationOf } from "../../claim/statement/claim.js";
import { judge, type RelationVerdict } from "../../claim/relations/relation.js";
import { asWritten } from "../../claim/words/written.js";
import type { Spec } from "../../claim/specs/spec.js";
import type { Witness } from "../../claim/counts/witness.js";
import { catalogue } from "../../../theorems/index.js";
import { exportFolder } from "./folder.js";
import { recheck } from "./recheck.fixture.js";
import { printedSides, python, pythonNote } from "./witness.fixture.js";

const claims = new Map((await catalogue.load()).map((claim) => [claim.id, claim]));
const THEOREMS = join(import.meta.dirname, "../../../theorems");

/** The stored witness files of all sources. */
const witnesses = readdirSync(THEOREMS, { recursive: true, encoding: "utf8" })
  .filter((path) => /witnesses\/[^/]+\.json$/.test(path))
  .sort()
  .map((path) => [path, JSON.parse(readFileSync(join(THEOREMS, path), "utf8")) as Witness] as const);

/** Those whose sides do not all come from the matrices, in steps that are recorded. No other may be among them. */
const NOT_RECOMPUTED = [
  // Singular vectors, of which only the first pair is a noted operation: a frame, and layers made of all pairs.
  "mulayoff2020/witnesses/nonzero-measure.printed.1.json",
  "mulayoff2020/witnesses/theorem-1.printed.1.json",
  "mulayoff2020/witnesses/theorem-2.printed.1.json",
  "mulayoff2020/witnesses/theorem-3.printed.1.json",
  // A dimension, counted by exact ranks.
  "mulayoff2020/witnesses/measure-zero.printed.1.json",
  // The limit of a flow, made of eigenvalues.
  "mulayoff2020/witnesses/identity-limit.printed.1.json",
  // A network that the claim makes of singular values; a gradient and a Hessian, entry by entry.
  "mulayoff2020/witnesses/deeper-sharper.printed.1.json",
  "marion2024/witnesses/largest-eigenvalue.printed.1.json",
  // Probabilities of events, added up over the samples that are in the event.
  "wu2025/witnesses/chernoff.printed.1.json",
  "wu2025/witnesses/mcallester.printed.1.json",
  "wu2025/witnesses/memorizing-probability.printed.1.json",
  "wu2025/witnesses/theorem-3-generalization.printed.1.json",
  // The second moment of SGD over all batches, and the alignment of samples one by one.
  "wu2025/witnesses/alignment.printed.1.json",
  "wu2025/witnesses/sgd-moments-multivariate.printed.1.json",
  // A sum over the points that are not among the samples.
  "wu2025/witnesses/memorizing-construction.printed.1.json",
];

type Rows = readonly (readonly number[])[];

/** One matrix of a spec replaced: the spec, and the file that holds the matrix in the folder. */
interface Changed {
  readonly words: string;
  readonly file: string;
  readonly rows: Rows;
  readonly spec: Spec;
}

/** Every matrix with one entry a tenth larger, with all entries zero, and negated. */
function changes(spec: Spec, fileOf: (list: string, k: number, of: number) => string): Changed[] {
  return Object.entries(spec.lists).flatMap(([list, given]) => {
    if (!("entries" in given)) throw new RangeError("a witness is kept by value");
    return given.entries.flatMap((rows, k) => {
      const at = rows.flat().findIndex((x) => x !== 0);
      const changed = (words: string, by: (x: number, place: number) => number): Changed => {
        const other = rows.map((row, i) => row.map((x, j) => by(x, i * row.length + j) || 0));
        const entries = given.entries.map((one, i) => (i === k ? other : one));
        const file = fileOf(list, k, given.entries.length);
        return {
          words: `${file} ${words}`,
          file,
          rows: other,
          spec: { ...spec, lists: { ...spec.lists, [list]: { entries } } },
        };
      };
      return [
        changed("10 % larger in one entry", (x, place) => (place === at ? x * 1.1 : x)),
        changed("zero", () => 0),
        changed("negated", (x) => -x),
      ];
    });
  });
}

interface Own {
  readonly verdict: RelationVerdict;
  readonly sides: readonly [number, number];
  readonly rounding: number;
}

/** What the claim itself says of an instance; null where the relation does not apply or evaluation fails. */
function own(claim: Claim, { form, relation }: Witness, spec: Spec): Own | null {
  try {
    const found = relationOf(claim.evaluate(spec), form, relation);
    if (found === undefined) return null;
    const { verdict, rounding } = judge(found);
    return { verdict, rounding, sides: asWritten(found).map(({ value }) => value) as [number, number] };
  } catch {
    return null;
  }
}

/** Files are named after their lists; names that mean something in a program end in _2, and so do their files. */
function fileNames(files: ReadonlyMap<string, unknown>): (list: string, k: number, of: number) => string {
  return (list, k, of) => {
    const name = of === 1 ? list : `${list}${k + 1}`;
    return [`${name}.npy`, `${name}-2.npy`].find((file) => files.has(file))!;
  };
}

function near(a: readonly [number, number], b: readonly [number, number], slack: number): boolean {
  return a.every((x, i) => Math.abs(x - b[i]!) <= slack);
}

describe(`the export of every stored witness; ${pythonNote}`, () => {
  it("finds them", () => {
    expect(witnesses.length).toBeGreaterThanOrEqual(28);
    expect(NOT_RECOMPUTED.filter((path) => !witnesses.some(([one]) => one === path))).toEqual([]);
  });

  it.each(witnesses)("%s: no change that matters is confirmed", (path, witness) => {
    const claim = claims.get(witness.claim)!;
    const files = exportFolder(claim, witness);
    if (python === null) return;
    const changed = changes(witness.spec, fileNames(files));
    const [first, ...others] = recheck(python, files, [{}, ...changed.map(({ file, rows }) => ({ [file]: rows }))]);
    const here = own(claim, witness, witness.spec)!;
    const recomputed = !NOT_RECOMPUTED.includes(path);
    expect([first!.status, first!.lines.at(-1)]).toEqual(
      recomputed ? [0, expect.stringMatching(/^CONFIRMED /)] : [3, expect.stringMatching(/^NOT RECOMPUTED /)],
    );
    expect(first!.lines.some((line) => line.startsWith("given: "))).toBe(!recomputed);
    // What is said to take no part does not move the sides, whatever it is.
    const idle = first!.lines.filter((line) => line.startsWith("takes no part")).join();
    if (!recomputed) expect(idle).toBe("");
    for (const [i, { words, file, spec }] of changed.entries()) {
      const { status, lines } = others[i]!;
      const found = own(claim, witness, spec);
      const isSame = found?.verdict === "refuted" && near(found.sides, here.sides, found.rounding + here.rounding);
      if (idle.includes(` ${file}`)) expect([words, isSame]).toEqual([words, true]);
      if (!recomputed) expect([words, status]).toEqual([words, 3]);
      else if (!isSame) expect([words, status, lines.at(-1)]).not.toEqual([words, 0, expect.anything()]);
      if (lines.some((line) => line.startsWith("CONFIRMED"))) expect([words, isSame]).toEqual([words, true]);
      // What it says of matrices of one's own is what the claim says of them.
      if (status !== 1 || found === null) continue;
      const slack = 64 * (found.rounding + here.rounding);
      const said = printedSides(lines.join("\n"));
      expect(near(said, found.sides, slack), `${words}: ${said.join(" and ")}, but ${found.sides.join(" and ")}`).toBe(
        true,
      );
      const word = /\. (REFUTED|NOT REFUTED|UNDECIDED) there/.exec(lines.at(-1)!)?.[1];
      expect([words, word === "REFUTED"]).toEqual([words, found.verdict === "refuted"]);
    }
  });
});
