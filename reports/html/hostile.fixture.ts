import type { Report } from "../report/schema.js";
import type { Claim } from "../../src/claim/statement/claim.js";
import { flawed } from "../../src/cli/harness.fixture.js";

/** Words that would do something if they were taken for markup, wherever they stand. */
export const HOSTILE = `</title></script><script>console.log(1)</script><img src=x onerror=console.log(2)>"'><svg onload=console.log(3)>&amp;`;

/** A claim and a report in which every text is hostile. */
export function hostileClaim(report: Report): { readonly claim: Claim; readonly report: Report } {
  const id = `gatmiry2023/${HOSTILE}`;
  const claim: Claim = {
    ...flawed,
    id,
    title: HOSTILE,
    locus: HOSTILE,
    reading: HOSTILE,
    forms: flawed.forms.map((form) => ({ ...form, statement: String.raw`\href{javascript:alert(1)}{x} ${HOSTILE}` })),
    assumptions: [{ name: HOSTILE, statement: HOSTILE, remark: HOSTILE }],
    degenerateCases: flawed.degenerateCases.map((one) => ({ ...one, name: HOSTILE })),
    equalityCases: { none: HOSTILE },
    erratum: { grade: "constant", slip: HOSTILE, instead: HOSTILE },
  };
  const original = report.claims.find((one) => one.id === flawed.id)!;
  const hostile: Report["claims"][number] = {
    ...original,
    id,
    title: HOSTILE,
    locus: HOSTILE,
    witnesses: [{ file: HOSTILE, form: "printed", outcome: "stale", reason: HOSTILE }],
    errors: [
      { message: HOSTILE, index: 3, spec: { ...original.forms[0]!.witness!.spec, choices: { [HOSTILE]: HOSTILE } } },
    ],
    forms: original.forms.map((form) => ({
      ...form,
      relations: form.relations.map((relation) => ({ ...relation, name: HOSTILE })),
      witness: form.witness === null ? null : { ...form.witness, relation: HOSTILE },
      conclusion: {
        verdict: "open",
        errorProbability: "0.1",
        power: HOSTILE,
        summary: HOSTILE,
        observations: 1,
        silent: 1,
      },
    })),
  };
  const run = { ...report.run, version: HOSTILE, node: HOSTILE, machine: HOSTILE, selected: [id] };
  return { claim, report: { ...report, run, claims: [hostile] } };
}
