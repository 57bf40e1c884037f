import fc from "fast-check";
import type { FormFacts, Spec } from "../claim/index.js";
import { refutationLine } from "../../reports/text/index.js";
import type { Bench, Finding } from "../conformance/index.js";

type FormName = FormFacts["name"];

/** Thrown by the property of a relation where an instance refutes it, so that fast-check shrinks the instance. */
export class Refuted extends Error {
  constructor(
    readonly finding: Finding,
    spec: Spec,
  ) {
    const { name, direction, lhs, rhs } = finding;
    super(`${name} fails at ${refutationLine({ direction, spec, lhs, rhs })}`);
    this.name = "Refuted";
  }
}

/** The relations of a form whose names are asked for, as a property of the instances of the claim. */
export function property(
  bench: Bench,
  form: FormName,
  isAsked: (name: string) => boolean,
): fc.IPropertyWithHooks<[Spec]> {
  return fc.property(bench.arbitrary, (spec) => {
    for (const finding of bench.findings(spec).relations) {
      if (finding.form !== form || finding.verdict !== "refuted" || !isAsked(finding.name)) continue;
      throw new Refuted(finding, spec);
    }
  });
}
