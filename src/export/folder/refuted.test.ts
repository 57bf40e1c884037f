import temml from "temml";
import { describe, expect, it } from "vitest";
import { type Claim, type FormFacts, relationOf } from "../../claim/statement/claim.js";
import { judge } from "../../claim/relations/relation.js";
import { asWritten } from "../../claim/words/written.js";
import type { Spec } from "../../claim/specs/spec.js";
import { minimize } from "../../engine/judge/minimize.js";
import { withArena } from "../../numerics/arithmetic/arena.js";
import { catalogue } from "../../../theorems/index.js";
import { exportFolder } from "./folder.js";
import {
  latex,
  latexComplaints,
  latexNote,
  printedSides,
  python,
  pythonNote,
  runPython,
  witnessOf,
} from "./witness.fixture.js";

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

describe(`a counterexample to every refuted form, shrunk and exported; check.py ${pythonNote}; witness.tex ${latexNote}`, () => {
  it.each(refuted)("%s", (_, claim, form) => {
    const found = refutations(claim, form.name);
    expect(found.size).toBeGreaterThan(0);
    for (const [relation, spec] of found) {
      const small = minimize(claim, { form: form.name, relation }, spec);
      const witness = witnessOf(claim, form.name, relation, claim.specs.spellOut(small.spec));
      const files = exportFolder(claim, witness);
      const tex = files.get("witness.tex") as string;
      expect(tex).toMatch(/^[\n -~]*$/);
      const formulas = [...tex.matchAll(/^(?:\\\[|\$\\displaystyle)\n([^]*?)\n(?:\\\]|\$\\par)$/gm)];
      expect(formulas.length).toBeGreaterThanOrEqual(2);
      for (const [, formula] of formulas) {
        expect(() => temml.renderToString(formula!, { throwOnError: true, displayMode: true })).not.toThrow();
      }
      if (latex !== null) expect(latexComplaints(latex, tex), relation).toEqual([]);
      if (python === null) continue;
      const { status, stdout, stderr } = runPython(python, files, "check.py");
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
