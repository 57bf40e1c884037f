import temml from "temml";
import { beforeAll, describe, expect, it } from "vitest";
import { type Claim, type FormFacts, relationOf } from "../../claim/statement/claim.js";
import { judge } from "../../claim/relations/relation.js";
import { asWritten } from "../../claim/words/written.js";
import type { Spec } from "../../claim/specs/spec.js";
import type { Witness } from "../../claim/counts/witness.js";
import { minimize } from "../../engine/judge/minimize.js";
import { withArena } from "../../numerics/arithmetic/arena.js";
import { catalogue } from "../../../theorems/index.js";
import { latexComplaintsOf, runPythons } from "./at-once.fixture.js";
import { exportFolder } from "./folder.js";
import { latex, latexNote, printedSides, python, pythonNote, type Ran, witnessOf } from "./witness.fixture.js";

const claims = await catalogue.load();

/** Cases that are drawn in search of refutations. */
const CASES = 200;

const refuted = claims.flatMap((claim) =>
  claim.forms
    .filter(({ expected }) => expected === "refuted")
    .map((form) => [`${claim.id}:${form.name}`, claim, form] as const),
);

/** The first spec that refutes each relation; the search goes on, to four times as many cases, where none does. */
function refutations(claim: Claim, form: FormFacts["name"]): Map<string, Spec> {
  const found = new Map<string, Spec>();
  for (let seed = 0; seed < CASES || (found.size === 0 && seed < 4 * CASES); seed++) {
    const spec = claim.specs.draw(seed);
    const names = withArena(() =>
      claim
        .evaluate(spec)
        .find((outcome) => outcome.form === form)!
        .relations.filter((relation) => judge(relation).verdict === "refuted")
        .map(({ name }) => name),
    );
    for (const name of names) if (!found.has(name)) found.set(name, spec);
  }
  return found;
}

/** A counterexample as it is exported. */
interface Exported {
  readonly relation: string;
  readonly witness: Witness;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** A counterexample to each relation of a form that one was found of, shrunk. */
function exported(claim: Claim, form: FormFacts["name"]): Exported[] {
  return [...refutations(claim, form)].map(([relation, spec]) => {
    const small = minimize(claim, { form, relation }, spec);
    const witness = witnessOf(claim, form, relation, claim.specs.spellOut(small.spec));
    return { relation, witness, files: exportFolder(claim, witness) };
  });
}

const texOf = ({ files }: Exported): string => files.get("witness.tex") as string;

describe(`a counterexample to every refuted form, shrunk and exported; check.py ${pythonNote}; witness.tex ${latexNote}`, () => {
  const all = new Map<string, Exported[]>();
  let complaints: Map<Exported, string[]>;
  let checks: Map<Exported, Ran>;

  beforeAll(() => {
    for (const [name, claim, form] of refuted) all.set(name, exported(claim, form.name));
    const each = [...all.values()].flat();
    const said = latex === null ? [] : latexComplaintsOf(latex, each.map(texOf));
    complaints = new Map(said.map((one, k) => [each[k]!, one]));
    const files = each.map((one) => one.files);
    const ran = python === null ? [] : runPythons(python, files, "check.py");
    checks = new Map(ran.map((one, k) => [each[k]!, one]));
  });

  it.each(refuted)("%s", (name, claim, form) => {
    const found = all.get(name)!;
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      const { relation, witness } = one;
      const tex = texOf(one);
      expect(tex).toMatch(/^[\n -~]*$/);
      const formulas = [...tex.matchAll(/^(?:\\\[|\$\\displaystyle)\n([^]*?)\n(?:\\\]|\$\\par)$/gm)];
      expect(formulas.length).toBeGreaterThanOrEqual(2);
      for (const [, formula] of formulas) {
        expect(() => temml.renderToString(formula!, { throwOnError: true, displayMode: true })).not.toThrow();
      }
      if (latex !== null) expect(complaints.get(one), relation).toEqual([]);
      if (python === null) continue;
      const { status, stdout, stderr } = checks.get(one)!;
      expect(stderr, relation).toBe("");
      const isRecomputed = status === 0;
      const last = `${isRecomputed ? "CONFIRMED" : "NOT RECOMPUTED"} ${claim.id}:${form.name}`;
      expect(stdout, relation).toContain(`\n${last}`);
      expect(stdout.includes("\ngiven: "), relation).toBe(!isRecomputed);
      expect([0, 3], relation).toContain(status);
      const [left, right] = printedSides(stdout);
      const { direction } = relationOf(claim.evaluate(witness.spec), form.name, relation)!;
      const [lhs, rhs] = asWritten({ direction, lhs: left, rhs: right });
      const slack = 16 * Number(witness.rounding);
      expect(Math.abs(lhs - Number(witness.lhs)), `${relation}, left side`).toBeLessThanOrEqual(slack);
      expect(Math.abs(rhs - Number(witness.rhs)), `${relation}, right side`).toBeLessThanOrEqual(slack);
    }
  });
});
