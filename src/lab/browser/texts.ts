import type { Html } from "../../../reports/text/index.js";
import { displayedFormula, inlineFormula, prose } from "../../../reports/typeset/index.js";
import type { Described } from "../work/index.js";

/** What a claim says in formulas and in words, as it is shown. */
export interface Texts {
  readonly statement: Html;
  /** The statements of its hypotheses, in their order. */
  readonly assumptions: readonly Html[];
  readonly reading: Html | null;
  readonly erratum: { readonly slip: Html; readonly instead: Html } | null;
}

/** Sets the texts of a claim, with the statement of that form. */
export function textsOf({ forms, assumptions, reading, erratum }: Described, form: string): Texts {
  return {
    statement: displayedFormula(forms.find(({ name }) => name === form)!.statement),
    assumptions: assumptions.map(({ statement }) => inlineFormula(statement)),
    reading: reading === null ? null : prose(reading),
    erratum: erratum === null ? null : { slip: prose(erratum.slip), instead: prose(erratum.instead) },
  };
}
