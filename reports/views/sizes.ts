import { driftsOf, driftText } from "../report/drift.js";
import { formReachText } from "../report/reach.js";
import type { FormReport } from "../report/schema.js";
import { paragraph } from "../text/columns.js";

/** What a run at large sizes says of its forms beside their verdicts: how large they were decided, and what goes with size. */
export function sizeNotes(forms: readonly { readonly name: string; readonly form: FormReport }[], columns: number) {
  const told = (texts: (form: FormReport) => readonly string[]): string[] =>
    forms.flatMap(({ name, form }) => texts(form).flatMap((text) => paragraph(`${name}: ${text}`, columns, 2)));
  return [
    { heading: "The largest sizes, each by itself", lines: told((form) => [formReachText(form)].filter(Boolean)) },
    {
      heading: "Tightness that goes with size, by the best lhs/rhs",
      lines: told((form) => driftsOf(form).map((one) => `${one.relation}: ${driftText(one)}`)),
    },
  ];
}
