import temml from "temml";
import type { Claim } from "../claim/index.js";

/** Ids are `source/label`, as the paths of files below theorems/. */
export function identityFaults({ id }: Claim): string[] {
  return /^[a-z]+\d*\/[a-z0-9-]+$/.test(id) ? [] : [`the id "${id}" is not of the form source/label`];
}

/** Statements are TeX that a page can show. */
export function texFaults({ forms, assumptions }: Claim): string[] {
  const statements = [
    ...forms.map(({ name, statement }) => [`the ${name} statement`, statement] as const),
    ...assumptions.map(({ name, statement }) => [`the assumption "${name}"`, statement] as const),
  ];
  return statements.flatMap(([what, tex]) => {
    // \nabla in a plain string is a line that begins with "abla", and \top a tab and "op": both are valid TeX.
    if (/[\t\r\f\v\b]|\n[a-z]/.test(tex)) return [`${what} lost a backslash: write it with tex`];
    try {
      temml.renderToString(tex, { throwOnError: true, strict: true });
      return [];
    } catch (error) {
      return [`${what} is not valid TeX: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

/** The printed form leads; where it is expected to fail, a form that holds stands beside it, and an erratum says why. */
export function formFaults({ forms, erratum }: Claim): string[] {
  const faults: string[] = [];
  if (forms[0]?.name !== "printed") faults.push("the first form must be the printed one");
  const printedFails = forms[0]?.expected === "refuted" || forms[0]?.expected === "inconsistent";
  const corrected = forms.find(({ name }) => name === "corrected");
  if (printedFails && corrected === undefined) {
    faults.push("the printed form is expected to fail, but there is no corrected form beside it");
  }
  if (printedFails && erratum === undefined)
    faults.push("the printed form is expected to fail, but no erratum says why");
  if (!printedFails && erratum !== undefined)
    faults.push("there is an erratum, but the printed form is not expected to fail");
  if (corrected !== undefined && !["holds", "consistent", "open"].includes(corrected.expected)) {
    faults.push(`the corrected form is expected to be "${corrected.expected}"; a correction must hold`);
  }
  return faults;
}

/** Words that are not those of the source say in the reading what is not printed. */
export function wordFaults({ words, reading }: Claim): string[] {
  return words === undefined || reading !== undefined
    ? []
    : [`the words of the printed form are "${words}", but no reading says what of it is not printed`];
}
