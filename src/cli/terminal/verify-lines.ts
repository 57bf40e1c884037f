import { notWritten } from "../words/places.js";
import { checksOf, formName, type Report } from "../../../reports/report/index.js";
import { visible } from "../../../reports/text/index.js";

/** Where the report and its page went, or why they were not written. */
export function reportLines(
  folder: string | null,
  hasPage: boolean,
  standing: string | null,
  usual: string,
): string[] {
  if (folder === null) return [`Report: ${notWritten("out", usual)}`];
  const at = visible(folder);
  if (standing !== null) {
    return [
      `Report: not written: ${at}/report.json is ${standing}; --out <dir> puts this one elsewhere, --force there`,
    ];
  }
  return [`Report: ${at}/report.json`, ...(hasPage ? [`Page:   ${at}/report.html`] : [])];
}

/**
 * Forms with a relation that is not refuted and had checks that could have been decided and were not: ties could not, nor
 * what is out of reach of intervals.
 */
export function undecidedForms({ claims }: Report): string[] {
  return claims.flatMap(({ id, forms }) =>
    forms
      .map((form) => ({ form, left: checksOf(form.relations.filter(({ refuted }) => refuted === 0)) }))
      .map(({ form, left: { undecided, ties, beyond } }) => ({ form, open: undecided - ties - beyond }))
      .filter(({ open }) => open > 0)
      .map(({ form, open }) => `${formName(id, form)} (${open})`),
  );
}
